/* SPDX-License-Identifier: ISC */
/* Lines entered before. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/base/text.h>

#include "history.h"

void
history_release(struct history *h)
{
	for (size_t i = 0; i < h->n; i++)
		free(h->line[i]);
	free(h->line);
	memset(h, 0, sizeof *h);
}

void
history_add(struct history *h, const char *line)
{
	if (line[0] == '\0' || (h->n > 0 && str_eq(h->line[h->n - 1], line)))
		return;
	if (h->n == HISTORY_MAX) {
		free(h->line[0]);
		h->n--;
		memmove(h->line, h->line + 1, h->n * sizeof *h->line);
	}
	MEM_GROW(h->line, h->n, h->cap);
	h->line[h->n++] = mem_strdup(line);
}

bool
history_older(const struct history *h, size_t at, const char *what, bool anywhere,
	const char *shown, size_t *ret_at)
{
	for (size_t i = at; i > 0; i--) {
		const char *line = h->line[i - 1];

		if (str_eq(line, shown))
			continue;
		if (anywhere ? text_contains(line, what) : str_starts(line, what)) {
			*ret_at = i - 1;
			return true;
		}
	}
	return false;
}

bool
history_newer(const struct history *h, size_t at, const char *what, const char *shown,
	size_t *ret_at)
{
	for (size_t i = at + 1; i < h->n; i++) {
		if (!str_eq(h->line[i], shown) && str_starts(h->line[i], what)) {
			*ret_at = i;
			return true;
		}
	}
	return false;
}
