/* SPDX-License-Identifier: ISC */
/* What the keys of the outcomes do. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "screen.h"

void
outcomes_init(struct outcomes *o, struct screen *s)
{
	memset(o, 0, sizeof *o);
	o->view = (struct view){ .ops = &outcomes_ops, .app = s, .scope = SCOPE_OUTCOMES };
	o->quorum = "";
}

void
outcomes_release(struct outcomes *o)
{
	free(o->group);
	for (size_t i = 0; i < o->n_decisions; i++)
		free(o->decision[i].cell);
	free(o->decision);
	free(o->promise);
	free(o->seat);
	units_release(&o->mem);
}

const struct out_decision *
outcomes_selected(const struct outcomes *o)
{
	return o->at[OUT_DECISIONS] < o->n_decisions ? &o->decision[o->at[OUT_DECISIONS]] : NULL;
}

static bool
outcomes_open(struct view *v, struct err *err)
{
	struct screen *s = v->app;

	if (!outcomes_load(s, err))
		return false;
	s->outcomes.open = true;
	s->outcomes.wait = OUT_WAIT_NONE;
	s->outcomes.scroll = 0;
	/* What is to be decided is what one looks for. */
	if (s->outcomes.n_decisions > 0)
		s->outcomes.at[OUT_DECISIONS] = s->outcomes.n_decisions - 1;
	return true;
}

static void
outcomes_close(struct view *v)
{
	((struct screen *)v->app)->outcomes.open = false;
}

void
outcomes_follow(struct screen *s)
{
	struct err err;

	if (s->outcomes.open && !outcomes_load(s, &err) && err.code != ERR_BUSY)
		screen_fail(s, &err);
}

void
screen_outcomes(struct screen *s)
{
	struct err err;

	screen_hush(s);
	if (s->outcomes.open)
		return;
	while (s->views.n > 1)
		views_pop(&s->views);
	if (!views_push(&s->views, &s->outcomes.view, &err))
		screen_fail(s, &err);
}

static void
move(struct outcomes *o, int by)
{
	size_t n = o->list == OUT_DECISIONS ? o->n_decisions : o->n_promises;
	size_t *at = &o->at[o->list];

	o->scroll = 0;
	if (by < 0)
		*at -= *at > 0;
	else if (*at + 1 < n)
		++*at;
}

/* ---- positions: the constituency, then how it stands ---- */

static void
ask_group(struct screen *s)
{
	const struct out_decision *d = outcomes_selected(&s->outcomes);

	if (d == NULL || !d->open)
		screen_say(s, d == NULL ? "nothing is proposed: /propose TEXT" :
			"%s is decided; an explanation of position is x, a reservation r",
			d == NULL ? "" : d->label);
	else
		s->outcomes.wait = OUT_WAIT_GROUP;
}

static unsigned
pick_group(struct screen *s, const struct act *a)
{
	struct outcomes *o = &s->outcomes;
	int digit = a->in.kind == INPUT_KEY ? key_digit(a->in.key) : -1;

	o->wait = OUT_WAIT_NONE;
	if (digit >= 0 && (size_t)((digit + 9) % 10) < o->n_groups)
		o->picked = (digit + 9) % 10;
	else if (a->in.kind == INPUT_KEY && a->in.key == '+')
		o->picked = -1;
	else
		return EFFECT_UNHANDLED;
	o->wait = OUT_WAIT_STANCE;
	return EFFECT_DIRTY;
}

static enum stance
stance_of_key(uint32_t key)
{
	switch (key) {
	case 's': case '+': return STANCE_SUPPORT;
	case 'n': return STANCE_NO_BLOCK;
	case 'o': return STANCE_OBJECT;
	case 'a': return STANCE_ABSENT;
	default: return STANCE_NONE;
	}
}

/* The codes a position is recorded for: one, or all that said nothing and are here. */
static void
picked_codes(const struct outcomes *o, struct str *out)
{
	const struct out_decision *d = outcomes_selected(o);

	for (size_t g = 0; g < o->n_groups; g++)
		if (o->picked == (int)g || (o->picked < 0 && o->group[g].filled > 0 &&
		    d->cell[g].stance == STANCE_NONE))
			str_addf(out, "%s%s", out->len > 0 ? "," : "", o->group[g].code);
}

