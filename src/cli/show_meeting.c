/* SPDX-License-Identifier: ISC */
/* show meeting: title, place, rules, constituencies and state. */
#include <talanoa/base/i18n.h>
#include <talanoa/base/when.h>
#include <talanoa/core/approval.h>

#include "show.h"

static const struct {
	const char *key, *title;
	enum field field;
} infos[] = {
	{ "title", N_("title"), FLD_TITLE }, { "body", N_("body"), FLD_BODYNAME },
	{ "number", N_("number"), FLD_NUMBER }, { "kind", N_("kind"), FLD_KIND },
	{ "symbol", N_("symbol"), FLD_SYMBOL }, { "place", N_("place"), FLD_PLACE },
	{ "link", N_("link"), FLD_LINK }, { "timezone", N_("time zone"), FLD_TIMEZONE },
	{ "language", N_("language"), FLD_LANGUAGE }, { "notice", N_("notice"), FLD_NOTICE },
	{ "contact", N_("contact"), FLD_CONTACT },
	{ "comment_how", N_("comments"), FLD_COMMENT_HOW },
	{ "appeal", N_("appeal"), FLD_APPEAL }, { "phase", N_("phase"), FLD_PHASE },
	{ "next", N_("next meeting"), FLD_NEXT },
};
enum { N_INFOS = sizeof infos / sizeof *infos };

static struct json *
groups(const struct meeting *m)
{
	struct json *all = json_array();

	for (size_t i = 0; i < m->groups.n; i++) {
		const struct unit *g = &m->groups.v[i];
		int f = ledger_group(&m->ledger, &g->id);
		const struct floor_group *fg = f == FLOOR_NONE ? NULL : &m->ledger.floor.groups[f];
		struct json *o = json_object();

		show_put_text(o, "code", group_code(g));
		show_put_field(o, "name", g, FLD_NAME);
		json_put(o, "seats", json_integer(unit_int(g, FLD_SEATS, 0)));
		json_put(o, "weight", json_integer(unit_int(g, FLD_WEIGHT, 1000)));
		json_put(o, "members", json_integer(fg == NULL ? 0 : fg->members));
		json_put(o, "present", json_integer(fg == NULL ? 0 : fg->members_present));
		json_push(all, o);
	}
	return all;
}

static struct json *
rules(const struct meeting *m)
{
	struct json *o = json_object();

	for (int i = 0; i < RULE_N; i++)
		show_put_text(o, rule_key((enum rule)i), m->rule.v[i]);
	return o;
}

/* The latest state of one kind of mark, or otherwise; *ret_at is when it came. */
static const char *
latest(const struct meeting *m, enum ev_kind kind, const char *otherwise, int64_t *ret_at)
{
	*ret_at = 0;
	for (size_t i = 0; i < m->marks.n; i++) {
		if (m->marks.v[i].ev != kind)
			continue;
		otherwise = unit_text(&m->marks.v[i], FLD_STATE);
		*ret_at = m->marks.v[i].at;
	}
	return otherwise;
}

static struct json *
adopted(const struct meeting *m)
{
	struct json *all = json_array();

	for (size_t i = 0; i < m->marks.n; i++)
		if (m->marks.v[i].ev == EV_ADOPT)
			json_push(all, json_string(unit_text(&m->marks.v[i], FLD_WHAT)));
	return all;
}

static void
put_ms(struct json *o, const char *key, int64_t at)
{
	json_put(o, key, at == 0 ? json_null_value() : json_integer(at));
}

/* How far the minutes are: draft, circulated, adopted, certified; and where they stand. */
static struct json *
minutes(const struct meeting *m)
{
	struct json *o = json_object();
	struct approval_state s;
	const struct unit *by;

	approval_of(&m->marks, &s);
	by = s.certify == NULL || unit_ref(s.certify, FLD_BY) == NULL ? NULL :
		meeting_person(m, unit_ref(s.certify, FLD_BY));
	show_put_text(o, "state", approval_name(s.now));
	put_ms(o, "circulated_ms", s.circulated);
	show_put_text(o, "corrections_until", s.ends);
	put_ms(o, "adopted_ms", s.adopted);
	put_ms(o, "certified_ms", s.certified);
	show_put_text(o, "certified_by", person_name(by));
	show_put_text(o, "published", s.publish == NULL ? "" : unit_text(s.publish, FLD_ON));
	show_put_text(o, "published_at", s.publish == NULL ? "" : unit_text(s.publish, FLD_URL));
	return o;
}

