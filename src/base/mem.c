/* SPDX-License-Identifier: ISC */
/* Allocation that ends the program in an orderly way when memory runs out. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <talanoa/base/mem.h>

static void (*on_exhausted)(void);

void
mem_on_exhausted(void (*hook)(void))
{
	on_exhausted = hook;
}

static _Noreturn void
exhausted(void)
{
	static const char msg[] = "talanoa: out of memory; everything recorded is safe\n";
	void (*hook)(void) = on_exhausted;
	ssize_t n;

	on_exhausted = NULL;
	if (hook != NULL)
		hook();
	n = write(STDERR_FILENO, msg, sizeof msg - 1);
	(void)n;
	_exit(3);
}

void *
mem_alloc(size_t n)
{
	void *p = calloc(1, n > 0 ? n : 1);

	if (p == NULL)
		exhausted();
	return p;
}

void *
mem_realloc(void *p, size_t n)
{
	void *q = realloc(p, n > 0 ? n : 1);

	if (q == NULL)
		exhausted();
	return q;
}

void *
mem_copy(const void *p, size_t n)
{
	return n == 0 ? NULL : memcpy(mem_realloc(NULL, n), p, n);
}

char *
mem_strndup(const char *s, size_t n)
{
	char *p = mem_alloc(n + 1);

	memcpy(p, s, n);
	return p;
}

char *
mem_strdup(const char *s)
{
	return s == NULL ? NULL : mem_strndup(s, strlen(s));
}

void *
mem_grow(void *v, size_t need, size_t *cap, size_t size)
{
	size_t n = *cap;

	if (need <= n)
		return v;
	n = n < 8 ? 8 : n * 2;
	if (n < need)
		n = need;
	if (n > (size_t)-1 / size)
		exhausted();
	v = mem_realloc(v, n * size);
	memset((char *)v + *cap * size, 0, (n - *cap) * size);
	*cap = n;
	return v;
}
