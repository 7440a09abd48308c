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
#include <talanoa/core/rules.h>
#include <talanoa/record/edition_change.h>
#include <talanoa/record/edition_follow.h>
#include <talanoa/record/edition_live.h>
#include <talanoa/record/edition_mine.h>
#include <talanoa/record/edition_outcome.h>
#include <talanoa/record/edition_status.h>
#include <talanoa/store/store.h>

/* EDITION_CONSTITUENCY: for members and the peers they consult; what they may pass on stands in it
 * too (with its index in withheld: not for publication). Names as in EDITION_PUBLIC. */
enum edition_kind { EDITION_PUBLIC, EDITION_CONSTITUENCY, EDITION_FULL };

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
	bool untold;			/* if they were there */
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
	bool few;			/* not EDITION_FULL: its times are told with those of others only,
					 * and are 0 here */
	bool excluded;			/* nobody of it was there: out of the equity figures */
};

/* A row by region or income group: people who attended for a constituency. */
struct ed_share {
	const char *name;		/* of conf/category.h */
	int persons;			/* present at some time, observers and staff apart */
	int64_t ms;			/* own speaking time; 0 if few */
	int percent;			/* -1: nothing was spoken, or few */
	bool few;			/* not EDITION_FULL: its time is told with that of others only */
};

struct ed_shares {
	struct ed_share *v;
	size_t n;
	int64_t total_ms, few_ms;	/* few_ms: of the rows that are few, together */
	int64_t untold_ms;		/* in no row: of speakers who are not named */
	bool told;			/* there are times to show */
};

enum ed_entry_kind { ED_REMARK, ED_RULING, ED_DECISION, ED_ACTION, ED_SUSPENDED, ED_RESUMED,
	ED_HALL_CLOSED, ED_HALL_OPEN, ED_PART_OPENED, ED_PART_CLOSED, ED_ADOPTED, ED_QUORUM,
	ED_CONSULT, ED_CONSENT, ED_COMMITMENT };

struct ed_entry {
	enum ed_entry_kind kind;
	int64_t at, hlc;		/* order: at, then hlc */
	int num;			/* of the note */
	struct ed_speaker speaker;
	struct ed_speaker outside;	/* EDITION_FULL: as the public edition has it */
	bool guarded;			/* EDITION_FULL: outside differs from speaker */
	const char *turn;		/* class of the turn it belongs to: "point", "reply" ... or "" */
	bool interpreted;		/* that turn was */
	const char *text, *because;	/* text of a mark: title, ground, what was adopted */
	int ref;			/* index in decisions, actions, counts, consults, consents or
					 * commitments */
	int withheld;			/* index in withheld; text is "" if this edition hides it */
};

struct ed_item {
	int num, dup;
	const char *title, *type, *pillar, *rec, *level, *summary, *outcome, *reason;
	int64_t planned_ms, limit_ms, taken, again, closed;
	enum ed_item_end { ITEM_END_NONE, ITEM_END_CLOSED, ITEM_END_SKIPPED, ITEM_END_DEFERRED } end;
	struct ed_speaker by;
	int64_t at;			/* put on the agenda */
	const char *attribution;	/* named, constituency, none, chatham */
	int withheld;
	struct ed_entry *entry;
	size_t n, cap;
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
	int64_t few_ms;			/* of the constituencies that are few, together; 0: not told */
	int few_turns;
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

struct edition {
	enum edition_kind kind;
	const char *language, *zone;
	const char *title, *body, *number, *meeting_kind, *symbol, *place, *link, *notice, *contact,
		*comment_how, *appeal, *phase, *next;
	const char *order, *quorum, *rule;	/* rules of procedure: speaking order, ... */
	struct rules rules;		/* all of them, as stored */
	int64_t limit_ms;
	int k;
	int64_t opened, closed, agenda_adopted, rules_adopted;
	int64_t length_ms;		/* from the opening to the closing without suspensions */
	int64_t closed_ms;		/* of that: closed to the public */
	int64_t chatham_ms;		/* of that: under the Chatham House Rule */
	bool was_closed;		/* to the public, at some time */
	struct ed_status status;
	struct ed_seats seats;		/* at the opening */
	struct ed_group *group;
	struct ed_person *person;
	struct ed_item *item;		/* in the order taken, then those that were not */
	struct ed_item outside;		/* entries before the first item */
	struct ed_item after;		/* entries after the last item */
	int *agenda;			/* indexes of item in the order of the agenda */
	struct ed_decision *decision;
	struct ed_amendment *amendment;
	struct ed_statement *statement, *reservation;
	struct ed_consult *consult;
	struct ed_consent *consent;
	struct ed_count *count;
	struct ed_action *action;
	struct ed_commitment *commitment;
	struct ed_document *document;
	struct ed_comment *comment;
	bool comments_told, comments_open;	/* the window was said; is open, when last said */
	const char *comments_until;	/* its last day, or "" */
	struct ed_interest *interest;
	struct ed_term *term;
	int accepted, members;		/* members who accepted the terms; all on the list */
	struct ed_help *help;
	struct ed_payment *payment;
	struct ed_correction *correction;
	struct ed_withheld *withheld;
	struct ed_contest *contest;
	struct ed_abbr *abbr;
	struct ed_fact *fact;		/* lists behind the regions */
	size_t n_groups, n_persons, n_items, n_decisions, n_amendments, n_statements,
		n_reservations, n_consults, n_consents, n_counts, n_actions, n_commitments,
		n_documents, n_comments, n_interests, n_terms, n_helps, n_payments,
		n_corrections, n_withheld, n_contests, n_abbrs, n_facts;
	int pack;			/* constituency that it is made for, or -1 */
	bool changes;			/* what changed since the circulation was asked for */
	struct ed_change *change;
	size_t n_changes;
	struct ed_mine *mine;		/* with edition_ask.mine, else NULL */
	struct ed_talk talk;
	struct ed_shares regions, incomes;	/* n 0: without the table of countries */
	struct ed_live live;		/* with edition_ask.live only */
	size_t remarks;			/* in all, withheld ones too */
	char head[33];			/* of the record: 32 hex digits */
	size_t events;
	const char *tool;		/* version of the program that recorded last, or "" */
	bool test;			/* made with a fixed clock */
	struct units mem;		/* owns every string and array above */
};

struct edition_ask {
	enum edition_kind kind;
	const struct id *group;		/* EDITION_CONSTITUENCY: whose pack it is, or NULL */
	const struct id *mine;		/* a person: with EDITION_PUBLIC, only the edition's part `mine` is
					 * for anybody's eyes then */
	bool changes;			/* with the part `change` */
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
