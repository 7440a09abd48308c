/* SPDX-License-Identifier: ISC */
/* What is withheld: found, released, contested. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/when.h>

#include "names_priv.h"
#include "withhold_priv.h"

/* "note 12 ground=..." -> the REF ends where the first option begins. */
static char *
cut_options(char *args)
{
	for (char *p = args; *p != '\0'; p++)
		if (*p == ' ' && strcspn(p + 1, " =") > 0 && p[1 + strcspn(p + 1, " =")] == '=') {
			*p = '\0';
			return p + 1;
		}
	return NULL;
}

bool
withhold_asked_of(struct call *c, struct withhold_asked *ret_asked, struct err *err)
{
	static const char *const keys[] = { "ground", "reason", "authority", "review", "summary",
		"consult", NULL };
	char *rest = cut_options(c->args), *value;
	struct withhold_asked a = { 0 };
	char **const where[] = { &a.ground, &a.reason, &a.authority, &a.review, &a.summary,
		&a.consult };
	const char *key;

	while (rest != NULL) {
		if (!args_option(&rest, keys, &key, &value, err))
			return false;
		if (key == NULL)
			break;
		for (size_t i = 0; keys[i] != NULL; i++)
			if (str_eq(keys[i], key))
				*where[i] = value;
	}
	if (rest != NULL && *rest != '\0')
		return usage(c, err);
	*ret_asked = a;
	return true;
}

bool
withhold_text(const char *what, enum field f, char *typed, char **ret_text, struct err *err)
{
	char *clean;

	if (typed == NULL)
		return true;
	if (!args_words(what, f, typed, &clean, err))
		return false;
	free(*ret_text);
	*ret_text = clean;
	return true;
}

void
withhold_missing(unsigned gaps, struct str *out)
{
	for (unsigned gap = GAP_REASON; gap <= GAP_SUMMARY; gap <<= 1)
		if (gaps & gap)
			str_addf(out, "%s%s", out->len > 0 ? ", " : "", withhold_gap_name(gap));
}

/* Does it still keep anything back? */
static bool
stands(struct call *c, const struct unit *w, const struct unit *target)
{
	struct withhold_days days;
	enum withhold_state s;
	char today[11];

	when_local(c->m->now.at, meeting_zone(c->m), "%Y-%m-%d", today, sizeof today);
	withhold_days_of(&c->m->marks, meeting_zone(c->m), today, &days);
	s = withholding_now(w, target, &days);
	return s != WITHHOLD_RELEASED && s != WITHHOLD_LAPSED;
}

/* The newest withholding of target that stands, or NULL. */
static const struct unit *
standing(struct call *c, const struct units *all, const struct unit *target)
{
	for (size_t i = all->n; i > 0; i--) {
		const struct id *of = unit_ref(&all->v[i - 1], FLD_TARGET);

		if (of != NULL && id_eq(of, &target->id) && stands(c, &all->v[i - 1], target))
			return &all->v[i - 1];
	}
	return NULL;
}

static bool
target_of(struct call *c, const struct unit *w, struct units *ret_target, struct err *err)
{
	const struct id *of = unit_ref(w, FLD_TARGET);
	char label[64];

	return (of != NULL && store_unit(c->m->store, of, ret_target, err)) ||
		err_set(err, ERR_STATE, "%s: what %s kept back is not in this file", c->cmd->name,
			unit_label(w, label, sizeof label));
}

/* "withholding 3", or "last" where only what is withheld can be meant. */
static bool
by_withholding(struct call *c, const char *ref, bool must, const struct units *all,
	const struct unit **ret_w, struct err *err)
{
	size_t n = strlen(unit_word(UNIT_WITHHOLD));
	struct units us;
	bool ok;

	*ret_w = NULL;
	if (must && str_eq(ref, "last")) {
		for (size_t i = all->n; i > 0 && *ret_w == NULL; i--)
			if (stands(c, &all->v[i - 1], NULL))
				*ret_w = &all->v[i - 1];
		return *ret_w != NULL || err_set(err, ERR_STATE, "%s: nothing is withheld",
			c->cmd->name);
	}
	if (strncmp(ref, unit_word(UNIT_WITHHOLD), n) != 0 || ref[n] != ' ')
		return true;
	ok = names_ref_of(c->m, UNIT_WITHHOLD, ref, &us, err);
	if (ok) {
		*ret_w = units_find(all, &us.v[0].id);
		units_release(&us);
	}
	return ok;
}

bool
withheld_find(struct call *c, const char *ref, bool must, struct withheld *ret_w, struct err *err)
{
	struct withheld x = { .w = NULL };
	const struct unit *named;
	char label[64];
	bool ok;

	if (!store_units(c->m->store, UNIT_WITHHOLD, &x.all, err))
		return false;
	ok = by_withholding(c, ref, must, &x.all, &named, err) &&
		(named != NULL ? target_of(c, named, &x.target, err) :
		names_ref(c->m, ref, &x.target, err));
	if (ok) {
		x.w = standing(c, &x.all, &x.target.v[0]);
		ok = x.w != NULL || !must || err_set(err, ERR_STATE, "%s: %s is not withheld",
			c->cmd->name, unit_label(&x.target.v[0], label, sizeof label));
		*ret_w = x;
	}
	if (!ok)
		withheld_release(&x);
	return ok;
}

void
withheld_release(struct withheld *w)
{
	units_release(&w->target);
	units_release(&w->all);
}

bool
withhold_open(struct call *c, const struct unit *w, const struct unit *target,
	const char *authority, struct err *err)
{
	char label[64];
	struct ev e;

	unit_label(target, label, sizeof label);
	if (unit_is(w, FLD_GROUND, "indigenous") && authority == NULL)
		return err_set(err, ERR_DENIED, "%s: %s is withheld by decision of an Indigenous "
			"People; only their own act lifts it: release %s authority=\"their act\"",
			c->cmd->name, label, label);
	ev_init(&e, EV_WITHHOLD_SET, &w->id);
	ev_text(&e, FLD_AUTHORITY, authority);
	ev_text(&e, FLD_STATE, "released");
	c->r->unit = w->id;
	say(c, "%s is released", label);
	return meeting_add(c->m, &e, err);
}

bool
do_RELEASE(struct call *c, struct err *err)
{
	struct withhold_asked a;
	char *authority = NULL;
	struct withheld x;
	bool ok;

	if (*c->args == '\0')
		return usage(c, err);
	if (!withhold_asked_of(c, &a, err) ||
	    !withhold_text("release authority", FLD_AUTHORITY, a.authority, &authority, err))
		return false;
	ok = withheld_find(c, args_trim(c->args), true, &x, err);
	if (ok) {
		ok = withhold_open(c, x.w, &x.target.v[0], authority, err);
		withheld_release(&x);
	}
	free(authority);
	return ok;
}
