/* SPDX-License-Identifier: ISC */
/* The minutes as Markdown. Every character of people's text that could be markup is escaped. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/text.h>

#include "outline.h"
#include "write.h"

/* Characters that are escaped wherever they stand. */
static const char everywhere[] = "\\`*_[]<>|#~$&";

/* Would the text begin a list, a rule or a heading if it began a line? */
static size_t
line_markup(const char *s)
{
	size_t digits = strspn(s, "0123456789");

	if (*s == '-' || *s == '+' || *s == '=')
		return 1;
	return digits > 0 && (s[digits] == '.' || s[digits] == ')') ? digits + 1 : 0;
}

/* One line of text, without line feeds, as it stands inside a paragraph or a cell. */
static void
put_chars(struct str *out, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (strchr(everywhere, s[i]) != NULL)
			str_addc(out, '\\');
		str_addc(out, s[i]);
	}
}

static void
put_inline(struct str *out, const char *text, const char *line_feed)
{
	struct str safe = STR_INIT;
	const char *s;

	text_print(&safe, text, true);
	for (s = str_c(&safe); *s != '\0';) {
		size_t n, k;

		/* Not shown, but they would make code of it or hide a list's mark. */
		s += strspn(s, " ");
		n = strcspn(s, "\n");
		k = line_markup(s);
		if (k > 1)
			put_chars(out, s, k - 1);
		if (k > 0)
			str_addf(out, "\\%c", s[k - 1]);
		put_chars(out, s + k, n - k);
		s += n;
		if (*s == '\n') {
			str_add(out, line_feed);
			s++;
		}
	}
	str_release(&safe);
}

static void
put_text(struct str *out, const char *text)
{
	put_inline(out, text, "\\\n");
}

static void
put_strong(struct str *out, const char *text)
{
	if (*text == '\0')
		return;
	str_add(out, "**");
	put_inline(out, text, " ");
	str_add(out, "**");
}

static void
put_title(struct str *out, const struct block *bl)
{
	str_add(out, "# ");
	put_inline(out, *bl->text != '\0' ? bl->text : bl->after, " ");
	str_add(out, "\n\n");
	put_strong(out, bl->label);
	str_add(out, *bl->label != '\0' ? "\\\n" : "");
	put_inline(out, bl->after, " ");
	str_addc(out, '\n');
}

static void
put_heading(struct str *out, const struct document *doc, size_t i)
{
	str_pad(out, '#', (size_t)outline_level(doc, i) + 1);
	str_addc(out, ' ');
	put_inline(out, doc->v[i].label, " ");
	str_addc(out, '\n');
}

static void
put_facts(struct str *out, const struct block *bl, const char *before)
{
	for (size_t i = 0; i < bl->n_rows; i++) {
		str_add(out, before);
		str_add(out, "- ");
		put_strong(out, bl->row[i].cell[0]);
		str_add(out, block_between(bl));
		put_inline(out, bl->row[i].cell[1], " ");
		str_addc(out, '\n');
	}
}

static void
put_list(struct str *out, const struct block *bl)
{
	for (size_t i = 0; i < bl->n_rows; i++) {
		str_add(out, "- ");
		put_inline(out, bl->row[i].cell[0], " ");
		str_addc(out, '\n');
	}
}

static void
put_row(struct str *out, const struct block *bl, const struct block_row *r)
{
	for (int c = 0; c < bl->n_cols; c++) {
		str_add(out, "| ");
		put_inline(out, r->cell[c], " ");
		str_addc(out, ' ');
	}
	str_add(out, "|\n");
}

static void
put_table(struct str *out, const struct block *bl)
{
	for (size_t i = 0; i < bl->n_rows; i++) {
		put_row(out, bl, &bl->row[i]);
		if (i > 0)
			continue;
		for (int c = 0; c < bl->n_cols; c++)
			str_add(out, bl->right[c] ? "| ---: " : "| --- ");
		str_add(out, "|\n");
	}
}