bool
show_MEETING(struct meeting *m, struct json *doc, struct err *err)
{
	const struct unit *item = id_zero(&m->item) ? NULL : meeting_item(m, &m->item);
	int64_t at;

	(void)err;
	for (size_t i = 0; i < N_INFOS; i++)
		show_put_text(doc, infos[i].key, meeting_info(m, infos[i].field));
	show_put_text(doc, "state", latest(m, EV_MEETING_STATE, "not opened", &at));
	json_put(doc, "state_since_ms", at == 0 ? json_null_value() : json_integer(at));
	show_put_text(doc, "hall", latest(m, EV_HALL_STATE, "open", &at));
	json_put(doc, "item", item == NULL ? json_null_value() : json_integer(item->num));
	json_put(doc, "adopted", adopted(m));
	json_put(doc, "minutes", minutes(m));
	json_put(doc, "groups", groups(m));
	json_put(doc, "rules", rules(m));
	json_put(doc, "public", json_boolean(store_public(m->store)));
	return true;
}

static void
text_rule(const char *key, const char *value, struct str *out)
{
	struct str typed = STR_INIT;
	enum rule r;

	if (rule_parse(key, &r))
		rule_typed(r, value, &typed);
	show_pair(key, typed.len > 0 ? str_c(&typed) : value, out);
	str_release(&typed);
}

static void
add_day(const struct json *o, const char *key, const char *zone, const char *words,
	struct str *line)
{
	char day[32];
	int64_t at;

	if (json_int(json_get(o, key), &at))
		str_addf(line, "%s%s %s", line->len > 0 ? ", " : "", words,
			when_local(at, zone, "%Y-%m-%d", day, sizeof day));
}

/* "circulated 2026-03-16 (corrections until 2026-03-26), adopted 2026-04-20" */
static void
text_minutes(const struct json *o, const char *zone, struct str *out)
{
	struct str line = STR_INIT;
	const char *ends = json_str(json_get(o, "corrections_until"));
	const char *by = json_str(json_get(o, "certified_by"));
	const char *on = json_str(json_get(o, "published"));

	add_day(o, "circulated_ms", zone, _("circulated"), &line);
	if (ends != NULL)
		str_addf(&line, _(" (corrections until %s)"), ends);
	add_day(o, "adopted_ms", zone, _("adopted"), &line);
	add_day(o, "certified_ms", zone, _("certified"), &line);
	if (by != NULL)
		str_addf(&line, _(" by %s"), by);
	if (on != NULL)
		str_addf(&line, _(", published %s: %s"), on, json_str(json_get(o, "published_at")));
	show_pair(_("minutes"), line.len > 0 ? str_c(&line) : _("draft"), out);
	str_release(&line);
}

void
show_text_MEETING(const struct json *doc, struct str *out)
{
	static const struct show_column cols[] = {
		{ "code", N_("code"), FORM_TEXT, 6 }, { "seats", N_("seats"), FORM_NUMBER, 5 },
		{ "weight", N_("weight"), FORM_NUMBER, 6 },
		{ "members", N_("members"), FORM_NUMBER, 7 },
		{ "present", N_("present"), FORM_NUMBER, 7 },
		{ "name", N_("constituency"), FORM_TEXT, 0 },
	};
	const struct json *all = json_get(doc, "rules"), *v;
	const char *key;

	for (size_t i = 0; i < N_INFOS; i++)
		show_line(doc, infos[i].key, _(infos[i].title), out);
	show_line(doc, "state", _("state"), out);
	show_line(doc, "item", _("item in hand"), out);
	text_minutes(json_get(doc, "minutes"), json_str(json_get(doc, "timezone")), out);
	str_addc(out, '\n');
	show_table(json_get(doc, "groups"), cols, sizeof cols / sizeof *cols,
		_("No constituencies."), out);
	str_addc(out, '\n');
	for (size_t i = 0; json_member(all, i, &key, &v); i++)
		text_rule(key, json_str(v) == NULL ? "" : json_str(v), out);
}
