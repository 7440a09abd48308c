/* SPDX-License-Identifier: ISC */
/* A line of the minutes in screen rows: its columns, its words, and a long one folded. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>

#include "record_priv.h"

/* Of a folded one the first and last rows are shown. */
enum { TIMED = 50, NUMBERED = 30, MARKED = 10, FOLDED = 10, HEAD = 6, TAIL = 2 };

struct record_gutter
record_gutter(const struct record_view *r, int cols)
{
	struct record_gutter g = { -1, -1, r->list.num_cols, -1, 0 };

	if (cols >= TIMED) {
		g.time = 0;
		g.num = 6;
	} else if (cols >= NUMBERED) {
		g.num = 0;
	}
	if (cols >= MARKED)
		g.mark = g.num < 0 ? 0 : g.num + g.num_cols;
	g.text = g.mark + 1;
	return g;
}

const char *
record_num(const struct snap_line *l)
{
	const char *space = l->kind == LINE_TEXT ? strrchr(l->label, ' ') : NULL;

	return space == NULL ? "" : space + 1;
}

void
record_pieces_release(struct record_pieces *p)
{
	str_release(&p->text);
	free(p->v);
}

static void
add_piece(void *ctx, const char *s, size_t n)
{
	struct record_pieces *p = ctx;

	MEM_GROW(p->v, p->n, p->cap);
	p->v[p->n++] = (struct record_piece){ s, n };
}

bool
record_is_memo(const struct snap_line *l)
{
	return l->kind == LINE_TEXT && *l->label == '\0';
}

static void
compose(const struct snap_line *l, struct str *out)
{
	str_clear(out);
	if (record_is_memo(l))
		str_add(out, "% ");
	if (l->kind == LINE_MARK)
		str_addf(out, "-- %s", l->text);
	else if (*l->who != '\0')
		str_addf(out, "%s: %s", l->who, l->text);
	else
		str_add(out, l->text);
	str_add(out, l->marks);
}

/* The rows in the middle become one that says how many there are. */
static void
fold(struct record_pieces *p)
{
	size_t hidden = p->n - HEAD - TAIL, at = p->text.len;
	char *before = p->text.p;

	str_addf(&p->text, "... %zu more rows ...", hidden);
	for (size_t i = 0; i < p->n; i++)
		p->v[i].s = p->text.p + (p->v[i].s - before);
	p->v[HEAD] = (struct record_piece){ p->text.p + at, p->text.len - at };
	memmove(p->v + HEAD + 1, p->v + p->n - TAIL, TAIL * sizeof *p->v);
	p->n = HEAD + 1 + TAIL;
}

void
record_break(const struct record_view *r, const struct snap_line *l, int cols,
	struct record_pieces *p)
{
	int room = cols - record_gutter(r, cols).text;

	compose(l, &p->text);
	p->n = 0;
	text_wrap(str_c(&p->text), room > 2 ? room : 2, add_piece, p);
	if (p->n > FOLDED && (id_zero(&l->unit) || !id_eq(&l->unit, &r->open)))
		fold(p);
}

int
record_rows_of(const struct record_view *r, const struct snap_line *l, int cols)
{
	struct record_pieces p = { 0 };
	int n;

	record_break(r, l, cols, &p);
	n = (int)p.n;
	record_pieces_release(&p);
	return n;
}
