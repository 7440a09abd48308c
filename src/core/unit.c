/* SPDX-License-Identifier: ISC */
/* Units as readers see them: lookup of fields, and the memory behind a set. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/core/unit.h>

enum { FIRST_BLOCK = 1024, BLOCK = 16 * 1024 };	/* most sets are small */

struct unit_arena {
	struct block {
		struct block *next;
		size_t used, size;
		_Alignas(16) char bytes[];
	} *head;
};

struct unit_arena *
unit_arena_new(void)
{
	return mem_alloc(sizeof(struct unit_arena));
}

void *
unit_arena_alloc(struct unit_arena *a, size_t n)
{
	struct block *b = a->head;
	void *p;

	n = (n + 15) & ~(size_t)15;
	if (b == NULL || b->size - b->used < n) {
		size_t usual = b == NULL ? FIRST_BLOCK : BLOCK, size = n > usual ? n : usual;

		b = mem_alloc(sizeof *b + size);
		b->size = size;
		b->next = a->head;
		a->head = b;
	}
	p = b->bytes + b->used;
	b->used += n;
	return p;
}

char *
unit_arena_str(struct unit_arena *a, const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(unit_arena_alloc(a, n), s, n);
}

void
unit_arena_adopt(struct unit_arena *a, struct unit_arena *from)
{
	struct block **end = &from->head;

	while (*end != NULL)
		end = &(*end)->next;
	*end = a->head;
	a->head = from->head;
	free(from);
}

void
units_release(struct units *us)
{
	struct block *b, *next;

	if (us->arena != NULL) {
		for (b = us->arena->head; b != NULL; b = next) {
			next = b->next;
			free(b);
		}
		free(us->arena);
	}
	free(us->v);
	memset(us, 0, sizeof *us);
}

const struct unit *
units_find(const struct units *us, const struct id *id)
{
	if (id == NULL)
		return NULL;
	for (size_t i = 0; i < us->n; i++)
		if (id_eq(&us->v[i].id, id))
			return &us->v[i];
	return NULL;
}

const struct unit *
units_num(const struct units *us, int num, int dup)
{
	for (size_t i = 0; i < us->n; i++)
		if (us->v[i].num == num && us->v[i].dup == dup)
			return &us->v[i];
	return NULL;
}

const struct cell *
unit_cell(const struct unit *u, enum field f)
{
	for (size_t i = 0; i < u->n_cells; i++)
		if (u->cells[i].field == f)
			return &u->cells[i];
	return NULL;
}

const char *
unit_text(const struct unit *u, enum field f)
{
	const struct cell *c = unit_cell(u, f);

	return c == NULL || c->text == NULL ? "" : c->text;
}

int64_t
unit_int(const struct unit *u, enum field f, int64_t otherwise)
{
	const struct cell *c = unit_cell(u, f);

	return c == NULL ? otherwise : c->num;
}

const struct id *
unit_ref(const struct unit *u, enum field f)
{
	const struct cell *c = unit_cell(u, f);

	return c == NULL || id_zero(&c->ref) ? NULL : &c->ref;
}

bool
unit_is(const struct unit *u, enum field f, const char *code)
{
	return strcmp(unit_text(u, f), code) == 0;
}

const char *
unit_label(const struct unit *u, char *buf, size_t size)
{
	if (u->num == 0)
		snprintf(buf, size, "%s", unit_word(u->kind));
	else if (u->dup == 0)
		snprintf(buf, size, "%s %d", unit_word(u->kind), u->num);
	else if (u->dup < 26)
		snprintf(buf, size, "%s %d%c", unit_word(u->kind), u->num, 'a' + u->dup);
	else
		snprintf(buf, size, "%s %d#%d", unit_word(u->kind), u->num, u->dup);
	return buf;
}
