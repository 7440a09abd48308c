/* SPDX-License-Identifier: ISC */
/* Rules of letter F: the papers. */
#include <ctype.h>
#include <string.h>

#include <talanoa/base/str.h>

#include "check_priv.h"

/* A symbol of a document at s, "HLEAG/2026/MIN.3": how long it is, 0 if there is none. */
static size_t
symbol_at(const char *s)
{
	size_t n = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/.-");
	size_t slashes = 0;
	bool year = false;

	while (n > 0 && (s[n - 1] == '.' || s[n - 1] == '-' || s[n - 1] == '/'))
		n--;
	if (n == 0 || !isupper((unsigned char)s[0]))
		return 0;
	for (size_t i = 0; i < n; i++) {
		slashes += s[i] == '/';
		year = year || (s[i] == '/' && strspn(s + i + 1, "0123456789") == 4);
	}
	return slashes >= 2 && year ? n : 0;
}

static bool
is_listed(struct checking *c, const char *symbol)
{
	const struct units *papers = check_units(c, UNIT_DOCUMENT);

	if (str_eq(symbol, meeting_info(c->m, FLD_SYMBOL)))
		return true;
	for (size_t i = 0; i < papers->n; i++)
		if (strstr(unit_text(&papers->v[i], FLD_TITLE), symbol) != NULL ||
		    strstr(unit_text(&papers->v[i], FLD_URL), symbol) != NULL)
			return true;
	return false;
}

static void
look_at_text(struct checking *c, const struct unit *u, const char *text)
{
	char symbol[80], label[48];

	for (const char *s = strchr(text, '/'); s != NULL; s = strchr(s + 1, '/')) {
		const char *from = s;

		while (from > text && (isalnum((unsigned char)from[-1]) || from[-1] == '.' ||
		    from[-1] == '-'))
			from--;
		if ((from > text && from[-1] == '/') || symbol_at(from) == 0)
			continue;
		str_copy(symbol, sizeof symbol, from);
		symbol[symbol_at(from) < sizeof symbol ? symbol_at(from) : sizeof symbol - 1] = '\0';
		s = from + symbol_at(from) - 1;
		if (is_listed(c, symbol))
			continue;
		check_say(c, u, "%s cites %s, which is no paper of the list",
			unit_label(u, label, sizeof label), symbol);
		check_advise(c, "`document version=VERSION %s TITLE`", symbol);
	}
}

void
check_F1(struct checking *c)
{
	static const struct { enum unit_kind kind; enum field field; } texts[] = {
		{ UNIT_ITEM, FLD_SUMMARY }, { UNIT_DECISION, FLD_TEXT }, { UNIT_ACTION, FLD_TEXT },
		{ UNIT_NOTE, FLD_TEXT } };

	for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
		const struct units *us = check_units(c, texts[k].kind);

		for (size_t i = 0; i < us->n; i++)
			look_at_text(c, &us->v[i], unit_text(&us->v[i], texts[k].field));
	}
}

void
check_F2(struct checking *c)
{
	const struct units *papers = check_units(c, UNIT_DOCUMENT);

	for (size_t i = 0; i < papers->n; i++) {
		const struct unit *w = check_withheld(c, &papers->v[i].id);

		if (w == NULL || check_has(w, FLD_GIST))
			continue;
		check_say(c, &papers->v[i], "document %d is withheld and has no public title",
			papers->v[i].num);
		check_advise(c, "`withhold document %d summary=\"PUBLIC TITLE\"`", papers->v[i].num);
	}
}

void
check_F3(struct checking *c)
{
	const struct units *papers = check_units(c, UNIT_DOCUMENT);

	for (size_t i = 0; i < papers->n; i++) {
		if (check_has(&papers->v[i], FLD_EDITION))
			continue;
		check_say(c, &papers->v[i], "the version of document %d is not said",
			papers->v[i].num);
		check_advise(c, "`document set %d version VERSION`", papers->v[i].num);
	}
}

/* A withheld paper of the item, if all of its papers are; NULL if one is public or none is there. */
static const struct unit *
all_withheld(struct checking *c, const struct unit *item)
{
	const struct units *papers = check_units(c, UNIT_DOCUMENT);
	const struct unit *one = NULL;

	for (size_t i = 0; i < papers->n; i++) {
		const struct id *of = unit_ref(&papers->v[i], FLD_ITEM);

		if (of == NULL || !id_eq(of, &item->id))
			continue;
		if (check_withheld(c, &papers->v[i].id) == NULL)
			return NULL;
		one = &papers->v[i];
	}
	return one;
}

void
check_F4(struct checking *c)
{
	for (size_t i = 0; i < c->m->items.n; i++) {
		const struct unit *item = &c->m->items.v[i], *paper;

		if (c->item[i].decisions == 0 || check_withheld(c, &item->id) != NULL)
			continue;
		paper = all_withheld(c, item);
		if (paper == NULL)
			continue;
		check_say(c, item, "the decisions on item %d rest on withheld papers alone", item->num);
		check_advise(c, "`release document %d`", paper->num);
	}
}
