/* SPDX-License-Identifier: ISC */
/* Corrections of what was written: s/old/new/, another speaker. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>

#include "record_priv.h"

/* Cut "/old/new/" apart; the closing delimiter may be left out. */
static bool
parse_correction(char *args, char **ret_old, char **ret_new)
{
	char delimiter = args[0], *middle, *end;

	if (delimiter == '\0' || (middle = strchr(args + 1, delimiter)) == NULL ||
	    middle == args + 1)
		return false;
	*middle++ = '\0';
	end = strchr(middle, delimiter);
	if (end != NULL && end[1] != '\0')
		return false;
	if (end != NULL)
		*end = '\0';
	*ret_old = args + 1;
	*ret_new = middle;
	return true;
}

/* The last occurrence, so that what was just typed is what is mended. */
static const char *
last_in(const char *text, const char *old)
{
	const char *found = NULL;

	for (const char *s = text; (s = strstr(s, old)) != NULL; s++)
		found = s;
	return found;
}

static bool
replace(struct call *c, const struct unit *note, const char *old, const char *new,
	struct err *err)
{
	const char *text = unit_text(note, FLD_TEXT), *at = last_in(text, old);
	struct str changed = STR_INIT;
	char label[64], *clean;
	struct ev e;
	bool ok;

	str_addn(&changed, text, (size_t)(at - text));
	str_add(&changed, new);
	str_add(&changed, at + strlen(old));
	str_addc(&changed, ' ');	/* goes again; but nothing at all would be no string */
	ok = args_words("correction", FLD_TEXT, changed.p, &clean, err);
	str_release(&changed);
	if (!ok)
		return false;
	ev_init(&e, EV_NOTE_SET, &note->id);
	ev_text(&e, FLD_TEXT, clean);
	ok = meeting_add(c->m, &e, err);
	c->r->unit = note->id;
	say(c, "%s: \"%s\" is now \"%s\"", unit_label(note, label, sizeof label), old, new);
	free(clean);
	return ok;
}

/* The last note that has these words; among the newest first: there it mostly is. */
static bool
find_words(struct call *c, const char *old, struct units *ret_notes, const struct unit **ret_note,
	struct err *err)
{
	static const size_t newest[] = { 16, 256, SIZE_MAX / 2 };
	struct units notes;

	*ret_note = NULL;
	for (int k = 0; k < 3 && *ret_note == NULL; k++) {
		if (!store_units_tail(c->m->store, UNIT_NOTE, newest[k], &notes, err))
			return false;
		for (size_t i = notes.n; i > 0 && *ret_note == NULL; i--)
			if (strstr(unit_text(&notes.v[i - 1], FLD_TEXT), old) != NULL)
				*ret_note = &notes.v[i - 1];
		if (*ret_note == NULL)
			units_release(&notes);
	}
	if (*ret_note == NULL)
		return err_set(err, ERR_NAME, "no note has \"%s\"", old);
	*ret_notes = notes;
	return true;
}

bool
do_CORRECT(struct call *c, struct err *err)
{
	struct units notes;
	const struct unit *found;
	char *old, *new;
	bool ok;

	if (!parse_correction(c->args, &old, &new))
		return err_set(err, ERR_INPUT, "write: s/old/new/ (any delimiter that is in "
			"neither)");
	if (str_eq(old, new))
		return err_set(err, ERR_INPUT, "s: \"%s\" would stay the same", old);
	if (!find_words(c, old, &notes, &found, err))
		return false;
	ok = replace(c, found, old, new, err);
	units_release(&notes);
	return ok;
}

/* The name that was asked about goes from the head of the note once we know whose it is. */
static bool
set_speaker(struct call *c, const struct unit *note, const struct speaker *s, struct err *err)
{
	const char *text = unit_text(note, FLD_TEXT);
	size_t len = unit_ref(note, FLD_PERSON) == NULL && unit_ref(note, FLD_GROUP) == NULL ?
		maybe_name(c->m, text) : 0;
	bool nobody = id_zero(&s->person) && id_zero(&s->group);
	struct ev e;

	ev_init(&e, EV_NOTE_SET, &note->id);
	if (len > 0 && !nobody && text[len + 2 + strspn(text + len + 2, " ")] != '\0')
		ev_text(&e, FLD_TEXT, text + len + 2 + strspn(text + len + 2, " "));
	if (!id_zero(&s->person))
		ev_ref(&e, FLD_PERSON, &s->person);
	else if (unit_cell(note, FLD_PERSON) != NULL)
		ev_unset(&e, FLD_PERSON);
	if (!id_zero(&s->group))
		ev_ref(&e, FLD_GROUP, &s->group);
	else if (unit_cell(note, FLD_GROUP) != NULL)
		ev_unset(&e, FLD_GROUP);
	ev_text(&e, FLD_FORM, nobody ? "note" : "intervention");
	return meeting_add(c->m, &e, err);
}

/* Who said it is a matter of names: the list of corrections tells that it changed, and why. */
static bool
correct_speaker(struct call *c, const struct unit *note, const struct speaker *s,
	const char *because, struct err *err)
{
	struct correction k = { .target = &note->id, .former = "", .text = "",
		.because = because };
	char how[128], label[64];

	unit_label(note, label, sizeof label);
	if (note->kind != UNIT_NOTE)
		return err_set(err, ERR_INPUT, "said: %s is not a note", label);
	snprintf(how, sizeof how, "said %s by NAME", label);
	return correction_wanted(c, because, how, err) && set_speaker(c, note, s, err) &&
		(!correction_lists(c) || correction_add(c, &k, err));
}

static bool
said(struct call *c, char *who, const char *because, struct err *err)
{
	char label[64];
	struct speaker s = { 0 };
	struct str words = STR_INIT;
	struct units us;
	bool ok;

	if (!str_eq(who, "nobody") && !speaker_find(c->m, who, &s, err))
		return false;
	if (!names_ref(c->m, c->args, &us, err))
		return false;
	speaker_words(c->m, &s, &words);
	say(c, "%s: %s", unit_label(&us.v[0], label, sizeof label), str_c(&words));
	c->r->unit = us.v[0].id;
	ok = correct_speaker(c, &us.v[0], &s, because, err);
	str_release(&words);
	units_release(&us);
	return ok;
}

bool
do_SAID(struct call *c, struct err *err)
{
	char *who = args_cut(c->args, " by "), *typed, *because = NULL;
	bool ok;

	if (who == NULL || *who == '\0')
		return usage(c, err);
	typed = args_because(who);
	if (*(who = args_trim(who)) == '\0')
		return usage(c, err);
	if (typed != NULL && !args_words("because", FLD_BECAUSE, typed, &because, err))
		return false;
	ok = said(c, who, because, err);
	free(because);
	return ok;
}
