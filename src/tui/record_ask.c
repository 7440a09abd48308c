/* SPDX-License-Identifier: ISC */
/* The question beside a stored note: whose is it? A digit says, or adds the person. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>

#include "record_priv.h"

/* The name that was asked about, between the first quotes; NULL if there is none. */
static char *
asked_name(const char *question)
{
	const char *from = strchr(question, '"'), *to = from == NULL ? NULL : strchr(from + 1, '"');

	return to == NULL ? NULL : mem_strndup(from + 1, (size_t)(to - from - 1));
}

void
record_question(struct screen *s, const struct reply *r)
{
	struct record_view *v = &s->record;
	char *name = asked_name(str_c(&r->question));
	struct units us;

	str_clear(&v->question);
	if (r->question.len > 0 && !id_zero(&r->unit) &&
	    store_unit(s->m->store, &r->unit, &us, NULL)) {
		if (us.n > 0) {
			unit_label(&us.v[0], v->ref, sizeof v->ref);
			str_add(&v->question, str_c(&r->question));
			if (name != NULL)
				str_addf(&v->question, "\n0 add %s to the list", name);
		}
		units_release(&us);
	}
	free(name);
}

/* The person is added with the constituency that was typed, and the note is theirs. */
static bool
add_person(struct screen *s, const char *group)
{
	char *name = asked_name(str_c(&s->record.question));
	char ref[sizeof s->record.ref];
	bool ok;

	group += strspn(group, " ");
	if (name == NULL)
		return true;
	str_copy(ref, sizeof ref, s->record.ref);
	ok = screen_act(s, "person add \"%s\"%s%s", name, *group != '\0' ? " group=" : "", group);
	if (ok)
		screen_act(s, "said %s by %s", ref, name);
	free(name);
	return ok;
}

static void
ask_group(struct screen *s)
{
	static const struct question q = { .label = "constituency (or none)",
		.complete = COMPLETE_NAMES, .answer = add_person };

	screen_ask(s, &q);
}

/* The row of the question that begins with this digit says who. */
static bool
say_who(struct screen *s, int digit)
{
	struct str who = STR_INIT;
	const char *p = str_c(&s->record.question);
	bool found = false;

	while (!found && (p = strchr(p, '\n')) != NULL)
		found = *++p == '0' + digit && p[1] == ' ';
	if (!found)
		return false;
	str_addn(&who, p + 2, strcspn(p + 2, "\n"));
	screen_act(s, "said %s by %s", s->record.ref, str_c(&who));
	str_release(&who);
	return true;
}

bool
record_answer(struct screen *s, const struct act *a)
{
	int digit = a->in.kind == INPUT_KEY ? key_digit(a->in.key) : -1;

	if (s->record.question.len == 0 || digit < 0)
		return false;
	if (digit > 0)
		return say_who(s, digit);
	ask_group(s);
	return true;
}
