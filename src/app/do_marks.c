/* SPDX-License-Identifier: ISC */
/* How remarks are attributed, what waits for a date, what abbreviations mean. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/text.h>

#include "do.h"
#include "rule_acts.h"

static const char *const attributions[] = { "named", "constituency", "none", "chatham" };
enum { N_ATTRIBUTIONS = sizeof attributions / sizeof *attributions };

/* How strict; -1 if there is no such word. */
static int
strictness(const char *word)
{
	for (int i = 0; i < N_ATTRIBUTIONS; i++)
		if (str_eq(attributions[i], word))
			return i;
	return -1;
}

/* What holds for a note before it says anything itself. */
static const char *
around(const struct meeting *m, const struct unit *note)
{
	const struct unit *item = meeting_item(m, unit_ref(note, FLD_ITEM));
	const char *of_item = item == NULL ? "" : unit_text(item, FLD_ATTRIBUTION);

	return *of_item != '\0' ? of_item : m->rule.v[RULE_ATTRIBUTION];
}

/* Somebody's words on the item; NULL: on any that has no rule of its own. */
static bool
is_speech_on(const struct meeting *m, const struct unit *u, const struct unit *item)
{
	const struct unit *of = meeting_item(m, unit_ref(u, FLD_ITEM));

	if (u->kind == UNIT_NOTE && unit_ref(u, FLD_PERSON) == NULL && unit_ref(u, FLD_GROUP) == NULL)
		return false;
	if (item != NULL)
		return of != NULL && id_eq(&of->id, &item->id);
	return of == NULL || *unit_text(of, FLD_ATTRIBUTION) == '\0';
}

static bool
was_spoken_on(const struct meeting *m, const struct unit *item, bool *ret_spoken, struct err *err)
{
	static const enum unit_kind kinds[] = { UNIT_NOTE, UNIT_TURN, UNIT_ENTRY };
	bool spoken = false;
	struct units us;

	for (size_t k = 0; k < sizeof kinds / sizeof *kinds && !spoken; k++) {
		if (!store_units(m->store, kinds[k], &us, err))
			return false;
		for (size_t i = 0; i < us.n && !spoken; i++)
			spoken = is_speech_on(m, &us.v[i], item);
		units_release(&us);
	}
	*ret_spoken = spoken;
	return true;
}

bool
attribution_may_be(const struct meeting *m, const struct unit *item, const char *word,
	struct err *err)
{
	const char *now = item == NULL ? "" : unit_text(item, FLD_ATTRIBUTION);
	char what[32] = "this meeting";
	bool spoken;

	if (*now == '\0')
		now = m->rule.v[RULE_ATTRIBUTION];
	if (strictness(word) >= strictness(now))
		return true;
	if (!was_spoken_on(m, item, &spoken, err))
		return false;
	if (item != NULL)
		snprintf(what, sizeof what, "item %d", item->num);
	return !spoken || err_set(err, ERR_STATE, "attribution: people spoke in %s under \"%s\"; it "
		"can be tightened, not loosened; waive REF by NAME names a speaker at their own wish, "
		"undo takes back a slip, and topic TITLE begins an item that may have another rule",
		what, now);
}

static bool
may_attribute(const struct meeting *m, const struct unit *u, const char *word, struct err *err)
{
	char label[64];

	unit_label(u, label, sizeof label);
	if (u->kind == UNIT_ITEM)
		return attribution_may_be(m, u, word, err);
	if (u->kind != UNIT_NOTE)
		return err_set(err, ERR_INPUT, "attribution: an item or a note, not %s; votes, "
			"decisions and declared interests are always named", label);
	if (strictness(word) < strictness(around(m, u)))
		return err_set(err, ERR_STATE, "attribution: %s stands under \"%s\"; one remark can "
			"be tightened, not loosened; waive %s by NAME names its speaker, at their "
			"own wish", label, around(m, u), label);
	return true;
}

