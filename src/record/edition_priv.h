/* SPDX-License-Identifier: ISC */
/*
 * Between the files that make an edition: what was read, and how a value is asked for.
 * Must not know: SQL, formats.
 */
#ifndef RECORD_EDITION_PRIV_H
#define RECORD_EDITION_PRIV_H

#include <talanoa/conf/category.h>
#include <talanoa/core/disclosure.h>
#include <talanoa/core/fairness.h>
#include <talanoa/core/withholding.h>
#include <talanoa/record/edition.h>

#include "secret.h"

struct source {
	const struct edition_ask *ask;
	struct edition *ed;
	struct units u[UNIT_KIND_N];
	struct ledger ledger;
	struct disclosure disclosure;
	struct withhold_days days;
	struct idmap person, group, item, decision;	/* unit -> index in the edition */
	struct idmap withheld;				/* unit -> index in ed->withheld */
	struct category_person *who;	/* of each person: what of it may be told */
	int64_t *decided, *consulted;	/* of each decision, consultation: when its state was
					 * written */
	int mine;			/* whose own part is asked for: index of the person, or -1 */
	const char **agreed;		/* of each action: when it was due, as the meeting agreed, if
					 * that was changed later; else NULL */
	enum attribution attribution;	/* of the meeting, where an item says nothing */
};

/* ---- edition_show.c: the only code that decides what an edition holds ---- */

enum audience show_audience(const struct source *src);
/* May this edition show a value of field f in unit u, written as event kind of u? */
bool edition_may_show(const struct source *src, const struct unit *u, enum field f);
/* The field's text if it may be shown, else ""; the edition's own copy. */
const char *show_text(const struct source *src, const struct unit *u, enum field f);
/* Index in ed->withheld of what hides u (itself, its item or its turn), or -1. */
int show_withheld(const struct source *src, const struct unit *u);
/* Who is behind person (or group) of u, as this edition or the public one tells. */
struct ed_speaker show_speaker(const struct source *src, const struct unit *u, enum field person,
	enum field group, bool outside);
/* By as the hand was told, but person speaks on the time of that turn. */
struct ed_speaker show_yielded(const struct source *src, struct ed_speaker by,
	const struct id *turn, const struct id *person);
const char *show_attribution(const struct source *src, const struct unit *u);
const char *copy_text(const struct source *src, const char *text);

/* The index of what u refers to by f, or -1. */
int show_index(const struct idmap *m, const struct unit *u, enum field f);
/* A unit of any kind, or NULL. */
const struct unit *show_unit(const struct source *src, const struct id *id);
/* Zeroed, owned by the edition; one more than asked for, so never of no size. */
void *new_array(struct source *src, size_t n, size_t size);

/* ---- edition_people.c ---- */
void people_build(struct source *src);
/* How many of a group were present at a moment (at 0: at any time). */
int people_present(const struct source *src, int group, int64_t at);
/* The last step: until then the times are needed to count. */
void people_hush(struct source *src);
bool person_was_present(const struct ed_person *p, int64_t at);

/* ---- edition_withheld.c ---- */
void withheld_build(struct source *src);

/* ---- edition_outcome.c ---- */
void outcome_build(struct source *src);

/* ---- edition_vote.c ---- */
void votes_build(struct source *src);
void opening_seats(struct source *src);

/* ---- edition_statement.c, edition_follow.c, edition_paper.c, edition_terms.c ---- */
void statements_build(struct source *src);
void follow_build(struct source *src);
void papers_build(struct source *src);
void terms_build(struct source *src);

/* ---- edition_item.c ---- */
void items_index(struct source *src);
void items_build(struct source *src);

/* ---- edition_entry.c ---- */
/* marks: of the meeting, in order of time. */
void entries_build(struct source *src, const struct unit *const *marks, size_t n);

/* ---- edition_time.c ---- */
void times_build(struct source *src, const struct unit *const *marks, size_t n);

/* ---- edition_status.c ---- */
void status_build(struct source *src);

/* ---- edition_talk.c ---- */
void talk_build(struct source *src);
/*
 * By floor entry: whose constituency, or who, this edition does not tell. In a public edition
 * no figure may hold such a hand or turn; NULL in EDITION_FULL. Free it.
 */
bool *talk_untold(const struct source *src, bool persons);

/* ---- edition_share.c ---- */
void shares_build(struct source *src, const struct fair_ask *ask);

/* ---- edition_live.c ---- */
void live_build(struct source *src);

/* ---- edition_mine.c ---- */
void mine_find(struct source *src);		/* once the people are there */
void mine_build(struct source *src);
/* Is field f of u what the member whose part is asked for said, voted, or is? */
bool mine_owns(const struct source *src, const struct unit *u, enum field f);
/* Does it stand in that member's own words? */
bool mine_says(const struct edition *ed, const char *value);

/* ---- edition_change.c ---- */
/* ERR_STATE: no draft was circulated. */
bool changes_build(struct source *src, struct err *err);

/* ---- edition_secret.c ---- */
void secrets_collect(const struct source *src, struct secrets *sec);

#endif
