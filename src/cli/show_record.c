/* SPDX-License-Identifier: ISC */
/* show notes, actions and withheld: what was recorded, in order. */
#include <talanoa/base/i18n.h>

#include <talanoa/base/when.h>
#include <talanoa/core/withholding.h>

#include "show.h"

static void
put_note(const struct meeting *m, const struct unit *u, struct json *o)
{
	show_put_field(o, "text", u, FLD_TEXT);
	show_put_who(o, m, u);
	show_put_item(o, m, "item", u, FLD_ITEM);
	show_put_field(o, "form", u, FLD_FORM);
	show_put_field(o, "because", u, FLD_BECAUSE);
	show_put_field(o, "attribution", u, FLD_ATTRIBUTION);
	show_put_field(o, "embargo", u, FLD_EMBARGO);
}

bool
show_NOTES(struct meeting *m, struct json *doc, struct err *err)
{
	return show_put_units(m, UNIT_NOTE, doc, "notes", put_note, err);
}

void
show_text_NOTES(const struct json *doc, struct str *out)
{
	static const struct show_column cols[] = {
		{ "label", "", FORM_LABEL, 4 }, { "item", N_("item"), FORM_NUMBER, 4 },
		{ "who", N_("who"), FORM_TEXT, 20 }, { "text", N_("words"), FORM_TEXT, 0 },
	};

	show_table(json_get(doc, "notes"), cols, sizeof cols / sizeof *cols,
		_("Nothing was noted."), out);
}

static void
put_action(const struct meeting *m, const struct unit *u, struct json *o)
{
	const struct id *person = unit_ref(u, FLD_OWNER), *group = unit_ref(u, FLD_OWNER_GROUP);
	const char *owner = person == NULL ? "" : person_name(meeting_person(m, person));

	if (*owner == '\0' && group != NULL)
		owner = group_code(meeting_group(m, group));
	if (*owner == '\0')
		owner = unit_text(u, FLD_OWNER_NAME);
	show_put_text(o, "owner", owner);
	show_put_group(o, m, "owner_group", u, FLD_OWNER_GROUP);
	show_put_field(o, "text", u, FLD_TEXT);
	show_put_field(o, "due", u, FLD_DUE);
	show_put_field(o, "state", u, FLD_STATE);
	show_put_field(o, "progress", u, FLD_PROGRESS);
	show_put_field(o, "because", u, FLD_BECAUSE);
	show_put_item(o, m, "item", u, FLD_ITEM);
}

bool
show_ACTIONS(struct meeting *m, struct json *doc, struct err *err)
{
	return show_put_units(m, UNIT_ACTION, doc, "actions", put_action, err);
}

void
show_text_ACTIONS(const struct json *doc, struct str *out)
{
	static const struct show_column cols[] = {
		{ "label", "", FORM_LABEL, 4 }, { "state", N_("state"), FORM_TEXT, 9 },
		{ "due", N_("due"), FORM_TEXT, 10 }, { "owner", N_("owner"), FORM_TEXT, 20 },
		{ "text", N_("action"), FORM_TEXT, 0 },
	};

	show_table(json_get(doc, "actions"), cols, sizeof cols / sizeof *cols,
		_("No actions."), out);
}

/* In force, pending, lapsed, overdue or released: as of now. */
static enum withhold_state
withheld_now(const struct meeting *m, const struct unit *w)
{
	const struct id *of = unit_ref(w, FLD_TARGET);
	struct units target = { .v = NULL };
	struct withhold_days days;
	enum withhold_state state;
	char today[11];

	when_local(m->now.at, meeting_zone(m), "%Y-%m-%d", today, sizeof today);
	withhold_days_of(&m->marks, meeting_zone(m), today, &days);
	if (of != NULL && !store_unit(m->store, of, &target, NULL))
		target.n = 0;
	state = withholding_now(w, target.n > 0 ? &target.v[0] : NULL, &days);
	units_release(&target);
	return state;
}

static void
put_withheld(const struct meeting *m, const struct unit *u, struct json *o)
{
	show_put_ref(o, m, "what", u, FLD_TARGET);
	show_put_field(o, "state", u, FLD_STATE);
	show_put_text(o, "status", withhold_state_name(withheld_now(m, u)));
	show_put_field(o, "ground", u, FLD_GROUND);
	show_put_field(o, "reason", u, FLD_REASON);
	show_put_field(o, "authority", u, FLD_AUTHORITY);
	show_put_field(o, "review", u, FLD_REVIEW);
	show_put_field(o, "summary", u, FLD_GIST);
	show_put_field(o, "consult", u, FLD_CONSULT);
}

bool
show_WITHHELD(struct meeting *m, struct json *doc, struct err *err)
{
	return show_put_units(m, UNIT_WITHHOLD, doc, "withheld", put_withheld, err);
}

void
show_text_WITHHELD(const struct json *doc, struct str *out)
{
	static const struct show_column cols[] = {
		{ "label", "", FORM_LABEL, 4 }, { "what", N_("what"), FORM_TEXT, 14 },
		{ "status", N_("status"), FORM_TEXT, 9 }, { "ground", N_("ground"), FORM_TEXT, 14 },
		{ "review", N_("review"), FORM_TEXT, 10 },
		{ "reason", N_("reason"), FORM_TEXT, 0 },
	};

	show_table(json_get(doc, "withheld"), cols, sizeof cols / sizeof *cols,
		_("Nothing is withheld."), out);
}
