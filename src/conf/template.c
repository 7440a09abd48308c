/* SPDX-License-Identifier: ISC */
/* Templates: an ini file turned into plain data, refused with file and line if it is wrong. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/base/text.h>
#include <talanoa/conf/ini.h>
#include <talanoa/conf/template.h>

#include "conf/template_value.h"

/* Sections that are kept as pairs, and where. */
static const struct {
	const char *section;
	size_t offset;
} pair_sections[] = {
	{ "meeting", offsetof(struct template, meeting) },
	{ "rules", offsetof(struct template, rules) },
	{ "disclosure", offsetof(struct template, disclosure) },
	{ "deadlines", offsetof(struct template, deadlines) },
	{ "terms", offsetof(struct template, terms) },
	{ "levels", offsetof(struct template, levels) },
	{ "principles", offsetof(struct template, principles) },
	{ "pillars", offsetof(struct template, pillars) },
};

enum { N_PAIR_SECTIONS = sizeof pair_sections / sizeof pair_sections[0] };

static struct template_pairs *
pairs_at(struct template *t, size_t i)
{
	return (struct template_pairs *)((char *)t + pair_sections[i].offset);
}

static struct template_pairs *
pairs_of(struct template *t, const char *section)
{
	for (size_t i = 0; i < N_PAIR_SECTIONS; i++)
		if (str_eq(pair_sections[i].section, section))
			return pairs_at(t, i);
	return NULL;
}

static void
add_pair(struct template_pairs *p, const char *key, const char *value)
{
	MEM_GROW(p->v, p->n, p->cap);
	p->v[p->n].key = mem_strdup(key);
	p->v[p->n].value = mem_strdup(value);
	p->n++;
}

/* The number of key in section, which template_check has accepted; fallback if absent. */
static int
number(const struct ini *ini, const char *section, const char *key, int fallback)
{
	const struct ini_entry *e = ini_get(ini, section, key);
	long long v;

	return e != NULL && str_int(e->value, 0, 1000000, &v) ? (int)v : fallback;
}

/* "group cso": the code in capitals. */
static bool
group_code(const struct ini *ini, const struct ini_section *s, char ret_code[static 7],
	struct err *err)
{
	const char *p = s->name + strlen("group ");
	size_t n = strlen(p);

	if (n < 2 || n > TEMPLATE_CODE_MAX || !(p[0] >= 'a' && p[0] <= 'z') ||
	    strspn(p, "abcdefghijklmnopqrstuvwxyz0123456789") != n)
		return ini_fail(ini, s->line, err, "a constituency is [group CODE] with a code of "
			"2 to %d letters or digits, a letter first", TEMPLATE_CODE_MAX);
	for (size_t i = 0; i <= n; i++)
		ret_code[i] = p[i] >= 'a' && p[i] <= 'z' ? (char)(p[i] - 'a' + 'A') : p[i];
	return true;
}

static bool
add_group(struct template *t, const struct ini *ini, const struct ini_section *s,
	struct err *err)
{
	const char *name = ini_str(ini, s->name, "name", NULL);
	struct template_group *g;
	char code[TEMPLATE_CODE_MAX + 1];

	if (!group_code(ini, s, code, err))
		return false;
	if (name == NULL)
		return ini_fail(ini, s->line, err, "[group %s] has no name", code);
	for (size_t i = 0; i < t->n_groups; i++)
		if (text_same(t->groups[i].name, name))
			return ini_fail(ini, s->line, err, "%s and %s have the same name",
				t->groups[i].code, code);
	MEM_GROW(t->groups, t->n_groups, t->cap_groups);
	g = &t->groups[t->n_groups++];
	memcpy(g->code, code, sizeof code);
	g->name = mem_strdup(name);
	g->seats = number(ini, s->name, "seats", 1);
	g->weight = number(ini, s->name, "weight", 1000);
	return true;
}

static bool
add_item(struct template *t, const struct ini *ini, const struct ini_section *s,
	struct err *err)
{
	const char *title = ini_str(ini, s->name, "title", NULL);
	struct template_item *it;
	long long n;

	/* in order, so that the file reads like the agenda */
	if (!str_int(s->name + strlen("item "), 1, 9999, &n) || (size_t)n != t->n_items + 1)
		return ini_fail(ini, s->line, err, "agenda items are numbered in order; this must "
			"be [item %zu]", t->n_items + 1);
	if (title == NULL)
		return ini_fail(ini, s->line, err, "[%s] has no title", s->name);
	MEM_GROW(t->items, t->n_items, t->cap_items);
	it = &t->items[t->n_items++];
	it->title = mem_strdup(title);
	it->minutes = number(ini, s->name, "minutes", 0);
	it->type = mem_strdup(ini_str(ini, s->name, "type", "discussion"));
	it->pillar = mem_strdup(ini_str(ini, s->name, "pillar", NULL));
	it->rec = number(ini, s->name, "rec", 0);
	it->level = mem_strdup(ini_str(ini, s->name, "level", NULL));
	return true;
}

static bool
take_section(struct template *t, const struct ini *ini, const struct ini_section *s,
	struct err *err)
{
	if (str_starts(s->name, "group "))
		return add_group(t, ini, s, err);
	if (str_starts(s->name, "item "))
		return add_item(t, ini, s, err);
	if (str_eq(s->name, "template") || pairs_of(t, s->name) != NULL)
		return true;
	return ini_fail(ini, s->line, err, "there is no section [%s] in a template", s->name);
}

