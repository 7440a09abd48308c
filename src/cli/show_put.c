/* SPDX-License-Identifier: ISC */
/* Fields of units as values of JSON: ids never leave, names and numbers do. */
#include <stdio.h>

#include "show.h"

void
show_put_text(struct json *o, const char *key, const char *text)
{
	json_put(o, key, text == NULL || *text == '\0' ? json_null_value() : json_string(text));
}

void
show_put_field(struct json *o, const char *key, const struct unit *u, enum field f)
{
	show_put_text(o, key, unit_text(u, f));
}

void
show_put_int(struct json *o, const char *key, const struct unit *u, enum field f)
{
	const struct cell *c = unit_cell(u, f);

	json_put(o, key, c == NULL || c->absent ? json_null_value() : json_integer(c->num));
}

void
show_put_person(struct json *o, const struct meeting *m, const char *key,
	const struct unit *u, enum field f)
{
	const struct id *id = unit_ref(u, f);

	show_put_text(o, key, id == NULL ? NULL : person_name(meeting_person(m, id)));
}

void
show_put_group(struct json *o, const struct meeting *m, const char *key,
	const struct unit *u, enum field f)
{
	const struct id *id = unit_ref(u, f);

	show_put_text(o, key, id == NULL ? NULL : group_code(meeting_group(m, id)));
}

void
show_put_item(struct json *o, const struct meeting *m, const char *key,
	const struct unit *u, enum field f)
{
	const struct id *id = unit_ref(u, f);
	const struct unit *item = id == NULL ? NULL : meeting_item(m, id);

	json_put(o, key, item == NULL ? json_null_value() : json_integer(item->num));
}

void
show_put_unit(struct json *o, const struct unit *u)
{
	char label[64];

	show_put_text(o, "label", unit_label(u, label, sizeof label));
	json_put(o, "number", json_integer(u->num));
	json_put(o, "at_ms", json_integer(u->at));
}

bool
show_put_units(struct meeting *m, enum unit_kind kind, struct json *doc, const char *key,
	void (*each)(const struct meeting *, const struct unit *, struct json *),
	struct err *err)
{
	struct json *all;
	struct units us;

	if (!store_units(m->store, kind, &us, err))
		return false;
	all = json_array();
	for (size_t i = 0; i < us.n; i++) {
		struct json *o = json_object();

		show_put_unit(o, &us.v[i]);
		each(m, &us.v[i], o);
		json_push(all, o);
	}
	json_put(doc, key, all);
	units_release(&us);
	return true;
}

void
show_put_ref(struct json *o, const struct meeting *m, const char *key, const struct unit *u,
	enum field f)
{
	const struct id *id = unit_ref(u, f);
	struct units at = { 0 };
	char label[64] = "";

	if (id != NULL && store_unit(m->store, id, &at, NULL)) {
		if (at.n > 0)
			unit_label(&at.v[0], label, sizeof label);
		units_release(&at);
	}
	show_put_text(o, key, label);
}

void
show_put_who(struct json *o, const struct meeting *m, const struct unit *u)
{
	const struct id *person = unit_ref(u, FLD_PERSON), *group = unit_ref(u, FLD_GROUP);
	const char *name = person == NULL ? "" : person_name(meeting_person(m, person));
	const char *code = group == NULL ? "" : group_code(meeting_group(m, group));
	char who[256];

	show_put_text(o, "person", name);
	show_put_text(o, "group", code);
	snprintf(who, sizeof who, "%s%s%s", name, *name != '\0' && *code != '\0' ? ", " : "", code);
	show_put_text(o, "who", who);
}
