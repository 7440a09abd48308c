/* SPDX-License-Identifier: ISC */
/*
 * The lines entered before, oldest first, at most HISTORY_MAX, each once in a row.
 * Must not know: the line being edited, files.
 */
#ifndef TALANOA_TUI_HISTORY_H
#define TALANOA_TUI_HISTORY_H

#include <stdbool.h>
#include <stddef.h>

enum { HISTORY_MAX = 500 };

struct history {
	char **line;
	size_t n, cap;
};

void history_release(struct history *h);
/* Add a line; empty lines and a repetition of the newest are not kept. */
void history_add(struct history *h, const char *line);
/*
 * The nearest line before index at that begins with (or, if anywhere, contains) what and is not
 * equal to shown. False if there is none.
 */
bool history_older(const struct history *h, size_t at, const char *what, bool anywhere,
	const char *shown, size_t *ret_at);
/* The nearest after index at that begins with what and is not equal to shown. */
bool history_newer(const struct history *h, size_t at, const char *what, const char *shown,
	size_t *ret_at);

#endif
