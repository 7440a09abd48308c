/* SPDX-License-Identifier: ISC */
/*
 * The one place that tells a ledger who is in the meeting and by which rules it runs: from the
 * units of the meeting, before the recorded floor events and after them.
 * Must not know: where the units come from.
 */
#ifndef TALANOA_CORE_ROSTER_H
#define TALANOA_CORE_ROSTER_H

#include <talanoa/core/ledger.h>
#include <talanoa/core/unit.h>

/* Borrowed. */
struct roster {
	const struct units *groups, *persons, *seats, *sames, *presences, *rules, *items;
};

/*
 * Before the first row, on a ledger just made: rules, constituencies, persons with their time
 * factor and category of the second balance, shared seats, entries of one person.
 */
void roster_fill(struct ledger *l, const struct roster *r);
/* After rows: who is here, by the latest arrival or departure of each, and what time the item
 * in hand has. */
void roster_now(struct ledger *l, const struct roster *r);
/* Its two parts: planned times of the items taken up; who is here. */
void roster_items(struct ledger *l, const struct roster *r);
void roster_presence(struct ledger *l, const struct roster *r);
/* By floor person: was here at some time, as far as anybody noted. */
void roster_was_here(const struct ledger *l, const struct units *presences, bool *ret_here);

#endif
