/* SPDX-License-Identifier: ISC */
/* show queue: the speaking list. */
#include <stdlib.h>

#include <talanoa/app/reason.h>
#include <talanoa/base/i18n.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/when.h>

#include "show.h"

static const struct unit *
floor_person(const struct meeting *m, int person)
{
	struct id id = ledger_person_id(&m->ledger, person);

	return units_find(&m->persons, &id);
}

static const struct unit *
floor_group(const struct meeting *m, int group)
{
	struct id id = ledger_group_id(&m->ledger, group);

	return units_find(&m->groups, &id);
}

static void
put_who(struct json *o, const struct meeting *m, int person, int group)
{
	show_put_text(o, "person", person_name(floor_person(m, person)));
	show_put_text(o, "group", group_code(floor_group(m, group)));
}

static int64_t
sum_charged(const struct floor *f)
{
	int64_t sum = 0;

	for (size_t i = 0; i < f->n_groups; i++)
		sum += f->groups[i].charged;
	return sum;
}

/* ended: a copy of the floor on which the running turn is over. */
static struct json *
speaking(const struct meeting *m, const struct ledger_turn *t, const struct floor *ended)
{
	const struct floor *f = &m->ledger.floor;
	const struct floor_turn *ft;
	struct json *o;

	if (t == NULL)
		return json_null_value();
	ft = &f->turns[t->floor_turn];
	o = json_object();
	put_who(o, m, floor_speaks(f, t->floor_turn), ft->lead);
	show_put_text(o, "class", f->entries[ft->entry].last ? "last" :
		floor_class_name(ft->class));
	json_put(o, "running_ms", json_integer(turn_ms(t, &m->now)));
	json_put(o, "charged_ms", json_integer(sum_charged(ended) - sum_charged(f)));
	json_put(o, "limit_ms", json_integer(t->limit_ms));
	json_put(o, "paused", json_boolean(turn_paused(t)));
	return o;
}

static struct json *
next(const struct meeting *m)
{
	struct str words = STR_INIT;
	struct floor_reason why;
	struct json *o;

	if (reason_next(m, &m->now, &why) == FLOOR_NONE)
		return json_null_value();
	o = json_object();
	put_who(o, m, why.person, why.group);
	reason_words(m, &why, &words);
	show_put_text(o, "reason", str_c(&words));
	show_put_text(o, "why", floor_why_name(why.why));
	str_release(&words);
	return o;
}

static struct json *
hand(const struct meeting *m, int entry)
{
	const struct floor_entry *e = &m->ledger.floor.entries[entry];
	struct json *o = json_object();

	put_who(o, m, e->person, e->group);
	show_put_text(o, "class", e->last ? "last" : floor_class_name(e->class));
	return o;
}

/* "order", and "passed_over": hands up that nobody calls by it, and why. */
static void
put_hands(struct json *doc, struct meeting *m)
{
	const struct floor *f = &m->ledger.floor;
	int *entries = mem_alloc((f->n_entries + 1) * sizeof *entries);
	int *passed = mem_alloc((f->n_entries + 1) * sizeof *passed);
	size_t n = reason_list(m, &m->now, f->n_entries, entries);
	size_t k = reason_passed_over(m, entries, n, passed);
	struct json *order = json_array(), *over = json_array();

	for (size_t i = 0; i < n; i++)
		json_push(order, hand(m, entries[i]));
	for (size_t i = 0; i < k; i++) {
		struct json *o = hand(m, passed[i]);

		show_put_text(o, "why", floor_callable(f, passed[i]) ? "over_budget" : "absent");
		json_push(over, o);
	}
	json_put(doc, "order", order);
	json_put(doc, "passed_over", over);
	free(entries);
	free(passed);
}

bool
show_QUEUE(struct meeting *m, struct json *doc, struct err *err)
{
	const struct ledger_turn *t;
	struct floor ended;

	(void)err;
	ledger_elapse(&m->ledger, &m->now);
	t = ledger_running(&m->ledger);
	floor_copy(&m->ledger.floor, &ended);
	if (t != NULL)
		floor_apply_end(&ended, t->floor_turn, turn_ms(t, &m->now));
	json_put(doc, "speaking", speaking(m, t, &ended));
	json_put(doc, "next", next(m));
	put_hands(doc, m);
	json_put(doc, "closed", json_boolean(m->ledger.floor.closed));
	floor_release(&ended);
	return true;
}

static void
text_who(const struct json *o, const char *title, const char *tail, struct str *out)
{
	const char *group = json_str(json_get(o, "group"));
	const char *person = json_str(json_get(o, "person"));
	struct str s = STR_INIT;

	str_addf(&s, "%s%s%s%s%s", person == NULL ? _("(not named)") : person,
		group == NULL ? "" : " (", group == NULL ? "" : group, group == NULL ? "" : ")",
		tail);
	show_pair(title, str_c(&s), out);
	str_release(&s);
}

static void
text_speaking(const struct json *o, struct str *out)
{
	char a[32], b[32];
	struct str tail = STR_INIT;
	int64_t ms = 0, limit = 0, paused = 0;

	if (json_typeof(o) == JSON_NULL) {
		show_pair(_("speaking"), _("nobody"), out);
		return;
	}
	json_int(json_get(o, "running_ms"), &ms);
	json_int(json_get(o, "limit_ms"), &limit);
	json_int(json_get(o, "paused"), &paused);
	str_addf(&tail, _(", %s of %s%s"), when_clock(ms, a, sizeof a),
		when_clock(limit, b, sizeof b), paused != 0 ? _(", paused") : "");
	text_who(o, _("speaking"), str_c(&tail), out);
	str_release(&tail);
}

/* The names of reasons are words, joined for programs. */
static void
text_reason(const struct json *next, struct str *out)
{
	const char *name = json_str(json_get(next, "reason"));
	struct str words = STR_INIT;

	for (; name != NULL && *name != '\0'; name++)
		str_addc(&words, *name == '_' ? ' ' : *name);
	if (words.len > 0)
		show_pair("", str_c(&words), out);
	str_release(&words);
}

static void
text_passed_over(const struct json *all, struct str *out)
{
	for (size_t i = 0; i < json_count(all); i++)
		text_who(json_at(all, i), i == 0 ? _("passed over") : "",
			str_eq(json_str(json_get(json_at(all, i), "why")), "absent") ?
			_(", not here now") : _(", beyond the budget, only the chair calls"), out);
}

void
show_text_QUEUE(const struct json *doc, struct str *out)
{
	static const struct show_column cols[] = {
		{ "group", "", FORM_TEXT, 6 }, { "class", N_("class"), FORM_TEXT, 8 },
		{ "person", N_("name"), FORM_TEXT, 0 },
	};
	const struct json *n = json_get(doc, "next");
	int64_t closed = 0;

	text_speaking(json_get(doc, "speaking"), out);
	if (json_typeof(n) == JSON_NULL)
		show_pair(_("next"), _("nobody"), out);
	else
		text_who(n, _("next"), "", out);
	text_reason(n, out);
	str_addc(out, '\n');
	if (json_count(json_get(doc, "order")) + json_count(json_get(doc, "passed_over")) == 0 ||
	    json_count(json_get(doc, "order")) > 0)
		show_table(json_get(doc, "order"), cols, sizeof cols / sizeof *cols,
			_("No hands are up."), out);
	text_passed_over(json_get(doc, "passed_over"), out);
	if (json_int(json_get(doc, "closed"), &closed) && closed != 0)
		str_add(out, _("The list is closed.\n"));
}
