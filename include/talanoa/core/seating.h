/* SPDX-License-Identifier: ISC */
/*
 * Who sits where at a moment: the seats of the constituencies, who is present in them, who
 * may vote and for whom; and from that the quorum (3-floor, 4-record B5). Everything follows
 * from arrivals and departures, alternates and proxies, at the moment asked for.
 * Must not know: where the units come from, what is decided.
 */
#ifndef TALANOA_CORE_SEATING_H
#define TALANOA_CORE_SEATING_H

#include <talanoa/core/rules.h>
#include <talanoa/core/unit.h>

/* Borrowed; all of one meeting. */
struct seating_ask {
	const struct units *groups, *persons, *presences, *seats, *sames, *vacancies, *rules;
	int64_t at;			/* UTC ms */
};

struct seated {				/* a member of a constituency */
	struct id person;
	int group;			/* index in seating.group */
	bool present, online;		/* at that moment */
	int principal;			/* sits as alternate for this one: index, or -1 */
	int proxy;			/* this present one holds their vote: index, or -1 */
	bool replaced;			/* an alternate of theirs is present and they are not */
	bool barred;			/* protect does not bar; role observer, or an interest with
					 * effect no-vote or withdraw, see seating_bar */
};

struct seated_group {
	struct id group;
	int seats, members;
	int filled;			/* seats with somebody present who counts, at most seats */
	int online;			/* of these, by somebody online */
	int votes;			/* most votes it may cast: filled plus proxies, at most seats */
	bool vacant;			/* nobody belongs to it and a reason was given */
};

enum quorum_rule { QUORUM_NONE, QUORUM_MAJORITY, QUORUM_EACH };

struct seating {
	struct seated *v;		/* members of constituencies, in order of the list */
	size_t n;
	struct seated_group *group;	/* in order of the list */
	size_t n_groups;
	int seats, filled;		/* of all; a constituency that is vacant with a reason counts none */
	int groups, groups_here;	/* with seats that are not vacant with a reason; with one filled */
	enum quorum_rule rule;
	bool met;			/* more than half of the seats, or somebody of each; none: always */
};

/* Release with seating_release. Rules: quorum, quorum-online (people online count or not). */
void seating_make(const struct seating_ask *ask, struct seating *ret_s);
void seating_release(struct seating *s);
/* Index of a person (or of another entry of that person), -1: no member of a constituency. */
int seating_person(const struct seating *s, const struct units *sames, const struct id *person);
/* This person takes no part in the vote. */
void seating_bar(struct seating *s, int person);
/* Is this constituency missing from the quorum? For "each": none of its seats is filled. */
bool seating_missing(const struct seating *s, size_t group);

#endif
