/* SPDX-License-Identifier: ISC */
/* What every command may still do after each step of the approval. */
#include <talanoa/base/when.h>

#include "approval_lets.h"

/* The first state in which it is refused; ALWAYS: in none. */
enum until {
	UNTIL_CIRCULATED = APPROVAL_CIRCULATED,
	UNTIL_ADOPTED = APPROVAL_ADOPTED,
	UNTIL_CERTIFIED = APPROVAL_CERTIFIED,
	ALWAYS,
};

/*
 * The hall and its rules are over once the draft went out; what was forgotten may be added
 * until the minutes are adopted, and is listed as added; follow-up, and what protects people
 * or opens what was withheld, never ends.
 */
static const enum until by_area[AREA_N] = {
	[AREA_MEETING] = UNTIL_CIRCULATED, [AREA_RULES] = UNTIL_CIRCULATED,
	[AREA_PEOPLE] = UNTIL_ADOPTED, [AREA_AGENDA] = UNTIL_CIRCULATED,
	[AREA_FLOOR] = UNTIL_CIRCULATED, [AREA_RECORD] = UNTIL_ADOPTED,
	[AREA_DECISIONS] = UNTIL_ADOPTED, [AREA_FOLLOWUP] = ALWAYS,
	[AREA_DISCLOSURE] = ALWAYS, [AREA_ASK] = ALWAYS, [AREA_ANYTIME] = ALWAYS,
};

/* Commands that differ from their area. */
static const struct {
	enum cmd_id cmd;
	enum until until;
} differs[] = {
	{ CMD_MEETING_SET, UNTIL_ADOPTED },
	{ CMD_ADOPT, ALWAYS },			/* looks itself: agenda, rules, minutes */
	{ CMD_PROTECT, ALWAYS },
	{ CMD_CORRECT, UNTIL_CIRCULATED },	/* these leave no trace beside the new words */
	{ CMD_CONTINUE, UNTIL_CIRCULATED },
	{ CMD_MOVE, UNTIL_CIRCULATED },
	{ CMD_REWRITE, UNTIL_CERTIFIED },
	{ CMD_SAID, UNTIL_CERTIFIED },
	{ CMD_ATTRIBUTION, ALWAYS },
	{ CMD_EMBARGO, ALWAYS },
	{ CMD_AMEND, UNTIL_CIRCULATED },
	{ CMD_DOCUMENT_SET, UNTIL_CIRCULATED },
	{ CMD_READ_BACK, UNTIL_CIRCULATED },
	{ CMD_QUORUM, UNTIL_CIRCULATED },
	{ CMD_ROLLCALL, UNTIL_CIRCULATED },
	{ CMD_COMMENT, UNTIL_CERTIFIED },
	{ CMD_COMMENTS, UNTIL_CERTIFIED },
	{ CMD_PAYMENT, UNTIL_CERTIFIED },
};

static enum until
until_of(enum cmd_id id)
{
	for (size_t i = 0; i < sizeof differs / sizeof *differs; i++)
		if (differs[i].cmd == id)
			return differs[i].until;
	return by_area[commands[id].area];
}

struct approval_state
meeting_approval(const struct meeting *m)
{
	struct approval_state s;

	approval_of(&m->marks, &s);
	return s;
}

const char *
approval_day(const struct meeting *m, int64_t at, char buf[static 32])
{
	return when_local(at, meeting_zone(m), "%Y-%m-%d", buf, 32);
}

bool
approval_refuse(const struct meeting *m, const char *what, struct err *err)
{
	struct approval_state s = meeting_approval(m);
	char day[32];

	switch (s.now) {
	case APPROVAL_CIRCULATED:
		return err_set(err, ERR_STATE, "%s: the draft of the minutes was circulated on %s; "
			"correct REF: TEXT because REASON changes it, and is listed", what,
			approval_day(m, s.circulated, day));
	case APPROVAL_ADOPTED:
		return err_set(err, ERR_STATE, "%s: the minutes were adopted on %s; until they are "
			"certified only correct REF: TEXT because REASON changes them, but no text "
			"of a decision", what, approval_day(m, s.adopted, day));
	case APPROVAL_CERTIFIED:
		return err_set(err, ERR_STATE, "%s: the minutes were certified on %s; actions, "
			"commitments, answers and what is withheld go on, anything else belongs "
			"to the next meeting", what, approval_day(m, s.certified, day));
	default:
		return err_set(err, ERR_INTERNAL, "%s: a draft is open", what);
	}
}

bool
approval_lets(const struct meeting *m, enum cmd_id id, struct err *err)
{
	return (int)meeting_approval(m).now < (int)until_of(id) ||
		approval_refuse(m, commands[id].name, err);
}
