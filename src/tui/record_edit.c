/* SPDX-License-Identifier: ISC */
/* A unit's text in the input line: Enter stores it as a correction, unless another did. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include <talanoa/core/approval.h>

#include "loop.h"
#include "record_priv.h"

/* The text as it stands in the file now. */
static bool
read_text(struct screen *s, const struct id *unit, struct str *out)
{
	struct units us;
	enum field f;
	bool found;

	if (!store_unit(s->m->store, unit, &us, NULL))
		return false;
	f = us.n > 0 && us.v[0].kind == UNIT_DOCUMENT ? FLD_TITLE : FLD_TEXT;
	found = us.n > 0 && unit_cell(&us.v[0], f) != NULL;
	str_clear(out);
	if (found)
		str_add(out, unit_text(&us.v[0], f));
	units_release(&us);
	return found;
}

void
record_edit(struct screen *s, enum record_task task)
{
	struct record_view *r = &s->record;
	const struct snap_line *l = record_chosen(s);
	struct record_edit *t = &r->task;

	if (l == NULL)
		return;
	if (!read_text(s, &l->unit, &t->from)) {
		screen_say(s, "%s has no text to edit", l->label);
		return;
	}
	if (t->task == TASK_NONE) {
		str_clear(&t->kept);
		str_add(&t->kept, lineedit_text(&r->edit));
		t->turn = r->turn;
		t->whose = r->whose;
	}
	t->task = task;
	t->unit = l->unit;
	str_copy(t->ref, sizeof t->ref, l->label);
	lineedit_set(&r->edit, task == TASK_EDIT ? str_c(&t->from) : "");
	record_leave(s);
	screen_say(s, task == TASK_EDIT ? "enter stores the text of %s; esc leaves it as it was" :
		"what you type goes on with %s", t->ref);
}

/* The line that was there comes back. */
static void
end(struct screen *s)
{
	struct record_view *r = &s->record;
	struct record_edit *t = &r->task;

	t->task = TASK_NONE;
	lineedit_set(&r->edit, str_c(&t->kept));
	r->turn = t->turn;
	r->whose = t->whose;
	str_clear(&t->kept);
	str_clear(&t->from);
	r->unsaved = true;
	record_save(s, LOOP_NEVER);
	record_mark(s);
}

void
record_edit_leave(struct screen *s)
{
	free(lineedit_take(&s->record.edit));
	end(s);
}

/* Somebody else's text stands now: with it known, enter again puts this one in its place. */
static void
changed_meanwhile(struct screen *s)
{
	struct record_edit *t = &s->record.task;

	if (!read_text(s, &t->unit, &t->from))
		return;
	screen_say(s, "%s was changed meanwhile, it now says \"%s\": enter again stores yours, esc "
		"leaves theirs", t->ref, str_c(&t->from));
	s->failed = true;
}

/* because: "" while the minutes are a draft. */
static void
correction(const struct record_edit *t, const char *text, const char *because, struct str *out)
{
	str_addf(out, "/correct %s: ", t->ref);
	if (*because != '\0') {
		str_add(out, "because=\"");
		for (; *because != '\0'; because++)
			str_addc(out, *because == '"' ? '\'' : *because);
		str_add(out, "\" ");
	}
	str_add(out, "-- ");
	if (t->task == TASK_CONTINUE)
		str_addf(out, "%s ", str_c(&t->from));
	str_add(out, text);
}

static bool
store(struct screen *s, const char *because)
{
	struct record_edit *t = &s->record.task;
	struct str line = STR_INIT, now = STR_INIT;
	bool ok, stale;

	correction(t, lineedit_text(&s->record.edit), because, &line);
	t->storing = true;
	ok = record_run(s, str_c(&line));
	t->storing = false;
	stale = !ok && read_text(s, &t->unit, &now) && !str_eq(str_c(&now), str_c(&t->from));
	if (ok)
		end(s);
	else if (stale)
		changed_meanwhile(s);
	str_release(&line);
	str_release(&now);
	return ok || stale;
}

/* Once the draft is out, a correction is listed with its reason. */
static void
store_or_ask(struct screen *s)
{
	static const struct question q = { .label = "because (it is listed)", .answer = store };
	struct approval_state a;

	approval_of(&s->m->marks, &a);
	if (a.now == APPROVAL_DRAFT)
		store(s, "");
	else
		screen_ask(s, &q);
}

void
record_edit_accept(struct screen *s)
{
	struct record_view *r = &s->record;
	const char *text = lineedit_text(&r->edit);

	if (text[strspn(text, " \n")] == '\0')
		screen_say(s, "nothing is typed; esc leaves %s as it was", r->task.ref);
	else if (r->task.task == TASK_EDIT && str_eq(text, str_c(&r->task.from)))
		end(s);
	else
		store_or_ask(s);
}
