/* SPDX-License-Identifier: ISC */
/* The roll call: every seat that may vote is called in order, one key each. */
#include <config.h>

#include "screen.h"

void
outcomes_roll_begin(struct screen *s)
{
	struct outcomes *o = &s->outcomes;
	const struct out_decision *d = outcomes_selected(o);

	if (d == NULL || !d->open) {
		screen_say(s, "there is nothing to vote on: /propose TEXT");
		return;
	}
	if (o->n_seats == 0) {
		screen_say(s, "nobody who may vote is recorded as present: present+ NAME");
		return;
	}
	if (!screen_act(s, "rollcall %s", d->label) || o->n_seats == 0)
		return;
	screen_hush(s);
	o->wait = OUT_WAIT_ROLL;
	o->turn = 0;
	/* A roll call that was interrupted goes on where it stopped. */
	while (o->turn + 1 < o->n_seats && o->seat[o->turn].choice != CHOICE_NONE)
		o->turn++;
}

static size_t
find_seat(const struct outcomes *o, const struct id *person)
{
	size_t i = 0;

	while (i < o->n_seats && !id_eq(&o->seat[i].person, person))
		i++;
	return i;
}

void
outcomes_roll_follow(struct outcomes *o, const struct outcomes *old)
{
	size_t at = o->n_seats;

	if (o->wait != OUT_WAIT_ROLL)
		return;
	for (size_t i = old->turn; i < old->n_seats && at == o->n_seats; i++)
		at = find_seat(o, &old->seat[i].person);
	o->turn = at;
}

static int
silent(const struct outcomes *o)
{
	int n = 0;

	for (size_t i = 0; i < o->n_seats; i++)
		n += o->seat[i].choice == CHOICE_NONE;
	return n;
}

static void
finish(struct screen *s)
{
	s->outcomes.wait = OUT_WAIT_NONE;
	if (!screen_act(s, "rollcall off"))
		return;
	if (silent(&s->outcomes) > 0)
		screen_say(s, "roll call over, %d did not vote: v goes on with them, d declares the "
			"result", silent(&s->outcomes));
	else
		screen_say(s, "roll call over; d declares the result, g reads the text back first");
}

static void
vote(struct screen *s, enum choice c)
{
	struct outcomes *o = &s->outcomes;
	const struct out_decision *d = outcomes_selected(o);
	struct id person = o->seat[o->turn].person;

	if (d == NULL || !screen_act(s, "vote %s %s on %s", o->seat[o->turn].word, choice_name(c),
	    d->label) || o->wait != OUT_WAIT_ROLL)
		return;
	screen_hush(s);
	/* Whoever left with the vote cast is followed by who is called already. */
	if (o->turn < o->n_seats && id_eq(&o->seat[o->turn].person, &person))
		o->turn++;
	if (o->turn >= o->n_seats)
		finish(s);
}

static enum choice
choice_of_key(uint32_t key)
{
	switch (key) {
	case 'y': return CHOICE_YES;
	case 'n': return CHOICE_NO;
	case 'a': return CHOICE_ABSTAIN;
	default: return CHOICE_NONE;
	}
}

unsigned
outcomes_roll_key(struct screen *s, const struct act *a)
{
	struct outcomes *o = &s->outcomes;
	enum choice c = a->in.kind == INPUT_KEY ? choice_of_key(a->in.key) : CHOICE_NONE;

	/* The last ones left the room. */
	if (o->turn >= o->n_seats) {
		finish(s);
		return EFFECT_DIRTY;
	}
	if (c != CHOICE_NONE)
		vote(s, c);
	else if (a->id == ACT_OUT_DOWN || (a->in.kind == INPUT_KEY && a->in.key == '-'))
		o->turn += o->turn + 1 < o->n_seats;
	else if (a->id == ACT_OUT_UP)
		o->turn -= o->turn > 0;
	else if (a->id == ACT_OUT_BACK)
		finish(s);
	else
		screen_say(s, "roll call: y yes, n no, a abstains, - passes, up goes back, esc ends it");
	return EFFECT_DIRTY;
}

void
outcomes_words(const struct screen *s, struct str *out)
{
	const struct outcomes *o = &s->outcomes;
	const struct out_seat *seat = o->turn < o->n_seats ? &o->seat[o->turn] : NULL;

	switch (o->wait) {
	case OUT_WAIT_GROUP:
		str_add(out, "whose? + all others");
		for (size_t g = 0; g < o->n_groups && g < 10; g++)
			str_addf(out, "%s %zu %s", g == 0 ? "," : "", (g + 1) % 10, o->group[g].code);
		break;
	case OUT_WAIT_STANCE:
		str_addf(out, "%s: s supports  n does not block  o objects  a is absent",
			o->picked < 0 ? "all others" : o->group[o->picked].code);
		break;
	case OUT_WAIT_ROLL:
		if (seat != NULL)
			str_addf(out, "%zu/%zu %s %s%s%s: y yes  n no  a abstains  - pass  esc ends",
				o->turn + 1, o->n_seats, seat->code, seat->name,
				seat->choice == CHOICE_NONE ? "" : ", so far ",
				seat->choice == CHOICE_NONE ? "" : choice_name(seat->choice));
		break;
	default:
		if (o->list == OUT_DECISIONS && o->n_decisions > 0)
			str_add(out, "+ supports  o does not block  X objects  / absent  2:1 yes:no  ! look");
	}
}
