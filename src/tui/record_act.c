/* SPDX-License-Identifier: ISC */
/* Acts on the selected line: withhold and its ground, release, whose words, attribution. */
#include <config.h>

#include <string.h>

#include <talanoa/base/text.h>
#include <talanoa/core/disclosure.h>
#include <talanoa/core/grounds.h>

#include "record_priv.h"

enum { CHOICES = 16 };

static const char *const attributions[] = { "named", "constituency", "none", "chatham" };
static const char *const filters[SHOW_N] = { [SHOW_ALL] = "everything", [SHOW_ITEM] = "item",
	[SHOW_SPEAKER] = "speaker", [SHOW_GROUP] = "constituency", [SHOW_DECISIONS] = "decisions",
	[SHOW_ACTIONS] = "actions", [SHOW_WITHHELD] = "withheld", [SHOW_MINE] = "mine" };

static int
count(enum record_wait wait)
{
	switch (wait) {
	case CHOOSE_GROUND:
		return GROUND_N;
	case CHOOSE_ATTRIBUTION:
		return sizeof attributions / sizeof *attributions;
	case CHOOSE_FILTER:
		return SHOW_N;
	default:
		return 0;
	}
}

static const char *
word(enum record_wait wait, int i)
{
	return wait == CHOOSE_GROUND ? ground_rule((enum ground)i)->code :
		wait == CHOOSE_ATTRIBUTION ? attributions[i] : filters[i];
}

/* Each choice has the first of its letters that none before it has. */
static void
letters(enum record_wait wait, char ret_letter[static CHOICES])
{
	int n = count(wait);

	for (int i = 0; i < n; i++) {
		const char *w = word(wait, i);

		while (w[1] != '\0' && memchr(ret_letter, *w, (size_t)i) != NULL)
			w++;
		ret_letter[i] = *w;
	}
}

static int
width(enum record_wait wait, int most)
{
	int n = count(wait), w = 0;

	for (int i = 0; i < n; i++) {
		int len = (int)strlen(word(wait, i));

		w += 3 + (len < most ? len : most);
	}
	return w - 1;
}

void
record_choice_row(enum record_wait wait, int cols, struct str *out)
{
	char letter[CHOICES];
	int n = count(wait), most = 12;

	letters(wait, letter);
	while (most > 0 && width(wait, most) > cols)
		most--;
	for (int i = 0; i < n; i++)
		str_addf(out, "%s%c%s%.*s", i > 0 && (most > 0 || cols >= 2 * n) ? " " : "",
			letter[i], most > 0 ? " " : "", most, word(wait, i));
}

/* Done: one types again. */
static void
act(struct screen *s, const char *command)
{
	if (screen_act(s, "%s", command))
		record_leave(s);
}

static void
chosen(struct screen *s, enum record_wait wait, int i)
{
	const struct snap_line *l = record_chosen(s);
	struct str line = STR_INIT;

	if (wait == CHOOSE_FILTER) {
		record_set_filter(s, (enum record_filter)i);
		return;
	}
	if (l == NULL)
		return;
	if (wait == CHOOSE_GROUND)
		str_addf(&line, "withhold %s ground=%s", l->label, word(wait, i));
	else
		str_addf(&line, "attribution %s %s", l->label, word(wait, i));
	act(s, str_c(&line));
	str_release(&line);
}

void
record_choose(struct screen *s, const struct act *a)
{
	enum record_wait wait = s->record.wait;
	char letter[CHOICES] = "", name[KEY_NAME];
	int n = count(wait);

	s->record.wait = CHOOSE_NOTHING;
	letters(wait, letter);
	for (int i = 0; i < n; i++)
		if (a->in.kind == INPUT_KEY && a->in.key == (uint32_t)letter[i]) {
			chosen(s, wait, i);
			return;
		}
	if (a->id != ACT_UNSELECT)
		screen_say(s, "%s is none of them: nothing was done", a->in.kind == INPUT_KEY ?
			key_format(a->in.key, name) : "pasted text");
}

static void
choose(struct screen *s, enum record_wait wait)
{
	const struct snap_line *l = record_chosen(s);

	if (l == NULL)
		return;
	s->record.wait = wait;
	if (wait == CHOOSE_GROUND)
		screen_say(s, "%s is withheld on which ground? esc leaves it", l->label);
	else if (wait == CHOOSE_ATTRIBUTION)
		screen_say(s, "how is %s attributed in what leaves? esc leaves it", l->label);
	else
		screen_say(s, "show only what? esc leaves it");
}

static bool
said_by(struct screen *s, const char *name)
{
	const struct snap_line *l = record_chosen(s);
	bool ok;

	name += strspn(name, " ");
	if (l == NULL || *name == '\0')
		return true;
	ok = screen_act(s, "said %s by %s", l->label, name);
	if (ok)
		record_leave(s);
	return ok;
}

static void
ask_who(struct screen *s)
{
	static const struct question q = { .label = "said by (or nobody)",
		.complete = COMPLETE_NAMES, .answer = said_by };

	if (record_chosen(s) != NULL)
		screen_ask(s, &q);
}

static bool
move_to(struct screen *s, const char *item)
{
	const struct snap_line *l = record_chosen(s);
	bool ok;

	item += strspn(item, " ");
	if (l == NULL || *item == '\0')
		return true;
	ok = screen_act(s, "move %s to %s", l->label, item);
	if (ok)
		record_leave(s);
	return ok;
}

static void
ask_item(struct screen *s)
{
	static const struct question q = { .label = "to item (number or title)",
		.answer = move_to };

	if (record_chosen(s) != NULL)
		screen_ask(s, &q);
}

static void
release(struct screen *s)
{
	const struct snap_line *l = record_chosen(s);
	struct str line = STR_INIT;

	if (l == NULL)
		return;
	str_addf(&line, "release %s", l->label);
	act(s, str_c(&line));
	str_release(&line);
}

bool
record_act(struct screen *s, enum action id)
{
	switch (id) {
	case ACT_EDIT:
		record_edit(s, TASK_EDIT);
		return true;
	case ACT_GO_ON:
		record_edit(s, TASK_CONTINUE);
		return true;
	case ACT_WITHHOLD:
		choose(s, CHOOSE_GROUND);
		return true;
	case ACT_RELEASE:
		release(s);
		return true;
	case ACT_ATTRIBUTION:
		choose(s, CHOOSE_ATTRIBUTION);
		return true;
	case ACT_FILTER:
		choose(s, CHOOSE_FILTER);
		return true;
	case ACT_SAID:
		ask_who(s);
		return true;
	case ACT_MOVE:
		ask_item(s);
		return true;
	case ACT_SEL_UNDO:
		act(s, "undo");
		return true;
	default:
		return false;
	}
}