static unsigned
take_stance(struct screen *s, const struct act *a)
{
	struct outcomes *o = &s->outcomes;
	enum stance st = a->in.kind == INPUT_KEY ? stance_of_key(a->in.key) : STANCE_NONE;
	struct str codes = STR_INIT;

	o->wait = OUT_WAIT_NONE;
	if (st == STANCE_NONE)
		return EFFECT_UNHANDLED;
	picked_codes(o, &codes);
	if (codes.len == 0)
		screen_say(s, "every constituency that is here has said something");
	else
		screen_act(s, "position %s %s on %s", str_c(&codes), stance_name(st),
			outcomes_selected(o)->label);
	str_release(&codes);
	return EFFECT_DIRTY;
}

/* ---- questions ---- */

/* How each question becomes a command about the selected one. */
static const struct out_ask {
	enum action id;
	const char *label, *command;
	enum complete_what complete;
	bool who;			/* "NAME on decision 3: TEXT": also of what is decided */
} asks[] = {
	{ ACT_OUT_DECIDE, "enter: consensus; or vote, noted, deferred, rejected [because]",
		"decide", COMPLETE_NOTHING, false },
	{ ACT_OUT_AMEND, "amended text, [in brackets] if disputed", "amend", COMPLETE_NOTHING,
		false },
	{ ACT_OUT_TALLY, "votes of CODE yes=2 no=0", "tally", COMPLETE_NAMES, false },
	{ ACT_OUT_RESERVE, "reservation of NAME: TEXT", "reservation", COMPLETE_NAMES, true },
	{ ACT_OUT_EXPLAIN, "position explained by NAME: TEXT", "statement", COMPLETE_NAMES, true },
};

static const struct out_ask *
find_ask(enum action id)
{
	for (size_t i = 0; i < sizeof asks / sizeof *asks; i++)
		if (asks[i].id == id)
			return &asks[i];
	return NULL;
}

/* Where the reference stands in "NAME: TEXT" or "NAME declined": before the colon or last word. */
static size_t
after_name(const char *line)
{
	const char *colon = strchr(line, ':'), *last = strrchr(line, ' ');

	return colon != NULL ? (size_t)(colon - line) : last != NULL ? (size_t)(last - line) :
		strlen(line);
}

static bool
answer(struct screen *s, const char *line)
{
	const struct out_ask *a = find_ask(s->outcomes.asking);
	const char *about = s->outcomes.about;
	size_t n;

	line += strspn(line, " ");
	if (*line == '\0' && a->id != ACT_OUT_DECIDE)
		return true;
	n = after_name(line);
	if (a->who)
		return screen_act(s, "%s %.*s on %s%s", a->command, (int)n, line, about, line + n);
	if (a->id == ACT_OUT_TALLY)
		return screen_act(s, "tally %s on %s", line, about);
	return screen_act(s, "%s %s%s %s", a->command, about, a->id == ACT_OUT_AMEND ? ":" : "",
		*line == '\0' ? "consensus" : line);
}

static void
ask(struct screen *s, enum action id)
{
	struct outcomes *o = &s->outcomes;
	const struct out_decision *d = outcomes_selected(o);
	const struct out_ask *a = find_ask(id);
	struct question q = { .label = a->label, .complete = a->complete, .answer = answer };

	if (d == NULL || (!d->open && !a->who)) {
		screen_say(s, d == NULL ? "nothing is proposed: /propose TEXT" : "%s is decided",
			d == NULL ? "" : d->label);
		return;
	}
	o->asking = id;
	str_copy(o->about, sizeof o->about, d->label);
	q.above = d->detail;
	screen_ask(s, &q);
	if (id == ACT_OUT_AMEND)
		lineedit_set(&s->prompt.edit, d->text);
}

static bool
answer_promise(struct screen *s, const char *line)
{
	line += strspn(line, " ");
	return screen_act(s, "%s %s%s%s", s->outcomes.about, *line == '\0' ? "done" : "progress",
		*line == '\0' ? "" : " ", line);
}

