/* SPDX-License-Identifier: ISC */
/* Our own tests of the form of what is exported: plain text, and a page of HTML. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>

#include "check_exports.h"

const char *
check_form_text(const struct str *bytes)
{
	struct str safe = STR_INIT;
	bool same;

	if (bytes->len == 0)
		return "it is empty";
	if (strlen(str_c(bytes)) != bytes->len)
		return "it holds a NUL";
	if (bytes->p[bytes->len - 1] != '\n')
		return "its last line has no end";
	/* What is UTF-8 and steers no terminal comes back as it is. */
	text_print(&safe, str_c(bytes), true);
	same = str_eq(str_c(&safe), str_c(bytes));
	str_release(&safe);
	return same ? NULL : "it is not UTF-8, or holds what could steer a terminal";
}

/* A tag of HTML: where it begins and ends, and its name. */
struct tag {
	const char *from, *to;		/* after '<', at '>' */
	char name[16];
	bool closes, alone;
};

/* The next tag after *p; comments and the document type are passed over. */
static bool
next_tag(const char **p, struct tag *ret)
{
	const char *s = *p, *end;
	struct tag t = { 0 };
	size_t n;

	do {
		s = strchr(s, '<');
		if (s == NULL)
			return false;
		s++;
		if (str_starts(s, "!--") && (s = strstr(s, "-->")) == NULL)
			return false;
	} while (*s == '!' || *s == '?' || *s == '-');
	end = strchr(s, '>');
	if (end == NULL)
		return false;
	t.closes = *s == '/';
	s += t.closes;
	n = strcspn(s, " />\n\t");
	t.from = s;
	t.to = end;
	t.alone = end[-1] == '/';
	str_copy(t.name, n + 1 < sizeof t.name ? n + 1 : sizeof t.name, s);
	*p = end;
	*ret = t;
	return true;
}

/* The value of an attribute, or false: it has none. */
static bool
attribute(const struct tag *t, const char *name, char *ret_value, size_t size)
{
	size_t n = strlen(name);

	for (const char *s = t->from; s + n + 2 < t->to; s++) {
		if (s[0] != ' ' || strncmp(s + 1, name, n) != 0 || s[1 + n] != '=' || s[2 + n] != '"')
			continue;
		s += n + 3;
		n = strcspn(s, "\"");
		str_copy(ret_value, n + 1 < size ? n + 1 : size, s);
		return true;
	}
	return false;
}

static bool
is_void(const char *name)
{
	static const char *const names[] = { "meta", "link", "br", "hr", "img", "col", "input",
		"wbr", "path", "rect" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq(names[i], name))
			return true;
	return false;
}

enum { DEEPEST = 64 };

struct page {
	char open[DEEPEST][16];
	int depth, h1, level;
	const char *wrong;
};

static void
look_at_opening(struct page *g, const struct tag *t)
{
	char value[64];
	int level = t->name[0] == 'h' && t->name[1] >= '1' && t->name[1] <= '6' &&
		t->name[2] == '\0' ? t->name[1] - '0' : 0;

	if (str_eq(t->name, "script"))
		g->wrong = "it holds a script";
	else if (str_eq(t->name, "html") && !attribute(t, "lang", value, sizeof value))
		g->wrong = "its language is not said";
	else if (str_eq(t->name, "th") && !attribute(t, "scope", value, sizeof value))
		g->wrong = "a table's heading has no scope";
	else if (attribute(t, "src", value, sizeof value) && !str_starts(value, "data:"))
		g->wrong = "it loads something from elsewhere";
	else if (level > g->level + 1)
		g->wrong = "a level of headings is left out";
	g->h1 += level == 1;
	g->level = level > 0 ? level : g->level;
}

static void
look_at_tag(struct page *g, const struct tag *t)
{
	if (t->closes) {
		if (g->depth == 0 || !str_eq(g->open[g->depth - 1], t->name))
			g->wrong = "its tags do not close in order";
		else
			g->depth--;
		return;
	}
	look_at_opening(g, t);
	if (t->alone || is_void(t->name))
		return;
	if (g->depth == DEEPEST)
		g->wrong = "its tags stand too deep in each other";
	else
		str_copy(g->open[g->depth++], sizeof g->open[0], t->name);
}

const char *
check_form_html(const struct str *bytes)
{
	struct page g = { .wrong = check_form_text(bytes) };
	const char *p = str_c(bytes);
	struct tag t;

	while (g.wrong == NULL && next_tag(&p, &t))
		look_at_tag(&g, &t);
	if (g.wrong == NULL && g.depth > 0)
		g.wrong = "a tag is not closed";
	if (g.wrong == NULL && g.h1 != 1)
		g.wrong = "it has not one title of the first level";
	return g.wrong;
}

struct names {
	char (*v)[64];
	size_t n, cap;
};

static bool
holds(const struct names *x, const char *name)
{
	for (size_t i = 0; i < x->n; i++)
		if (str_eq(x->v[i], name))
			return true;
	return false;
}

static void
keep(struct names *x, const char *name)
{
	MEM_GROW(x->v, x->n, x->cap);
	str_copy(x->v[x->n++], sizeof x->v[0], name);
}

const char *
check_html_refs(const struct str *bytes)
{
	struct names ids = { 0 }, refs = { 0 };
	const char *p = str_c(bytes), *wrong = NULL;
	char value[64];
	struct tag t;

	while (wrong == NULL && next_tag(&p, &t)) {
		if (attribute(&t, "id", value, sizeof value)) {
			wrong = holds(&ids, value) ? "an id stands in it twice" : NULL;
			keep(&ids, value);
		}
		if (attribute(&t, "href", value, sizeof value) && value[0] == '#')
			keep(&refs, value + 1);
	}
	for (size_t i = 0; wrong == NULL && i < refs.n; i++)
		if (!holds(&ids, refs.v[i]))
			wrong = "a reference in it leads nowhere";
	free(ids.v);
	free(refs.v);
	return wrong;
}
