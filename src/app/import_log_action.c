/* SPDX-License-Identifier: ISC */
/* Who is to do what, in the forms in which actions of logs are written. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/when.h>

#include "import_log.h"

struct action {
	char *owner;		/* as written, or NULL */
	int who;		/* somebody, or -1 */
	const char *text;
	size_t n;		/* bytes of the text */
};

/* "Ana", "Ana and Ben", "Ana, Ben": names of somebody, every one. */
static bool
all_somebody(struct log *x, const char *text)
{
	char *copy = mem_strdup(text), *s;
	struct log_list list = { .x = x };
	bool ok;

	while ((s = strstr(copy, " and ")) != NULL)
		memcpy(s, ",    ", 5);
	while ((s = strstr(copy, " & ")) != NULL)
		memcpy(s, ",  ", 3);
	ok = log_list(&list, copy) && list.n > 0;
	free(copy);
	return ok;
}

/* The text up to n is an owner: of the log or the list, or (single) one word. */
static bool
take(struct log *x, const char *text, size_t n, bool single, struct action *a)
{
	char *owner = mem_strndup(text, n);
	bool ok = n > 0 && n <= 100;

	a->who = ok ? log_somebody(x, owner) : -1;
	ok = ok && (a->who >= 0 || all_somebody(x, owner) ||
		(single && strchr(owner, ' ') == NULL));
	if (ok)
		a->owner = owner;
	else
		free(owner);
	return ok;
}

static const char *
skip(const char *s)
{
	return s + strspn(s, " ");
}

/* "Ana to do it", "Ana: do it", "Ana - do it", "Ana will do it". */
static bool
owner_first(struct log *x, const char *text, struct action *a)
{
	static const struct {
		const char *mark;
		bool single;	/* before it one word is a name though nobody has it */
	} marks[] = { { " to ", true }, { ": ", true }, { " - ", false }, { " will ", false },
		{ ", ", false }, { " ", false } };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		const char *at = strstr(text, marks[i].mark);

		if (at != NULL && *skip(at + strlen(marks[i].mark)) != '\0' &&
		    take(x, text, (size_t)(at - text), marks[i].single, a)) {
			a->text = skip(at + strlen(marks[i].mark));
			if (str_starts(a->text, "to "))
				a->text = skip(a->text + 3);
			a->n = strlen(a->text);
			return true;
		}
	}
	return false;
}

static const char *
last_of(const char *text, const char *mark)
{
	const char *found = NULL;

	for (const char *s = text; (s = strstr(s, mark)) != NULL; s++)
		found = s;
	return found;
}

/* "do it - Ana" */
static bool
owner_last(struct log *x, const char *text, struct action *a)
{
	const char *at = last_of(text, " - ");

	if (at == NULL || at == text || !take(x, at + 3, strlen(at + 3), false, a))
		return false;
	a->n = (size_t)(at - text);
	return true;
}

/* The last of the ways to say by when; what comes behind it in *ret_date. NULL: none. */
static const char *
find_due(const char *text, const char **ret_date)
{
	static const char *const marks[] = { " - due ", " [due ", " (due ", ", due ", ", by " };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		const char *at = last_of(text, marks[i]);

		if (at != NULL) {
			*ret_date = at + strlen(marks[i]);
			return at;
		}
	}
	return NULL;
}

/* "- due 2022-08-02", "[due 2022-08-02]" and ", by 2022-08-02" are "by 2022-08-02". */
static void
add_text(const struct log *x, const struct action *a, struct str *out)
{
	char *text = mem_strndup(a->text, a->n), *day = NULL, found[11];
	const char *date = NULL, *due = find_due(text, &date);

	if (due != NULL)
		day = mem_strndup(date, strcspn(date, "])"));
	if (due != NULL && when_date(day, x->at, meeting_zone(x->m), found, NULL)) {
		str_addn(out, text, (size_t)(due - text));
		str_addf(out, " by %s", found);
	} else {
		str_add(out, text);
	}
	free(day);
	free(text);
}

bool
log_action(struct log *x, const char *text, struct str *ret_args)
{
	struct action a = { .who = -1, .text = text, .n = strlen(text) };

	str_clear(ret_args);
	if (*text == '\0')
		return false;
	if (!owner_first(x, text, &a))
		owner_last(x, text, &a);
	if (a.who >= 0 && log_person(x, a.who) != NULL)
		log_arg(x, a.who, ret_args);
	else
		str_addf(ret_args, "\"%s\"", a.owner == NULL ? "not named" : a.owner);
	str_add(ret_args, " to ");
	add_text(x, &a, ret_args);
	free(a.owner);
	return true;
}
