/* SPDX-License-Identifier: ISC */
/*
 * Acts on a meeting file as a whole: verify, rebuild, merge, copy, publish.
 * Must not know: what a person may see (publish is told, value by value).
 */
#ifndef TALANOA_STORE_WHOLE_H
#define TALANOA_STORE_WHOLE_H

#include <talanoa/core/disclosure.h>
#include <talanoa/store/store.h>

struct verify_report {
	size_t events, values, absent, unknown;
	size_t problems;			/* 0: the record holds */
	struct str text;			/* one line a problem, in words */
	struct hash head;
};

/*
 * Recompute everything: ids, canonical bodies, columns, parents, sequence numbers,
 * commitments, absent and orphan values, and that the projection is what the journal says.
 * Fails only if the file cannot be read; problems are in the report, which the caller
 * releases with verify_release.
 */
bool store_verify(struct store *s, struct verify_report *ret_report, struct err *err);
void verify_release(struct verify_report *r);

/* Drop the derived tables and replay the journal, in one transaction. */
bool store_rebuild(struct store *s, size_t *ret_events, struct err *err);

struct merge_report {
	size_t events, values;		/* new here */
	size_t already;			/* events both had */
	size_t conflicts;		/* fields that now have more than one version */
	size_t duplicates;		/* equal numbers, shown as 3 and 3b */
	size_t open_turns;		/* turns of other sittings left open */
};
/* Bring in another copy of the same meeting: verify it, union, rebuild; all or nothing. */
bool store_merge(struct store *s, const char *other, struct merge_report *ret_report,
	struct err *err);

/*
 * A safe, whole copy: on the disk for good and checked when this returns true, so that a
 * stick may be pulled out. to must not exist; on failure no file is left. The floor goes on in
 * the copy in a sitting of its own.
 */
bool store_copy(struct store *s, const char *to, struct err *err);

/*
 * Write a public copy to `to`, which must not exist: every event, and of the values only
 * those that may_leave says (store_may_leave of disclosed.h). It is verified before it gets
 * its name; on failure no file is left.
 */
bool store_publish(struct store *s, const char *to,
	bool (*may_leave)(void *ctx, const struct publish_ask *ask), void *ctx,
	size_t *ret_left_out, struct err *err);

/* Facts about the file for `talanoa doctor`, one "name: value" a line; caller releases. */
bool store_doctor(struct store *s, struct str *ret_text, struct err *err);
/*
 * Rename what stands beside a meeting file and keeps it from being opened (a planted -journal,
 * a foreign -wal), if no program has the meeting open; not even this one may. One line a file.
 */
bool store_set_aside(const char *path, struct str *ret_text, struct err *err);

#endif
