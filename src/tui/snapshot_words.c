/* SPDX-License-Identifier: ISC */
/* What the minutes on the screen say of moments, and of units that are not remarks. */
#include <config.h>

#include <talanoa/app/event_words.h>

#include "snapshot.h"

/* By the event; where "%s" stands, the state is said. */
static const char *
moment(const struct unit *u)
{
	const char *state = unit_text(u, FLD_STATE);

	switch (u->ev) {
	case EV_MEETING_STATE:
		return str_eq(state, "open") ? "meeting opened" : "meeting";
	case EV_HALL_STATE:
		return "the hall is";
	case EV_ROLLCALL:
		return str_eq(state, "off") ? "the roll call is over" : "roll call";
	case EV_QUORUM_SET:
		return str_eq(state, "met") ? "quorum" : "no quorum";
	case EV_COMMENTS_STATE:
		return "the window for comments is";
	case EV_CIRCULATE:
		return "the draft was circulated";
	case EV_CERTIFY:
		return "the minutes were certified";
	case EV_PUBLISH_NOTE:
		return "published";
	case EV_ERASE:
		return "erased:";
	case EV_ADOPT:
		return "adopted:";
	default:
		return ev_name(u->ev);
	}
}

void
snapshot_moment(struct meeting *m, const struct unit *u, struct str *out)
{
	const char *state = unit_text(u, FLD_STATE), *words = moment(u);

	if (u->ev == EV_PART_STATE) {
		str_addf(out, "%s %s", unit_text(u, FLD_TITLE),
			str_eq(state, "open") ? "begins" : "ends");
		return;
	}
	str_add(out, words);
	if (str_eq(words, "meeting") || str_ends(words, " is"))
		str_addf(out, " %s", state);
	else if (u->ev == EV_ADOPT)
		str_addf(out, " %s", unit_text(u, FLD_WHAT));
	else if (u->ev == EV_QUORUM_SET)
		str_addf(out, ": %lld of %lld seats", (long long)unit_int(u, FLD_SEATED, 0),
			(long long)unit_int(u, FLD_OF_SEATS, 0));
	else if (u->ev == EV_ERASE && unit_ref(u, FLD_TARGET) != NULL) {
		str_add(out, " ");
		unit_words(m, unit_ref(u, FLD_TARGET), out);
	}
}

/* "STATEMENT 2", "POSITION of LAB": what stands before the colon. */
void
snapshot_head(struct meeting *m, const struct unit *u, struct str *out)
{
	char label[48];

	unit_label(u, label, sizeof label);
	for (const char *p = label; *p != '\0'; p++)
		str_addc(out, *p >= 'a' && *p <= 'z' ? (char)(*p - 32) : *p);
	if (unit_ref(u, FLD_DECISION) != NULL) {
		str_add(out, " on ");
		unit_words(m, unit_ref(u, FLD_DECISION), out);
	}
}

static void
add_field(const struct unit *u, enum field f, const char *before, struct str *out)
{
	if (*unit_text(u, f) != '\0')
		str_addf(out, "%s%s", out->len > 0 ? before : "", unit_text(u, f));
}

void
snapshot_body(const struct unit *u, struct str *out)
{
	const char *state = unit_text(u, FLD_STATE);

	if (u->kind == UNIT_INTEREST && unit_is(u, FLD_EFFECT, "none"))
		str_add(out, out->len > 0 ? " declared none" : "nobody else declared one");
	add_field(u, FLD_TITLE, " ", out);
	add_field(u, FLD_STANCE, " ", out);
	add_field(u, FLD_TEXT, u->kind == UNIT_COMMITMENT ? " to " : ": ", out);
	add_field(u, FLD_FROM, ", from ", out);
	add_field(u, FLD_BECAUSE, ", because ", out);
	add_field(u, FLD_DUE, " by ", out);
	if (*state != '\0' && !str_eq(state, "open") && !str_eq(state, "made"))
		str_addf(out, " (%s)", state);
}
