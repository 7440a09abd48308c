/* SPDX-License-Identifier: ISC */
/* Which lines of the minutes are shown, and the place in them, kept while they grow. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "record_priv.h"

static bool
passes(const struct record_view *r, const struct snap_line *l)
{
	switch (r->filter) {
	case SHOW_ITEM:
		return !id_zero(&l->unit) && id_eq(&l->item, &r->filter_id);
	case SHOW_SPEAKER:
		return id_eq(&l->person, &r->filter_id);
	case SHOW_GROUP:
		return id_eq(&l->group, &r->filter_id);
	case SHOW_DECISIONS:
		return l->kind == LINE_DECISION;
	case SHOW_ACTIONS:
		return l->kind == LINE_ACTION;
	case SHOW_WITHHELD:
		return l->withheld;
	case SHOW_MINE:
		return l->mine;
	default:
		return true;
	}
}

static void
add(struct record_list *l, const struct snap_line *line)
{
	MEM_GROW(l->v, l->n, l->cap);
	l->v[l->n++] = line;
}

/* Private memos stand among the minutes on this screen only. */
static void
make_memos(struct screen *s)
{
	struct record_list *l = &s->record.list;
	const struct drafts *d = &s->drafts;

	l->n_memos = 0;
	for (size_t i = 0; s->record.filter == SHOW_ALL && i < d->n_memos; i++) {
		struct snap_line *m;

		MEM_GROW(l->memos, l->n_memos, l->cap_memos);
		m = &l->memos[l->n_memos++];
		*m = (struct snap_line){ .kind = LINE_TEXT, .at = d->memos[i].at, .label = "",
			.who = "", .text = d->memos[i].text, .marks = "" };
		when_local(m->at, s->snap.zone, "%H:%M", m->hhmm, sizeof m->hhmm);
	}
}

/* A heading is shown once something below it is. */
static void
choose(struct screen *s)
{
	struct record_list *l = &s->record.list;
	const struct snap_line *heading = NULL;
	size_t memo = 0;

	for (size_t i = 0; i < s->snap.n_lines; i++) {
		const struct snap_line *line = &s->snap.lines[i];
		bool title = line->kind == LINE_ITEM && s->record.filter != SHOW_ALL;
		int w = text_width(record_num(line)) + 1;

		while (memo < l->n_memos && l->memos[memo].at < line->at)
			add(l, &l->memos[memo++]);
		l->num_cols = w > l->num_cols ? w : l->num_cols;
		if (title)
			heading = line;
		if (title || !passes(&s->record, line))
			continue;
		if (heading != NULL)
			add(l, heading);
		heading = NULL;
		add(l, line);
	}
	while (memo < l->n_memos)
		add(l, &l->memos[memo++]);
}

static bool
same_line(const struct snap_line *a, const struct snap_line *b)
{
	return a->at == b->at && a->hlc == b->hlc && a->kind == b->kind &&
		id_eq(&a->unit, &b->unit);
}

/* Where the lowest one shown is now; or the one before its place. */
static size_t
find_again(const struct record_list *l, const struct snap_line *was)
{
	size_t i = l->n;

	while (i > 0 && !same_line(l->v[i - 1], was) && l->v[i - 1]->at > was->at)
		i--;
	for (size_t k = i; k > 0 && l->v[k - 1]->at == was->at; k--)
		if (same_line(l->v[k - 1], was))
			return k - 1;
	return i > 0 ? i - 1 : 0;
}

void
record_newest(struct screen *s)
{
	s->record.low = s->record.list.n > 0 ? s->record.list.n - 1 : 0;
	s->record.cut = 0;
	s->record.follow = true;
}

static void
remember(struct record_view *r)
{
	r->follow = r->list.n == 0 || (r->low + 1 == r->list.n && r->cut == 0);
	if (r->list.n > 0)
		r->low_was = *r->list.v[r->low];
}

/* Who was selected may be gone (undone, filtered): then its neighbour is. */
static void
select_again(struct record_view *r)
{
	size_t i = record_selected(r);

	if (i == r->list.n && r->list.n > 0) {
		for (i = find_again(&r->list, &r->sel_was); i > 0 && id_zero(&r->list.v[i]->unit);)
			i--;
		r->sel = r->list.v[i]->unit;
	}
	if (i < r->list.n)
		r->sel_was = *r->list.v[i];
}

