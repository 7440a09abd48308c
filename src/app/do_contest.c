/* SPDX-License-Identifier: ISC */
/* Contesting what is withheld: said publicly, then upheld or dismissed. */
#include <stdlib.h>
#include <string.h>

#include "withhold_priv.h"

/* The word that settles a contest at the end of the line, cut off; NULL: there is none. */
static const char *
cut_verdict(char *args)
{
	static const char *const verdicts[] = { " upheld", " dismissed" };

	for (size_t i = 0; i < 2; i++)
		if (str_ends(args, verdicts[i])) {
			args[strlen(args) - strlen(verdicts[i])] = '\0';
			return verdicts[i] + 1;
		}
	return NULL;
}

/* Upheld: what was kept back is released. */
static bool
release_target(struct call *c, const struct unit *contest, char *authority, struct err *err)
{
	const struct id *of = unit_ref(contest, FLD_TARGET);
	struct withheld x;
	struct units us;
	char label[64], *clean = NULL;
	bool ok;

	if (of == NULL || !store_unit(c->m->store, of, &us, err))
		return err_set(err, ERR_STATE, "contest: what it is about is not in this file");
	unit_label(&us.v[0], label, sizeof label);
	units_release(&us);
	if (!withhold_text("contest authority", FLD_AUTHORITY, authority, &clean, err))
		return false;
	ok = withheld_find(c, label, true, &x, err);
	if (ok) {
		ok = withhold_open(c, x.w, &x.target.v[0], clean, err);
		withheld_release(&x);
	}
	free(clean);
	return ok;
}

static bool
settle(struct call *c, char *ref, const char *verdict, char *authority, struct err *err)
{
	struct units us;
	char label[64];
	struct ev e;
	bool ok;

	if (!names_ref_of(c->m, UNIT_CONTEST, args_trim(ref), &us, err))
		return false;
	unit_label(&us.v[0], label, sizeof label);
	ok = unit_is(&us.v[0], FLD_STATE, "open") || err_set(err, ERR_STATE, "%s was %s already",
		label, unit_text(&us.v[0], FLD_STATE));
	if (ok) {
		ev_init(&e, EV_CONTEST_SET, &us.v[0].id);
		ev_text(&e, FLD_STATE, verdict);
		say(c, "%s is %s", label, verdict);
		ok = (str_eq(verdict, "dismissed") || release_target(c, &us.v[0], authority, err)) &&
			meeting_add(c->m, &e, err);
		c->r->unit = us.v[0].id;
	}
	units_release(&us);
	return ok;
}

/* " by CODE" at the end of text, if there is such a constituency. */
static const struct unit *
cut_group(const struct call *c, char *text)
{
	char *by = NULL;
	const struct unit *person, *group = NULL;

	for (char *p = text; p != NULL && (p = strstr(p, " by ")) != NULL; p++)
		by = p;
	if (by == NULL || !names_exact(c->m, by + 4, &person, &group) || group == NULL)
		return NULL;
	*by = '\0';
	return group;
}

static bool
record(struct call *c, const struct withheld *x, const struct unit *group, const char *because,
	struct err *err)
{
	struct id id = new_id(c);
	char label[64];
	struct ev e;

	ev_init(&e, EV_CONTEST_SET, &id);
	ev_number(c->m, &e, UNIT_CONTEST);
	ev_ref(&e, FLD_TARGET, &x->w->id);
	if (group != NULL)
		ev_ref(&e, FLD_GROUP, &group->id);
	ev_text(&e, FLD_BECAUSE, because);
	ev_text(&e, FLD_STATE, "open");
	say(c, "contest %lld: the withholding of %s is contested%s%s, and that is public; then: "
		"contest %lld upheld, or dismissed", (long long)ev_get(&e, FLD_NUM)->num,
		unit_label(&x->target.v[0], label, sizeof label), group == NULL ? "" : " by ",
		group == NULL ? "" : group_code(group), (long long)ev_get(&e, FLD_NUM)->num);
	c->r->unit = id;
	return meeting_add(c->m, &e, err);
}

bool
do_CONTEST(struct call *c, struct err *err)
{
	char *because, *clean;
	const struct unit *group;
	struct withhold_asked a = { 0 };
	const char *verdict;
	struct withheld x;
	bool ok;

	because = args_because(c->args);
	if (because == NULL) {
		ok = withhold_asked_of(c, &a, err);
		verdict = ok ? cut_verdict(c->args) : NULL;
		return ok && (verdict == NULL ? usage(c, err) :
			settle(c, c->args, verdict, a.authority, err));
	}
	group = cut_group(c, c->args);
	if (group == NULL)
		group = cut_group(c, because);
	if (!args_words("contest", FLD_BECAUSE, because, &clean, err))
		return false;
	ok = withheld_find(c, args_trim(c->args), true, &x, err);
	if (ok) {
		ok = record(c, &x, group, clean, err);
		withheld_release(&x);
	}
	free(clean);
	return ok;
}
