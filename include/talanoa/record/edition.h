/* SPDX-License-Identifier: ISC */
/*
 * One edition of a meeting: everything that may stand in its record, and nothing else, as
 * plain data. Making an edition is the only reading of the store for output, and the only
 * place where disclosure is applied; whoever renders one cannot leak what is not in it.
 * Must not know: formats, words of the record, the screen.
 */
#ifndef TALANOA_RECORD_EDITION_H
#define TALANOA_RECORD_EDITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <talanoa/conf/country.h>
#include <talanoa/core/item_clock.h>
#include <talanoa/core/rules.h>
#include <talanoa/store/store.h>

enum edition_kind { EDITION_PUBLIC, EDITION_FULL };

/* A text that is not there is "", an index that is not there -1, a moment 0 (UTC ms). */

struct ed_span {
	int64_t from, to;		/* to 0: until the end */
	bool online;
};

struct ed_person {
	const char *name, *org;
	const char *country, *people;	/* the country as it is printed, or as written */
	char code[3];			/* ISO 3166 if it is one country, else "" */
	const char *role;		/* facilitator, rapporteur, secretariat, observer ... */
	int group;
	int principal;			/* alternate or proxy for this person */
	bool organisation, proxy, regrets;
	bool hidden;			/* counted, never named: name and all else are "" */
	struct ed_span *span;
	size_t n_spans;
};

struct ed_group {
	const char *code, *name, *vacancy;
	int seats, members, present;	/* present: people who were there at some time */
	int64_t weight, ms, other_ms, left_ms;
	int turns, percent;		/* percent -1: nothing was spoken */
	bool present_at_opening;
	bool excluded;			/* nobody of it was there: out of the equity figures */
};

/* A row by region or income group: people who attended for a constituency. */
struct ed_share {
	const char *name;		/* of conf/category.h */
	int persons;			/* present at some time, observers and staff apart */
	int64_t ms;			/* own speaking time; 0 if few */
	int percent;			/* -1: nothing was spoken, or few */
	bool few;			/* EDITION_PUBLIC: its time is told with that of others only */
};

struct ed_shares {
	struct ed_share *v;
	size_t n;
	int64_t total_ms, few_ms;	/* few_ms: of the rows that are few, together */
	int64_t untold_ms;		/* in no row: of speakers who are not named */
	bool told;			/* there are times to show */
};

/* Who said it, as far as this edition tells. */
enum ed_said { SAID_NOBODY, SAID_PERSON, SAID_GROUP, SAID_FOR_GROUP, SAID_ROLE, SAID_PARTICIPANT };

struct ed_speaker {
	enum ed_said said;
	int person;			/* SAID_PERSON */
	int group;			/* SAID_PERSON: in this capacity; SAID_GROUP, SAID_FOR_GROUP */
	const char *role;		/* SAID_ROLE */
};

enum ed_entry_kind { ED_REMARK, ED_RULING, ED_DECISION, ED_ACTION, ED_SUSPENDED, ED_RESUMED,
	ED_HALL_CLOSED, ED_HALL_OPEN, ED_PART_OPENED, ED_PART_CLOSED, ED_ADOPTED };

struct ed_entry {
	enum ed_entry_kind kind;
	int64_t at, hlc;		/* order: at, then hlc */
	int num;			/* of the note */
	struct ed_speaker speaker;
	struct ed_speaker outside;	/* EDITION_FULL: as the public edition has it */
	bool guarded;			/* EDITION_FULL: outside differs from speaker */
	const char *turn;		/* class of the turn it belongs to: "point", "reply" ... or "" */
	const char *text, *because;	/* text of a mark: title, ground, what was adopted */
	int ref;			/* index in decisions or actions */
	int withheld;			/* index in withheld; in EDITION_PUBLIC text is then "" */
};

struct ed_item {
	int num, dup;
	const char *title, *type, *pillar, *rec, *level, *summary, *outcome, *reason;
	int64_t planned_ms, limit_ms, taken, again, closed;
	enum ed_item_end { ITEM_END_NONE, ITEM_END_CLOSED, ITEM_END_SKIPPED, ITEM_END_DEFERRED } end;
	struct ed_speaker by;
	const char *attribution;	/* named, constituency, none, chatham */
	int withheld;
	struct ed_entry *entry;
	size_t n, cap;
};

struct ed_decision {
	int num, dup, item;
	const char *text, *state, *method, *rationale;
	struct ed_speaker by;
	int64_t proposed, decided;
	int groups_present, groups;	/* at that moment; groups with seats */
	int withheld;
};

struct ed_action {
	int num, dup, item, decision;
	const char *text, *due, *state, *progress, *because;
	struct ed_speaker owner;
	const char *owner_name;		/* an owner who is on no list, else "" */
	int64_t at;
	int withheld;
};

struct ed_interest {
	struct ed_speaker who;
	const char *text, *effect;	/* effect "none": it was said that there is none */
	int withheld;
};

struct ed_withheld {
	int num;			/* 0: an embargo, with the date in review */
	const char *kind;		/* note, decision, item ... */
	int item;			/* index, or -1 */
	const char *ground, *reason, *authority, *review, *summary, *consult;
	int64_t at;
	int ref;			/* number of the unit; EDITION_FULL only, else 0 */
};