static void
put_speech(struct str *out, const struct block *bl)
{
	put_strong(out, bl->label);
	if (*bl->after != '\0') {
		str_addc(out, ' ');
		put_text(out, bl->after);
	}
	str_add(out, bl->colon ? block_between(bl) : " ");
	put_text(out, bl->text);
	str_addc(out, '\n');
}

static void
put_summary(struct str *out, const struct block *bl)
{
	put_strong(out, bl->label);
	str_add(out, block_between(bl));
	put_text(out, bl->text);
	str_addc(out, '\n');
}

static void
put_decision(struct str *out, const struct block *bl)
{
	str_add(out, "> ");
	put_strong(out, bl->label);
	str_add(out, "\n>\n> ");
	put_inline(out, bl->text, "\\\n> ");
	str_addc(out, '\n');
	if (*bl->quote != '\0') {
		str_add(out, ">\n> > ");
		put_inline(out, bl->quote, "\\\n> > ");
		str_addc(out, '\n');
	}
	if (bl->n_rows > 0)
		str_add(out, ">\n");
	put_facts(out, bl, "> ");
}

static void
put_mark(struct str *out, const struct block *bl)
{
	str_addc(out, '*');
	put_inline(out, bl->text, " ");
	str_add(out, "*\n");
}

static void
put_changed(struct str *out, const char *text, size_t n, const char *mark)
{
	char *words = redline_words(text, n);

	if (*words != '\0') {
		str_add(out, mark);
		put_text(out, words);
		str_add(out, mark);
	}
	free(words);
}

static void
put_change(struct str *out, const struct block *bl)
{
	struct str head = STR_INIT;
	struct redline r;
	const char *tail;

	redline_find(bl, &r);
	str_addn(&head, bl->text, r.head);
	tail = bl->after + r.head + r.now;
	put_strong(out, bl->label);
	str_add(out, *bl->label != '\0' ? "\\\n" : "");
	put_text(out, str_c(&head));
	str_add(out, *r.gap == '\n' ? "\\\n" : r.gap);
	put_changed(out, bl->text + r.head, r.before, "~~");
	str_add(out, r.before > 0 && r.now > 0 ? " " : "");
	put_changed(out, bl->after + r.head, r.now, "**");
	/* put_text drops the space that it begins with */
	str_add(out, *tail == ' ' ? " " : "");
	put_text(out, tail);
	str_addc(out, '\n');
	str_release(&head);
	if (*bl->quote == '\0')
		return;
	str_add(out, "\n*");
	put_inline(out, bl->quote, " ");
	str_add(out, "*\n");
}

static void
put_block(struct str *out, const struct document *doc, size_t i)
{
	const struct block *bl = &doc->v[i];

	switch (bl->kind) {
	case BLOCK_TITLE: put_title(out, bl); break;
	case BLOCK_HEADING: put_heading(out, doc, i); break;
	case BLOCK_FACTS: put_facts(out, bl, ""); break;
	case BLOCK_PARA: put_text(out, bl->text); str_addc(out, '\n'); break;
	case BLOCK_SUMMARY: put_summary(out, bl); break;
	case BLOCK_LIST: put_list(out, bl); break;
	case BLOCK_TABLE: put_table(out, bl); break;
	case BLOCK_SPEECH: put_speech(out, bl); break;
	case BLOCK_MARK: put_mark(out, bl); break;
	case BLOCK_BARS: break;
	case BLOCK_CHANGE: put_change(out, bl); break;
	case BLOCK_DECISION: put_decision(out, bl); break;
	}
}

void
write_md(const struct document *doc, struct str *out)
{
	for (size_t i = 0; i < doc->n; i++) {
		/* the table beside them says the same */
		if (doc->v[i].kind == BLOCK_BARS)
			continue;
		if (i > 0)
			str_addc(out, '\n');
		put_block(out, doc, i);
	}
}
