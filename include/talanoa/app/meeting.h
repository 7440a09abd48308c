/* SPDX-License-Identifier: ISC */
/*
 * One open meeting as the use-cases see it: the store, what they need to decide (roster,
 * agenda, rules, ledger), and the moment of the command being run. Every change goes through
 * an act here; the caches follow by themselves.
 * Must not know: keys, screens, exports.
 */
#ifndef TALANOA_APP_MEETING_H
#define TALANOA_APP_MEETING_H

#include <talanoa/core/item_clock.h>
#include <talanoa/core/ledger.h>
#include <talanoa/core/rules.h>
#include <talanoa/store/store.h>

/* What a screen showed when its key was pressed; a script expects nothing (2.3). */
struct expectation {
	bool set;
	struct id turn;			/* the running turn, or zero */
	struct id entry;		/* who was to be next, or zero */
	struct id unit;			/* whose text is edited, or zero */
	const char *text;		/* that text as it was shown; borrowed */
};

struct meeting {
	struct store *store;
	struct env *env;
	/* caches; meeting_refresh keeps them true */
	struct units groups, persons, presences, items, marks, rules, seats;
	struct units info;		/* the meeting's own fields: one unit */
	struct idmap same;		/* entries merged by `same` -> index in persons */
	struct ledger ledger;
	struct rules rule;		/* values in force */
	struct id item;			/* item in hand, or zero */
	struct item_clock item_clock;	/* its time in hand */
	unsigned dirty;			/* caches to load again */
	struct fresh {			/* units that were written since: only they are loaded */
		struct id id;
		enum unit_kind kind;
	} fresh[16];
	size_t n_fresh;
	size_t cap_presences, cap_items, cap_marks;	/* room in the sets; 0: as they are */
	size_t n_here;			/* presences that the ledger has taken in */
	int64_t generation, epoch;
	struct units *old;		/* sets a reload replaced: units stay valid in a command */
	size_t n_old, cap_old;
	struct ledger *old_ledgers;	/* likewise: turns and entries stay valid in a command */
	size_t n_old_ledgers, cap_old_ledgers;
	bool copied;			/* the sitting of the ledger is that of the file's origin */
	struct meeting_doubt {		/* not recorded; kept when the ledger is loaded again */
		struct id turn;		/* in doubt; zero: none */
		struct tick sure;
		size_t n_segs;		/* the next boundary ends the doubt */
	} doubt;
	/* the command being run */
	struct tick now;
	struct expectation expect;
	bool observer;			/* --role observer: may look, not change */
	struct countries *countries;	/* loaded when first asked; see meeting_countries */
	bool screen;			/* typed on a screen: rule 5 applies, confirmations are asked */
	struct id floor_at_first_letter;	/* turn that ran when the line was begun, or zero */
};

bool meeting_open(const char *path, enum store_mode mode, struct env *env,
	struct meeting **ret_m, struct err *err);
void meeting_close(struct meeting *m);		/* NULL is fine */
/* Load again what changed; cheap if nothing did. */
bool meeting_refresh(struct meeting *m, struct err *err);
/* A merge or another program: everything is loaded again. */
void meeting_forget(struct meeting *m);

/* Free what reloads replaced: units borrowed before are gone. Between commands only. */
void meeting_sweep(struct meeting *m);

/* One field of the meeting ("title"), or "". The zone is UTC if none is set. */
const char *meeting_info(const struct meeting *m, enum field f);
const char *meeting_zone(const struct meeting *m);
int64_t meeting_rule_ms(const struct meeting *m, enum rule r, int64_t otherwise);
/* Length of an intervention now, ms: on the item in hand, else by the rule. */
int64_t meeting_limit(const struct meeting *m);
bool meeting_is_open(const struct meeting *m);		/* opened and not closed */
/*
 * The running turn is certain up to a tick only, until it ends, pauses or somebody said what
 * counts (NULL). Nothing if no clock runs.
 */
void meeting_doubt(struct meeting *m, const struct tick *sure);
/* The proposal that is being read back, if one is. */
bool meeting_reading(const struct meeting *m, struct id *ret_decision);
/* The clock as a tick, for a command without a stated time. */
struct tick meeting_clock(const struct meeting *m);

/* Record one event of the open act and note which caches it touches. */
bool meeting_add(struct meeting *m, const struct ev *e, struct err *err);
/* The same, but the caches follow only with the next meeting_refresh: for many at once. */
bool meeting_add_later(struct meeting *m, const struct ev *e, struct err *err);
/* The sitting of this copy: opened with the first floor act, taking along what waits. */
bool meeting_sitting(struct meeting *m, struct id *ret_sitting, struct err *err);
/* The number the next unit of this kind gets. */
void ev_number(struct meeting *m, struct ev *e, enum unit_kind kind);

/* The units behind ids; NULL if there is none. */
const struct unit *meeting_person(const struct meeting *m, const struct id *id);
const struct unit *meeting_group(const struct meeting *m, const struct id *id);
const struct unit *meeting_item(const struct meeting *m, const struct id *id);
/* Group of a person, or NULL. */
const struct unit *group_of(const struct meeting *m, const struct unit *person);
/* "Labour delegate 2" · "LAB" · "LAB2" (seat code: group code and place in it) or "". */
const char *person_name(const struct unit *person);
const char *group_code(const struct unit *group);
void person_seat_code(const struct meeting *m, const struct unit *person, char buf[static 24]);
bool person_present(const struct meeting *m, const struct unit *person);

/* Countries or areas, read once from the installed data; NULL (err says why) without them. */
const struct countries *meeting_countries(struct meeting *m, struct err *err);

enum item_state { ITEM_PENDING, ITEM_OPEN, ITEM_CLOSED, ITEM_SKIPPED, ITEM_DEFERRED };
enum item_state item_state(const struct meeting *m, const struct unit *item);
const char *item_state_name(enum item_state s);

/* What a new meeting starts with. */
struct meeting_wish {
	const char *template;		/* of share/talanoa/templates; NULL: "basic" */
	const char *title;		/* NULL: none yet */
	bool agenda;			/* the template's agenda too */
	const char *operator_name, *role;	/* who makes it; NULL: not said */
};
/*
 * A new meeting file: every rule and constituency of the template becomes an event. Leaves
 * no file on failure; an unknown template lists the known ones.
 */
bool meeting_create(const char *path, const struct meeting_wish *w, struct env *env,
	struct meeting **ret_m, struct err *err);

#endif
