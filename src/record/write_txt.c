/* SPDX-License-Identifier: ISC */
/* The minutes as plain text, the way a rapporteur lays out a page. */
#include <string.h>

#include <talanoa/base/text.h>

#include "write.h"

struct wrapping {
	struct str *out;
	int indent;
	const char *head;		/* of the first line, or NULL */
};

static void
put_line(void *ctx, const char *s, size_t n)
{
	struct wrapping *w = ctx;

	if (w->head != NULL)
		str_add(w->out, w->head);
	else if (n > 0)
		str_pad(w->out, ' ', (size_t)w->indent);
	w->head = NULL;
	str_addn(w->out, s, n);
	while (w->out->len > 0 && w->out->p[w->out->len - 1] == ' ')
		str_trunc(w->out, w->out->len - 1);
	str_addc(w->out, '\n');
}

void
txt_wrap(struct str *out, const char *text, int indent, const char *head)
{
	struct wrapping w = { out, indent, head };
	struct str safe = STR_INIT;

	if (head == NULL && indent == 0)
		w.head = "";
	text_print(&safe, text, true);
	text_wrap(str_c(&safe), TXT_COLUMNS - indent, put_line, &w);
	str_release(&safe);
}

static void
rule(struct str *out, char c, int n)
{
	str_pad(out, c, (size_t)(n > TXT_COLUMNS ? TXT_COLUMNS : n));
	str_addc(out, '\n');
}

static void
put_title(struct str *out, const struct block *bl)
{
	rule(out, '=', TXT_COLUMNS);
	if (*bl->label != '\0')
		txt_wrap(out, bl->label, 0, NULL);
	if (*bl->text != '\0')
		txt_wrap(out, bl->text, 0, NULL);
	txt_wrap(out, bl->after, 0, NULL);
	rule(out, '=', TXT_COLUMNS);
}

/* The width of the heading's longest line, for the rule below it. */
static void
put_heading(struct str *out, const struct block *bl)
{
	size_t from = out->len;
	int w;

	txt_wrap(out, bl->label, 0, NULL);
	if (bl->level > 2)
		return;
	w = text_nwidth(out->p + from, strcspn(out->p + from, "\n"));
	rule(out, bl->level == 1 ? '=' : '-', w);
}

/* Name and value in two columns; a long name gets a line of its own. */
static void
put_rows(struct str *out, const struct block *bl, int indent)
{
	enum { WIDEST = 22 };
	const char *colon = block_between(bl);
	size_t n = strlen(colon) - 1;
	int names = 0;

	for (size_t i = 0; i < bl->n_rows; i++) {
		int w = text_width(bl->row[i].cell[0]) + (int)n;

		if (w > names && w <= WIDEST)
			names = w;
	}
	for (size_t i = 0; i < bl->n_rows; i++) {
		struct str head = STR_INIT;
		int w;

		str_pad(&head, ' ', (size_t)indent);
		text_print(&head, bl->row[i].cell[0], false);
		str_addn(&head, colon, n);
		w = text_width(str_c(&head));
		if (w > indent + names) {
			str_addc(&head, '\n');
			w = 0;
		}
		str_pad(&head, ' ', (size_t)(indent + names + 2 - w));
		txt_wrap(out, bl->row[i].cell[1], indent + names + 2, str_c(&head));
		str_release(&head);
	}
}

static void
put_list(struct str *out, const struct block *bl)
{
	for (size_t i = 0; i < bl->n_rows; i++)
		txt_wrap(out, bl->row[i].cell[0], 4, "  - ");
}

static void
put_speech(struct str *out, const struct block *bl)
{
	struct str s = STR_INIT;

	str_add(&s, bl->label);
	if (*bl->after != '\0')
		str_addf(&s, " %s", bl->after);
	str_add(&s, bl->colon ? block_between(bl) : " ");
	str_add(&s, bl->text);
	txt_wrap(out, str_c(&s), 0, NULL);
	str_release(&s);
}

static void
put_summary(struct str *out, const struct block *bl)
{
	struct str s = STR_INIT;

	str_addf(&s, "%s%s%s", bl->label, block_between(bl), bl->text);
	txt_wrap(out, str_c(&s), 0, NULL);
	str_release(&s);
}

static void
put_decision(struct str *out, const struct block *bl)
{
	txt_wrap(out, bl->label, 4, "    ");
	str_addc(out, '\n');
	txt_wrap(out, bl->text, 4, "    ");
	if (*bl->quote != '\0') {
		str_addc(out, '\n');
		txt_wrap(out, bl->quote, 8, "        ");
	}
	if (bl->n_rows > 0)
		str_addc(out, '\n');
	put_rows(out, bl, 4);
}

static void
put_block(struct str *out, const struct block *bl)
{
	switch (bl->kind) {
	case BLOCK_TITLE: put_title(out, bl); break;
	case BLOCK_HEADING: put_heading(out, bl); break;
	case BLOCK_FACTS: put_rows(out, bl, 0); break;
	case BLOCK_PARA: txt_wrap(out, bl->text, 0, NULL); break;
	case BLOCK_SUMMARY: put_summary(out, bl); break;
	case BLOCK_LIST: put_list(out, bl); break;
	case BLOCK_TABLE: txt_table(out, bl); break;
	case BLOCK_SPEECH: put_speech(out, bl); break;
	case BLOCK_MARK: txt_wrap(out, bl->text, 4, "    "); break;
	case BLOCK_BARS: txt_bars(out, bl); break;
	case BLOCK_CHANGE: txt_change(out, bl); break;
	case BLOCK_DECISION: put_decision(out, bl); break;
	}
}

/* A heading of the third level stands close to its list, a mark to what it marks. */
static bool
stands_close(const struct document *doc, size_t i)
{
	const struct block *bl = &doc->v[i];

	if (i == 0)
		return true;
	return bl->kind == BLOCK_MARK ||
		(doc->v[i - 1].kind == BLOCK_HEADING && doc->v[i - 1].level == 3);
}

void
write_txt(const struct document *doc, struct str *out)
{
	for (size_t i = 0; i < doc->n; i++) {
		if (!stands_close(doc, i))
			str_addc(out, '\n');
		if (i > 0 && doc->v[i].kind == BLOCK_HEADING && doc->v[i].level == 1)
			str_addc(out, '\n');
		put_block(out, &doc->v[i]);
	}
}
