/* SPDX-License-Identifier: ISC */
/* The question beside a stored note: whose is it? A digit says, or adds the person. */
#include <config.h>

#include "record_priv.h"

void
record_question(struct screen *s, const struct reply *r)
{
	whose_ask(&s->record.question, s->m, r);
}

/* The person is added with the constituency that was typed, and the note is theirs. */
static bool
add_person(struct screen *s, const char *group)
{
	struct str add = STR_INIT, said = STR_INIT;
	bool ok = whose_add(&s->record.question, group, &add, &said) &&
		screen_run(s, str_c(&add), NULL);

	if (ok)
		screen_run(s, str_c(&said), NULL);
	str_release(&add);
	str_release(&said);
	return ok;
}

bool
record_answer(struct screen *s, const struct act *a)
{
	static const struct question q = { .label = "constituency (or none)",
		.complete = COMPLETE_NAMES, .answer = add_person };
	int digit = a->in.kind == INPUT_KEY ? key_digit(a->in.key) : -1;
	struct str line = STR_INIT;
	bool found;

	if (s->record.question.text.len == 0 || digit < 0)
		return false;
	if (digit == 0) {
		screen_ask(s, &q);
		return true;
	}
	found = whose_said(&s->record.question, digit, &line);
	if (found)
		screen_run(s, str_c(&line), NULL);
	str_release(&line);
	return found;
}