struct ed_abbr {
	const char *shorter, *longer;
};

struct ed_fact {
	const char *name, *as_of, *source;
};

enum { ED_POINTS = 8 };

struct ed_point {			/* how even it was after a turn */
	int64_t at;
	int64_t gini_ppm, move_percent;	/* -1: not yet */
	int heard;
};

struct ed_talk {
	const char *target;		/* equal, headcount, half, custom */
	int64_t total_ms, other_ms, move_ms;
	int64_t untold_ms;		/* of speakers whose constituency is not told */
	int64_t chair_ms;		/* of people of no constituency */
	int64_t longest_wait_ms;	/* for the floor; -1: nobody raised a hand */
	int64_t gini_ppm;
	int move_percent;
	size_t heard, counted;		/* constituencies with time; in the figures */
	size_t turns, stated;		/* that ended; of these with a time that the clock did not take */
	bool valid;			/* move_ms and gini_ppm exist */
	bool early;			/* fewer turns than constituencies: they say little */
	struct ed_point point[ED_POINTS];
	size_t n_points;
};

/* What the hall may see now: no persons beyond who speaks and who is next. */
enum ed_phase { PHASE_BEFORE, PHASE_OPEN, PHASE_SUSPENDED, PHASE_CLOSED };

struct ed_bar {				/* a constituency on the screen */
	int group;
	int64_t ms, target_ms, left_ms;
	int percent;			/* -1: nothing was spoken */
	bool heard, excluded;		/* excluded: nobody of it is here */
};

struct ed_hand {
	struct ed_speaker who;
	const char *class;		/* "ordinary", "point", "reply" ... */
};

enum { ED_NEXT_MOST = 6 };

struct ed_live {
	struct tick as_of;		/* when this was so; clocks go on from here */
	enum ed_phase phase;
	int64_t until;			/* PHASE_SUSPENDED: when it resumes, or 0 */
	bool hall_closed, list_closed;
	bool spoken;			/* somebody has had the floor */
	int item;			/* in hand, or -1 */
	struct item_clock item_clock;	/* of that item */
	bool has_turn, running;		/* running: the clock is, on from ms */
	struct ed_hand now;
	int64_t ms, limit_ms;		/* counted at as_of; limit 0: none */
	const char *cause;		/* why it is paused: "interpret", "point" ... or "" */
	struct ed_hand next[ED_NEXT_MOST];
	size_t n_next;
	struct ed_bar *bar;		/* in order of the constituencies */
	size_t n_bars;
	bool early;			/* not all who are here could have spoken once */
	int here, here_heard;		/* constituencies */
	bool untold;			/* somebody spoke whose constituency is not told: who was not
					 * heard is then not known either */
	int reading;			/* decision whose text is read back, or -1 */
	int64_t reading_since;
	int64_t warn[RULE_TIMES];	/* of the running turn: time left, longest first */
	size_t n_warns;
};

struct edition {
	enum edition_kind kind;
	const char *language, *zone;
	const char *title, *body, *number, *meeting_kind, *symbol, *place, *link, *notice, *contact,
		*comment_how, *appeal, *phase, *next;
	const char *order, *quorum, *rule;	/* rules of procedure: speaking order, ... */
	struct rules rules;		/* all of them, as stored */
	int64_t limit_ms;
	int k;
	int64_t opened, closed, agenda_adopted, rules_adopted, minutes_adopted;
	bool was_closed;		/* to the public, at some time */
	struct ed_group *group;
	struct ed_person *person;
	struct ed_item *item;		/* in the order taken, then those that were not */
	struct ed_item outside;		/* entries before the first item */
	struct ed_item after;		/* entries after the last item */
	int *agenda;			/* indexes of item in the order of the agenda */
	struct ed_decision *decision;
	struct ed_action *action;
	struct ed_interest *interest;
	struct ed_withheld *withheld;
	struct ed_abbr *abbr;
	struct ed_fact *fact;		/* lists behind the regions */
	size_t n_groups, n_persons, n_items, n_decisions, n_actions, n_interests,
		n_withheld, n_abbrs, n_facts;
	struct ed_talk talk;
	struct ed_shares regions, incomes;	/* n 0: without the table of countries */
	struct ed_live live;		/* with edition_ask.live only */
	size_t remarks;			/* in all, withheld ones too */
	char head[33];			/* of the record: 32 hex digits */
	size_t events;
	bool test;			/* made with a fixed clock */
	struct units mem;		/* owns every string and array above */
};

struct edition_ask {
	enum edition_kind kind;
	const struct countries *countries;	/* NULL: countries stay as written */
	bool live;			/* EDITION_PUBLIC with the live part, and without what a hall does not see:
					 * remarks, actions, interests, abbreviations, talk */
};

/*
 * Read the meeting into an edition; release it with edition_release. An embargo is over when
 * the store's clock says so; nothing else here depends on the time of asking.
 */
bool edition_load(struct store *s, const struct edition_ask *ask, struct edition *ret_ed,
	struct err *err);
void edition_release(struct edition *ed);

#endif
