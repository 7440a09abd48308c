/* SPDX-License-Identifier: ISC */
/* Pages made of what is known: the keys, the people, the outcomes. */
#include <config.h>

#include <stdio.h>

#include <talanoa/base/text.h>

#include "screen.h"

enum { KEYS_COLS = 20, TEXT_COLS = 58 };

struct help {
	struct str *out;
	bool first;
};

static void
help_line(void *ctx, const char *s, size_t n)
{
	struct help *h = ctx;

	if (!h->first)
		str_pad(h->out, ' ', KEYS_COLS + 1);
	h->first = false;
	str_addn(h->out, s, n);
	str_addc(h->out, '\n');
}

/* The sentence stands in a column of its own, also where it is longer than a line. */
static void
help_row(void *ctx, const char *keys, const char *sentence)
{
	struct help h = { .out = ctx, .first = true };

	str_addf(h.out, "  %-*s ", KEYS_COLS - 2, keys);
	text_wrap(sentence, TEXT_COLS, help_line, &h);
}

static void
help_scope(const struct screen *s, enum scope scope, const char *title, struct str *out)
{
	str_addf(out, "%s\n", title);
	keymap_help(&s->keys, scope, help_row, out);
	str_addc(out, '\n');
}

void
screen_help(struct screen *s)
{
	struct str text = STR_INIT;

	if (s->outcomes.open)
		help_scope(s, SCOPE_OUTCOMES, "In the outcomes", &text);
	else if (s->focus == FOCUS_FLOOR)
		help_scope(s, SCOPE_FLOOR, "Keys of the floor", &text);
	help_scope(s, SCOPE_GLOBAL, "Everywhere", &text);
	help_scope(s, SCOPE_RECORD, "In the record", &text);
	help_scope(s, SCOPE_SELECT, "On a selected line of the minutes", &text);
	help_scope(s, SCOPE_EDIT, "In every input line", &text);
	str_add(&text, "What a typed line means: /word or :word is a command; q+ q- present+ "
		"agenda+ ACTION: RESOLUTION: Topic: s/old/new/ are commands; CODE: or a name and a "
		"colon say whose words follow; \"- \" nobody's; % is a private memo, never in the "
		"file; anything else is a note of who had the floor when its first letter was "
		"typed. The left edge of the line shows which.\n\n");
	if (!s->outcomes.open)
		help_scope(s, SCOPE_OUTCOMES, "In the outcomes", &text);
	if (s->focus == FOCUS_RECORD || s->outcomes.open)
		help_scope(s, SCOPE_FLOOR, "Keys of the floor (here: tab on an empty line, then one "
			"of them)", &text);
	str_add(&text, "Commands\n");
	command_help("", &text);
	screen_page(s, "Keys and commands", &text);
}

static void
add_person(const struct screen *s, const struct unit *p, struct str *out)
{
	char code[24];

	person_seat_code(s->m, p, code);
	str_addf(out, "  %-6s %s%s", code, person_name(p), person_present(s->m, p) ? "" :
		" (not here)");
	if (*unit_text(p, FLD_ORG) != '\0')
		str_addf(out, ", %s", unit_text(p, FLD_ORG));
	if (*unit_text(p, FLD_COUNTRY) != '\0')
		str_addf(out, ", %s", unit_text(p, FLD_COUNTRY));
	str_addc(out, '\n');
}

static void
add_members(const struct screen *s, const struct id *group, struct str *out)
{
	for (size_t i = 0; i < s->m->persons.n; i++) {
		const struct unit *p = &s->m->persons.v[i];
		const struct id *of = unit_ref(p, FLD_GROUP);

		if (group == NULL ? of == NULL : of != NULL && id_eq(of, group))
			add_person(s, p, out);
	}
}

void
screen_people(struct screen *s)
{
	struct str text = STR_INIT, others = STR_INIT;

	str_addf(&text, "%d here, %zu on the list\n\n", s->snap.people_here, s->m->persons.n);
	for (size_t i = 0; i < s->m->groups.n; i++) {
		const struct unit *g = &s->m->groups.v[i];

		str_addf(&text, "%s  %s\n", group_code(g), unit_text(g, FLD_NAME));
		add_members(s, &g->id, &text);
	}
	add_members(s, NULL, &others);
	if (others.len > 0)
		str_addf(&text, "in no constituency\n%s", str_c(&others));
	str_release(&others);
	screen_page(s, "People", &text);
}
