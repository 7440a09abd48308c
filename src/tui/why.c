/* SPDX-License-Identifier: ISC */
/* Reasons of the floor as words. */
#include <config.h>

#include <talanoa/base/when.h>

#include "why.h"

static const char *
code_of(const struct meeting *m, int group)
{
	struct id id = ledger_group_id(&m->ledger, group);

	return group_code(meeting_group(m, &id));
}

static void
least_time(const struct meeting *m, const struct floor_reason *why, struct str *out)
{
	char mine[32], theirs[32];

	str_addf(out, "least time for its share (%s", when_clock(why->charged, mine, sizeof mine));
	if (why->rival_group != FLOOR_NONE)
		str_addf(out, "; %s %s", code_of(m, why->rival_group),
			when_clock(why->rival_charged, theirs, sizeof theirs));
	str_add(out, ")");
}

void
why_words(const struct meeting *m, const struct floor_reason *why, struct str *out)
{
	static const char *const words[FLOOR_WHY_N] = {
		[FLOOR_WHY_NOBODY] = "no hand is up",
		[FLOOR_WHY_ABSENT] = "hands are up, but nobody of them is present",
		[FLOOR_WHY_CHAIR] = "manual order: the chair calls",
		[FLOOR_WHY_POINT] = "point of order",
		[FLOOR_WHY_CLARIFY] = "clarification the chair asked for",
		[FLOOR_WHY_INVITED] = "invited presentation",
		[FLOOR_WHY_ANNOUNCED] = "announced: not overtaken",
		[FLOOR_WHY_ONLY_HAND] = "the only hand that is up",
		[FLOOR_WHY_ONLY_GROUP] = "only this constituency has hands up",
		[FLOOR_WHY_LEAST_RECENT] = "equal time, and longest without the floor",
		[FLOOR_WHY_FIRST_HAND] = "first hand",
		[FLOOR_WHY_FIRST_TIMER] = "has not spoken yet",
		[FLOOR_WHY_REPLY] = "right of reply, after the list",
	};

	if (why->why == FLOOR_WHY_LEAST_TIME)
		least_time(m, why, out);
	else if (why->why == FLOOR_WHY_INTERLEAVE)
		str_addf(out, "%s gives this turn away after speaking in a row",
			code_of(m, why->block_group));
	else
		str_add(out, words[why->why]);
	if (why->inside == FLOOR_INSIDE_FEWEST_TURNS)
		str_add(out, ", fewest turns in it");
	else if (why->inside == FLOOR_INSIDE_FIRST_HAND)
		str_add(out, ", first hand in it");
}
