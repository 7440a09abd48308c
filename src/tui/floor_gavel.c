/* SPDX-License-Identifier: ISC */
/* The gavel: a proposal is read back, word for word; then it is adopted, or not yet. */
#include <config.h>

#include <string.h>

#include <talanoa/app/deciding.h>

#include "screen.h"

static void
add_words(const struct screen *s, struct str *out)
{
	if (*s->snap.reading != '\0')
		str_addf(out, "%s, read back%s (or type vote, noted, deferred):\n%s",
			s->snap.reading_label, strchr(s->snap.reading, '[') == NULL ? "" :
			", brackets still in it", s->snap.reading);
}

/* Another screen may read back another text, or have amended this one, since it was shown. */
static bool
still_read(const struct screen *s)
{
	struct str words = STR_INIT;
	bool same;

	add_words(s, &words);
	same = words.len > 0 && str_eq(str_c(&words), str_c(&s->floor.read));
	str_release(&words);
	return same;
}

static void ask(struct screen *s);

static bool
answer(struct screen *s, const char *line)
{
	if (!still_read(s) && *s->snap.reading == '\0') {
		screen_say(s, "this is no longer read back; nothing was decided");
		return true;
	}
	if (!still_read(s)) {
		ask(s);
		lineedit_set(&s->prompt.edit, line);
		screen_say(s, "another text is read back now: nothing was decided yet");
		return false;
	}
	line += strspn(line, " ");
	return screen_act(s, "decide %s %s", s->snap.reading_label,
		*line == '\0' ? "consensus" : line);
}

static void
leave(struct screen *s)
{
	if (still_read(s))
		screen_act(s, "read back off");
}

/* The quorum and who objects, before anything is declared. */
static void
add_stands(const struct screen *s, struct str *out)
{
	struct str line = STR_INIT;
	struct line l;

	str_addf(&line, "/decide %s consensus", s->snap.reading_label);
	if (command_parse(s->m, str_c(&line), &l, NULL) && deciding_would(s->m, &l, out))
		str_addc(out, '\n');
	str_release(&line);
}

static void
ask(struct screen *s)
{
	struct question q = { .label = "enter: adopted, esc: not yet", .answer = answer,
		.cancel = leave };
	struct str above = STR_INIT;

	str_clear(&s->floor.read);
	add_words(s, &s->floor.read);
	add_stands(s, &above);
	str_add(&above, str_c(&s->floor.read));
	q.above = str_c(&above);
	screen_ask(s, &q);
	str_release(&above);
}

void
floorview_gavel(struct screen *s)
{
	/* Another screen may have begun. */
	if (*s->snap.reading == '\0' && (!screen_act(s, "read back") || *s->snap.reading == '\0'))
		return;
	screen_hush(s);
	ask(s);
}