static bool
take_all(struct template *t, const struct ini *ini, struct err *err)
{
	for (size_t i = 0; i < ini->n_entries; i++) {
		const struct ini_entry *e = &ini->entries[i];
		struct template_pairs *p = pairs_of(t, e->section);

		if (!template_check(ini, e, err))
			return false;
		if (p != NULL && (e->value[0] != '\0' || p == &t->terms))
			add_pair(p, e->key, e->value);
	}
	for (size_t i = 0; i < ini->n_sections; i++)
		if (!take_section(t, ini, &ini->sections[i], err))
			return false;
	if (t->n_groups == 0)
		return err_set(err, ERR_INPUT, "%s: names no constituency; add [group CODE] with "
			"name = NAME", ini->path);
	t->about = mem_strdup(ini_str(ini, "template", "about", ""));
	return true;
}

struct first {
	char *sentence;
};

static void
keep_first(void *ctx, const char *sentence)
{
	struct first *f = ctx;

	if (f->sentence == NULL)
		f->sentence = mem_strdup(sentence);
}

static char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;
	size_t n = strlen(name);

	return mem_strndup(name, str_ends(name, ".ini") ? n - 4 : n);
}

static bool
load(const char *path, enum ini_owner owner, struct template *ret_template, struct err *err)
{
	struct first first = { NULL };
	const struct ini_warn warn = { keep_first, &first };
	struct template t = { 0 };
	struct ini ini = { 0 };
	bool ok = ini_load(path, owner, &warn, &ini, err);

	if (ok && first.sentence != NULL)
		ok = err_set(err, ERR_INPUT, "%s", first.sentence);
	ok = ok && take_all(&t, &ini, err);
	if (ok) {
		t.name = base_name(path);
		*ret_template = t;
	} else {
		template_release(&t);
	}
	ini_release(&ini);
	free(first.sentence);
	return ok;
}

bool
template_load(const char *path, struct template *ret_template, struct err *err)
{
	return load(path, INI_ANY_OWNER, ret_template, err);
}

static char *
file_of(const char *dir, const char *name)
{
	struct str s = STR_INIT;

	str_addf(&s, "%s/templates/%s.ini", dir, name);
	return str_take(&s);
}

static int
is_template(const struct dirent *d)
{
	return d->d_name[0] != '.' && str_ends(d->d_name, ".ini");
}

static void
list_names(const char *dir, struct str *out)
{
	char *folder = paths_join(dir, "templates");
	struct dirent **v;
	int n = scandir(folder, &v, is_template, alphasort);

	for (int i = 0; i < n; i++) {
		str_addf(out, "%s%.*s", out->len > 0 ? ", " : "",
			(int)strlen(v[i]->d_name) - 4, v[i]->d_name);
		free(v[i]);
	}
	if (n >= 0)
		free(v);
	free(folder);
}

static bool
unknown(const struct paths *p, const char *name, struct err *err)
{
	struct str names = STR_INIT, shown = STR_INIT;

	if (p->config != NULL)
		list_names(p->config, &names);
	list_names(p->data, &names);
	text_print(&shown, name, false);
	err_set(err, ERR_NAME, "there is no template '%s'; known in %s: %s", str_c(&shown), p->data,
		names.len > 0 ? str_c(&names) : "none");
	str_release(&names);
	str_release(&shown);
	return false;
}

static bool
plain_name(const char *s)
{
	size_t n = strlen(s);

	return n > 0 && n <= 64 && strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-_") == n;
}

bool
template_find(const struct paths *p, const char *name, struct template *ret_template,
	struct err *err)
{
	char *path = NULL;
	bool own, ok;

	if (!plain_name(name))
		return unknown(p, name, err);
	if (p->config != NULL)
		path = file_of(p->config, name);
	own = path != NULL && access(path, F_OK) == 0;
	if (!own) {
		free(path);
		path = file_of(p->data, name);
	}
	if (access(path, F_OK) != 0)
		ok = unknown(p, name, err);
	else
		ok = load(path, own ? INI_OWN_OR_ROOT : INI_ANY_OWNER, ret_template, err);
	free(path);
	return ok;
}

static void
release_pairs(struct template_pairs *p)
{
	for (size_t i = 0; i < p->n; i++) {
		free(p->v[i].key);
		free(p->v[i].value);
	}
	free(p->v);
}

void
template_release(struct template *t)
{
	for (size_t i = 0; i < N_PAIR_SECTIONS; i++)
		release_pairs(pairs_at(t, i));
	for (size_t i = 0; i < t->n_groups; i++)
		free(t->groups[i].name);
	for (size_t i = 0; i < t->n_items; i++) {
		free(t->items[i].title);
		free(t->items[i].type);
		free(t->items[i].pillar);
		free(t->items[i].level);
	}
	free(t->groups);
	free(t->items);
	free(t->name);
	free(t->about);
	memset(t, 0, sizeof *t);
}

const char *
template_value(const struct template_pairs *pairs, const char *key)
{
	for (size_t i = 0; i < pairs->n; i++)
		if (str_eq(pairs->v[i].key, key))
			return pairs->v[i].value;
	return NULL;
}
