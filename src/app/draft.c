/* SPDX-License-Identifier: ISC */
/* Composing an event that sets fields of one unit. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>

#include "draft.h"

void
draft_init(struct draft *d, struct meeting *m, enum ev_kind kind, const struct unit *was)
{
	struct id id = was != NULL ? was->id : id_random(&m->env->rng);

	memset(d, 0, sizeof *d);
	d->m = m;
	d->was = was;
	ev_init(&d->ev, kind, &id);
}

void
draft_release(struct draft *d)
{
	while (d->n_own > 0)
		free(d->own[--d->n_own]);
}

bool
draft_once(struct draft *d, const char *what, enum field f, struct err *err)
{
	if (d->touched[f])
		return err_set(err, ERR_INPUT, "%s: given twice", what);
	d->touched[f] = true;
	return true;
}

/* Takes the string. */
static void
put(struct draft *d, enum field f, char *text)
{
	const char *old = d->was == NULL ? "" : unit_text(d->was, f);

	if (str_eq(old, text)) {
		free(text);
	} else if (*text == '\0') {
		ev_unset(&d->ev, f);
		free(text);
	} else {
		d->own[d->n_own++] = text;
		ev_text(&d->ev, f, text);
	}
}

bool
draft_text(struct draft *d, const char *what, enum field f, const char *typed, struct err *err)
{
	enum field_type t = field_type(f);
	enum text_kind kind = t == FT_BODY ? TEXT_BODY : t == FT_NAME ? TEXT_NAME : TEXT_LINE;
	char *clean;

	if (*typed == '\0')
		clean = mem_strdup("");
	else if (!text_check(kind, typed, strlen(typed), &clean, err))
		return err_prefix(err, "%s: ", what);
	put(d, f, clean);
	return true;
}

void
draft_code(struct draft *d, enum field f, const char *code)
{
	put(d, f, mem_strdup(code));
}

void
draft_int(struct draft *d, enum field f, int64_t v)
{
	if (d->was == NULL || unit_cell(d->was, f) == NULL || unit_int(d->was, f, 0) != v)
		ev_int(&d->ev, f, v);
}

void
draft_ref(struct draft *d, enum field f, const struct id *id)
{
	const struct id *old = d->was == NULL ? NULL : unit_ref(d->was, f);

	if (id == NULL && old != NULL)
		ev_unset(&d->ev, f);
	else if (id != NULL && (old == NULL || !id_eq(old, id)))
		ev_ref(&d->ev, f, id);
}

bool
draft_empty(const struct draft *d)
{
	for (size_t i = 0; i < d->ev.n; i++)
		if (d->ev.f[i].field != FLD_NUM)
			return false;
	return true;
}

bool
one_of(const char *words, const char *word)
{
	size_t len = strlen(word);

	for (const char *p = words; *p != '\0'; ) {
		size_t n = strcspn(p, "|");

		if (n == len && strncmp(p, word, n) == 0)
			return true;
		p += n + (p[n] == '|');
	}
	return false;
}
