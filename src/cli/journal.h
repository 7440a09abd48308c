/* SPDX-License-Identifier: ISC */
/*
 * The journal read act by act, with the names that units had at that moment: for `log`.
 * Must not know: how an act is told.
 */
#ifndef CLI_JOURNAL_H
#define CLI_JOURNAL_H

#include <talanoa/core/idmap.h>
#include <talanoa/store/store.h>

/* What is known of a unit so far. */
struct known {
	struct id id;
	enum unit_kind kind;
	int num;
	char *name;		/* of a person; code of a constituency; key of a rule; stance of a
				 * position; what was asked for; or NULL */
	struct id link;		/* group of a person, person of a hand, hand of a turn, target,
				 * decision of a position, reservation or vote */
	struct id group;	/* capacity of a hand; whose a position or reservation is; who voted */
	struct id principal;	/* of a vote: whose seat, if it is another's */
	int64_t limit;		/* of a turn, ms */
	bool access;		/* of a need: for access, not for money */
};

/* An event of the act, as recorded; texts live as long as the act. */
struct told {
	struct ev ev;
	bool absent;		/* a value of it is not in this file */
	bool known;
	char *kind_name;
	bool done;		/* told already, with another one */
};

struct act {
	struct id id, undoes;
	int64_t at, ms;		/* when it happened; when it was recorded */
	bool stated, undone;
	bool whole;		/* not of a public copy */
	char *operator_name, *role;
	struct told *v;
	size_t n, cap;
	struct units mem;	/* owns the texts */
};

struct journal {
	struct store *store;
	struct known *known;
	size_t n, cap;
	struct idmap index;
};

void journal_init(struct journal *j, struct store *s);
void journal_release(struct journal *j);

/*
 * Each act in the order of its first event; each() returns false to stop. What an act says is
 * known to j only when each() has returned.
 */
bool journal_walk(struct journal *j, bool (*each)(void *ctx, struct act *a), void *ctx,
	struct err *err);

/* NULL if the id was not seen, or is NULL. */
const struct known *journal_unit(const struct journal *j, const struct id *id);
/* The name of a person, the code of a constituency; "" if it is not known. */
const char *journal_name(const struct journal *j, const struct id *id);
/* "note 12"; "" if it is not known. */
const char *journal_label(const struct journal *j, const struct id *id, char *buf, size_t size);

/* The field of an event, or NULL; its text ("" if there is none). */
const struct ev_field *told_field(const struct told *t, enum field f);
const char *told_text(const struct told *t, enum field f);
const struct id *told_ref(const struct told *t, enum field f);	/* NULL if there is none */
int64_t told_int(const struct told *t, enum field f, int64_t otherwise);

#endif
