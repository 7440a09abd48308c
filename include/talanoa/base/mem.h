/* SPDX-License-Identifier: ISC */
/*
 * Memory that never comes back NULL: when it runs out the hook (curses off, a sentence on
 * stderr) runs and the program leaves with status 3; an open transaction is rolled back by
 * the next opening. Must not know: screens, files.
 */
#ifndef TALANOA_BASE_MEM_H
#define TALANOA_BASE_MEM_H

#include <stddef.h>

void *mem_alloc(size_t n);			/* zeroed */
void *mem_realloc(void *p, size_t n);
void *mem_copy(const void *p, size_t n);	/* n bytes in memory of their own; 0: NULL */
char *mem_strdup(const char *s);		/* NULL gives NULL */
char *mem_strndup(const char *s, size_t n);
/* Called once before the program leaves for lack of memory; NULL removes it. */
void mem_on_exhausted(void (*hook)(void));

/*
 * Growing arrays: MEM_GROW(v, n, cap) makes room for element v[n] (elements are zeroed as
 * the array grows). v is a typed pointer, n and cap are size_t or int lvalues.
 */
void *mem_grow(void *v, size_t need, size_t *cap, size_t size);
#define MEM_GROW(v, n, cap) do { \
		size_t cap_ = (size_t)(cap); \
		(v) = mem_grow((v), (size_t)(n) + 1, &cap_, sizeof *(v)); \
		(cap) = cap_; \
	} while (0)

#endif