static bool
attribute(struct call *c, const struct unit *u, const char *word, struct err *err)
{
	char label[64];
	struct ev e;

	if (!may_attribute(c->m, u, word, err))
		return false;
	ev_init(&e, u->ev, &u->id);
	ev_text(&e, FLD_ATTRIBUTION, word);
	c->r->unit = u->id;
	say(c, "%s: attribution %s", unit_label(u, label, sizeof label), word);
	return meeting_add(c->m, &e, err);
}

bool
do_ATTRIBUTION(struct call *c, struct err *err)
{
	char *word = strrchr(c->args, ' ');
	const struct unit *item = meeting_item(c->m, &c->m->item);
	struct units us;
	bool ok;

	word = word == NULL ? c->args : word + 1;
	if (strictness(word) < 0)
		return err_set(err, ERR_INPUT, "attribution: \"%.40s\" is not one of named, "
			"constituency, none, chatham", word);
	if (word == c->args)
		return item != NULL ? attribute(c, item, word, err) : err_set(err, ERR_STATE,
			"attribution: no item is in hand; attribution item N %s, or rules set "
			"attribution %s", word, word);
	word[-1] = '\0';
	if (!names_ref(c->m, args_trim(c->args), &us, err))
		return false;
	ok = attribute(c, &us.v[0], word, err);
	units_release(&us);
	return ok;
}

bool
do_EMBARGO(struct call *c, struct err *err)
{
	struct units us;
	char date[11], label[64];
	struct ev e;
	bool ok;

	if (!args_by(c->m, c->args, "until", date))
		return err_set(err, ERR_INPUT, "write: embargo REF until DATE (2026-04-01, 1 Apr, "
			"Fri, +2w)");
	if (!names_ref(c->m, args_trim(c->args), &us, err))
		return false;
	unit_label(&us.v[0], label, sizeof label);
	ok = ev_field(us.v[0].ev, FLD_EMBARGO) != NULL || err_set(err, ERR_INPUT,
		"embargo: a note or a decision, not %s", label);
	if (ok) {
		ev_init(&e, us.v[0].ev, &us.v[0].id);
		ev_text(&e, FLD_EMBARGO, date);
		c->r->unit = us.v[0].id;
		say(c, "%s: not before %s", label, date);
		ok = meeting_add(c->m, &e, err);
	}
	units_release(&us);
	return ok;
}

static bool
set_abbr(struct call *c, const char *sht, const char *lng, struct err *err)
{
	struct units us;
	struct id id = new_id(c);
	bool known = false, ok;
	struct ev e;

	if (!store_units(c->m->store, UNIT_ABBR, &us, err))
		return false;
	for (size_t i = 0; i < us.n && !known; i++) {
		known = str_eq(unit_text(&us.v[i], FLD_SHORT), sht);
		if (known)
			id = us.v[i].id;
	}
	ev_init(&e, EV_ABBR_SET, &id);
	if (!known)
		ev_text(&e, FLD_SHORT, sht);
	ev_text(&e, FLD_LONG, lng);
	ok = meeting_add(c->m, &e, err);
	units_release(&us);
	c->r->unit = id;
	say(c, "%s stands for %s", sht, lng);
	return ok;
}

bool
do_ABBR(struct call *c, struct err *err)
{
	char *lng = strchr(c->args, '='), *clean_sht, *clean_lng;
	bool ok;

	if (lng == NULL || lng == c->args || lng[1] == '\0')
		return usage(c, err);
	*lng++ = '\0';
	if (!args_text("abbreviation", FLD_SHORT, args_trim(c->args), &clean_sht, err))
		return false;
	ok = args_words("abbreviation", FLD_LONG, lng, &clean_lng, err);
	if (ok) {
		ok = set_abbr(c, clean_sht, clean_lng, err);
		free(clean_lng);
	}
	free(clean_sht);
	return ok;
}
