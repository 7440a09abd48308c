/* SPDX-License-Identifier: ISC */
/*
 * The meeting file: opening, the journal of events, acts, and what readers ask. The journal
 * is the truth; everything else is folded from it (2-architecture 2.1).
 * Must not know: what a command is, who may do what, disclosure policy, screens.
 */
#ifndef TALANOA_STORE_STORE_H
#define TALANOA_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <talanoa/base/clock.h>
#include <talanoa/base/err.h>
#include <talanoa/base/str.h>
#include <talanoa/core/event.h>
#include <talanoa/core/ledger.h>
#include <talanoa/core/unit.h>

struct store;

enum store_mode { STORE_READ, STORE_WRITE };

enum { STORE_FORMAT = 0 };	/* 0 until the first release */

/*
 * Open an existing meeting file, safely (6-field 6.1): a regular file with one name, nothing
 * foreign beside it, our schema to the letter. env is borrowed and must outlive the store. A
 * public copy, or a file on a network file system, opens with STORE_READ only (ERR_DENIED
 * otherwise). While a store is open the program must not open and close its file by other
 * means: that drops SQLite's locks.
 */
bool store_open(const char *path, enum store_mode mode, struct env *env,
	struct store **ret_store, struct err *err);
/*
 * Create path (must not exist) with its first event, for writing. template may be "".
 * The file is readable by its owner only.
 */
bool store_create(const char *path, const char *template, struct env *env,
	struct store **ret_store, struct err *err);
void store_close(struct store *s);			/* rolls back what is open; NULL is fine */

/* How long to wait for another program (10 s after opening; a screen that reads: 50 ms). */
void store_busy(struct store *s, int ms);

const char *store_path(const struct store *s);		/* absolute */
struct id store_meeting(const struct store *s);
bool store_public(const struct store *s);		/* a public copy */
struct env *store_env(const struct store *s);

/* Who acts from now on; the next act opens a new session in the journal. */
void store_operator(struct store *s, const char *name, const char *role);
const char *store_operator_name(const struct store *s);

/*
 * Acts. store_begin takes the write lock (10 s at most) and opens one act; every store_add
 * records one event and folds it at once, so that queries inside the act see it; commit
 * makes it durable. at is when it happened (UTC ms), stated if a person said so, not the
 * clock. undoes: the act this one takes back, or NULL.
 */
bool store_begin(struct store *s, struct err *err);
void store_act(struct store *s, int64_t at, bool stated, const struct id *undoes);
bool store_add(struct store *s, const struct ev *e, struct err *err);
bool store_commit(struct store *s, struct err *err);
void store_rollback(struct store *s);
bool store_writing(const struct store *s);
struct id store_act_id(const struct store *s);		/* of the act that is open */
/* Several acts in one transaction: begin/commit inside become savepoints. */
bool store_batch_begin(struct store *s, struct err *err);
bool store_batch_end(struct store *s, bool keep, struct err *err);

/*
 * What changed: generation grows with every commit of any program; epoch changes when a
 * merge or rebuild replaced the projection, so that whoever caches starts over.
 */
int64_t store_generation(struct store *s);
int64_t store_epoch(struct store *s);

/*
 * Several reads of one moment: between these, what other programs write is not seen. Inside
 * an act both do nothing. Short: others cannot write meanwhile.
 */
bool store_read_begin(struct store *s, struct err *err);
void store_read_end(struct store *s);

/* Readers. Sets are the caller's to release. */
bool store_units(struct store *s, enum unit_kind kind, struct units *ret_set, struct err *err);
/* The newest `most` units of a kind, oldest first. */
bool store_units_tail(struct store *s, enum unit_kind kind, size_t most,
	struct units *ret_set, struct err *err);
/* Those that were made on an item (a zero item: all of the kind). */
bool store_units_of(struct store *s, enum unit_kind kind, const struct id *item,
	struct units *ret_set, struct err *err);
bool store_unit(struct store *s, const struct id *id, struct units *ret_set, struct err *err);
/* The number the next unit of this kind gets. */
int store_next_num(struct store *s, enum unit_kind kind);
bool store_void(struct store *s, const struct id *unit);	/* undone */
/* The operator whose session made the unit; "" if that is not in this file. */
void store_unit_writer(struct store *s, const struct id *unit, struct str *ret_name);
/* When the act of an event happened, UTC ms. */
bool store_at(struct store *s, const struct hash *event, int64_t *ret_at, struct err *err);
size_t store_count(struct store *s);			/* events */
struct hash store_head(struct store *s);		/* one id, or SHA-256 of the sorted ids */
int64_t store_newest(struct store *s);			/* hlc of the newest event, or 0 */

/* One event as recorded, for log and undo. Owned by the caller. */
struct logged {
	int64_t n, hlc, at, ms;
	bool stated;
	struct hash id;
	struct id act, writer, undoes;
	bool undone;				/* its act was taken back */
	char *operator_name, *role;		/* of its session; "" if not in this file */
	struct ev ev;				/* strings live in arena */
	bool absent[EV_MAX_FIELDS];		/* this field's value is not in the file */
	bool known;				/* false: a kind this program does not know */
	char *kind_name;
	struct unit_arena *arena;
};
void logged_release(struct logged *l);
/* Walk events in (hlc, id) order; each() returns false to stop. act: only that act, or NULL. */
bool store_log(struct store *s, const struct id *act,
	bool (*each)(void *ctx, const struct logged *l), void *ctx, struct err *err);
/* The same for those recorded after hlc. */
bool store_log_since(struct store *s, int64_t hlc,
	bool (*each)(void *ctx, const struct logged *l), void *ctx, struct err *err);
/* The events of one act, in order; the caller releases each and frees the array. */
bool store_act_events(struct store *s, const struct id *act, struct logged **ret_v,
	size_t *ret_n, struct err *err);
/* Is this the event that made the unit? */
bool store_made(struct store *s, const struct id *unit, const struct hash *event);
/* The last act of this operator that was not taken back and is not an undo itself; sessions
 * do not count. False (ERR_STATE) if there is none. */
bool store_last_act(struct store *s, struct id *ret_act, struct err *err);
/* Was the field written, in force, before event by another event? For undo. */
bool store_previous(struct store *s, const struct id *unit, enum field f,
	const struct hash *before, struct units *ret_old, struct err *err);

/* Rows after local number n (0: all): for a ledger that is already there. */
bool store_floor_rows(struct store *s, int64_t after_n,
	bool (*each)(void *ctx, const struct floor_row *r), void *ctx, struct err *err);

/* The one local row: this copy's sitting and the sign of life of a running turn. */
struct pulse {
	struct id sitting;		/* zero: none yet, or the file was copied since */
	struct id copied_from;		/* the sitting of the file this one was copied from */
	struct id turn;
	int64_t utc_ms, mono;
	char boot[20];
};
bool store_pulse(struct store *s, struct pulse *ret_pulse, struct err *err);
bool store_set_sitting(struct store *s, const struct id *sitting, struct err *err);
/* Inside or outside an act; loses nothing if the file is busy. */
bool store_beat(struct store *s, const struct id *turn, struct err *err);
/* This boot and its clock as they may stand in the journal: nothing links one laptop across
 * meetings (2.1). */
void store_boot(struct store *s, char boot[static 20], int64_t *ret_mono);
/* The same moment in both clocks, as a tick. */
struct tick store_tick(struct store *s);

#endif
