/* SPDX-License-Identifier: ISC */
/* Tables, bars and changes of the page. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/text.h>

#include "write_html.h"

/* "Positions of the constituencies:" */
static bool
announces(const struct block *bl)
{
	return bl->kind == BLOCK_PARA && str_ends(bl->text, ":");
}

bool
html_is_caption(const struct page *p, const struct block *bl)
{
	const struct block *next = bl + 1;

	return announces(bl) && next < p->doc->v + p->doc->n && next->kind == BLOCK_TABLE &&
		next->n_rows > 0 && *next->label == '\0';
}

/* Its own caption, the line before it, or what it stands under and what its rows are. */
static void
put_caption(struct page *p, const struct block *bl)
{
	/* a first column of figures is a number */
	const char *rows = bl->row[0].cell[bl->right[0] && bl->n_cols > 1];

	str_addf(p->out, "<caption id=\"t_%d\">", p->tables);
	if (*bl->label != '\0') {
		html_text(p->out, bl->label);
	} else if (bl > p->doc->v && html_is_caption(p, bl - 1)) {
		html_text(p->out, bl[-1].text);
	} else {
		html_text(p->out, p->heading);
		str_add(p->out, *rows != '\0' ? ": " : "");
		html_text(p->out, rows);
	}
	str_add(p->out, "</caption>\n");
}

static void
put_cell(struct str *out, const char *tag, const char *scope, bool right, const char *text)
{
	str_addf(out, "<%s%s%s>", tag, scope, right ? " class=\"right\"" : "");
	html_text(out, text);
	str_addf(out, "</%s>", tag);
}

static void
put_row(struct str *out, const struct block *bl, const struct block_row *r, bool head)
{
	str_add(out, "<tr>");
	for (int c = 0; c < bl->n_cols; c++) {
		if (head)
			put_cell(out, "th", " scope=\"col\"", bl->right[c], r->cell[c]);
		else if (c == 0)
			put_cell(out, "th", " scope=\"row\"", bl->right[c], r->cell[c]);
		else
			put_cell(out, "td", "", bl->right[c], r->cell[c]);
	}
	str_add(out, "</tr>\n");
}

/* A wide one scrolls by itself, also by keys: the page never does sideways. */
void
html_table(struct page *p, const struct block *bl)
{
	if (bl->n_rows == 0)
		return;
	p->tables++;
	str_addf(p->out, "<div class=\"wide\" role=\"group\" tabindex=\"0\" "
		"aria-labelledby=\"t_%d\">\n<table>\n", p->tables);
	put_caption(p, bl);
	str_add(p->out, "<thead>\n");
	put_row(p->out, bl, &bl->row[0], true);
	str_add(p->out, "</thead>\n<tbody>\n");
	for (size_t i = 1; i < bl->n_rows; i++)
		put_row(p->out, bl, &bl->row[i], false);
	str_add(p->out, "</tbody>\n</table>\n</div>\n");
}

/* What a screen reader says of the bars, which stand in a table too. */
static void
put_description(struct page *p, const struct block *bl)
{
	str_addf(p->out, "<desc id=\"f_%dd\">", p->figures);
	for (size_t i = 0; i < bl->n_rows; i++) {
		str_add(p->out, i > 0 ? "; " : "");
		html_plain(p->out, bl->row[i].cell[0]);
		str_add(p->out, ": ");
		html_plain(p->out, bl->row[i].cell[2]);
	}
	str_add(p->out, "</desc>\n");
}

static void
put_bar(struct str *out, const struct block_row *r, size_t i)
{
	enum { ROW = 90, COLUMNS = 34 };
	long long y = (long long)i * ROW, mille = 0;
	struct str name = STR_INIT, safe = STR_INIT;

	text_print(&safe, r->cell[0], false);
	text_column(&name, str_c(&safe), COLUMNS);
	while (name.len > 0 && name.p[name.len - 1] == ' ')
		str_trunc(&name, name.len - 1);
	str_int(r->cell[1], 0, 1000, &mille);
	str_addf(out, "<text x=\"0\" y=\"%lld\">", y + 38);
	html_plain(out, str_c(&name));
	str_addf(out, "</text><text x=\"1000\" y=\"%lld\" text-anchor=\"end\">", y + 38);
	html_plain(out, r->cell[2]);
	str_addf(out, "</text>\n<rect class=\"track\" x=\"1\" y=\"%lld\" width=\"998\" height=\"22\"/>"
		"<rect class=\"bar\" x=\"0\" y=\"%lld\" width=\"%lld\" height=\"24\"/>\n",
		y + 52, y + 51, mille);
	str_release(&name);
	str_release(&safe);
}

void
html_bars(struct page *p, const struct block *bl)
{
	if (bl->n_rows == 0)
		return;
	p->figures++;
	str_add(p->out, "<figure>\n");
	html_element(p->out, "figcaption", bl->label);
	str_addf(p->out, "<svg viewBox=\"0 0 1000 %zu\" role=\"img\" direction=\"ltr\" "
		"aria-labelledby=\"f_%d f_%dd\">\n<title id=\"f_%d\">", bl->n_rows * 90,
		p->figures, p->figures, p->figures);
	html_plain(p->out, bl->label);
	str_add(p->out, "</title>\n");
	put_description(p, bl);
	for (size_t i = 0; i < bl->n_rows; i++)
		put_bar(p->out, &bl->row[i], i);
	str_add(p->out, "</svg>\n</figure>\n");
}

/* One side of a change, said in words too: few screen readers tell <del> and <ins>. */
static void
put_changed(struct page *p, const char *tag, enum word what, const char *text, size_t n)
{
	char *words = redline_words(text, n);

	if (*words != '\0') {
		str_addf(p->out, "<%s><span class=\"unseen\">[%s: </span>", tag, word(p->l, what));
		html_text(p->out, words);
		str_addf(p->out, "<span class=\"unseen\">]</span></%s>", tag);
	}
	free(words);
}

void
html_change(struct page *p, const struct block *bl)
{
	struct str head = STR_INIT;
	struct redline r;

	redline_find(bl, &r);
	str_addn(&head, bl->text, r.head);
	html_element(p->out, "p class=\"changed\"", bl->label);
	str_add(p->out, "<p>");
	html_text(p->out, str_c(&head));
	str_add(p->out, *r.gap == '\n' ? "<br/>\n" : r.gap);
	put_changed(p, "del", W_REMOVED, bl->text + r.head, r.before);
	str_add(p->out, r.before > 0 && r.now > 0 ? " " : "");
	put_changed(p, "ins", W_INSERTED, bl->after + r.head, r.now);
	html_text(p->out, bl->after + r.head + r.now);
	str_add(p->out, "</p>\n");
	if (*bl->quote != '\0')
		html_element(p->out, "p class=\"mark\"", bl->quote);
	str_release(&head);
}
