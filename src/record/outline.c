/* SPDX-License-Identifier: ISC */
/* Levels and ids of headings, and what two wordings share. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/base/text.h>

#include "outline.h"

enum { SLUG_LONGEST = 48 };

int
outline_level(const struct document *doc, size_t i)
{
	const struct block *bl = &doc->v[i], *p = bl;

	while (p > doc->v && (p->kind != BLOCK_HEADING || p->level == 3))
		p--;
	return bl->level == 3 && (p->kind != BLOCK_HEADING || p->level < 2) ? 2 : bl->level;
}

/* ASCII letters and digits in lower case, everything between them one '-'. */
static char *
slug(const char *label)
{
	static const char kept[] = "abcdefghijklmnopqrstuvwxyz0123456789";
	char *folded = text_fold(label);
	struct str s = STR_INIT;

	for (const char *p = folded; *p != '\0';) {
		size_t n = strspn(p, kept), gap = strcspn(p + n, kept);

		if (s.len > 0 && s.len + 1 + n > SLUG_LONGEST)
			break;
		if (n > 0 && s.len > 0)
			str_addc(&s, '-');
		str_addn(&s, p, n > SLUG_LONGEST ? SLUG_LONGEST : n);
		p += n + gap;
	}
	free(folded);
	if (s.len == 0)
		str_add(&s, "part");
	return str_take(&s);
}

struct named {
	char **id;
	size_t at;
};

static int
by_name(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	int order = strcmp(*x->id, *y->id);

	return order != 0 ? order : (x->at > y->at) - (x->at < y->at);
}

/* A slug has no '_', so what is appended makes no name that another has. */
static void
make_unique(struct named *v, size_t n)
{
	const char *first = "";
	size_t same = 1;

	qsort(v, n, sizeof *v, by_name);
	for (size_t i = 0; i < n; i++) {
		struct str s = STR_INIT;

		if (!str_eq(first, *v[i].id)) {
			first = *v[i].id;
			same = 1;
			continue;
		}
		str_addf(&s, "%s_%zu", first, ++same);
		free(*v[i].id);
		*v[i].id = str_take(&s);
	}
}

char **
outline_ids(const struct document *doc)
{
	char **ids = mem_alloc((doc->n + 1) * sizeof *ids);
	struct named *v = mem_alloc((doc->n + 1) * sizeof *v);
	size_t n = 0;

	for (size_t i = 0; i < doc->n; i++) {
		enum block_kind kind = doc->v[i].kind;

		if (kind == BLOCK_HEADING || kind == BLOCK_DECISION) {
			ids[i] = slug(doc->v[i].label);
			v[n++] = (struct named){ &ids[i], i };
		} else {
			ids[i] = mem_strdup("");
		}
	}
	make_unique(v, n);
	free(v);
	return ids;
}

void
outline_free(const struct document *doc, char **ids)
{
	for (size_t i = 0; i < doc->n; i++)
		free(ids[i]);
	free(ids);
}

static bool
ends_word(char c)
{
	return c == ' ' || c == '\n' || c == '\0';
}

static size_t
shared_head(const char *a, const char *b)
{
	size_t head = 0, i = 0;

	for (; a[i] != '\0' && a[i] == b[i]; i++)
		if (ends_word(a[i]))
			head = i;
	return ends_word(a[i]) && ends_word(b[i]) ? i : head;
}

/* Bytes at the end of both, the first a space, none of them in the first head bytes. */
static size_t
shared_tail(const char *a, size_t na, const char *b, size_t nb, size_t head)
{
	size_t tail = 0, whole = 0;

	while (tail < na - head && tail < nb - head && a[na - tail - 1] == b[nb - tail - 1]) {
		tail++;
		if (ends_word(a[na - tail]))
			whole = tail;
	}
	return whole;
}

void
redline_find(const struct block *bl, struct redline *ret_r)
{
	const char *a = bl->text, *b = bl->after;
	size_t na = strlen(a), nb = strlen(b), head = shared_head(a, b);
	size_t tail = shared_tail(a, na, b, nb, head);

	size_t before = na - head - tail, now = nb - head - tail;
	char gap = now > 0 ? b[head] : a[head];

	*ret_r = (struct redline){ head, before, now,
		head == 0 || before + now == 0 ? "" : gap == '\n' ? "\n" : " " };
}

char *
redline_words(const char *text, size_t n)
{
	while (n > 0 && ends_word(*text))
		text++, n--;
	return mem_strndup(text, n);
}
