/* SPDX-License-Identifier: ISC */
/* The stack of views. */
#include <config.h>

#include <stddef.h>

#include "loop.h"
#include "view.h"

static void
lay_out(struct view *v, int rows, int cols)
{
	v->rows = rows;
	v->cols = cols;
	if (v->ops->layout != NULL)
		v->ops->layout(v, rows, cols);
}

bool
views_push(struct views *s, struct view *v, struct err *err)
{
	const struct view *below = views_top(s);
	int rows = below != NULL ? below->rows : v->rows;
	int cols = below != NULL ? below->cols : v->cols;

	if (s->n == VIEW_DEPTH)
		return err_set(err, ERR_STATE, "too many questions are open: answer one first");
	v->due = LOOP_NEVER;
	if (v->ops->open != NULL && !v->ops->open(v, err))
		return false;
	if (v->ops->load != NULL && !v->ops->load(v, err)) {
		if (v->ops->close != NULL)
			v->ops->close(v);
		return false;
	}
	lay_out(v, rows, cols);
	s->v[s->n++] = v;
	return true;
}

void
views_pop(struct views *s)
{
	struct view *v = views_top(s);

	if (v == NULL)
		return;
	s->n--;
	if (v->ops->close != NULL)
		v->ops->close(v);
}

struct view *
views_top(const struct views *s)
{
	return s->n > 0 ? s->v[s->n - 1] : NULL;
}

unsigned
views_input(struct views *s, const struct input *in)
{
	unsigned effect = EFFECT_UNHANDLED;

	for (int i = s->n - 1; i >= 0 && effect == EFFECT_UNHANDLED; i--) {
		struct view *v = s->v[i];
		struct act a = { ACT_NONE, *in };

		if (v->ops->action == NULL)
			continue;
		if (in->kind == INPUT_KEY)
			a.id = keymap_find(s->keys, v->scope, in->key);
		effect = v->ops->action(v, &a);
		if ((effect & EFFECT_CLOSE) == 0)
			continue;
		while (s->n > i)
			views_pop(s);
		effect = (effect & ~(unsigned)EFFECT_CLOSE) | EFFECT_DIRTY;
	}
	return effect;
}

unsigned
views_tick(struct views *s, int64_t now)
{
	unsigned effect = EFFECT_NONE;

	for (int i = 0; i < s->n; i++) {
		struct view *v = s->v[i];

		if (v->due > now)
			continue;
		v->due = LOOP_NEVER;
		if (v->ops->tick != NULL)
			effect |= v->ops->tick(v, now);
	}
	return effect;
}

int64_t
views_due(const struct views *s)
{
	int64_t due = LOOP_NEVER;

	for (int i = 0; i < s->n; i++)
		if (s->v[i]->due < due)
			due = s->v[i]->due;
	return due;
}

bool
views_load(struct views *s, struct err *err)
{
	for (int i = 0; i < s->n; i++)
		if (s->v[i]->ops->load != NULL && !s->v[i]->ops->load(s->v[i], err))
			return false;
	return true;
}

void
views_layout(struct views *s, int rows, int cols)
{
	for (int i = 0; i < s->n; i++)
		lay_out(s->v[i], rows, cols);
}

void
views_draw(const struct views *s, struct canvas *c)
{
	canvas_clear(c);
	for (int i = 0; i < s->n; i++)
		s->v[i]->ops->draw(s->v[i], c);
}