static void
ask_promise(struct screen *s)
{
	struct outcomes *o = &s->outcomes;
	struct question q = { .label = "enter: done; or how far it is", .answer = answer_promise };
	const struct out_promise *p = o->at[OUT_PROMISES] < o->n_promises ?
		&o->promise[o->at[OUT_PROMISES]] : NULL;

	if (p == NULL)
		return;
	snprintf(o->about, sizeof o->about, "%s", p->command);
	q.above = p->text;
	screen_ask(s, &q);
}

static void
gavel(struct screen *s)
{
	const struct out_decision *d = outcomes_selected(&s->outcomes);

	if (d == NULL || !d->open)
		screen_say(s, "nothing here waits to be decided");
	else if (screen_act(s, "read back %s", d->label))
		floorview_gavel(s);
}

static void
show_page(struct screen *s)
{
	const struct outcomes *o = &s->outcomes;
	const struct out_decision *d = outcomes_selected(o);
	struct str text = STR_INIT;

	if (o->list == OUT_DECISIONS && d != NULL) {
		str_add(&text, d->detail);
		screen_page(s, d->label, &text);
	} else if (o->list == OUT_PROMISES && o->at[OUT_PROMISES] < o->n_promises) {
		const struct out_promise *p = &o->promise[o->at[OUT_PROMISES]];

		str_addf(&text, "%s, %s\n\n%s\n\nby %s, %s\n", p->label, p->owner, p->text,
			*p->due == '\0' ? "no date" : p->due, p->state);
		screen_page(s, p->label, &text);
	}
}

static bool
own_action(struct screen *s, enum action id)
{
	struct outcomes *o = &s->outcomes;

	switch (id) {
	case ACT_OUT_UP: move(o, -1); return true;
	case ACT_OUT_DOWN: move(o, 1); return true;
	case ACT_OUT_PGUP: o->scroll -= o->scroll > 3 ? 4 : o->scroll; return true;
	case ACT_OUT_PGDN: o->scroll += 4; return true;
	case ACT_OUT_SWITCH: o->list = !o->list; return true;
	case ACT_OUT_PAGE: show_page(s); return true;
	case ACT_OUT_POSITION: ask_group(s); return true;
	case ACT_OUT_ROLL: outcomes_roll_begin(s); return true;
	case ACT_OUT_GAVEL: gavel(s); return true;
	case ACT_OUT_QUORUM: screen_act(s, "quorum"); return true;
	case ACT_OUT_UNDO: screen_act(s, "undo"); return true;
	case ACT_OUT_COMMAND: floorview_ask_name(s, ACT_COMMAND, NULL); return true;
	case ACT_OUT_DECIDE:
		if (o->list == OUT_PROMISES)
			ask_promise(s);
		else
			ask(s, id);
		return true;
	case ACT_OUT_AMEND: case ACT_OUT_TALLY: case ACT_OUT_RESERVE: case ACT_OUT_EXPLAIN:
		ask(s, id);
		return true;
	default:
		return false;
	}
}

static unsigned
waited_key(struct screen *s, const struct act *a)
{
	switch (s->outcomes.wait) {
	case OUT_WAIT_GROUP: return pick_group(s, a);
	case OUT_WAIT_STANCE: return take_stance(s, a);
	case OUT_WAIT_ROLL: return outcomes_roll_key(s, a);
	default: return EFFECT_UNHANDLED;
	}
}

static unsigned
outcomes_action(struct view *v, const struct act *a)
{
	struct screen *s = v->app;
	bool waited = s->outcomes.wait != OUT_WAIT_NONE;
	unsigned effect;
	char name[KEY_NAME];

	screen_hush(s);
	effect = waited_key(s, a);
	if (effect != EFFECT_UNHANDLED)
		return effect;
	if (a->id == ACT_OUT_BACK)
		return waited ? EFFECT_DIRTY : EFFECT_CLOSE;
	if (own_action(s, a->id))
		return EFFECT_DIRTY;
	if (a->id != ACT_NONE)
		return EFFECT_UNHANDLED;
	screen_say(s, "%s does nothing here; f1 shows the keys", a->in.kind == INPUT_KEY ?
		key_format(a->in.key, name) : "pasted text");
	return EFFECT_DIRTY;
}

const struct view_ops outcomes_ops = {
	.name = "outcomes", .open = outcomes_open, .draw = outcomes_draw,
	.action = outcomes_action, .close = outcomes_close,
};
