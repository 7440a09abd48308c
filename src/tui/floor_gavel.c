/* SPDX-License-Identifier: ISC */
/* The gavel: a proposal is read back, word for word; then it is adopted, or not yet. */
#include <config.h>

#include <string.h>

#include "screen.h"

static bool
answer(struct screen *s, const char *line)
{
	line += strspn(line, " ");
	return screen_act(s, "decide %s %s", s->snap.reading_label,
		*line == '\0' ? "consensus" : line);
}

static void
leave(struct screen *s)
{
	if (*s->snap.reading != '\0')
		screen_act(s, "read back off");
}

void
floorview_gavel(struct screen *s)
{
	struct question q = { .label = "enter: adopted, esc: not yet", .answer = answer, .cancel = leave };
	struct str words = STR_INIT;

	/* Another screen may have begun. */
	if (*s->snap.reading == '\0' && (!screen_act(s, "read back") || *s->snap.reading == '\0'))
		return;
	screen_hush(s);
	str_addf(&words, "%s, read back%s (or type vote, noted, deferred):\n%s",
		s->snap.reading_label, strchr(s->snap.reading, '[') == NULL ? "" :
		", brackets still in it", s->snap.reading);
	q.lines = floorview_lines(s, str_c(&words), s->main.rows - 9);
	str_release(&words);
	screen_ask(s, &q);
}
