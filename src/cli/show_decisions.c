/* SPDX-License-Identifier: ISC */
/* show decisions: what was proposed and decided, and how each stands: quorum, positions, votes. */
#include <stdio.h>

#include <talanoa/app/deciding.h>
#include <talanoa/base/i18n.h>

#include "show.h"

static void
put_decision(const struct meeting *m, const struct unit *u, struct json *o)
{
	show_put_unit(o, u);
	show_put_field(o, "text", u, FLD_TEXT);
	show_put_field(o, "state", u, FLD_STATE);
	show_put_field(o, "method", u, FLD_METHOD);
	show_put_person(o, m, "by", u, FLD_BY);
	show_put_person(o, m, "declared_by", u, FLD_DECLARED);
	show_put_field(o, "despite", u, FLD_DESPITE);
	show_put_field(o, "on", u, FLD_ON);
	show_put_field(o, "rationale", u, FLD_RATIONALE);
	show_put_item(o, m, "item", u, FLD_ITEM);
	show_put_field(o, "embargo", u, FLD_EMBARGO);
}

static void
put_quorum(const struct meeting *m, const struct seating *s, struct json *o)
{
	struct json *q = json_object();
	struct str words = STR_INIT;

	json_put(q, "rule", json_string(quorum_rule_name(s->rule)));
	json_put(q, "met", json_boolean(s->met));
	json_put(q, "filled", json_integer(s->filled));
	json_put(q, "seats", json_integer(s->seats));
	json_put(q, "groups_here", json_integer(s->groups_here));
	json_put(q, "groups", json_integer(s->groups));
	deciding_quorum(m, s, &words);
	json_put(q, "words", json_string(str_c(&words)));
	str_release(&words);
	json_put(o, "quorum", q);
}

/* One vote: whose, by whom if by another, what. */
static void
put_vote(const struct meeting *m, const struct unit *v, struct json *votes, struct str *by_name)
{
	enum field seat = unit_ref(v, FLD_PRINCIPAL) != NULL ? FLD_PRINCIPAL : FLD_PERSON;
	const struct id *who = unit_ref(v, seat), *by = unit_ref(v, FLD_PERSON);
	struct json *o = json_object();

	show_put_person(o, m, "person", v, seat);
	show_put_text(o, "by", seat == FLD_PERSON || by == NULL ? NULL :
		person_name(meeting_person(m, by)));
	show_put_field(o, "choice", v, FLD_CHOICE);
	json_push(votes, o);
	str_addf(by_name, "%s%s %s", by_name->len > 0 ? ", " : "", who == NULL ? "?" :
		person_name(meeting_person(m, who)), unit_text(v, FLD_CHOICE));
	if (seat == FLD_PRINCIPAL && by != NULL)
		str_addf(by_name, _(" (by %s)"), person_name(meeting_person(m, by)));
}

static void
put_votes(const struct meeting *m, const struct deciding *d, size_t g, struct json *o)
{
	struct json *votes = json_array();
	struct str by_name = STR_INIT;
	const struct id *of;

	for (size_t i = 0; i < d->seating.n; i++) {
		of = d->vote[i] == NULL ? NULL : unit_ref(d->vote[i], FLD_GROUP);
		if (of != NULL && id_eq(of, &d->seating.group[g].group))
			put_vote(m, d->vote[i], votes, &by_name);
	}
	if (d->outcome.group[g].tallied)
		str_addf(&by_name, "%s%s", by_name.len > 0 ? ", " : "", _("counted"));
	json_put(o, "votes", votes);
	show_put_text(o, "by_name", str_c(&by_name));
	str_release(&by_name);
}

static struct json *
group_json(const struct meeting *m, const struct deciding *d, size_t g)
{
	const struct outcome_group *og = &d->outcome.group[g];
	struct json *o = json_object();

	show_put_text(o, "group", group_code(meeting_group(m, &d->seating.group[g].group)));
	show_put_text(o, "position", stance_name(og->stance));
	show_put_text(o, "because", og->position == NULL ? NULL :
		unit_text(og->position, FLD_BECAUSE));
	json_put(o, "yes", json_integer(og->yes));
	json_put(o, "no", json_integer(og->no));
	json_put(o, "abstain", json_integer(og->abstain));
	json_put(o, "may_cast", json_integer(d->seating.group[g].votes));
	json_put(o, "tallied", json_boolean(og->tallied));
	put_votes(m, d, g, o);
	return o;
}

