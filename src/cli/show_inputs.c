/* SPDX-License-Identifier: ISC */
/*
 * show inputs: who brought what in, and what became of it. Comments of the public, proposals
 * and amendments with a mover, reservations; by pillar it is the matrix of the consultation.
 */
#include <string.h>

#include <talanoa/base/i18n.h>

#include "show.h"

/* One's own pillar, or that of the item. */
static const char *
code_of(const struct meeting *m, const struct unit *u, enum field f)
{
	const struct id *id = unit_ref(u, FLD_ITEM);
	const struct unit *item = id == NULL ? NULL : meeting_item(m, id);
	const char *own = unit_text(u, f);

	return *own != '\0' || item == NULL ? own : unit_text(item, f);
}

static struct json *
input(const struct meeting *m, const struct unit *u, const struct unit *placed)
{
	struct json *o = json_object();

	show_put_unit(o, u);
	show_put_text(o, "kind", unit_word(u->kind));
	show_put_field(o, "text", u, FLD_TEXT);
	show_put_item(o, m, "item", placed, FLD_ITEM);
	show_put_text(o, "pillar", code_of(m, placed, FLD_PILLAR));
	show_put_text(o, "rec", code_of(m, placed, FLD_REC));
	return o;
}

/* The mover of a proposal or amendment. */
static void
put_mover(struct json *o, const struct meeting *m, const struct unit *u)
{
	const struct id *by = unit_ref(u, FLD_BY);
	const struct unit *person = by == NULL ? NULL : meeting_person(m, by);
	const char *code = group_code(group_of(m, person));
	struct str who = STR_INIT;

	str_addf(&who, "%s%s%s", person_name(person), *code == '\0' ? "" : ", ", code);
	show_put_text(o, "who", str_c(&who));
	show_put_text(o, "group", code);
	str_release(&who);
}

static bool
add_comments(struct meeting *m, struct json *all, struct err *err)
{
	struct units us;

	if (!store_units(m->store, UNIT_COMMENT, &us, err))
		return false;
	for (size_t i = 0; i < us.n; i++) {
		const char *became = unit_text(&us.v[i], FLD_DISPOSITION);
		struct json *o = input(m, &us.v[i], &us.v[i]);

		show_put_field(o, "who", &us.v[i], FLD_FROM);
		show_put_text(o, "group", NULL);
		show_put_text(o, "became", *became == '\0' ? "unanswered" : became);
		show_put_ref(o, m, "in", &us.v[i], FLD_OTHER);
		json_push(all, o);
	}
	units_release(&us);
	return true;
}

static void
add_proposals(const struct meeting *m, const struct units *decisions, struct json *all)
{
	for (size_t i = 0; i < decisions->n; i++) {
		const struct unit *u = &decisions->v[i];
		struct json *o;

		if (unit_ref(u, FLD_BY) == NULL)
			continue;
		o = input(m, u, u);
		put_mover(o, m, u);
		show_put_field(o, "became", u, FLD_STATE);
		show_put_text(o, "in", NULL);
		json_push(all, o);
	}
}

/* Its words stand in the decision, or other words took their place. */
static const char *
became(const struct unit *amendment, const struct unit *decision)
{
	if (unit_is(decision, FLD_STATE, "proposed"))
		return "proposed";
	if (!str_eq(unit_text(amendment, FLD_TEXT), unit_text(decision, FLD_TEXT)))
		return "reworded";
	return unit_text(decision, FLD_STATE);
}

/* Amendments or reservations: each is about a decision. */
static bool
add_about(struct meeting *m, enum unit_kind kind, const struct units *decisions,
	struct json *all, struct err *err)
{
	struct units us;

	if (!store_units(m->store, kind, &us, err))
		return false;
	for (size_t i = 0; i < us.n; i++) {
		const struct unit *u = &us.v[i];
		const struct id *of = unit_ref(u, FLD_DECISION);
		const struct unit *d = of == NULL ? NULL : units_find(decisions, of);
		struct json *o;

		if (d == NULL || *unit_text(u, FLD_TEXT) == '\0')
			continue;
		o = input(m, u, d);
		if (kind == UNIT_AMENDMENT) {
			put_mover(o, m, u);
			show_put_text(o, "became", became(u, d));
		} else {
			show_put_who(o, m, u);
			show_put_text(o, "became", unit_is(u, FLD_STATE, "made") ? "annexed" :
				unit_text(u, FLD_STATE));
		}
		show_put_ref(o, m, "in", u, FLD_DECISION);
		json_push(all, o);
	}
	units_release(&us);
	return true;
}

