/* SPDX-License-Identifier: ISC */
/* The minutes as blocks: the order of the page, and what its parts are made with. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "document_priv.h"

const char *
doc_keep(struct builder *b, struct str *s)
{
	const char *kept = unit_arena_str(b->doc->mem.arena, str_c(s));

	str_release(s);
	return kept;
}

const char *
doc_say(struct builder *b, enum word w, ...)
{
	struct str s = STR_INIT;
	va_list ap;

	va_start(ap, w);
	words_putv(&s, b->l, w, ap);
	va_end(ap);
	return doc_keep(b, &s);
}

const char *
doc_number(struct builder *b, int64_t n)
{
	struct str s = STR_INIT;

	str_addf(&s, "%lld", (long long)n);
	return doc_keep(b, &s);
}

const char *
doc_unit_number(struct builder *b, int num, int dup)
{
	struct str s = STR_INIT;

	str_addf(&s, "%d", num);
	if (dup > 0 && dup < 26)
		str_addc(&s, (char)('a' + dup));
	else if (dup > 0)
		str_addf(&s, "#%d", dup);
	return doc_keep(b, &s);
}

const char *
doc_time_of(struct builder *b, int64_t ms)
{
	char day[12], first[12], time[8];
	struct str s = STR_INIT;

	when_local(ms, b->ed->zone, "%Y-%m-%d", day, sizeof day);
	when_local(b->ed->opened, b->ed->zone, "%Y-%m-%d", first, sizeof first);
	str_add(&s, words_time(ms, b->ed->zone, time));
	if (!str_eq(day, first)) {
		str_add(&s, ", ");
		words_date(&s, b->l, ms, b->ed->zone);
	}
	return doc_keep(b, &s);
}

const char *
doc_date_of(struct builder *b, const char *iso)
{
	struct str s = STR_INIT;

	words_iso_date(&s, b->l, iso);
	return doc_keep(b, &s);
}

const char *
doc_day_of(struct builder *b, int64_t ms)
{
	struct str s = STR_INIT;

	words_date(&s, b->l, ms, b->ed->zone);
	return doc_keep(b, &s);
}

const char *
doc_clock_of(struct builder *b, int64_t ms)
{
	char buf[32];

	return unit_arena_str(b->doc->mem.arena, when_clock(ms, buf, sizeof buf));
}

const char *
doc_minutes(struct builder *b, int64_t ms)
{
	return ms % 60000 == 0 ? doc_number(b, ms / 60000) : doc_clock_of(b, ms);
}

struct block *
doc_add_block(struct builder *b, enum block_kind kind)
{
	struct document *d = b->doc;

	MEM_GROW(d->v, d->n, d->cap);
	d->v[d->n] = (struct block){ .kind = kind, .label = "", .text = "", .after = "",
		.quote = "", .between = word(b->l, W_COLON) };
	return &d->v[d->n++];
}

const char *
block_between(const struct block *bl)
{
	return bl->between == NULL ? ": " : bl->between;
}

struct block *
doc_add_heading(struct builder *b, int level, const char *text)
{
	struct block *bl = doc_add_block(b, BLOCK_HEADING);

	bl->level = level;
	bl->label = text;
	return bl;
}

void
doc_add_para(struct builder *b, const char *text)
{
	if (*text != '\0')
		doc_add_block(b, BLOCK_PARA)->text = text;
}

void
doc_add_mark(struct builder *b, const char *text)
{
	doc_add_block(b, BLOCK_MARK)->text = text;
}

struct block_row *
doc_add_row(struct block *bl, const char *first, const char *second)
{
	struct block_row *r;

	MEM_GROW(bl->row, bl->n_rows, bl->cap_rows);
	r = &bl->row[bl->n_rows++];
	for (int i = 0; i < DOC_COLS; i++)
		r->cell[i] = "";
	r->cell[0] = first;
	r->cell[1] = second;
	return r;
}

void
doc_add_fact(struct block *bl, const char *name, const char *value)
{
	if (*value != '\0')
		doc_add_row(bl, name, value);
}

const char *
doc_sentence(struct builder *b, const char *text)
{
	size_t n = strlen(text);
	struct str s = STR_INIT;

	if (n == 0)
		return "";
	str_add(&s, text);
	if (*s.p >= 'a' && *s.p <= 'z')
		*s.p -= 'a' - 'A';
	if (s.p[n - 1] != '.' && s.p[n - 1] != '?' && s.p[n - 1] != '!' &&
	    (unsigned char)s.p[n - 1] < 0x80)
		str_addc(&s, '.');
	return doc_keep(b, &s);
}

const char *
doc_stop(struct builder *b, const char *text)
{
	static const char *const ends[] = { ".", "?", "!", ":", ";", ")", "]", "\"", "\u2026", "\u3002" };
	struct str s = STR_INIT;

	if (*text == '\0')
		return "";
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends(text, ends[i]))
			return text;
	str_addf(&s, "%s.", text);
	return doc_keep(b, &s);
}

void
doc_join(struct str *s, const char *separator, const char *part)
{
	if (*part == '\0')
		return;
	if (s->len > 0)
		str_add(s, separator);
	str_add(s, part);
}

static void
build_minutes(struct builder *b)
{
	build_masthead(b);
	build_changes(b);
	build_attendance(b);
	build_opening(b);
	build_items(b);
	build_comments(b);
	build_closing(b);
	build_annexes(b);
}

void
document_build(const struct edition *ed, struct document *ret_doc)
{
	struct builder b = { .ed = ed, .doc = ret_doc, .l = words_lang(ed->language) };

	*ret_doc = (struct document){ .language = *ed->language == '\0' ? "en" : ed->language,
		.mem = { .arena = unit_arena_new() } };
	b.mentioned = mem_alloc((ed->n_persons + 1) * sizeof *b.mentioned);
	if (ed->mine != NULL)
		build_mine(&b);
	else
		build_minutes(&b);
	free(b.mentioned);
}

void
document_release(struct document *doc)
{
	for (size_t i = 0; i < doc->n; i++)
		free(doc->v[i].row);
	free(doc->v);
	units_release(&doc->mem);
	memset(doc, 0, sizeof *doc);
}
