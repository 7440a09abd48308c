/* SPDX-License-Identifier: ISC */
/* agenda.csv: each row an agenda item. */
#include <stdlib.h>
#include <string.h>

#include "import_priv.h"
#include "item_draft.h"

static const struct sheet_key keys[] = {
	{ "title", "item" },
	{ "for", "minutes|time|duration" },
	{ "type", "" },
	{ "pillar", "" },
	{ "rec", "recommendation" },
	{ "level", "" },
	{ "by", "presenter|introduced-by" },
	{ NULL, NULL },
};

/* 20 is minutes here, as the column says; 1h30m is fine too. */
static bool
set_cell(struct draft *d, const char *key, struct str *cell, struct err *err)
{
	long long minutes;

	if (str_eq(key, "for") && str_int(str_c(cell), 0, 10080, &minutes))
		str_addc(cell, 'm');
	return item_field(d, key, str_c(cell), err);
}

static bool
fill(struct sheet *s, struct draft *d, size_t row, struct err *err)
{
	struct str cell = STR_INIT;
	bool ok = true;

	for (size_t k = 0; ok && keys[k].key != NULL; k++)
		if (*sheet_cell(s, row, k, &cell) != '\0')
			ok = set_cell(d, keys[k].key, &cell, err);
	str_release(&cell);
	return ok;
}

static bool
each_row(void *ctx, size_t row, struct err *err)
{
	struct sheet *s = ctx;
	struct str title = STR_INIT;
	const struct unit *was = item_titled(s->m, sheet_cell(s, row, 0, &title));
	struct draft d;
	bool ok;

	draft_init(&d, s->m, EV_ITEM_SET, was);
	ok = title.len > 0 ? fill(s, &d, row, err) :
		err_set(err, ERR_INPUT, "title: is empty; every item needs one");
	if (ok && was == NULL)
		ev_number(s->m, &d.ev, UNIT_ITEM);
	if (ok && !draft_empty(&d))
		ok = meeting_add_later(s->m, &d.ev, err);
	s->r->added += ok && was == NULL;
	s->r->updated += ok && was != NULL && !draft_empty(&d);
	s->r->same += ok && was != NULL && draft_empty(&d);
	draft_release(&d);
	str_release(&title);
	return ok;
}

bool
import_agenda(struct sheet *s, struct err *err)
{
	return sheet_columns(s, keys, err) && sheet_run(s, each_row, s, err);
}
