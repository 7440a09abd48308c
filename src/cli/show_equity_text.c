/* SPDX-License-Identifier: ISC */
/* show equity as text: the table, the headline, and what else there is to say. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/app/figures.h>
#include <talanoa/base/i18n.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/when.h>

#include "show.h"

static int64_t
number(const struct json *o, const char *key)
{
	int64_t v = 0;

	json_int(json_get(o, key), &v);
	return v;
}

static bool
is_null(const struct json *o, const char *key)
{
	return json_typeof(json_get(o, key)) == JSON_NULL;
}

static const char *
text(const struct json *o, const char *key)
{
	const char *s = json_str(json_get(o, key));

	return s == NULL ? "" : s;
}

/* "2:10" of a member in ms; "-" if it is null. */
static void
add_clock(struct str *s, const struct json *o, const char *key)
{
	char buf[32];

	str_add(s, is_null(o, key) ? "-" : when_clock(number(o, key), buf, sizeof buf));
}

/* "0.125" of a member in millionths. */
static void
add_index(struct str *s, const struct json *o, const char *key)
{
	int64_t milli = (number(o, key) + 500) / 1000;

	if (is_null(o, key))
		str_add(s, "-");
	else
		str_addf(s, "%" PRId64 ".%03" PRId64, milli / 1000, milli % 1000);
}

static void
say(const char *title, struct str *s, struct str *out)
{
	if (s->len > 0)
		show_pair(title, str_c(s), out);
	str_release(s);
}

const char *
show_target(const char *target)
{
	static const char *const words[TARGET_N] = {
		[TARGET_EQUAL] = N_("the same time for each"),
		[TARGET_HEADCOUNT] = N_("time by the number of people here"),
		[TARGET_HALF] = N_("half the same for each, half by the number of people here"),
		[TARGET_CUSTOM] = N_("time by the weights"),
	};
	enum fair_target t;

	return fair_target_parse(target, &t) ? _(words[t]) : target;
}

/* Names of the rows that were here and silent, or of those that are out. */
static void
add_names(struct str *s, const struct json *doc, bool out)
{
	const struct json *rows = json_get(doc, "rows");

	for (size_t i = 0; i < json_count(rows); i++) {
		const struct json *r = json_at(rows, i);
		bool here = number(r, "present") != 0, heard = number(r, "heard") != 0;

		if (out ? here : !here || heard)
			continue;
		str_addf(s, "%s%s", s->len > 0 ? ", " : "", text(r, "name"));
	}
}

static void
say_even(const struct json *doc, struct str *out)
{
	const struct json *p = json_get(doc, "participation");
	struct str s = STR_INIT;

	str_add(&s, show_target(text(doc, "target")));
	say(_("target"), &s, out);
	s = (struct str)STR_INIT;
	if (number(doc, "early") != 0 || is_null(doc, "move_ms")) {
		str_addf(&s, _("early: %" PRId64 " of %" PRId64 " heard"),
			number(p, "rows_heard"), number(p, "rows_present"));
	} else {
		add_clock(&s, doc, "move_ms");
		str_add(&s, _(" of "));
		add_clock(&s, doc, "even_of_ms");
		str_addf(&s, _(" would have to move to be even (%" PRId64 " %%)"),
			(number(doc, "hoover_ppm") + 5000) / 10000);
	}
	say(_("even"), &s, out);
}

static void
say_indexes(const struct json *doc, struct str *out)
{
	static const struct { const char *name, *key; } all[] = {
		{ "Gini", "gini_ppm" }, { "Jain", "jain_ppm" }, { "Theil", "theil_ppm" },
		{ N_("least/most"), "minmax_ppm" }, { N_("greatest share"), "max_share_ppm" },
		{ N_("evenness"), "evenness_ppm" }, { "Atkinson(1/2)", "atkinson_half_ppm" },
		{ N_("Theil between"), "theil_between_ppm" },
		{ N_("within constituencies"), "theil_within_ppm" },
	};
	struct str s = STR_INIT;

	if (number(doc, "early") != 0 || is_null(doc, "gini_ppm"))
		return;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		if (is_null(doc, all[i].key))
			continue;
		str_addf(&s, "%s%s ", s.len > 0 ? ", " : "", _(all[i].name));
		add_index(&s, doc, all[i].key);
	}
	say(_("figures"), &s, out);
}

static void
say_people(const struct json *doc, struct str *out)
{
	const struct json *p = json_get(doc, "participation");
	struct str s = STR_INIT;

	str_addf(&s, _("%" PRId64 " of %" PRId64 " people (%" PRId64 " raised a hand)"),
		number(p, "people_heard"), number(p, "people_present"), number(p, "people_raised"));
	say(_("heard"), &s, out);
	s = (struct str)STR_INIT;
	add_names(&s, doc, false);
	say(_("not heard"), &s, out);
	s = (struct str)STR_INIT;
	add_names(&s, doc, true);
	say(number(doc, "over") != 0 ? _("never here") : _("not here"), &s, out);
}

static void
say_waits(const struct json *doc, struct str *out)
{
	const struct json *w = json_get(doc, "waits");
	struct str s = STR_INIT;

	if (number(w, "n") == 0)
		return;
	str_addf(&s, _("%" PRId64 " hands; mean "), number(w, "n"));
	add_clock(&s, w, "mean_ms");
	str_add(&s, _(", median "));
	add_clock(&s, w, "median_ms");
	str_add(&s, _(", longest "));
	add_clock(&s, w, "max_ms");
	say(_("waits"), &s, out);
}

