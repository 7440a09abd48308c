/* SPDX-License-Identifier: ISC */
/* show agenda: the items in their order. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/i18n.h>
#include <talanoa/base/mem.h>

#include "show.h"

/* Outcome or reason with which the item was left, or "". */
static const char *
last_words(const struct meeting *m, const struct unit *item, enum field f)
{
	const char *words = "";

	for (size_t i = 0; i < m->marks.n; i++) {
		const struct unit *k = &m->marks.v[i];
		const struct id *of = unit_ref(k, FLD_ITEM);

		if (k->ev == EV_ITEM_STATE && of != NULL && id_eq(of, &item->id))
			words = unit_text(k, f);
	}
	return words;
}

static struct json *
item_json(const struct meeting *m, const struct unit *it)
{
	struct json *o = json_object();

	show_put_unit(o, it);
	show_put_field(o, "title", it, FLD_TITLE);
	show_put_text(o, "state", item_state_name(item_state(m, it)));
	json_put(o, "in_hand", json_boolean(id_eq(&it->id, &m->item)));
	show_put_int(o, "planned_ms", it, FLD_PLANNED);
	show_put_int(o, "limit_ms", it, FLD_LIMIT);
	show_put_field(o, "type", it, FLD_TYPE);
	show_put_field(o, "pillar", it, FLD_PILLAR);
	show_put_field(o, "rec", it, FLD_REC);
	show_put_field(o, "level", it, FLD_LEVEL);
	show_put_field(o, "attribution", it, FLD_ATTRIBUTION);
	show_put_field(o, "summary", it, FLD_SUMMARY);
	show_put_person(o, m, "by", it, FLD_BY);
	show_put_text(o, "outcome", last_words(m, it, FLD_OUTCOME));
	show_put_text(o, "reason", last_words(m, it, FLD_REASON));
	return o;
}

/* Items as ordered, then those added since. */
static void
put_items(const struct meeting *m, struct json *all)
{
	const char *p = meeting_info(m, FLD_ORDER);
	bool *done = m->items.n == 0 ? NULL : mem_alloc(m->items.n);

	while (*p != '\0') {
		size_t n = strcspn(p, " ");
		char hex[ID_HEX];
		const struct unit *it;
		struct id id;

		str_copy(hex, n + 1 < sizeof hex ? n + 1 : sizeof hex, p);
		it = id_parse(hex, &id) ? meeting_item(m, &id) : NULL;
		if (it != NULL && !done[it - m->items.v]) {
			done[it - m->items.v] = true;
			json_push(all, item_json(m, it));
		}
		p += n + strspn(p + n, " ");
	}
	for (size_t i = 0; i < m->items.n; i++)
		if (!done[i])
			json_push(all, item_json(m, &m->items.v[i]));
	free(done);
}

bool
show_AGENDA(struct meeting *m, struct json *doc, struct err *err)
{
	struct json *all = json_array();

	(void)err;
	put_items(m, all);
	json_put(doc, "items", all);
	return true;
}

void
show_text_AGENDA(const struct json *doc, struct str *out)
{
	static const struct show_column cols[] = {
		{ "number", "", FORM_NUMBER, 3 }, { "state", N_("state"), FORM_TEXT, 8 },
		{ "planned_ms", N_("for"), FORM_CLOCK, 7 },
		{ "type", N_("type"), FORM_TEXT, 11 },
		{ "title", N_("item"), FORM_TEXT, 0 },
	};

	show_table(json_get(doc, "items"), cols, sizeof cols / sizeof *cols,
		_("The agenda is empty."), out);
}
