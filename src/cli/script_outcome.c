/* SPDX-License-Identifier: ISC */
/* Amendments, positions, votes, statements and reservations: as commands. */
#include <talanoa/base/str.h>

#include "script.h"

/* The proposal's new text is told by the amendment that gave it. */
static void
amendment(struct script *s, const struct told *t)
{
	const struct id *decision = told_ref(t, FLD_DECISION), *by = told_ref(t, FLD_BY);
	struct told *other = script_other(s, EV_DECISION_SET, decision);

	if (told_field(t, FLD_NUM) == NULL) {
		script_line(s, "correct %s: -- %s", script_label(s, &t->ev.subject),
			script_rest(s, told_text(t, FLD_TEXT)));
		return;
	}
	if (other != NULL)
		other->done = true;
	script_line(s, "amend %s%s%s%s: %s", by == NULL ? "" : "by=",
		by == NULL ? "" : script_name(s, by), by == NULL ? "" : " ", script_label(s, decision),
		script_rest(s, told_text(t, FLD_TEXT)));
}

static void
position(struct script *s, const struct told *t)
{
	const struct known *k = journal_unit(s->j, &t->ev.subject);
	const struct id *group = told_ref(t, FLD_GROUP), *decision = told_ref(t, FLD_DECISION);
	const char *stance = told_text(t, FLD_STANCE), *why = told_text(t, FLD_BECAUSE);

	if (k != NULL) {
		group = &k->group;
		decision = &k->link;
		if (*stance == '\0')
			stance = k->name;
	}
	script_line(s, "position %s %s on %s%s%s", journal_name(s->j, group), stance,
		script_label(s, decision), *why == '\0' ? "" : " because ", script_rest(s, why));
}

/* Whose seat it is, and who votes for it if that is another. */
static void
vote(struct script *s, const struct told *t)
{
	const struct known *k = journal_unit(s->j, &t->ev.subject);
	const struct id *person = told_ref(t, FLD_PERSON), *of = told_ref(t, FLD_PRINCIPAL);
	const struct id *decision = told_ref(t, FLD_DECISION);

	if (k != NULL) {
		person = &k->group;
		of = id_zero(&k->principal) ? NULL : &k->principal;
		decision = &k->link;
	}
	script_line(s, "vote %s %s on %s%s%s", script_name(s, of == NULL ? person : of),
		told_text(t, FLD_CHOICE), script_label(s, decision), of == NULL ? "" : " by ",
		of == NULL ? "" : script_name(s, person));
}

static void
tally(struct script *s, const struct told *t)
{
	const struct known *k = journal_unit(s->j, &t->ev.subject);
	const struct id *group = told_ref(t, FLD_GROUP), *decision = told_ref(t, FLD_DECISION);

	if (k != NULL) {
		group = &k->group;
		decision = &k->link;
	}
	script_line(s, "tally %s yes=%d no=%d abstain=%d on %s", journal_name(s->j, group),
		(int)told_int(t, FLD_YES, 0), (int)told_int(t, FLD_NO, 0),
		(int)told_int(t, FLD_ABSTAIN, 0), script_label(s, decision));
}

/* "NAME on decision 3" of a statement or reservation. */
static void
head(struct script *s, const struct told *t, struct str *out)
{
	const struct id *person = told_ref(t, FLD_PERSON), *group = told_ref(t, FLD_GROUP);
	const struct id *decision = told_ref(t, FLD_DECISION);
	const struct known *k = journal_unit(s->j, &t->ev.subject);

	if (k != NULL && told_field(t, FLD_NUM) == NULL) {
		group = &k->group;
		decision = &k->link;
	}
	str_addf(out, "%s on %s", script_name(s, person != NULL ? person : group),
		script_label(s, decision));
}

static void
view(struct script *s, const struct told *t)
{
	const char *state = told_text(t, FLD_STATE), *text = told_text(t, FLD_TEXT);
	const char *command = t->ev.kind == EV_STATEMENT_SET ? "statement" : "reservation";
	struct str who = STR_INIT;

	head(s, t, &who);
	if (told_field(t, FLD_NUM) == NULL && *state == '\0')
		script_line(s, "correct %s: -- %s", script_label(s, &t->ev.subject), script_rest(s, text));
	else if (*text == '\0')
		script_line(s, "%s %s %s", command, str_c(&who), state);
	else
		script_line(s, "%s %s: %s", command, str_c(&who), script_rest(s, text));
	str_release(&who);
}

void
script_outcome(struct script *s, struct told *t)
{
	switch (t->ev.kind) {
	case EV_AMENDMENT_SET: amendment(s, t); break;
	case EV_POSITION_SET: position(s, t); break;
	case EV_VOTE_SET: vote(s, t); break;
	case EV_TALLY_SET: tally(s, t); break;
	case EV_STATEMENT_SET: case EV_RESERVATION_SET: view(s, t); break;
	default: break;
	}
}
