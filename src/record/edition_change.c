/* SPDX-License-Identifier: ISC */
/* What differs from the draft that was circulated, as far as this edition may tell it. */
#include <stdlib.h>

#include <talanoa/base/mem.h>

#include "edition_priv.h"

struct changes {
	struct source *src;
	int64_t since;			/* hlc of the circulation */
	struct ed_change *v;
	size_t n, cap;
};

/* Kinds that may be added to the minutes, and their words. */
static const struct { enum unit_kind kind; enum field words; } added[] = {
	{ UNIT_NOTE, FLD_TEXT }, { UNIT_DECISION, FLD_TEXT }, { UNIT_ACTION, FLD_TEXT },
	{ UNIT_AMENDMENT, FLD_TEXT }, { UNIT_STATEMENT, FLD_TEXT },
	{ UNIT_RESERVATION, FLD_TEXT }, { UNIT_COMMITMENT, FLD_TEXT },
	{ UNIT_INTEREST, FLD_TEXT }, { UNIT_COMMENT, FLD_TEXT }, { UNIT_DOCUMENT, FLD_TITLE },
	{ UNIT_CONSENT, FLD_REFERENCE },
};
enum { N_ADDED = sizeof added / sizeof *added };

static const struct unit *
target_of(const struct source *src, const struct unit *u)
{
	return show_unit(src, unit_ref(u, FLD_TARGET));
}

/* The words of a unit that the minutes print. */
static enum field
words_of(const struct unit *u)
{
	for (size_t i = 0; i < N_ADDED; i++)
		if (added[i].kind == u->kind)
			return added[i].words;
	return u->kind == UNIT_ITEM ? FLD_SUMMARY : FLD_TEXT;
}

/* Numbers that the public minutes print; others are of the file only. */
static bool
numbered(const struct source *src, const struct unit *u)
{
	return src->ed->kind == EDITION_FULL || u->kind == UNIT_DECISION ||
		u->kind == UNIT_ACTION || u->kind == UNIT_ITEM;
}

static int
item_of(const struct source *src, const struct unit *u)
{
	const struct id *item = u->kind == UNIT_ITEM ? &u->id : unit_ref(u, FLD_ITEM);

	return item == NULL ? -1 : idmap_get(&src->item, item);
}

/* About unit u (NULL: of a kind this program does not know), said by unit by. */
static struct ed_change *
add(struct changes *c, enum ed_change_kind kind, const struct unit *u, const struct unit *by)
{
	struct ed_change *x;

	MEM_GROW(c->v, c->n, c->cap);
	x = &c->v[c->n++];
	*x = (struct ed_change){ .kind = kind, .unit = "", .item = -1, .before = "", .now = "",
		.because = "", .withheld = -1, .at = by->at, .hlc = by->hlc };
	if (u == NULL)
		return x;
	x->unit = unit_word(u->kind);
	x->item = item_of(c->src, u);
	x->withheld = show_withheld(c->src, u);
	if (numbered(c->src, u)) {
		x->num = u->num;
		x->dup = u->dup;
	}
	return x;
}

static bool
is_erased(const struct source *src, const struct unit *u)
{
	const struct units *us = &src->u[UNIT_MARK];

	for (size_t i = 0; i < us->n; i++) {
		const struct id *of = unit_ref(&us->v[i], FLD_TARGET);

		if (us->v[i].ev == EV_ERASE && of != NULL && id_eq(of, &u->id))
			return true;
	}
	return false;
}

static void
corrections(struct changes *c)
{
	const struct units *us = &c->src->u[UNIT_CORRECTION];

	for (size_t i = 0; i < us->n; i++) {
		const struct unit *k = &us->v[i];
		struct ed_change *x;

		if (k->hlc <= c->since)
			continue;
		x = add(c, unit_cell(k, FLD_TEXT) == NULL ? CHANGE_SPEAKER : CHANGE_CORRECTED,
			target_of(c->src, k), k);
		x->before = show_text(c->src, k, FLD_FORMER);
		x->now = show_text(c->src, k, FLD_TEXT);
		x->because = show_text(c->src, k, FLD_BECAUSE);
		x->gone = is_erased(c->src, k);
	}
}

static void
addition(struct changes *c, const struct unit *u, enum field words)
{
	struct ed_change *x = add(c, CHANGE_ADDED, u, u);

	x->now = show_text(c->src, u, words);
	x->gone = is_erased(c->src, u);
}

static void
additions(struct changes *c)
{
	for (size_t i = 0; i < N_ADDED; i++) {
		const struct units *us = &c->src->u[added[i].kind];

		for (size_t k = 0; k < us->n; k++)
			if (us->v[k].hlc > c->since)
				addition(c, &us->v[k], added[i].words);
	}
}

