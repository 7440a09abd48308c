/* SPDX-License-Identifier: ISC */
/* Looking for words in the minutes, and showing only some of them. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>

#include "record_priv.h"

/* The needle is folded; plain letters are folded here, the rest by text_fold. */
static bool
has(const char *text, const char *needle)
{
	size_t n = strlen(text);
	char *low = mem_alloc(n + 1), *fold;
	bool plain = true, found;

	for (size_t i = 0; i <= n; i++) {
		plain = plain && (unsigned char)text[i] < 0x80;
		low[i] = text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] + 32) :
			text[i] == '\n' ? ' ' : text[i];
	}
	fold = plain ? low : text_fold(text);
	found = strstr(fold, needle) != NULL;
	if (!plain)
		free(fold);
	free(low);
	return found;
}

bool
record_hit(const struct record_view *r, const struct snap_line *l)
{
	const char *needle = str_c(&r->needle);

	return *needle != '\0' && !id_zero(&l->unit) &&
		(has(l->text, needle) || has(l->who, needle));
}

static bool
go_to_hit(struct screen *s, size_t from, int by)
{
	struct record_view *r = &s->record;

	for (size_t i = from; i < r->list.n; i += (size_t)by) {
		if (!record_hit(r, r->list.v[i]))
			continue;
		r->sel = r->list.v[i]->unit;
		r->sel_was = *r->list.v[i];
		record_reveal(s, i);
		return true;
	}
	return false;
}

void
record_find_next(struct screen *s, int by)
{
	struct record_view *r = &s->record;

	if (r->needle.len == 0) {
		screen_say(s, "look for words first: /");
		return;
	}
	do {
		if (go_to_hit(s, record_selected(r) + (size_t)by, by))
			return;
	} while (by < 0 && record_older(s));
	screen_say(s, "no %s line has \"%s\"", by < 0 ? "earlier" : "later", str_c(&r->needle));
}

static bool
find(struct screen *s, const char *typed)
{
	struct record_view *r = &s->record;
	char *folded = text_fold(typed);

	str_clear(&r->needle);
	str_add(&r->needle, folded);
	free(folded);
	if (r->needle.len == 0)
		return true;
	do {
		if (go_to_hit(s, record_selected(r), -1))
			return true;
	} while (record_older(s));
	if (!go_to_hit(s, record_selected(r), 1)) {
		screen_say(s, "no line has \"%s\"", str_c(&r->needle));
		str_clear(&r->needle);
	}
	return true;
}

void
record_find(struct screen *s)
{
	static const struct question q = { .label = "find", .complete = COMPLETE_NAMES,
		.answer = find };

	screen_ask(s, &q);
}

static bool
filter_about(struct screen *s, enum record_filter f)
{
	struct record_view *r = &s->record;
	const struct snap_line *l;

	if (f != SHOW_ITEM && f != SHOW_SPEAKER && f != SHOW_GROUP)
		return true;
	l = record_chosen(s);
	if (l == NULL)
		return false;
	r->filter_id = f == SHOW_ITEM ? l->item : f == SHOW_SPEAKER ? l->person : l->group;
	if (id_zero(&r->filter_id))
		screen_say(s, "%s has none", l->label);
	return !id_zero(&r->filter_id);
}

/* Enough to fill the page, from however far back. */
void
record_set_filter(struct screen *s, enum record_filter f)
{
	struct record_view *r = &s->record;
	bool writers = f == SHOW_MINE;

	if (!filter_about(s, f))
		return;
	r->filter = f;
	if (writers != s->snap.writers) {
		s->snap.writers = writers;
		screen_reload(s);
	}
	record_arrange(s);
	record_newest(s);
	record_scroll(s, 0);
	record_reveal(s, record_selected(r));
	if (r->list.n == 0)
		screen_say(s, "there is nothing of that kind; esc shows all");
}

bool
record_filtered(const struct record_view *r)
{
	return r->filter != SHOW_ALL || r->needle.len > 0;
}

void
record_show_all(struct screen *s)
{
	s->record.filter = SHOW_ALL;
	str_clear(&s->record.needle);
	s->snap.writers = false;
	s->snap.most_lines = SNAP_LINES;
	record_arrange(s);
	record_newest(s);
}

const char *
record_filter_words(const struct record_view *r)
{
	static const char *const words[SHOW_N] = {
		[SHOW_ALL] = "-- n and N go from hit (*) to hit; esc shows all as before --",
		[SHOW_ITEM] = "-- only this item; esc shows all --",
		[SHOW_SPEAKER] = "-- only this speaker; esc shows all --",
		[SHOW_GROUP] = "-- only this constituency; esc shows all --",
		[SHOW_DECISIONS] = "-- only decisions; esc shows all --",
		[SHOW_ACTIONS] = "-- only actions; esc shows all --",
		[SHOW_WITHHELD] = "-- only what is withheld; esc shows all --",
		[SHOW_MINE] = "-- only what you wrote; esc shows all --",
	};

	return words[r->filter];
}
