/* SPDX-License-Identifier: ISC */
/* A page of text over the views: help, the agenda, long answers. Must not know: its content. */
#ifndef TALANOA_TUI_PAGER_H
#define TALANOA_TUI_PAGER_H

#include "view.h"

struct screen;

struct pager {
	struct view view;
	struct str title, text;
	struct pager_line {
		const char *s;
		size_t n;
	} *lines;			/* wrapped */
	size_t n_lines, cap_lines;
	size_t top;
};

extern const struct view_ops pager_ops;
void pager_init(struct pager *p, struct screen *s);
void pager_release(struct pager *p);

#endif
