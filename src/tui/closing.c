/* SPDX-License-Identifier: ISC */
/* Before people leave: the line that says how much is open, the guide, what can be inferred. */
#include <config.h>

#include <string.h>

#include <talanoa/app/closing.h>
#include <talanoa/app/infer.h>
#include <talanoa/base/text.h>
#include <talanoa/record/readout.h>

#include "screen.h"

enum { LIVE_LEAST = 56 };	/* columns below which the line has no room */

/* The rules of this meeting, read once; without them there is no line. */
static const struct profile *
profile(struct screen *s)
{
	struct paths paths;

	if (s->has_profile)
		return &s->profile;
	paths_find(&paths);
	s->has_profile = profile_load(&paths, profile_of(s->m), &s->profile, NULL);
	paths_release(&paths);
	return s->has_profile ? &s->profile : NULL;
}

void
closing_follow(struct screen *s)
{
	if (s->live_generation == s->snap.generation)
		return;
	s->live_generation = s->snap.generation;
	str_clear(&s->live);
	s->n_live = s->snap.open && !s->read_only && s->practise == NULL && profile(s) != NULL ?
		closing_live(s->m, profile(s), &s->live) : 0;
}

void
closing_draw(const struct screen *s, struct canvas *c, int row)
{
	char key[KEY_NAME];
	struct str words = STR_INIT;

	if (s->n_live == 0 || c->cols < LIVE_LEAST)
		return;
	str_addf(&words, " %s (%s) ", str_c(&s->live),
		key_format(s->keys.keys[ACT_CLOSING][0], key));
	canvas_put(c, row, c->cols - text_width(str_c(&words)) - 2, STYLE_NORMAL, str_c(&words));
	str_release(&words);
}

static void
add_guide(const struct closing *c, struct str *out)
{
	if (c->live == 0)
		str_add(out, "Nothing is open that would be lost when people leave.\n");
	for (size_t i = 0; i < c->n; i++) {
		if (i == 0 || c->v[i].part != c->v[i - 1].part)
			str_addf(out, "%s%s\n", i == 0 ? "" : "\n",
				closing_part_title(c->v[i].part));
		str_addf(out, "  - %s\n    %s\n", c->v[i].text, c->v[i].advice);
	}
}

static void
add_readout(struct screen *s, struct str *out)
{
	struct edition_ask ask = { .kind = EDITION_PUBLIC };
	struct readout r;
	struct edition ed;

	if (!edition_load(s->m->store, &ask, &ed, NULL))
		return;
	readout_make(&ed, &r);
	str_addf(out, "\nTo read out, in a minute\n\n%s\n", str_c(&r.text));
	readout_release(&r);
	edition_release(&ed);
}

void
screen_closing(struct screen *s)
{
	struct str text = STR_INIT;
	struct closing c;
	struct err err;

	if (profile(s) == NULL || !closing_make(s->m, profile(s), &c, &err)) {
		screen_say(s, "the rules of this meeting cannot be read: talanoa check says why");
		return;
	}
	add_guide(&c, &text);
	closing_release(&c);
	add_readout(s, &text);
	screen_page(s, "Before people leave", &text);
}

/* What was found is proposed, but for the first skip ones. */
static bool
proposed(bool found, size_t *skip, struct str *line)
{
	if (!found || *skip == 0)
		return found;
	--*skip;
	str_clear(line);
	return false;
}

/*
 * The next thing the record lets infer, after skip others: an outcome, a summary, that no
 * interest was declared.
 */
static bool
inferred(const struct screen *s, size_t skip, struct str *line)
{
	if (proposed(infer_interest(s->m, line), &skip, line))
		return true;
	for (size_t i = 0; i < s->m->items.n; i++) {
		const struct unit *item = &s->m->items.v[i];

		/* What is in hand still goes on. */
		if (id_eq(&item->id, &s->m->item))
			continue;
		if (proposed(infer_outcome(s->m, item, line), &skip, line) ||
		    proposed(infer_summary(s->m, item, line), &skip, line))
			return true;
	}
	return s->m->items.n > 0 && !id_zero(&s->m->item) &&
		proposed(infer_outcome(s->m, meeting_item(s->m, &s->m->item), line), &skip, line);
}

static bool
answer(struct screen *s, const char *line)
{
	line += strspn(line, "/: ");
	if (*line == '\0')
		return true;
	if (!screen_act(s, "%s", line))
		return false;
	screen_infer(s);
	return true;
}

/* Not now: the key goes on behind it. */
static void
leave(struct screen *s)
{
	char key[KEY_NAME];

	s->n_left++;
	screen_say(s, "not recorded; %s goes on with the next",
		key_format(s->keys.keys[ACT_INFER][0], key));
}

void
screen_infer(struct screen *s)
{
	struct question q = { .label = "enter records it, esc: not now", .answer = answer,
		.cancel = leave, .complete = COMPLETE_COMMANDS };
	struct str line = STR_INIT;

	if (!inferred(s, s->n_left, &line)) {
		screen_say(s, s->n_left == 0 ? "nothing more can be inferred from the record" :
			"that was all; again: what you left, from the first");
		s->n_left = 0;
	} else {
		screen_ask(s, &q);
		lineedit_set(&s->prompt.edit, str_c(&line));
	}
	str_release(&line);
}
