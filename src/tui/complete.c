/* SPDX-License-Identifier: ISC */
/* Completing the word before the cursor. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>

#include "lineedit.h"

void
candidates_add(struct candidates *c, const char *s)
{
	MEM_GROW(c->v, c->n, c->cap);
	c->v[c->n++] = mem_strdup(s);
}

void
candidates_clear(struct candidates *c)
{
	for (size_t i = 0; i < c->n; i++)
		free(c->v[i]);
	c->n = 0;
}

/* Bytes of whole clusters that all candidates begin with. */
static size_t
common(const struct candidates *c)
{
	const char *first = c->v[0];
	size_t len = strlen(first), end = 0, next;

	for (size_t i = 1; i < c->n; i++) {
		size_t k = 0;

		while (k < len && first[k] == c->v[i][k])
			k++;
		len = k;
	}
	while (end < len && (next = text_next(first, end)) <= len)
		end = next;
	return end;
}

/* Does what all candidates share say at least what was typed, accents and case aside? */
static bool
extends(const struct lineedit *ed, const char *shared)
{
	char *typed = mem_strndup(str_c(&ed->text) + ed->list.from, ed->pos - ed->list.from);
	char *a = text_fold(typed), *b = text_fold(shared);
	bool yes = str_starts(b, a);

	free(typed);
	free(a);
	free(b);
	return yes;
}

void
lineedit_complete(struct lineedit *ed)
{
	char *shared;

	if (ed->ops == NULL || ed->ops->complete == NULL)
		return;
	ed->list.from = ed->pos;
	ed->ops->complete(ed->ctx, str_c(&ed->text), ed->pos, &ed->list);
	if (ed->list.n == 0 || ed->list.from > ed->pos)
		return;
	shared = mem_strndup(ed->list.v[0], common(&ed->list));
	if (ed->list.n == 1 || extends(ed, shared))
		lineedit_replace(ed, ed->list.from, ed->pos, shared, strlen(shared));
	free(shared);
	if (ed->list.n == 1)
		candidates_clear(&ed->list);
}
