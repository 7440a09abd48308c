/* SPDX-License-Identifier: ISC */
/*
 * The minutes as one page: no script, nothing from elsewhere, well-formed as XML too. Headings
 * skip no level, lists and tables are what they say they are, and what is told by a box, a bar
 * or a line is told in words beside it.
 */
#include <string.h>

#include "write_html.h"

/* Languages that are written from the right. */
static const char *
direction(const char *language)
{
	static const char *const rtl[] = { "ar", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur",
		"yi" };

	for (size_t i = 0; i < sizeof rtl / sizeof *rtl; i++)
		if (strncmp(language, rtl[i], 2) == 0 && strchr("-", language[2]) != NULL)
			return " dir=\"rtl\"";
	return "";
}

/* What a template or a merged file says need not be a language. */
static bool
is_language(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

	return n >= 2 && n <= 35 && s[n] == '\0';
}

static void
put_top(struct page *p)
{
	const char *language = is_language(p->doc->language) ? p->doc->language : "en";
	const struct block *bl = p->doc->v;

	str_addf(p->out, "<!DOCTYPE html>\n<html lang=\"%s\"%s>\n<head>\n<meta charset=\"utf-8\"/>\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>",
		language, direction(language));
	html_plain(p->out, bl->text);
	str_add(p->out, *bl->text != '\0' ? " - " : "");
	html_plain(p->out, bl->after);
	str_addf(p->out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n", html_style);
}

static void
put_title(struct page *p, const struct block *bl)
{
	if (*bl->label != '\0')
		html_element(p->out, "p class=\"body\"", bl->label);
	html_element(p->out, "h1", *bl->text != '\0' ? bl->text : bl->after);
	if (*bl->text != '\0')
		html_element(p->out, "p class=\"kind\"", bl->after);
}

static void
put_facts(struct page *p, const struct block *bl)
{
	if (bl->n_rows == 0)
		return;
	str_add(p->out, "<dl>\n");
	for (size_t i = 0; i < bl->n_rows; i++) {
		str_add(p->out, "<div>");
		html_element(p->out, "dt", bl->row[i].cell[0]);
		html_element(p->out, "dd", bl->row[i].cell[1]);
		str_add(p->out, "</div>\n");
	}
	str_add(p->out, "</dl>\n");
}

static void
put_list(struct page *p, const struct block *bl)
{
	if (bl->n_rows == 0)
		return;
	str_add(p->out, "<ul>\n");
	for (size_t i = 0; i < bl->n_rows; i++)
		html_element(p->out, "li", bl->row[i].cell[0]);
	str_add(p->out, "</ul>\n");
}

static void
put_speech(struct page *p, const struct block *bl)
{
	str_add(p->out, "<p><strong>");
	html_text(p->out, bl->label);
	str_add(p->out, "</strong>");
	if (*bl->after != '\0') {
		str_addc(p->out, ' ');
		html_text(p->out, bl->after);
	}
	str_add(p->out, bl->colon ? block_between(bl) : " ");
	html_text(p->out, bl->text);
	str_add(p->out, "</p>\n");
}

static void
put_summary(struct page *p, const struct block *bl)
{
	str_add(p->out, "<p><strong>");
	html_text(p->out, bl->label);
	str_addn(p->out, block_between(bl), strlen(block_between(bl)) - 1);
	str_add(p->out, "</strong> ");
	html_text(p->out, bl->text);
	str_add(p->out, "</p>\n");
}

static void
put_decision(struct page *p, const struct block *bl, const char *id)
{
	str_addf(p->out, "<div class=\"decision\" role=\"group\" aria-labelledby=\"%s\">\n"
		"<p id=\"%s\"><strong>", id, id);
	html_text(p->out, bl->label);
	str_add(p->out, "</strong></p>\n");
	html_element(p->out, "p", bl->text);
	if (*bl->quote != '\0') {
		str_add(p->out, "<blockquote>");
		html_element(p->out, "p", bl->quote);
		str_add(p->out, "</blockquote>\n");
	}
	put_facts(p, bl);
	str_add(p->out, "</div>\n");
}

static void
close_sections(struct page *p, int level)
{
	for (; p->depth >= level; p->depth--)
		str_add(p->out, "</section>\n");
}

static void
put_heading(struct page *p, size_t i)
{
	const struct block *bl = &p->doc->v[i];
	int level = outline_level(p->doc, i);

	close_sections(p, level);
	p->depth = level;
	p->heading = bl->label;
	str_addf(p->out, "<section>\n<h%d id=\"%s\">", level + 1, p->id[i]);
	html_text(p->out, bl->label);
	str_addf(p->out, "</h%d>\n", level + 1);
}

static void
put_para(struct page *p, const struct block *bl)
{
	if (!html_is_caption(p, bl))
		html_element(p->out, "p", bl->text);
}

static void
put_block(struct page *p, size_t i)
{
	const struct block *bl = &p->doc->v[i];

	switch (bl->kind) {
	case BLOCK_TITLE: put_title(p, bl); break;
	case BLOCK_HEADING: put_heading(p, i); break;
	case BLOCK_FACTS: put_facts(p, bl); break;
	case BLOCK_PARA: put_para(p, bl); break;
	case BLOCK_SUMMARY: put_summary(p, bl); break;
	case BLOCK_LIST: put_list(p, bl); break;
	case BLOCK_TABLE: html_table(p, bl); break;
	case BLOCK_SPEECH: put_speech(p, bl); break;
	case BLOCK_MARK: html_element(p->out, "p class=\"mark\"", bl->text); break;
	case BLOCK_BARS: html_bars(p, bl); break;
	case BLOCK_CHANGE: html_change(p, bl); break;
	case BLOCK_DECISION: put_decision(p, bl, p->id[i]); break;
	}
}

static size_t
next_heading(const struct document *doc, size_t i)
{
	while (i < doc->n && doc->v[i].kind != BLOCK_HEADING)
		i++;
	return i;
}

/* Headings of the first two levels. */
static void
put_contents(struct page *p, size_t first)
{
	int depth = 0;

	str_add(p->out, "<nav aria-labelledby=\"contents_\">\n<h2 id=\"contents_\">");
	html_text(p->out, word(p->l, W_CONTENTS));
	str_add(p->out, "</h2>\n");
	for (size_t i = first; i < p->doc->n; i = next_heading(p->doc, i + 1)) {
		int level = outline_level(p->doc, i);

		/* those of the third level are many and short: constituencies, kinds of people */
		if (p->doc->v[i].level > 2)
			continue;
		for (; depth > level; depth--)
			str_add(p->out, "</li>\n</ul>\n");
		str_add(p->out, depth == level ? "</li>\n" : "");
		for (; depth < level; depth++)
			str_add(p->out, "<ul>\n");
		str_addf(p->out, "<li><a href=\"#%s\">", p->id[i]);
		html_text(p->out, p->doc->v[i].label);
		str_add(p->out, "</a>");
	}
	for (; depth > 0; depth--)
		str_add(p->out, "</li>\n</ul>\n");
	str_add(p->out, "</nav>\n");
}

void
write_html(const struct document *doc, struct str *out)
{
	size_t first = next_heading(doc, 0);
	struct page p = { .out = out, .doc = doc, .l = words_lang(doc->language), .heading = "",
		.id = outline_ids(doc) };

	put_top(&p);
	str_add(out, "<header>\n");
	for (size_t i = 0; i < first; i++)
		put_block(&p, i);
	str_add(out, "</header>\n");
	if (first < doc->n)
		put_contents(&p, first);
	str_add(out, "<main>\n");
	for (size_t i = first; i < doc->n; i++)
		put_block(&p, i);
	close_sections(&p, 1);
	str_add(out, "</main>\n</body>\n</html>\n");
	outline_free(doc, p.id);
}
