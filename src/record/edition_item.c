/* SPDX-License-Identifier: ISC */
/* Items in the order taken: what they were for, when they were taken up and how they ended. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>

#include "edition_priv.h"

static int
compare(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

static int
by_time(const void *a, const void *b)
{
	const struct unit *x = *(const struct unit *const *)a, *y = *(const struct unit *const *)b;

	return x->at != y->at ? compare(x->at, y->at) : compare(x->hlc, y->hlc);
}

/* The marks of the meeting in order of time; the caller frees. */
static const struct unit **
sorted_marks(const struct source *src)
{
	const struct units *us = &src->u[UNIT_MARK];
	const struct unit **v = mem_alloc((us->n + 1) * sizeof *v);

	for (size_t i = 0; i < us->n; i++)
		v[i] = &us->v[i];
	qsort(v, us->n, sizeof *v, by_time);
	return v;
}

struct taken {
	const struct unit *unit;
	int64_t at;			/* first taken up; 0: never */
	int place;			/* on the agenda */
};

static int
by_taken(const void *a, const void *b)
{
	const struct taken *x = a, *y = b;

	if ((x->at == 0) != (y->at == 0))
		return x->at == 0 ? 1 : -1;
	return x->at != y->at ? compare(x->at, y->at) : x->place - y->place;
}

/* The place of an item in the order that was set, or behind all of it. */
static int
agenda_place(const struct source *src, const struct unit *item)
{
	const struct unit *m = src->u[UNIT_MEETING].n > 0 ? &src->u[UNIT_MEETING].v[0] : NULL;
	const char *list = m == NULL ? "" : unit_text(m, FLD_ORDER);
	char hex[ID_HEX];
	const char *at = strstr(list, id_hex(&item->id, hex));

	return at == NULL ? (int)strlen(list) + item->num : (int)(at - list);
}

static int64_t
first_taken(const struct unit *const *marks, size_t n, const struct unit *item)
{
	for (size_t i = 0; i < n; i++) {
		const struct id *of = unit_ref(marks[i], FLD_ITEM);

		if (marks[i]->ev == EV_ITEM_STATE && of != NULL && id_eq(of, &item->id) &&
		    (unit_is(marks[i], FLD_STATE, "open") ||
		     unit_is(marks[i], FLD_STATE, "reopened")))
			return marks[i]->at;
	}
	return 0;
}

static void
build_agenda(struct edition *ed, const struct taken *t)
{
	for (size_t i = 0; i < ed->n_items; i++) {
		size_t k = i;

		for (; k > 0 && t[ed->agenda[k - 1]].place > t[i].place; k--)
			ed->agenda[k] = ed->agenda[k - 1];
		ed->agenda[k] = (int)i;
	}
}

void
items_index(struct source *src)
{
	const struct units *us = &src->u[UNIT_ITEM];
	const struct unit **marks = sorted_marks(src);
	struct taken *t = mem_alloc((us->n + 1) * sizeof *t);
	struct edition *ed = src->ed;

	for (size_t i = 0; i < us->n; i++)
		t[i] = (struct taken){ &us->v[i], first_taken(marks, src->u[UNIT_MARK].n,
			&us->v[i]), agenda_place(src, &us->v[i]) };
	qsort(t, us->n, sizeof *t, by_taken);
	ed->n_items = us->n;
	ed->item = mem_alloc((us->n + 1) * sizeof *ed->item);
	ed->agenda = mem_alloc((us->n + 1) * sizeof *ed->agenda);
	for (size_t i = 0; i < us->n; i++) {
		ed->item[i].taken = t[i].at;
		idmap_put(&src->item, &t[i].unit->id, (int)i);
	}
	build_agenda(ed, t);
	free(t);
	free(marks);
}

static void
fill_item(const struct source *src, struct ed_item *it, const struct unit *u)
{
	it->num = u->num;
	it->dup = u->dup;
	it->at = u->at;
	it->title = show_text(src, u, FLD_TITLE);
	it->type = show_text(src, u, FLD_TYPE);
	it->pillar = show_text(src, u, FLD_PILLAR);
	it->rec = show_text(src, u, FLD_REC);
	it->level = show_text(src, u, FLD_LEVEL);
	it->summary = show_text(src, u, FLD_SUMMARY);
	it->attribution = show_attribution(src, u);
	it->planned_ms = unit_int(u, FLD_PLANNED, 0);
	it->limit_ms = unit_int(u, FLD_LIMIT, 0);
	it->by = show_speaker(src, u, FLD_BY, FLD_GROUP, false);
	it->withheld = show_withheld(src, u);
	it->outcome = it->reason = "";
}

static struct ed_item *
item_of(struct source *src, const struct id *id)
{
	int i = id == NULL ? -1 : idmap_get(&src->item, id);

	return i < 0 ? NULL : &src->ed->item[i];
}

static void
mark_item(struct source *src, const struct unit *u)
{
	struct ed_item *it = item_of(src, unit_ref(u, FLD_ITEM));
	bool open = unit_is(u, FLD_STATE, "open") || unit_is(u, FLD_STATE, "reopened");

	if (it == NULL)
		return;
	if (open && it->end != ITEM_END_NONE)
		it->again = u->at;
	it->end = open ? ITEM_END_NONE : unit_is(u, FLD_STATE, "skipped") ? ITEM_END_SKIPPED :
		unit_is(u, FLD_STATE, "deferred") ? ITEM_END_DEFERRED : ITEM_END_CLOSED;
	it->closed = open ? 0 : u->at;
	if (*unit_text(u, FLD_OUTCOME) != '\0')
		it->outcome = show_text(src, u, FLD_OUTCOME);
	if (*unit_text(u, FLD_REASON) != '\0')
		it->reason = show_text(src, u, FLD_REASON);
}

void
items_build(struct source *src)
{
	const struct unit **marks = sorted_marks(src);
	size_t n = src->u[UNIT_MARK].n;
	struct edition *ed = src->ed;

	for (size_t i = 0; i < src->u[UNIT_ITEM].n; i++)
		fill_item(src, item_of(src, &src->u[UNIT_ITEM].v[i].id), &src->u[UNIT_ITEM].v[i]);
	for (size_t i = 0; i < n; i++)
		if (marks[i]->ev == EV_ITEM_STATE)
			mark_item(src, marks[i]);
	entries_build(src, marks, n);
	times_build(src, marks, n);
	for (size_t i = 0; i < ed->n_groups; i++)
		ed->group[i].present_at_opening = ed->opened != 0 &&
			people_present(src, (int)i, ed->opened) > 0;
	free(marks);
}