void
record_arrange(struct screen *s)
{
	struct record_view *r = &s->record;

	r->list.n = 0;
	r->list.num_cols = 4;
	make_memos(s);
	choose(s);
	if (r->follow)
		record_newest(s);
	else if (r->list.n > 0)
		r->low = find_again(&r->list, &r->low_was);
	else
		r->low = 0;
	if (r->selecting)
		select_again(r);
}

bool
record_older(struct screen *s)
{
	size_t had = s->snap.n_lines, most = s->snap.most_lines;

	if (!s->snap.older)
		return false;
	s->snap.most_lines = most * 4;
	screen_reload(s);
	/* Another program may hold the file just now. */
	if (s->snap.n_lines <= had)
		s->snap.most_lines = most;
	return s->snap.n_lines > had;
}

int
record_room(const struct screen *s)
{
	int page = record_page(screen_rows(s));

	/* A message may fold into two rows more. */
	return page > 12 ? page - 2 : page > 1 ? page : 1;
}

/* Is the page full from the lowest row upwards? */
static bool
is_full(const struct screen *s)
{
	const struct record_view *r = &s->record;
	int cols = record_cols(s), page = record_page(screen_rows(s)), rows = -r->cut;

	for (size_t i = r->list.n > 0 ? r->low + 1 : 0; i > 0 && rows < page; i--)
		rows += record_rows_of(r, r->list.v[i - 1], cols);
	return rows >= page;
}

static void
down(struct screen *s, int rows)
{
	struct record_view *r = &s->record;

	for (r->cut -= rows; r->cut < 0 && r->low + 1 < r->list.n;) {
		r->low++;
		r->cut += record_rows_of(r, r->list.v[r->low], record_cols(s));
	}
	if (r->cut < 0)
		r->cut = 0;
}

static void
up(struct screen *s, int rows)
{
	struct record_view *r = &s->record;
	int cols = record_cols(s);

	for (r->cut += rows; r->list.n > 0;) {
		int n = record_rows_of(r, r->list.v[r->low], cols);

		if (r->cut < n)
			break;
		if (r->low == 0) {
			r->cut = n - 1;
			break;
		}
		r->cut -= n;
		r->low--;
	}
}

void
record_scroll(struct screen *s, int rows)
{
	struct record_view *r = &s->record;

	if (rows < 0)
		down(s, -rows);
	else
		up(s, rows);
	remember(r);
	while (!is_full(s) && record_older(s))
		;
	while (!is_full(s) && (r->low + 1 < r->list.n || r->cut > 0))
		down(s, 1);
	remember(r);
}

size_t
record_selected(const struct record_view *r)
{
	size_t i = r->list.n;

	if (id_zero(&r->sel))
		return r->list.n;
	while (i > 0 && !id_eq(&r->list.v[i - 1]->unit, &r->sel))
		i--;
	return i > 0 ? i - 1 : r->list.n;
}

/* Rows between the top of the page and the bottom of line at; negative: it lies above. */
static int
rows_above(const struct screen *s, size_t at)
{
	const struct record_view *r = &s->record;
	int cols = record_cols(s), rows = record_room(s) + r->cut;

	for (size_t i = r->low; i > at && rows > 0; i--)
		rows -= record_rows_of(r, r->list.v[i], cols);
	return rows;
}

/* Rows of a line and of the headings right above it. */
static int
rows_with_heading(const struct screen *s, size_t at)
{
	const struct record_view *r = &s->record;
	int cols = record_cols(s), rows = record_rows_of(r, r->list.v[at], cols);

	while (at > 0 && id_zero(&r->list.v[at - 1]->unit))
		rows += record_rows_of(r, r->list.v[--at], cols);
	return rows;
}

void
record_reveal(struct screen *s, size_t at)
{
	struct record_view *r = &s->record;
	int page = record_room(s), n;

	if (at >= r->list.n)
		return;
	n = rows_with_heading(s, at);
	n = n < page ? n : page;
	if (at < r->low ? rows_above(s, at) >= n : at == r->low && r->cut == 0)
		return;
	/* By half a page: then many a step costs only the marker. */
	r->low = at;
	r->cut = 0;
	remember(r);
	down(s, (page - n) / 2);
	remember(r);
	record_scroll(s, 0);
}
