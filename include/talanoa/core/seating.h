/* SPDX-License-Identifier: ISC */
/*
 * Who sits where at a moment: the seats of the constituencies, who is present in them, who
 * may vote and for whom; and from that the quorum (3-floor, 4-record B5). Everything follows
 * from arrivals and departures, alternates and proxies, at the moment asked for.
 * Must not know: where the units come from, what is decided.
 */
#ifndef TALANOA_CORE_SEATING_H
#define TALANOA_CORE_SEATING_H

#include <talanoa/core/idmap.h>
#include <talanoa/core/rules.h>
#include <talanoa/core/unit.h>

/* Borrowed; all of one meeting. */
struct seating_ask {
	const struct units *groups, *persons, *presences, *seats, *sames, *vacancies;
	const struct units *interests;	/* with an effect, they bar from the vote; NULL: nobody */
	const struct id *item;		/* of the decision; NULL or zero: of no item */
	const struct rules *rules;	/* quorum, quorum-online */
	int64_t at;			/* UTC ms */
};

/* Protected people vote like all others. */
enum bar {
	BAR_NONE,
	BAR_ROLE,			/* observer, secretariat, interpreter: holds no seat */
	BAR_INTEREST,			/* declared, with effect withdraw or no-vote: seat filled, no vote */
	BAR_ONLINE,			/* online, where the rule quorum-online is no: fills no seat */
};

struct seated {				/* somebody who belongs to a constituency, or stands in there */
	struct id person;
	int group;			/* whose seat: index in seating.group */
	bool present, online;		/* at that moment */
	enum bar bar;
	int principal;			/* an alternate of this one: index, or -1 */
	bool sits;			/* fills the seat now: of it and its alternates, the first here */
	bool replaced;			/* not here, and an alternate sits for them */
	int proxy;			/* not here, and this one holds their vote: index, or -1 */
	bool votes;			/* may vote now, with their own voice or through the proxy */
};

struct seated_group {
	struct id group;
	int seats;			/* as said; where nothing was said, one for each member */
	int members;			/* belong to it and may hold a seat; alternates are of them */
	int here;			/* members who are present, seated or not */
	int filled;			/* seats with somebody who sits, at most seats */
	int online;			/* of these, by somebody online */
	int votes;			/* most votes it may cast: who votes, at most seats */
	bool vacant;			/* nobody belongs to it and a reason was given */
};

enum quorum_rule { QUORUM_NONE, QUORUM_MAJORITY, QUORUM_EACH };

struct seating {
	struct seated *v;		/* in order of the list of persons */
	size_t n;
	struct seated_group *group;	/* in order of the list */
	size_t n_groups;
	int seats, filled, votes;	/* of all; a constituency that is vacant counts none */
	int groups, groups_here;	/* with seats and not vacant; of these, with one filled */
	enum quorum_rule rule;
	bool met;			/* more than half of the seats, or somebody of each; none: always;
					 * where there are no seats at all, only by none */
	struct idmap index;		/* persons, and other entries of them -> index in v */
};

/* Release with seating_release. A role, a constituency and its seats count as they are now. */
void seating_make(const struct seating_ask *ask, struct seating *ret_s);
void seating_release(struct seating *s);
/* Index of a person (or of another entry of that person), -1: of no constituency. */
int seating_person(const struct seating *s, const struct id *person);
/* Whose seat this is (index in v): one's own, or that of whom one is the alternate. */
int seating_seat(const struct seating *s, int person);
int seating_group(const struct seating *s, const struct id *group);	/* -1: none */
/* Has this constituency seats, is not vacant, and none of them is filled? */
bool seating_missing(const struct seating *s, size_t group);
const char *quorum_rule_name(enum quorum_rule r);	/* none, majority, each-constituency */

#endif
