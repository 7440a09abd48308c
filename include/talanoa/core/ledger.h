/* SPDX-License-Identifier: ISC */
/*
 * The ledger: recorded floor events, in order of (hlc, id), become the state of the floor
 * (core/floor) and the list of turns with their counted time (2-architecture 2.2). It
 * accepts any sequence and never refuses; deciding is the use-case's business.
 * Must not know: SQL, names, what the clock says now (it is passed in).
 */
#ifndef TALANOA_CORE_LEDGER_H
#define TALANOA_CORE_LEDGER_H

#include <talanoa/core/event.h>
#include <talanoa/core/floor.h>
#include <talanoa/core/idmap.h>

/* One recorded floor event. */
struct floor_row {
	int64_t n;		/* local number: where to go on from */
	int64_t hlc, at;	/* order of recording; UTC ms when it happened */
	struct hash event;
	bool stated;
	enum ev_kind kind;
	struct id subject, sitting, entry, item, turn, person, group;
	char code[24];		/* class, op, state or method, whichever the kind has */
	char cause[24];
	char boot[20];
	int64_t mono, ms, v;	/* ms: lift, counted, rebase, limit; v: v_after, weight */
	int num;
	const char *list;	/* sponsors; hands and turns taken along: hex, spaces between */
};

/* A point in time as the journal knows it. */
struct tick {
	int64_t at;		/* UTC ms */
	int64_t mono;		/* boot-time ms, comparable within one boot */
	char boot[20];
	bool stated;		/* a person said when; the clock did not */
};

/* Were both taken by the clock, in one boot? */
bool tick_one_boot(const struct tick *a, const struct tick *b);
/* a to b in ms, never negative: by the boot clock if both were taken by it in one boot. */
int64_t tick_between(const struct tick *a, const struct tick *b);

enum seg_op { SEG_START, SEG_RESTART, SEG_PAUSE, SEG_RESUME, SEG_END, SEG_LOST };

struct segment {
	enum seg_op op;
	struct tick tick;
	char cause[24];
	int64_t recorded;	/* UTC ms: a stated tick is of another time */
	struct id sitting;	/* that recorded it */
};

struct ledger_turn {
	struct id id, entry, item;
	int num;
	int floor_turn;		/* index in floor.turns, or FLOOR_NONE */
	int64_t called_at;
	int64_t limit_ms;
	int64_t v_after;
	char method[24];	/* next, ack */
	struct segment *segs;
	size_t n_segs, cap_segs;
	int64_t fixed_ms;	/* -1, or as corrected */
	bool ours;		/* of this copy's sitting, or taken along by it */
	bool voided;
	bool doubt;		/* nobody watched it after `sure`, and nobody said what counts */
	struct tick sure;
};

struct ledger_entry {
	struct id id, person, group, item;
	int num;
	int64_t at;
	int floor_entry;
};

struct ledger {
	struct floor floor;
	struct id sitting;		/* this copy's; zero: none yet */
	struct idmap groups, persons;	/* -> index in floor */
	struct id *group_ids, *person_ids;
	size_t cap_group_ids, cap_person_ids;
	struct idmap entries, turns;	/* -> index below */
	struct ledger_entry *entry;
	size_t n_entries, cap_entries;
	struct ledger_turn *turn;
	size_t n_turns, cap_turns;
	struct ledger_mark {		/* items taken up, parts opened: scope of the ledger */
		struct id id, item;
		bool part, voided;
		int number;		/* of the part, or the item: the same when taken up again */
		int64_t planned_ms;	/* of the item; roster_now fills it in */
	} *mark;
	size_t n_marks, cap_marks;
	struct ledger_pass {		/* turns that turned out to be another's */
		struct id turn, from;
		int before, after;	/* who was announced */
	} *pass;
	size_t n_passes, cap_passes;
	int *deck_before;		/* who was announced before each announcement */
	size_t n_decks, cap_decks;
	enum ledger_scope { SCOPE_SESSION, SCOPE_ITEM, SCOPE_MEETING } scope;
	int64_t last_n;			/* newest row applied */
	bool names_left_out;		/* of a public copy: set it before the first row */
};

void ledger_init(struct ledger *l, const struct id *sitting, enum ledger_scope scope);
void ledger_release(struct ledger *l);

/* The roster comes before the rows that name it. A person of no group speaks only uncounted. */
void ledger_add_group(struct ledger *l, const struct id *id);
void ledger_add_person(struct ledger *l, const struct id *id, const struct id *group);
/* Another id of the same person (same NAME = NAME). */
void ledger_alias_person(struct ledger *l, const struct id *alias, const struct id *id);

void ledger_apply(struct ledger *l, const struct floor_row *r);

/* The running (or paused) turn, or NULL. */
const struct ledger_turn *ledger_running(const struct ledger *l);
/* The turn that goes on when the running point of order ends, or NULL. */
const struct ledger_turn *ledger_interrupted(const struct ledger *l);
const struct ledger_turn *ledger_turn(const struct ledger *l, const struct id *id);
bool turn_ended(const struct ledger_turn *t);
bool turn_paused(const struct ledger_turn *t);
/* Why it is paused ("interpret", "point" ...), or "". */
const char *turn_pause_cause(const struct ledger_turn *t);
/* Counted so far, up to now (which may be NULL for an ended turn), corrections included; of a
 * turn in doubt only what is certain. */
int64_t turn_ms(const struct ledger_turn *t, const struct tick *now);
/* The rest of a turn in doubt, up to now; 0 without doubt, -1 if the clock cannot tell. */
int64_t turn_unsure_ms(const struct ledger_turn *t, const struct tick *now);
/*
 * The running turn is certain up to a tick only (NULL: no doubt any more). Not recorded: a new
 * ledger knows nothing of it, and its next boundary ends it. False if no clock runs.
 */
bool ledger_doubt(struct ledger *l, const struct tick *sure);
/* The floor with the running turn's time so far filled in: for pick, preview, equity. */
void ledger_elapse(struct ledger *l, const struct tick *now);
/* The latest boundary of a turn: a floor act may not precede it. */
int64_t turn_last_boundary(const struct ledger_turn *t);

/* Indexes to ids; a zero id if the index is none. */
struct id ledger_group_id(const struct ledger *l, int group);
struct id ledger_person_id(const struct ledger *l, int person);
struct id ledger_entry_id(const struct ledger *l, int floor_entry);
int ledger_group(const struct ledger *l, const struct id *id);		/* FLOOR_NONE */
int ledger_person(const struct ledger *l, const struct id *id);
int ledger_entry(const struct ledger *l, const struct id *id);	/* its floor entry, or FLOOR_NONE */

#endif