static bool
add_all(struct meeting *m, struct json *all, struct err *err)
{
	struct units decisions;
	bool ok;

	if (!add_comments(m, all, err) ||
	    !store_units(m->store, UNIT_DECISION, &decisions, err))
		return false;
	add_proposals(m, &decisions, all);
	ok = add_about(m, UNIT_AMENDMENT, &decisions, all, err) &&
		add_about(m, UNIT_RESERVATION, &decisions, all, err);
	units_release(&decisions);
	return ok;
}

static const char *const pillars[] = { "production", "trade", "stewardship", "governance", NULL };
enum { N_PILLARS = sizeof pillars / sizeof *pillars };

static bool
is_of(const struct json *o, const char *pillar)
{
	const char *of = json_str(json_get(o, "pillar"));

	return pillar == NULL ? of == NULL : of != NULL && str_eq(of, pillar);
}

/* How many of that pillar became this; NULL: all. */
static int64_t
count(const struct json *all, const char *pillar, const char *what)
{
	int64_t n = 0;

	for (size_t i = 0; i < json_count(all); i++) {
		const char *was = json_str(json_get(json_at(all, i), "became"));

		n += is_of(json_at(all, i), pillar) &&
			(what == NULL || (was != NULL && str_eq(was, what)));
	}
	return n;
}

static void
put_matrix(struct json *doc, const struct json *all)
{
	static const char *const ends[] = { "accepted", "adopted", "partly", "declined",
		"annexed", "reworded", "unanswered" };
	struct json *rows = json_array();

	for (size_t i = 0; i < N_PILLARS; i++) {
		struct json *o = json_object();

		show_put_text(o, "pillar", pillars[i]);
		json_put(o, "inputs", json_integer(count(all, pillars[i], NULL)));
		for (size_t k = 0; k < sizeof ends / sizeof *ends; k++)
			json_put(o, ends[k], json_integer(count(all, pillars[i], ends[k])));
		json_push(rows, o);
	}
	json_put(doc, "pillars", rows);
}

bool
show_INPUTS(struct meeting *m, struct json *doc, struct err *err)
{
	struct json *all = json_array();

	if (!add_all(m, all, err)) {
		json_free(all);
		return false;
	}
	if (json_get(doc, "by") != NULL)
		put_matrix(doc, all);
	json_put(doc, "inputs", all);
	return true;
}

static void
input_text(const struct json *o, struct str *out)
{
	const char *in = json_str(json_get(o, "in"));
	const char *who = json_str(json_get(o, "who"));
	struct str end = STR_INIT;

	str_addf(&end, "%s%s%s", who == NULL ? "" : who, who == NULL ? "" : ": ",
		json_str(json_get(o, "text")));
	show_pair(json_str(json_get(o, "label")), str_c(&end), out);
	str_clear(&end);
	str_addf(&end, "-> %s%s%s", json_str(json_get(o, "became")), in == NULL ? "" : ", ",
		in == NULL ? "" : in);
	show_pair("", str_c(&end), out);
	str_release(&end);
}

static void
pillar_text(const struct json *row, const struct json *all, struct str *out)
{
	const char *pillar = json_str(json_get(row, "pillar"));
	int64_t n = 0;

	json_int(json_get(row, "inputs"), &n);
	str_addf(out, "%s%s: ", out->len == 0 ? "" : "\n", pillar == NULL ? _("no pillar") : pillar);
	if (n == 0)
		str_add(out, _("nothing came in"));
	else
		str_addf(out, n == 1 ? _("%d input") : _("%d inputs"), (int)n);
	for (size_t i = 0; i < json_count(row); i++) {
		const struct json *v;
		const char *key;
		int64_t k;

		if (json_member(row, i, &key, &v) && !str_eq(key, "inputs") &&
		    json_int(v, &k) && k > 0)
			str_addf(out, ", %d %s", (int)k, key);
	}
	str_addc(out, '\n');
	for (size_t i = 0; i < json_count(all); i++)
		if (is_of(json_at(all, i), pillar))
			input_text(json_at(all, i), out);
}

void
show_text_INPUTS(const struct json *doc, struct str *out)
{
	const struct json *all = json_get(doc, "inputs"), *rows = json_get(doc, "pillars");

	for (size_t i = 0; rows != NULL && i < json_count(rows); i++)
		pillar_text(json_at(rows, i), all, out);
	if (rows != NULL)
		return;
	for (size_t i = 0; i < json_count(all); i++)
		input_text(json_at(all, i), out);
	if (json_count(all) == 0)
		str_addf(out, "%s\n", _("Nothing was brought in."));
}
