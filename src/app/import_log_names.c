/* SPDX-License-Identifier: ISC */
/*
 * Names of a log and whose they are. A name is somebody of the list by their name or an aka,
 * whatever the case, an underscore standing for a space; else somebody of the log by the
 * conventions of chats: name_ and name|away are name, if there is such a name. Nothing else is
 * taken for the same.
 */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/hash.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>

#include "import_log.h"

enum { SEVERAL = -2, LIST_MOST = 64, NAME_MOST = 60 };

void
log_names_release(struct log_names *x)
{
	for (size_t i = 0; i < x->n; i++)
		free(x->v[i].text);
	free(x->v);
	idmap_release(&x->raw);
	idmap_release(&x->fold);
	idmap_release(&x->list);
}

static struct id
key(const char *s)
{
	return hash_id(s, (char *)NULL);
}

/* In a chat an underscore inside a name stands for a space, which no nick can have. */
static struct id
folded(const char *s)
{
	char *spaced = mem_strdup(s), *fold;
	size_t n = strlen(s);
	struct id id;

	while (n > 0 && s[n - 1] == '_')
		n--;
	for (size_t i = strspn(s, "_"); i < n; i++)
		if (s[i] == '_')
			spaced[i] = ' ';
	fold = text_fold(spaced);
	id = key(fold);
	free(fold);
	free(spaced);
	return id;
}

int
log_name_find(const struct log_names *x, const char *text)
{
	struct id id = key(text);
	int i = idmap_get(&x->raw, &id);

	if (i >= 0)
		return i;
	id = folded(text);
	return idmap_get(&x->fold, &id);
}

int
log_name_add(struct log_names *x, const char *text)
{
	int i = log_name_find(x, text);
	struct id id = key(text);
	char *clean;

	if (i < 0) {
		if (!text_check(TEXT_NAME, text, strlen(text), &clean, NULL))
			return -1;
		MEM_GROW(x->v, x->n, x->cap);
		i = (int)x->n++;
		x->v[i] = (struct log_name){ .text = clean, .bot = log_is_bot(clean), .same = i };
		id = folded(text);
		idmap_put(&x->fold, &id, i);
		id = key(text);
	}
	idmap_put(&x->raw, &id, i);
	return i;
}

static void
learn_one(struct log_names *x, const char *name, int person)
{
	struct id id = folded(name);
	int was = idmap_get(&x->list, &id);

	idmap_put(&x->list, &id, was >= 0 && was != person ? SEVERAL : person);
}

void
log_names_learn(struct log_names *x, const struct meeting *m)
{
	idmap_release(&x->list);
	for (size_t i = 0; i < m->persons.n; i++) {
		const char *aka = unit_text(&m->persons.v[i], FLD_AKA);
		const struct unit *p = meeting_person(m, &m->persons.v[i].id);
		int k = p == NULL ? (int)i : (int)(p - m->persons.v);

		learn_one(x, person_name(&m->persons.v[i]), k);
		while (*aka != '\0') {
			size_t n = strcspn(aka, ",");
			char *one = mem_strndup(aka, n);

			learn_one(x, one + strspn(one, " "), k);
			free(one);
			aka += n + (aka[n] == ',');
		}
	}
}

/* A person of the list by this name, or NULL. */
static const struct unit *
on_list(const struct log *x, const char *text)
{
	struct id id = folded(text);
	int i = idmap_get(&x->names.list, &id);

	return i < 0 ? NULL : &x->m->persons.v[i];
}

int
log_somebody(struct log *x, const char *text)
{
	int i = log_name_find(&x->names, text);
	const struct unit *p;

	if (i >= 0 && !x->names.v[i].bot)
		return x->names.v[i].same;
	p = i >= 0 ? NULL : on_list(x, text);
	if (p == NULL)
		return -1;
	i = log_name_add(&x->names, text);
	if (i >= 0)
		x->names.v[i].person = p->id;
	return i;
}

static bool
is_nobody(const char *name)
{
	static const char *const words[] = { "none", "nobody", "no one", "(no one)", "(none)", "-",
		"n/a", "tbd" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_ieq(name, words[i]))
			return true;
	return false;
}