static void
put_outcome(const struct meeting *m, const struct deciding *d, struct json *o)
{
	const struct outcome *x = &d->outcome;
	struct json *groups = json_array();
	struct str words = STR_INIT;

	json_put(o, "rule", json_string(m->rule.v[RULE_DECISION]));
	json_put(o, "verdict", json_string(verdict_name(x->verdict)));
	show_put_text(o, "stopped_by", x->veto < 0 ? NULL :
		group_code(meeting_group(m, &d->seating.group[x->veto].group)));
	json_put(o, "yes", json_integer(x->yes));
	json_put(o, "no", json_integer(x->no));
	json_put(o, "abstain", json_integer(x->abstain));
	json_put(o, "may_cast", json_integer(x->eligible));
	for (size_t g = 0; g < x->n_groups && (x->voted || x->stood); g++)
		json_push(groups, group_json(m, d, g));
	json_put(o, "groups", groups);
	deciding_outcome(m, d, &words);
	show_put_text(o, "words", str_c(&words));
	str_release(&words);
}

static bool
push_decision(struct meeting *m, const struct unit *u, struct json *all, struct err *err)
{
	struct json *o;
	struct deciding d;

	if (!deciding_make(m, u, &d, err))
		return false;
	o = json_object();
	put_decision(m, u, o);
	if (unit_cell(u, FLD_ON) != NULL)	/* between meetings: nobody sat */
		json_put(o, "quorum", json_null_value());
	else
		put_quorum(m, &d.seating, o);
	put_outcome(m, &d, o);
	json_push(all, o);
	deciding_release(&d);
	return true;
}

bool
show_DECISIONS(struct meeting *m, struct json *doc, struct err *err)
{
	struct json *all;
	struct units us;
	bool ok = true;

	if (!store_units(m->store, UNIT_DECISION, &us, err))
		return false;
	all = json_array();
	for (size_t i = 0; ok && i < us.n; i++)
		ok = push_decision(m, &us.v[i], all, err);
	json_put(doc, "decisions", all);
	units_release(&us);
	return ok;
}

/* ---- text ---- */

/* Columns of votes only where there are some: else there is room for the reasons. */
static void
text_groups(const struct json *o, struct str *out)
{
	static const struct show_column votes[] = {
		{ "group", "", FORM_TEXT, 6 }, { "position", N_("position"), FORM_TEXT, 9 },
		{ "yes", N_("yes"), FORM_NUMBER, 3 }, { "no", N_("no"), FORM_NUMBER, 3 },
		{ "abstain", N_("abst."), FORM_NUMBER, 5 }, { "may_cast", N_("of"), FORM_NUMBER, 3 },
		{ "by_name", N_("by name"), FORM_TEXT, 0 },
	}, positions[] = {
		{ "group", "", FORM_TEXT, 6 }, { "position", N_("position"), FORM_TEXT, 9 },
		{ "because", N_("because"), FORM_TEXT, 0 },
	};
	const struct json *groups = json_get(o, "groups");
	int64_t yes = 0, no = 0, abstain = 0;

	json_int(json_get(o, "yes"), &yes);
	json_int(json_get(o, "no"), &no);
	json_int(json_get(o, "abstain"), &abstain);
	if (json_count(groups) == 0)
		return;
	if (yes + no + abstain > 0)
		show_table(groups, votes, sizeof votes / sizeof *votes, "", out);
	else
		show_table(groups, positions, sizeof positions / sizeof *positions, "", out);
}

static void
text_despite(const struct json *o, struct str *out)
{
	const char *despite = json_str(json_get(o, "despite"));

	if (despite == NULL)
		return;
	show_pair(_("despite"), str_eq(despite, "quorum") ? _("no quorum") :
		str_eq(despite, "result") ? _("another result by the rule") :
		_("no quorum, and another result by the rule"), out);
}

static void
text_decision(const struct json *o, struct str *out)
{
	str_addf(out, "\n%s\n", json_str(json_get(o, "label")));
	show_line(o, "declared_by", _("declared by"), out);
	show_line(o, "rationale", _("because"), out);
	show_line(json_get(o, "quorum"), "words", _("present"), out);
	show_line(o, "words", _("outcome"), out);
	text_despite(o, out);
	text_groups(o, out);
}

void
show_text_DECISIONS(const struct json *doc, struct str *out)
{
	static const struct show_column cols[] = {
		{ "label", "", FORM_LABEL, 4 }, { "item", N_("item"), FORM_NUMBER, 4 },
		{ "state", N_("state"), FORM_TEXT, 9 }, { "method", N_("how"), FORM_TEXT, 9 },
		{ "text", N_("decision"), FORM_TEXT, 0 },
	};
	const struct json *all = json_get(doc, "decisions");

	show_table(all, cols, sizeof cols / sizeof *cols, _("Nothing was proposed or decided."),
		out);
	for (size_t i = 0; i < json_count(all); i++)
		text_decision(json_at(all, i), out);
}
