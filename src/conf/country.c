/* SPDX-License-Identifier: ISC */
/* What a text in a column "country" means: exact folded names, codes and listed aliases. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/base/text.h>

#include "conf/country.h"

/* Typographic apostrophes and dashes count as the typewriter's. */
static char *
key_of(const char *text)
{
	static const struct {
		const char *from;
		char to;
	} plain[] = {
		{ "\xe2\x80\x98", '\'' }, { "\xe2\x80\x99", '\'' },
		{ "\xe2\x80\x90", '-' }, { "\xe2\x80\x91", '-' }, { "\xe2\x80\x93", '-' },
	};
	struct str s = STR_INIT;
	char *fold;

	while (*text != '\0') {
		size_t i = 0, n = sizeof plain / sizeof plain[0];

		while (i < n && !str_starts(text, plain[i].from))
			i++;
		str_addc(&s, i < n ? plain[i].to : *text);
		text += i < n ? 3 : 1;
	}
	fold = text_fold(str_c(&s));
	str_release(&s);
	return fold;
}

void
countries_key(struct countries *c, const char *text, enum country_kind kind, size_t target)
{
	if (text == NULL || text[0] == '\0')
		return;
	MEM_GROW(c->keys, c->n_keys, c->cap_keys);
	c->keys[c->n_keys].fold = key_of(text);
	c->keys[c->n_keys].kind = kind;
	c->keys[c->n_keys].target = target;
	c->n_keys++;
}

size_t
countries_region(struct countries *c, const char *name)
{
	for (size_t i = 0; i < c->n_regions; i++)
		if (str_eq(c->regions[i], name))
			return i;
	MEM_GROW(c->regions, c->n_regions, c->cap_regions);
	c->regions[c->n_regions] = mem_strdup(name);
	return c->n_regions++;
}

static int
by_fold(const void *a, const void *b)
{
	const struct country_key *x = a, *y = b;

	return strcmp(x->fold, y->fold);
}

void
countries_index(struct countries *c)
{
	size_t kept = 0;

	qsort(c->keys, c->n_keys, sizeof c->keys[0], by_fold);
	for (size_t i = 0; i < c->n_keys; i++) {
		struct country_key *k = &c->keys[i], *last = &c->keys[kept > 0 ? kept - 1 : 0];

		if (kept == 0 || strcmp(last->fold, k->fold) != 0) {
			c->keys[kept++] = *k;
			continue;
		}
		if (last->kind != k->kind || last->target != k->target)
			last->kind = COUNTRY_UNRESOLVED;
		free(k->fold);
	}
	c->n_keys = kept;
}

static const struct country_key *
look_up(const struct countries *c, const char *text)
{
	const struct country_key want = { .fold = key_of(text) };
	const struct country_key *k = NULL;

	if (c->n_keys > 0)
		k = bsearch(&want, c->keys, c->n_keys, sizeof want, by_fold);
	free(want.fold);
	return k;
}

static struct country_match
whole(const struct countries *c, const char *text)
{
	const struct country_key *k = look_up(c, text);
	struct country_match m = { .kind = k != NULL ? k->kind : COUNTRY_UNRESOLVED };

	if (m.kind == COUNTRY_ONE)
		memcpy(m.codes[m.n++], c->v[k->target].code, sizeof m.codes[0]);
	else if (m.kind == COUNTRY_REGION)
		m.region = c->regions[k->target];
	return m;
}

static bool
add_code(struct country_match *m, const char *code)
{
	for (size_t i = 0; i < m->n; i++)
		if (strcmp(m->codes[i], code) == 0)
			return true;
	if (m->n == COUNTRY_SEVERAL_MAX)
		return false;
	memcpy(m->codes[m->n++], code, sizeof m->codes[0]);
	return true;
}

/* Every part must be one country; "Africa/Asia" stays as written. */
static struct country_match
in_parts(const struct countries *c, const char *text)
{
	const struct country_match none = { .kind = COUNTRY_UNRESOLVED };
	struct country_match m = none;
	const char *p = text;

	for (;;) {
		size_t n = strcspn(p, "/;");
		char *part = mem_strndup(p, n);
		struct country_match one = whole(c, part);

		free(part);
		if (one.kind != COUNTRY_ONE || !add_code(&m, one.codes[0]))
			return none;
		if (p[n] == '\0')
			break;
		p += n + 1;
	}
	m.kind = m.n > 1 ? COUNTRY_SEVERAL : COUNTRY_ONE;
	return m;
}

struct country_match
country_resolve(const struct countries *c, const char *text)
{
	struct country_match m = whole(c, text);

	if (m.kind == COUNTRY_UNRESOLVED && strpbrk(text, "/;") != NULL)
		return in_parts(c, text);
	return m;
}

const char *
country_kind_name(enum country_kind kind)
{
	static const char *const names[] = {
		[COUNTRY_UNRESOLVED] = "unresolved", [COUNTRY_ONE] = "one",
		[COUNTRY_SEVERAL] = "several", [COUNTRY_GLOBAL] = "global",
		[COUNTRY_REGION] = "region",
	};

	return names[kind];
}

const struct country *
country_by_code(const struct countries *c, const char *code)
{
	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->v[i].code, code) == 0)
			return &c->v[i];
	return NULL;
}

size_t
countries_count(const struct countries *c)
{
	return c->n;
}

const struct country *
countries_at(const struct countries *c, size_t i)
{
	return &c->v[i];
}

const struct country_list *
countries_list(const struct countries *c, const char *name)
{
	for (size_t i = 0; i < c->n_lists; i++)
		if (str_eq(c->lists[i].name, name))
			return &c->lists[i];
	return NULL;
}
