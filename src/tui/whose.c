/* SPDX-License-Identifier: ISC */
/* Whose a note is: the answers to the question beside it, as commands. */
#include <config.h>

#include <string.h>

#include "whose.h"

void
whose_release(struct whose_question *q)
{
	str_release(&q->text);
}

/* The name that was asked about, between the first quotes. */
static bool
asked_name(const char *question, struct str *ret_name)
{
	const char *from = strchr(question, '"'), *to = from == NULL ? NULL : strchr(from + 1, '"');

	if (to == NULL)
		return false;
	str_addn(ret_name, from + 1, (size_t)(to - from - 1));
	return true;
}

void
whose_ask(struct whose_question *q, struct meeting *m, const struct reply *r)
{
	struct str name = STR_INIT;
	struct units us;

	str_clear(&q->text);
	if (r->question.len == 0 || id_zero(&r->unit) ||
	    !store_unit(m->store, &r->unit, &us, NULL))
		return;
	if (us.n > 0) {
		unit_label(&us.v[0], q->ref, sizeof q->ref);
		str_add(&q->text, str_c(&r->question));
		if (asked_name(str_c(&r->question), &name))
			str_addf(&q->text, "\n0 add %s to the list", str_c(&name));
	}
	str_release(&name);
	units_release(&us);
}

bool
whose_said(const struct whose_question *q, int digit, struct str *ret_line)
{
	const char *p = str_c(&q->text);
	bool found = false;

	while (digit > 0 && !found && (p = strchr(p, '\n')) != NULL)
		found = *++p == '0' + digit && p[1] == ' ';
	if (!found)
		return false;
	str_addf(ret_line, "/said %s by %.*s", q->ref, (int)strcspn(p + 2, "\n"), p + 2);
	return true;
}

bool
whose_add(const struct whose_question *q, const char *group, struct str *ret_add,
	struct str *ret_said)
{
	struct str name = STR_INIT;
	bool found = asked_name(str_c(&q->text), &name);

	group += strspn(group, " ");
	if (found) {
		str_addf(ret_add, "/person add \"%s\"%s%s", str_c(&name),
			*group != '\0' ? " group=" : "", group);
		str_addf(ret_said, "/said %s by %s", q->ref, str_c(&name));
	}
	str_release(&name);
	return found;
}
