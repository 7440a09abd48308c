/* SPDX-License-Identifier: ISC */
/* The terms on which members take part, and who accepted them. */
#include <stdlib.h>
#include <string.h>

#include "do.h"
#include "draft.h"

static const struct unit *
term_of(const struct units *us, const char *what)
{
	for (size_t i = 0; i < us->n; i++)
		if (unit_is(&us->v[i], FLD_WHAT, what))
			return &us->v[i];
	return NULL;
}

static bool
set_term(struct call *c, const struct unit *was, const char *what, char *text, struct err *err)
{
	struct draft d;
	bool ok;

	draft_init(&d, c->m, EV_TERM_SET, was);
	if (was == NULL)
		draft_code(&d, FLD_WHAT, what);
	ok = draft_text(&d, what, FLD_TEXT, args_spaces(text), err) &&
		(draft_empty(&d) || meeting_add(c->m, &d.ev, err));
	c->r->unit = d.ev.subject;
	say(c, "terms, %s: %s", what, text);
	draft_release(&d);
	return ok;
}

bool
do_TERMS(struct call *c, struct err *err)
{
	char *rest = c->args, *what;
	struct units us;
	bool ok;

	if (!args_word(&rest, &what, err))
		return usage(c, err);
	if (!one_of("duties|time|travel|pay", what))
		return err_set(err, ERR_INPUT, "terms: \"%.40s\" is not one of: duties, time, travel, "
			"pay", what);
	if (*rest == '\0')
		return err_set(err, ERR_INPUT, "terms %s: say what they are, also if there is nothing "
			"(terms pay None paid)", what);
	if (!store_units(c->m->store, UNIT_TERM, &us, err))
		return false;
	ok = set_term(c, term_of(&us, what), what, rest, err);
	units_release(&us);
	return ok;
}

struct accepting {
	struct call *c;
	struct str done, before;
};

/* *ret_done: did this person accept already? */
static bool
accepted(struct call *c, const struct unit *person, bool *ret_done, struct err *err)
{
	struct units us;

	if (!store_units(c->m->store, UNIT_ACCEPTANCE, &us, err))
		return false;
	*ret_done = false;
	for (size_t i = 0; i < us.n; i++) {
		const struct id *of = unit_ref(&us.v[i], FLD_PERSON);

		*ret_done |= of != NULL && meeting_person(c->m, of) == person;
	}
	units_release(&us);
	return true;
}

static bool
accept(void *ctx, char *name, struct err *err)
{
	struct accepting *a = ctx;
	const struct unit *person;
	struct str *list;
	struct ev e;
	bool before;

	if (!names_person(a->c->m, name, &person, err) || !accepted(a->c, person, &before, err))
		return false;
	list = before ? &a->before : &a->done;
	str_addf(list, "%s%s", list->len > 0 ? ", " : "", person_name(person));
	if (before)
		return true;
	ev_init(&e, EV_TERM_ACCEPT, &(struct id){ 0 });
	e.subject = new_id(a->c);
	ev_ref(&e, FLD_PERSON, &person->id);
	a->c->r->unit = e.subject;
	return meeting_add(a->c->m, &e, err);
}

static bool
any_terms(struct call *c, struct err *err)
{
	struct units us;
	bool any;

	if (!store_units(c->m->store, UNIT_TERM, &us, err))
		return false;
	any = us.n > 0;
	units_release(&us);
	return any || err_set(err, ERR_STATE, "accept terms: there are none yet; terms "
		"duties|time|travel|pay TEXT says what they are");
}

bool
do_ACCEPT_TERMS(struct call *c, struct err *err)
{
	struct accepting a = { .c = c };
	bool ok;

	if (*c->args == '\0')
		return usage(c, err);
	ok = any_terms(c, err) && args_list(c->args, accept, &a, err);
	if (ok && a.done.len > 0)
		say(c, "Terms accepted by %s", str_c(&a.done));
	if (ok && a.before.len > 0)
		say(c, "Accepted already: %s", str_c(&a.before));
	str_release(&a.done);
	str_release(&a.before);
	return ok;
}
