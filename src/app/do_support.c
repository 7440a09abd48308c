/* SPDX-License-Identifier: ISC */
/* Help that was asked for, given or refused; money that was paid. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/text.h>

#include "do.h"
#include "record_priv.h"

struct need {
	struct speaker who;
	const char *form, *state, *what;
};

static bool
same(const struct unit *u, enum field f, const struct id *id)
{
	const struct id *of = unit_ref(u, f);

	return of == NULL ? id_zero(id) : id_eq(of, id);
}

/* What was asked for in these words, or (without words) the one thing that is still open. */
static const struct unit *
asked_before(const struct units *us, const struct need *n)
{
	const struct unit *found = NULL;

	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];

		if (!unit_is(u, FLD_FORM, n->form) || !same(u, FLD_PERSON, &n->who.person) ||
		    !same(u, FLD_GROUP, &n->who.group))
			continue;
		if (*n->what == '\0' ? unit_is(u, FLD_STATE, "asked") :
		    text_same(unit_text(u, FLD_TEXT), n->what))
			found = u;
	}
	return found;
}

static void
say_need(struct call *c, const struct need *n, const char *text, int num)
{
	struct str who = STR_INIT;

	speaker_words(c->m, &n->who, &who);
	say(c, "support %d: %s, %s: %s", num, str_c(&who), n->state, text);
	str_release(&who);
}

static bool
new_need(struct call *c, const struct need *n, struct err *err)
{
	struct id id = new_id(c);
	struct ev e;

	if (*n->what == '\0')
		return err_set(err, ERR_STATE, "%s: nothing that they asked for is open; say what "
			"was %s", c->cmd->name, n->state);
	ev_init(&e, EV_SUPPORT_SET, &id);
	ev_number(c->m, &e, UNIT_SUPPORT);
	ev_text(&e, FLD_FORM, n->form);
	ev_ref(&e, FLD_PERSON, &n->who.person);
	ev_ref(&e, FLD_GROUP, &n->who.group);
	ev_text(&e, FLD_TEXT, n->what);
	ev_text(&e, FLD_STATE, n->state);
	c->r->unit = id;
	say_need(c, n, n->what, store_next_num(c->m->store, UNIT_SUPPORT));
	return meeting_add(c->m, &e, err);
}

static bool
change_need(struct call *c, const struct unit *u, const struct need *n, struct err *err)
{
	struct ev e;

	c->r->unit = u->id;
	say_need(c, n, unit_text(u, FLD_TEXT), u->num);
	if (unit_is(u, FLD_STATE, n->state))
		return true;
	ev_init(&e, EV_SUPPORT_SET, &u->id);
	ev_text(&e, FLD_STATE, n->state);
	return meeting_add(c->m, &e, err);
}

static bool
record_need(struct call *c, const struct need *n, struct err *err)
{
	const struct unit *u;
	struct units us;
	bool ok;

	if (!store_units(c->m->store, UNIT_SUPPORT, &us, err))
		return false;
	u = asked_before(&us, n);
	ok = u == NULL ? new_need(c, n, err) : change_need(c, u, n, err);
	units_release(&us);
	return ok;
}

/* Cut at the first " STATE" outside quotes: before it is who, behind it what. */
static char *
cut_state(char *args, const char **ret_state)
{
	static const char *const states[] = { "asked", "given", "refused" };
	char *best = NULL;
	bool quoted = false;

	for (char *s = args; *s != '\0' && best == NULL; s++) {
		if (*s == '"')
			quoted = !quoted;
		for (size_t i = 0; !quoted && *s == ' ' && i < 3; i++) {
			size_t n = strlen(states[i]);

			if (strncmp(s + 1, states[i], n) == 0 &&
			    (s[n + 1] == ' ' || s[n + 1] == '\0')) {
				*ret_state = states[i];
				*s = '\0';
				best = s + n + 1;
			}
		}
	}
	return best;
}

static bool
need(struct call *c, const char *form, struct err *err)
{
	struct need n = { .form = form };
	char *what = cut_state(c->args, &n.state), *clean = NULL;
	bool ok;

	if (what == NULL)
		return usage(c, err);
	what = args_spaces(what);
	if (!speaker_find(c->m, args_trim(c->args), &n.who, err) ||
	    (*what != '\0' && !args_text(form, FLD_TEXT, what, &clean, err)))
		return false;
	n.what = clean == NULL ? "" : clean;
	ok = record_need(c, &n, err);
	free(clean);
	return ok;
}

bool
do_SUPPORT(struct call *c, struct err *err)
{
	return need(c, "support", err);
}

bool
do_ACCESS(struct call *c, struct err *err)
{
	return need(c, "access", err);
}

struct payment {
	struct speaker who;
	char *amount, *purpose;
};

static bool
record_payment(struct call *c, const struct payment *p, struct err *err)
{
	int num = store_next_num(c->m->store, UNIT_PAYMENT);
	struct str who = STR_INIT;
	struct id id = new_id(c);
	struct ev e;

	ev_init(&e, EV_PAYMENT_SET, &id);
	ev_number(c->m, &e, UNIT_PAYMENT);
	ev_ref(&e, FLD_PERSON, &p->who.person);
	ev_ref(&e, FLD_GROUP, &p->who.group);
	ev_text(&e, FLD_AMOUNT, p->amount);
	ev_text(&e, FLD_PURPOSE, p->purpose);
	c->r->unit = id;
	speaker_words(c->m, &p->who, &who);
	say(c, "payment %d: %s, %s for %s", num, str_c(&who), p->amount, p->purpose);
	str_release(&who);
	return meeting_add(c->m, &e, err);
}

/* "NAME AMOUNT for PURPOSE" */
static bool
read_payment(struct call *c, struct payment *p, struct err *err)
{
	char *rest = c->args, *name, *purpose;

	if (!args_word(&rest, &name, err))
		return usage(c, err);
	purpose = args_cut(rest, " for ");
	rest = args_trim(rest);
	if (strpbrk(rest, "0123456789") == NULL)
		return err_set(err, ERR_INPUT, "payment: how much? An amount and its currency, such "
			"as \"310 USD\"; payment NAME|CODE AMOUNT for PURPOSE");
	if (purpose == NULL || *purpose == '\0')
		return err_set(err, ERR_INPUT, "payment: what for? payment NAME|CODE AMOUNT for "
			"PURPOSE");
	return speaker_find(c->m, name, &p->who, err) &&
		args_text("amount", FLD_AMOUNT, rest, &p->amount, err) &&
		args_words("payment", FLD_PURPOSE, purpose, &p->purpose, err);
}

bool
do_PAYMENT(struct call *c, struct err *err)
{
	struct payment p = { 0 };
	bool ok = read_payment(c, &p, err) && record_payment(c, &p, err);

	free(p.amount);
	free(p.purpose);
	return ok;
}
