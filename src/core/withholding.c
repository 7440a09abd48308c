/* SPDX-License-Identifier: ISC */
/* The life of a withholding: what it lacks, and whether it still stands. */
#include <string.h>

#include <talanoa/base/str.h>
#include <talanoa/base/when.h>
#include <talanoa/core/approval.h>
#include <talanoa/core/withholding.h>

static const int64_t day_ms = 24 * 3600 * 1000;

/* "" if the ground is not known to this program: then nothing about it is taken for granted. */
static bool
ground_of(const struct unit *w, enum ground *ret_ground)
{
	return ground_parse(unit_text(w, FLD_GROUND), ret_ground);
}

unsigned
withholding_gaps(const struct unit *w)
{
	enum ground g;
	bool theirs = ground_of(w, &g) && ground_rule(g)->days == 0;
	const char *authority = unit_text(w, FLD_AUTHORITY);
	unsigned gaps = 0;

	if (*unit_text(w, FLD_REASON) == '\0')
		gaps |= GAP_REASON;
	if (*authority == '\0' || str_ends(authority, "(unconfirmed)"))
		gaps |= GAP_AUTHORITY;
	if (*unit_text(w, FLD_REVIEW) == '\0' && !theirs)
		gaps |= GAP_REVIEW;
	if (*unit_text(w, FLD_GIST) == '\0' && !unit_is(w, FLD_CONSULT, "text"))
		gaps |= GAP_SUMMARY;
	return gaps;
}

const char *
withhold_gap_name(enum withhold_gap g)
{
	switch (g) {
	case GAP_REASON: return "reason";
	case GAP_AUTHORITY: return "authority";
	case GAP_REVIEW: return "review";
	case GAP_SUMMARY: break;
	}
	return "summary";
}

static void
add_days(const char *day, int n, char ret_day[static 11])
{
	char stamp[32];
	int64_t ms;

	str_copy(stamp, sizeof stamp, day);
	strncat(stamp, "T00:00:00Z", sizeof stamp - strlen(stamp) - 1);
	if (when_stamp(stamp, &ms, NULL))
		when_local(ms + n * day_ms, NULL, "%Y-%m-%d", ret_day, 11);
	else
		str_copy(ret_day, 11, day);
}

void
ground_latest(enum ground g, const char *from_day, char ret_day[static 11])
{
	if (ground_rule(g)->days == 0)
		ret_day[0] = '\0';
	else
		add_days(from_day, ground_rule(g)->days, ret_day);
}

bool
ground_lapses(enum ground g)
{
	return g == GROUND_DELIBERATION || g == GROUND_COMMERCIAL || g == GROUND_THIRD_PARTY;
}

/* Nobody justified it in time: ten days, and never later than the draft went out. */
static bool
never_justified(const char *at_day, const char *circulated, const char *today)
{
	char last[11];

	if (*circulated != '\0' && strcmp(at_day, circulated) < 0 &&
	    strcmp(today, circulated) >= 0)
		return true;
	add_days(at_day, WITHHOLD_PENDING_DAYS, last);
	return strcmp(today, last) > 0;
}

enum withhold_state
withholding_state(const struct unit *w, const char *at_day, const char *circulated_day,
	const char *today)
{
	const char *review = unit_text(w, FLD_REVIEW);
	bool gaps = withholding_gaps(w) != 0, over;
	enum ground g;

	if (unit_is(w, FLD_STATE, "released"))
		return WITHHOLD_RELEASED;
	over = (*review != '\0' && strcmp(today, review) > 0) ||
		(gaps && never_justified(at_day, circulated_day, today));
	if (!over)
		return gaps ? WITHHOLD_PENDING : WITHHOLD_IN_FORCE;
	return ground_of(w, &g) && ground_lapses(g) ? WITHHOLD_LAPSED : WITHHOLD_OVERDUE;
}

void
withhold_days_of(const struct units *marks, const char *zone, const char *today,
	struct withhold_days *ret_days)
{
	struct withhold_days d = { .zone = zone };
	struct approval_state a;

	str_copy(d.today, sizeof d.today, today);
	approval_of(marks, &a);
	if (a.circulated != 0)
		when_local(a.circulated, zone, "%Y-%m-%d", d.circulated, sizeof d.circulated);
	*ret_days = d;
}

static bool
disputed(const struct unit *w)
{
	static const enum field fields[] = { FLD_GROUND, FLD_REVIEW, FLD_CONSULT, FLD_STATE };

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		const struct cell *c = unit_cell(w, fields[i]);

		if (c != NULL && c->versions > 1)
			return true;
	}
	return false;
}

static bool
draft_decided(const struct unit *w, const struct unit *target)
{
	return unit_is(w, FLD_GROUND, ground_rule(GROUND_DELIBERATION)->code) &&
		target != NULL && target->kind == UNIT_DECISION &&
		(unit_is(target, FLD_STATE, "adopted") || unit_is(target, FLD_STATE, "noted") ||
		unit_is(target, FLD_STATE, "rejected"));
}

enum withhold_state
withholding_now(const struct unit *w, const struct unit *target,
	const struct withhold_days *days)
{
	enum withhold_state s;
	char at[11];

	when_local(w->at, days->zone, "%Y-%m-%d", at, sizeof at);
	s = withholding_state(w, at, days->circulated, days->today);
	if (disputed(w))
		return s == WITHHOLD_IN_FORCE || s == WITHHOLD_PENDING ? s : WITHHOLD_OVERDUE;
	return s != WITHHOLD_RELEASED && draft_decided(w, target) ? WITHHOLD_LAPSED : s;
}

const char *
withhold_state_name(enum withhold_state s)
{
	static const char *const names[] = { "in force", "pending", "lapsed",
		"overdue", "released" };

	return names[s];
}