static bool
each_name(void *ctx, const char *written)
{
	struct log_list *l = ctx;
	char name[NAME_MOST * 4];
	int i;

	if (l->full && is_nobody(written))
		return true;
	str_copy(name, sizeof name, written);
	/* "jdoe (Jane Doe)": who has a role may be explained. */
	if (l->full && strstr(name, " (") != NULL)
		*strstr(name, " (") = '\0';
	i = log_somebody(l->x, name);

	/* In a chat nobody's name has a space; who says who is here may write names in full. */
	if (i < 0 && l->make && (l->full || strchr(name, ' ') == NULL) &&
	    strlen(name) <= NAME_MOST && !log_is_bot(name))
		i = log_name_add(&l->x->names, name);
	if (i < 0 || l->n == LIST_MOST)
		return false;
	l->v[l->n++] = i;
	return true;
}

bool
log_list(struct log_list *list, const char *names)
{
	return log_names(names, each_name, list);
}

/* " to ", ": " or " also to ": what a hand is for begins behind it. */
static const char *
cut_purpose(char *names)
{
	static const char *const marks[] = { "also to ", "to ", ": ", "also " };
	char *at = names;

	while (at != NULL) {
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
			size_t n = strlen(marks[i]);

			if (strncmp(at, marks[i], n) == 0) {
				*at = '\0';
				return at + n;
			}
		}
		at = strchr(at, ' ');
		at = at == NULL ? NULL : at + 1;
	}
	return NULL;
}

bool
log_hand_list(struct log_list *list, int typist, const char *rest, struct str *ret_about)
{
	char *names = mem_strdup(rest);
	const char *about = cut_purpose(names);
	size_t n = strlen(names);

	while (n > 0 && (names[n - 1] == ' ' || names[n - 1] == ':'))
		names[--n] = '\0';
	str_clear(ret_about);
	if (n > 0 && !str_ieq(names, "me") && !str_ieq(names, "later")) {
		if (log_list(list, names) && list->n > 0) {
			str_add(ret_about, about);
			free(names);
			return true;
		}
		/* No names: all of it says what the hand is for. */
		about = rest;
		list->n = 0;
	}
	list->v[list->n++] = typist;
	str_add(ret_about, about);
	free(names);
	return true;
}

/* name_, name__ and name|away are name. */
static int
by_convention(struct log *x, const char *text)
{
	char *base = mem_strdup(text), *bar = strchr(base + 1, '|');
	int i = -1;

	if (bar != NULL) {
		*bar = '\0';
		i = log_somebody(x, base);
	}
	for (size_t n = strlen(base); i < 0 && n > 1 && base[n - 1] == '_'; ) {
		base[--n] = '\0';
		i = log_somebody(x, base);
	}
	free(base);
	return i;
}

/* Where the names lead to; names that lead around in a ring stay each their own. */
static int
last_of(const struct log *x, int name)
{
	int at = name;

	for (size_t steps = 0; steps <= x->names.n; steps++) {
		if (x->names.v[at].same == at)
			return at;
		at = x->names.v[at].same;
	}
	return name;
}

void
log_names_settle(struct log *x)
{
	for (size_t i = 0; i < x->names.n; i++) {
		const struct unit *p = x->names.v[i].bot ? NULL : on_list(x, x->names.v[i].text);

		if (p != NULL) {
			x->names.v[i].person = p->id;
			x->names.v[i].same = (int)i;
		}
	}
	for (size_t i = 0; i < x->names.n; i++) {
		int to = x->names.v[i].bot || !id_zero(&x->names.v[i].person) ? -1 :
			by_convention(x, x->names.v[i].text);

		if (to >= 0 && to != (int)i)
			x->names.v[i].same = to;
	}
	/* Two names of one of the list, and names that stand for names that stand for others. */
	for (size_t i = 0; i < x->names.n; i++) {
		struct log_name *n = &x->names.v[i];

		n->same = last_of(x, (int)i);
		for (size_t k = 0; k < i && !id_zero(&n->person) && n->same == (int)i; k++)
			if (id_eq(&x->names.v[k].person, &n->person))
				n->same = (int)k;
	}
	for (size_t i = 0; i < x->names.n; i++) {
		struct log_name *n = &x->names.v[i], *to = &x->names.v[n->same];

		to->chair |= n->chair;
		to->scribe |= n->scribe;
	}
}
