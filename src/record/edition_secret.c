/* SPDX-License-Identifier: ISC */
/* Which values of a meeting must not be found in its public edition. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>

#include "edition_priv.h"

enum { NEED_LEAST = 48 };	/* bytes of what somebody needs that others do not say by chance */

static bool
is_text(const struct cell *c)
{
	switch (field_type(c->field)) {
	case FT_NAME: case FT_LINE: case FT_BODY: case FT_WORD:
		return c->text != NULL && *c->text != '\0';
	default:
		return false;
	}
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Every value that may be shown, sorted. */
static const char **
shown_values(const struct source *src, size_t *ret_n)
{
	const char **v = NULL;
	size_t n = 0, cap = 0;

	for (int k = 0; k < UNIT_KIND_N; k++)
		for (size_t i = 0; i < src->u[k].n; i++) {
			const struct unit *u = &src->u[k].v[i];

			for (size_t c = 0; c < u->n_cells; c++) {
				if (!is_text(&u->cells[c]) ||
				    !edition_may_show(src, u, u->cells[c].field))
					continue;
				MEM_GROW(v, n, cap);
				v[n++] = u->cells[c].text;
			}
		}
	if (n > 1)
		qsort(v, n, sizeof *v, by_text);
	*ret_n = n;
	return v;
}

/* A short name that is part of the same unit's public one gives nothing away. */
static bool
part_of_unit(const struct source *src, const struct unit *u, const char *text)
{
	for (size_t c = 0; c < u->n_cells; c++)
		if (is_text(&u->cells[c]) && edition_may_show(src, u, u->cells[c].field) &&
		    strstr(u->cells[c].text, text) != NULL)
			return true;
	return false;
}

static void
add_secret(struct secrets *sec, const struct unit *u, const struct cell *c)
{
	struct str where = STR_INIT;
	char label[32];

	str_addf(&where, "%s of %s", field_name(c->field), unit_label(u, label, sizeof label));
	MEM_GROW(sec->v, sec->n, sec->cap);
	sec->v[sec->n++] = (struct secret){ mem_strdup(c->text), str_take(&where) };
}

/* "Interpretation" is nobody's secret, only that one person asked for it: a need in few words
 * is not looked for where others may have said them. */
static size_t
least(const struct unit *u, enum field f)
{
	return u->kind == UNIT_SUPPORT && f == FLD_TEXT ? NEED_LEAST : SECRET_LEAST;
}

static void
collect(const struct source *src, const struct unit *u, const char *const *shown, size_t n,
	struct secrets *sec)
{
	for (size_t c = 0; c < u->n_cells; c++) {
		const struct cell *cell = &u->cells[c];

		if (!is_text(cell) || strlen(cell->text) < least(u, cell->field) ||
		    edition_may_show(src, u, cell->field))
			continue;
		if (n > 0 && bsearch(&cell->text, shown, n, sizeof *shown, by_text) != NULL)
			continue;
		if (!part_of_unit(src, u, cell->text) && !mine_says(src->ed, cell->text))
			add_secret(sec, u, cell);
	}
}

void
secrets_collect(const struct source *src, struct secrets *sec)
{
	size_t n;
	const char **shown = shown_values(src, &n);

	*sec = (struct secrets){ 0 };
	for (int k = 0; k < UNIT_KIND_N; k++)
		for (size_t i = 0; i < src->u[k].n; i++)
			collect(src, &src->u[k].v[i], shown, n, sec);
	free(shown);
}
