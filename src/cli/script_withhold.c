/* SPDX-License-Identifier: ISC */
/* What is withheld, contested, waived, erased: as commands. */
#include <talanoa/base/str.h>

#include "script.h"

static void
add_option(struct script *s, const struct told *t, const char *key, enum field f,
	struct str *line)
{
	if (*told_text(t, f) != '\0')
		str_addf(line, " %s=%s", key, script_quote(s, told_text(t, f)));
}

/* Released because a contest was upheld: the contest's command does it. */
static struct told *
upheld(struct script *s)
{
	struct told *o = script_other(s, EV_CONTEST_SET, NULL);

	return o != NULL && str_eq(told_text(o, FLD_STATE), "upheld") ? o : NULL;
}

static void
released(struct script *s, const struct told *t, const struct id *target)
{
	struct told *contest = upheld(s);
	struct str line = STR_INIT;

	add_option(s, t, "authority", FLD_AUTHORITY, &line);
	if (contest != NULL)
		contest->done = true;
	if (contest != NULL)
		script_line(s, "%s upheld%s", script_label(s, &contest->ev.subject), str_c(&line));
	else
		script_line(s, "release %s%s", script_label(s, target), str_c(&line));
	str_release(&line);
}

static void
withhold(struct script *s, const struct told *t)
{
	const struct known *k = journal_unit(s->j, &t->ev.subject);
	const struct id *target = told_ref(t, FLD_TARGET);
	struct str line = STR_INIT;

	if (target == NULL && k != NULL)
		target = &k->link;
	if (str_eq(told_text(t, FLD_STATE), "released")) {
		released(s, t, target);
		return;
	}
	add_option(s, t, "ground", FLD_GROUND, &line);
	add_option(s, t, "reason", FLD_REASON, &line);
	add_option(s, t, "authority", FLD_AUTHORITY, &line);
	add_option(s, t, "review", FLD_REVIEW, &line);
	add_option(s, t, "summary", FLD_GIST, &line);
	add_option(s, t, "consult", FLD_CONSULT, &line);
	script_line(s, "withhold %s%s", script_label(s, target), str_c(&line));
	str_release(&line);
}

static void
contest(struct script *s, const struct told *t)
{
	const struct id *group = told_ref(t, FLD_GROUP);

	if (told_field(t, FLD_NUM) == NULL)
		script_line(s, "%s %s", script_label(s, &t->ev.subject), told_text(t, FLD_STATE));
	else
		script_line(s, "contest %s%s%s because %s", script_label(s, told_ref(t, FLD_TARGET)),
			group == NULL ? "" : " by ", group == NULL ? "" :
			journal_name(s->j, group), script_rest(s, told_text(t, FLD_BECAUSE)));
}

/* The wordings that went with a unit are erased by its command. */
static void
erase(struct script *s, const struct told *t)
{
	struct told *more;

	while ((more = script_other(s, EV_ERASE, NULL)) != NULL)
		more->done = true;
	script_line(s, "erase %s because %s", script_label(s, told_ref(t, FLD_TARGET)),
		script_rest(s, told_text(t, FLD_BECAUSE)));
}

void
script_withhold(struct script *s, struct told *t)
{
	switch (t->ev.kind) {
	case EV_WITHHOLD_SET: withhold(s, t); break;
	case EV_CONTEST_SET: contest(s, t); break;
	case EV_ERASE: erase(s, t); break;
	case EV_WAIVER_SET:
		script_line(s, "waive %s by %s", script_label(s, told_ref(t, FLD_TARGET)),
			script_quote(s, journal_name(s->j, told_ref(t, FLD_PERSON))));
		break;
	default:
		break;
	}
}
