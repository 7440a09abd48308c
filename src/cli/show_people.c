/* SPDX-License-Identifier: ISC */
/* show people: everyone on the list, and who is here. */
#include <talanoa/base/i18n.h>

#include "show.h"

static const struct {
	const char *key;
	enum field field;
} texts[] = {
	{ "type", FLD_TYPE }, { "org", FLD_ORG }, { "country", FLD_COUNTRY },
	{ "area", FLD_AREA }, { "people", FLD_PEOPLE }, { "scope", FLD_SCOPE },
	{ "speaks_for", FLD_SPEAKS_FOR }, { "role", FLD_ROLE }, { "tags", FLD_TAGS },
	{ "aka", FLD_AKA }, { "say", FLD_SAY },
};

/* The latest arrival, departure or regrets, or NULL. */
static const struct unit *
presence(const struct meeting *m, const struct unit *person)
{
	for (size_t i = m->presences.n; i-- > 0; ) {
		const struct id *of = unit_ref(&m->presences.v[i], FLD_PERSON);

		if (of != NULL && meeting_person(m, of) == person)
			return &m->presences.v[i];
	}
	return NULL;
}

static void
put_presence(struct json *o, const struct meeting *m, const struct unit *p)
{
	const struct unit *here = presence(m, p);
	bool present = person_present(m, p);

	json_put(o, "present", json_boolean(present));
	json_put(o, "online", json_boolean(present && here != NULL &&
		unit_is(here, FLD_MODE, "online")));
	json_put(o, "regrets", json_boolean(!present && here != NULL &&
		unit_is(here, FLD_STATE, "regrets")));
	show_put_text(o, "where", !present ? here == NULL ? "" :
		unit_is(here, FLD_STATE, "regrets") ? "regrets" : "left" :
		here != NULL && unit_is(here, FLD_MODE, "online") ? "online" : "room");
}

static struct json *
person_json(const struct meeting *m, const struct unit *p)
{
	int f = ledger_person(&m->ledger, &p->id);
	struct json *o = json_object();
	char code[24];

	person_seat_code(m, p, code);
	show_put_text(o, "code", code);
	show_put_text(o, "name", person_name(p));
	show_put_text(o, "group", group_code(group_of(m, p)));
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		show_put_field(o, texts[i].key, p, texts[i].field);
	put_presence(o, m, p);
	json_put(o, "turns", json_integer(f == FLOOR_NONE ? 0 :
		floor_turns_of(&m->ledger.floor, f)));
	json_put(o, "talk_ms", json_integer(f == FLOOR_NONE ? 0 :
		m->ledger.floor.persons[f].talk));
	return o;
}

static struct json *
vacancies(const struct meeting *m, const struct units *us)
{
	struct json *all = json_array();

	for (size_t i = 0; i < us->n; i++) {
		struct json *o = json_object();

		show_put_group(o, m, "group", &us->v[i], FLD_GROUP);
		show_put_field(o, "reason", &us->v[i], FLD_REASON);
		json_push(all, o);
	}
	return all;
}

static struct json *
interests(const struct meeting *m, const struct units *us)
{
	struct json *all = json_array();

	for (size_t i = 0; i < us->n; i++) {
		struct json *o = json_object();

		show_put_person(o, m, "person", &us->v[i], FLD_PERSON);
		show_put_field(o, "text", &us->v[i], FLD_TEXT);
		show_put_field(o, "effect", &us->v[i], FLD_EFFECT);
		json_push(all, o);
	}
	return all;
}

static struct json *
seats(const struct meeting *m)
{
	struct json *all = json_array();

	for (size_t i = 0; i < m->seats.n; i++) {
		struct json *o = json_object();

		show_put_field(o, "form", &m->seats.v[i], FLD_FORM);
		show_put_person(o, m, "person", &m->seats.v[i], FLD_PERSON);
		show_put_person(o, m, "for", &m->seats.v[i], FLD_PRINCIPAL);
		json_push(all, o);
	}
	return all;
}

bool
show_PEOPLE(struct meeting *m, struct json *doc, struct err *err)
{
	struct json *all = json_array();
	struct units us;

	for (size_t i = 0; i < m->persons.n; i++)
		if (meeting_person(m, &m->persons.v[i].id) == &m->persons.v[i])
			json_push(all, person_json(m, &m->persons.v[i]));
	json_put(doc, "people", all);
	json_put(doc, "seats", seats(m));
	if (!store_units(m->store, UNIT_VACANCY, &us, err))
		return false;
	json_put(doc, "vacancies", vacancies(m, &us));
	units_release(&us);
	if (!store_units(m->store, UNIT_INTEREST, &us, err))
		return false;
	json_put(doc, "interests", interests(m, &us));
	units_release(&us);
	return true;
}

void
show_text_PEOPLE(const struct json *doc, struct str *out)
{
	static const struct show_column cols[] = {
		{ "code", N_("seat"), FORM_TEXT, 6 }, { "where", "", FORM_TEXT, 7 },
		{ "turns", N_("turns"), FORM_NUMBER, 5 },
		{ "talk_ms", N_("spoke"), FORM_CLOCK, 7 },
		{ "area", N_("area"), FORM_TEXT, 8 },
		{ "name", N_("name"), FORM_TEXT, 0 },
	};
	static const struct show_column empty[] = {
		{ "group", N_("empty"), FORM_TEXT, 6 }, { "reason", N_("because"), FORM_TEXT, 0 },
	};

	show_table(json_get(doc, "people"), cols, sizeof cols / sizeof *cols,
		_("Nobody is on the list."), out);
	if (json_count(json_get(doc, "vacancies")) == 0)
		return;
	str_addc(out, '\n');
	show_table(json_get(doc, "vacancies"), empty, sizeof empty / sizeof *empty, "", out);
}