static bool
written_since(const struct changes *c, const struct unit *u, enum field f)
{
	const struct cell *cell = unit_cell(u, f);

	return cell != NULL && cell->hlc > c->since;
}

/* What became of actions, pledges and proposals that stood in the draft. */
static void
states(struct changes *c)
{
	static const enum unit_kind kinds[] = { UNIT_ACTION, UNIT_COMMITMENT, UNIT_DECISION };

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const struct units *us = &c->src->u[kinds[i]];

		for (size_t k = 0; k < us->n; k++) {
			const struct unit *u = &us->v[k];
			struct ed_change *x;

			if (u->hlc > c->since || !written_since(c, u, FLD_STATE))
				continue;
			x = add(c, CHANGE_STATE, u, u);
			x->now = show_text(c->src, u, FLD_STATE);
			x->hlc = unit_cell(u, FLD_STATE)->hlc;
		}
	}
}

static bool
touched(const struct changes *c, const struct unit *u)
{
	for (size_t i = 0; i < u->n_cells; i++)
		if (u->cells[i].hlc > c->since)
			return true;
	return false;
}

/* The last position or vote since on decision d, or NULL. */
static const struct unit *
voted_since(const struct changes *c, const struct unit *d)
{
	static const enum unit_kind kinds[] = { UNIT_POSITION, UNIT_VOTE, UNIT_TALLY };
	const struct unit *last = NULL;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const struct units *us = &c->src->u[kinds[i]];

		for (size_t k = 0; k < us->n; k++) {
			const struct id *of = unit_ref(&us->v[k], FLD_DECISION);

			if (of != NULL && id_eq(of, &d->id) && touched(c, &us->v[k]))
				last = &us->v[k];
		}
	}
	return last;
}

/* What stands in tables: that they changed is told, the tables tell the rest. */
static void
tables(struct changes *c)
{
	const struct units *ds = &c->src->u[UNIT_DECISION], *ps = &c->src->u[UNIT_PRESENCE];
	const struct unit *by;

	for (size_t i = 0; i < ds->n; i++)
		if (ds->v[i].hlc <= c->since && (by = voted_since(c, &ds->v[i])) != NULL)
			add(c, CHANGE_VOTES, &ds->v[i], by);
	if (ps->n > 0 && ps->v[ps->n - 1].hlc > c->since)
		add(c, CHANGE_ATTENDANCE, NULL, &ps->v[ps->n - 1]);
}

static void
withholdings(struct changes *c)
{
	const struct units *us = &c->src->u[UNIT_WITHHOLD];

	for (size_t i = 0; i < us->n; i++) {
		const struct unit *w = &us->v[i], *t = target_of(c->src, w);
		bool released = unit_is(w, FLD_STATE, "released");

		if (!released && w->hlc > c->since)
			add(c, CHANGE_WITHHELD, t, w)->now = show_text(c->src, w, FLD_GIST);
		if (released && w->hlc <= c->since && written_since(c, w, FLD_STATE)) {
			struct ed_change *x = add(c, CHANGE_RELEASED, t, w);

			x->now = t == NULL ? "" : show_text(c->src, t, words_of(t));
			x->hlc = unit_cell(w, FLD_STATE)->hlc;
		}
	}
}

/* That a correction lost its words with what it corrected is told where it stands. */
static void
erasures(struct changes *c)
{
	const struct units *us = &c->src->u[UNIT_MARK];

	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i], *t;

		if (u->ev != EV_ERASE || u->hlc <= c->since)
			continue;
		t = target_of(c->src, u);
		if (t == NULL || t->kind != UNIT_CORRECTION)
			add(c, CHANGE_ERASED, t, u)->because = show_text(c->src, u, FLD_BECAUSE);
	}
}

static int
by_hlc(const void *a, const void *b)
{
	const struct ed_change *x = a, *y = b;

	return x->hlc < y->hlc ? -1 : x->hlc > y->hlc;
}

bool
changes_build(struct source *src, struct err *err)
{
	struct changes c = { .src = src };
	struct approval_state s;

	approval_of(&src->u[UNIT_MARK], &s);
	if (s.circulated == 0)
		return err_set(err, ERR_STATE, "the draft of these minutes was not circulated yet, so "
			"nothing changed since; circulate until DATE does that");
	c.since = s.circulated_hlc;
	corrections(&c);
	additions(&c);
	states(&c);
	tables(&c);
	withholdings(&c);
	erasures(&c);
	if (c.n > 1)
		qsort(c.v, c.n, sizeof *c.v, by_hlc);
	src->ed->changes = true;
	src->ed->change = c.v;
	src->ed->n_changes = c.n;
	return true;
}