/* Times that are nobody's share, if there are any. */
static void
say_rest(const struct json *doc, struct str *out)
{
	static const struct { const char *title, *key, *words; } all[] = {
		{ N_("overrun"), "overrun_ms", N_("beyond the limit of a turn") },
		{ N_("chair"), "chair_ms", N_("the chair and others of no constituency") },
		{ N_("uncounted"), "uncounted_ms", N_("in none of these rows") },
		{ N_("in doubt"), "unsure_ms", N_("of the running turn, nobody watched it") },
	};
	const struct json *q = json_get(doc, "silence");

	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct str s = STR_INIT;

		if (number(doc, all[i].key) == 0 && !is_null(doc, all[i].key))
			continue;
		add_clock(&s, doc, all[i].key);
		str_addf(&s, " %s", _(all[i].words));
		say(_(all[i].title), &s, out);
	}
	if (!is_null(q, "silence_permille")) {
		struct str s = STR_INIT;

		add_clock(&s, q, "silence_ms");
		str_addf(&s, _(" of the meeting nobody spoke (%" PRId64 " %%)"),
			(number(q, "silence_permille") + 5) / 10);
		say(_("silence"), &s, out);
	}
}

static void
trend_table(const struct json *doc, struct str *out)
{
	static const struct show_column cols[] = {
		{ "time", N_("time"), FORM_TEXT, 5 }, { "heard", N_("heard"), FORM_NUMBER, 5 },
		{ "move", N_("% to move"), FORM_NUMBER, 9 }, { "gini", "Gini", FORM_TEXT, 0 },
	};
	enum { POINTS = 8 };
	const struct json *all = json_get(doc, "trend");
	size_t n = json_count(all), k = n < POINTS ? n : POINTS;
	struct json *rows = json_array();

	for (size_t i = 0; i < k; i++) {
		const struct json *p = json_at(all, (i + 1) * n / k - 1);
		struct json *o = json_object();
		struct str gini = STR_INIT;
		char buf[32];

		add_index(&gini, p, "gini_ppm");
		json_put(o, "time", json_string(when_local(number(p, "at_ms"), text(doc, "zone"),
			"%H:%M", buf, sizeof buf)));
		json_put(o, "heard", json_integer(number(p, "heard")));
		json_put(o, "move", is_null(p, "hoover_ppm") ? json_null_value() :
			json_integer((number(p, "hoover_ppm") + 5000) / 10000));
		json_put(o, "gini", json_string(str_c(&gini)));
		json_push(rows, o);
		str_release(&gini);
	}
	if (k > 1) {
		str_addc(out, '\n');
		show_table(rows, cols, sizeof cols / sizeof *cols, "", out);
	}
	json_free(rows);
}

static void
forecast_table(const struct json *doc, struct str *out)
{
	static const struct show_column cols[] = {
		{ "need_ms", N_("to even"), FORM_CLOCK, 8 }, { "turns", N_("turns"), FORM_NUMBER, 5 },
		{ "begin_before_end_ms", N_("begin before the end"), FORM_CLOCK, 12 },
		{ "beyond_ms", N_("beyond even"), FORM_CLOCK, 8 },
		{ "with_hands_ms", N_("hands now up"), FORM_CLOCK, 8 },
		{ "name", N_("name"), FORM_TEXT, 0 },
	};
	const struct json *f = json_get(doc, "forecast");
	struct str s = STR_INIT;

	if (number(doc, "over") != 0)
		return;
	if (json_typeof(f) == JSON_NULL) {
		str_add(&s, _("no planned time"));
		say(_("forecast"), &s, out);
		return;
	}
	add_clock(&s, f, "left_ms");
	str_add(&s, _(" left to give"));
	say(_("forecast"), &s, out);
	str_addc(out, '\n');
	show_table(json_get(f, "rows"), cols, sizeof cols / sizeof *cols, "", out);
}

/* Constituencies and people have a code, regions and the like have not. */
static void
main_table(const struct json *doc, struct str *out)
{
	static const struct show_column cols[] = {
		{ "code", N_("code"), FORM_TEXT, 6 }, { "charged_ms", N_("counted"), FORM_CLOCK, 8 },
		{ "percent", "%", FORM_NUMBER, 3 }, { "left_ms", N_("left"), FORM_CLOCK, 8 },
		{ "other_ms", N_("other"), FORM_CLOCK, 8 },
		{ "turns", N_("turns"), FORM_NUMBER, 5 },
		{ "hands", N_("hands"), FORM_NUMBER, 5 },
		{ "name", N_("name"), FORM_TEXT, 0 },
	};
	const char *by = text(doc, "by");
	bool coded = str_eq(by, "constituency") || str_eq(by, "person");

	show_table(json_get(doc, "rows"), coded ? cols : cols + 1,
		sizeof cols / sizeof *cols - !coded, str_eq(by, "gender") ?
		_("Nobody has said a gender.") : str_eq(by, "person") ? _("Nobody is here.") :
		_("No constituencies."), out);
}

void
show_text_EQUITY(const struct json *doc, struct str *out)
{
	struct str total = STR_INIT;

	main_table(doc, out);
	add_clock(&total, doc, "total_ms");
	say(_("total"), &total, out);
	if (json_count(json_get(doc, "rows")) == 0)
		return;
	say_even(doc, out);
	say_indexes(doc, out);
	say_people(doc, out);
	say_waits(doc, out);
	say_rest(doc, out);
	forecast_table(doc, out);
	trend_table(doc, out);
}
