/* SPDX-License-Identifier: ISC */
/* The verbs of written meetings that act: hands, calls, turns, presence, corrections. */
#include <stdio.h>
#include <string.h>

#include "floor_script_priv.h"

static bool
class_of(const char *word, enum floor_class *ret_class)
{
	static const struct { const char *word; enum floor_class class; } short_names[] = {
		{ "ord", FLOOR_ORDINARY }, { "poo", FLOOR_POINT }, { "resp", FLOOR_CLARIFY },
	};

	for (size_t i = 0; i < sizeof short_names / sizeof *short_names; i++) {
		if (strcmp(word, short_names[i].word) == 0) {
			*ret_class = short_names[i].class;
			return true;
		}
	}
	return floor_class_parse(word, ret_class);
}

/* The groups of "B,C"; "-" is nobody. */
static size_t
sponsors_of(struct script *s, char *list, int *ret_groups)
{
	size_t n = 0;

	for (char *w = strtok_r(list, ",", &list); w != NULL; w = strtok_r(list, ",", &list))
		if (strcmp(w, "-") != 0)
			ret_groups[n++] = script_find(&s->groups, w);
	return n;
}

static bool
raise_hand(struct script *s, const char *who, enum floor_class class, char *with)
{
	int sponsors[SCRIPT_MAX], p = script_find(&s->people, who), e;
	struct floor_hand h = { .person = p, .class = class, .sponsors = sponsors };
	enum floor_refusal r;

	h.group = s->f.persons[p].group;
	r = floor_hand_check(&s->f, p, h.group, class, &h.lift_ms);
	snprintf(s->said, sizeof s->said, "%s", floor_refusal_name(r));
	if (r != FLOOR_REFUSE_OK)
		return false;
	h.n_sponsors = sponsors_of(s, with, sponsors);
	e = floor_apply_hand(&s->f, &h);
	for (size_t i = 0; i < h.n_sponsors; i++)
		floor_apply_confirm(&s->f, e, sponsors[i], true);
	return true;
}

/* hand WHO CLASS SPONSORS WHAT-IT-SAYS */
bool
script_do_hand(struct script *s)
{
	enum floor_class class;

	if (!class_of(s->w[2], &class))
		return false;
	raise_hand(s, s->w[1], class, s->w[3]);
	return strcmp(s->said, s->w[4]) == 0;
}

/* hands a1 b1: ordinary, all accepted */
bool
script_do_hands(struct script *s)
{
	char nobody[] = "-";

	for (char **w = s->w + 1; *w != NULL; w++)
		if (!raise_hand(s, *w, FLOOR_ORDINARY, nobody))
			return false;
	return true;
}

static bool
call(struct script *s, int entry)
{
	enum floor_refusal r = floor_call_check(&s->f, entry);

	if (r != FLOOR_REFUSE_OK)
		return script_expect(s, floor_refusal_name(r), "ok");
	s->segments[floor_apply_call(&s->f, entry, floor_v_after(&s->f, entry))] = 0;
	return true;
}

/* start b1: the order names b1 and b1 begins; start -: it names nobody */
bool
script_do_start(struct script *s)
{
	int e = floor_pick(&s->f, NULL);

	if (!script_expect(s, script_entry(s, e), s->w[1]))
		return false;
	return e == FLOOR_NONE || call(s, e);
}

/* call c1: the chair's choice */
bool
script_do_call(struct script *s)
{
	return call(s, floor_find(&s->f, script_find(&s->people, s->w[1]), FLOOR_ORDINARY));
}

static bool
end(struct script *s, int64_t ms)
{
	int t = floor_running(&s->f);

	if (t == FLOOR_NONE)
		return false;
	floor_apply_end(&s->f, t, s->segments[t] + ms);
	return true;
}

bool
script_do_end(struct script *s)
{
	return end(s, script_number(s->w[1]));
}

/* turn b1 60000: start and end */
bool
script_do_turn(struct script *s)
{
	return script_do_start(s) && end(s, script_number(s->w[2]));
}

bool
script_do_interrupt(struct script *s)
{
	s->segments[floor_running(&s->f)] += script_number(s->w[1]);
	return true;
}

/* yield b1 OWN-TIME OTHERS-TIME: and the turn ends */
bool
script_do_yield(struct script *s)
{
	int t = floor_running(&s->f);

	s->segments[t] += script_number(s->w[2]);
	floor_apply_yield(&s->f, t, script_find(&s->people, s->w[1]), s->segments[t]);
	return end(s, script_number(s->w[3]));
}

bool
script_do_fix(struct script *s)
{
	for (char **w = s->w + 1; *w != NULL; w += 2)
		floor_apply_fix(&s->f, script_find(&s->groups, *w), script_number(w[1]));
	return true;
}

bool
script_do_weight(struct script *s)
{
	int g = script_find(&s->groups, s->w[1]);
	int64_t w = script_number(s->w[2]);

	floor_apply_weight(&s->f, g, w, floor_rebase(&s->f, g, w));
	return true;
}

/* noshow: whom the order names; a call that was made is taken back first */
bool
script_do_noshow(struct script *s)
{
	int t = floor_running(&s->f), e = t == FLOOR_NONE ? floor_pick(&s->f, NULL) :
		s->f.turns[t].entry;

	floor_apply_void(&s->f, t);
	floor_apply_noshow(&s->f, e);
	return e != FLOOR_NONE && (s->w[1] == NULL ||
		script_expect(s, script_entry(s, e), s->w[1]));
}

bool
script_do_withdraw(struct script *s)
{
	floor_apply_leave(&s->f, floor_find(&s->f, script_find(&s->people, s->w[1]), FLOOR_ORDINARY));
	return true;
}

/* present C 0: the whole constituency; present a1 0: one person */
bool
script_do_present(struct script *s)
{
	bool here = strcmp(s->w[2], "0") != 0;
	int g = script_find(&s->groups, s->w[1]);

	floor_apply_group_absent(&s->f, g, !here);
	floor_apply_person_present(&s->f, script_find(&s->people, s->w[1]), here);
	return true;
}

bool
script_do_close(struct script *s)
{
	floor_apply_closed(&s->f, strcmp(s->w[1], "0") != 0);
	return true;
}

bool
script_do_announce(struct script *s)
{
	int e = floor_announce(&s->f);

	floor_apply_announce(&s->f, e);
	return script_expect(s, script_entry(s, e), s->w[1]);
}
