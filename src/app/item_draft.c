/* SPDX-License-Identifier: ISC */
/* The fields of an agenda item: how each is typed and what it must look like. */
#include <string.h>

#include <talanoa/app/names.h>
#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "item_draft.h"

static bool set_title(struct draft *d, size_t row, const char *typed, struct err *err);
static bool set_planned(struct draft *d, size_t row, const char *typed, struct err *err);
static bool set_code(struct draft *d, size_t row, const char *typed, struct err *err);
static bool set_by(struct draft *d, size_t row, const char *typed, struct err *err);

/* In the order of item_keys. */
static const struct {
	enum field field;
	bool (*set)(struct draft *d, size_t row, const char *typed, struct err *err);
	const char *words;		/* of set_code: those allowed; NULL: any code */
} rows[] = {
	{ FLD_TITLE, set_title, NULL },
	{ FLD_PLANNED, set_planned, NULL },
	{ FLD_TYPE, set_code, "information|discussion|decision" },
	{ FLD_PILLAR, set_code, "production|trade|stewardship|governance" },
	{ FLD_REC, set_code, "1|2|3|4|5" },
	{ FLD_LEVEL, set_code, NULL },
	{ FLD_BY, set_by, NULL },
};

const char *const item_keys[] = { "title", "for", "type", "pillar", "rec", "level", "by", NULL };
const char *const *const item_options = item_keys + 2;

static bool
set_title(struct draft *d, size_t row, const char *typed, struct err *err)
{
	if (*typed == '\0')
		return err_set(err, ERR_INPUT, "title: an item has one");
	return draft_text(d, item_keys[row], FLD_TITLE, typed, err);
}

static bool
set_planned(struct draft *d, size_t row, const char *typed, struct err *err)
{
	int64_t ms;

	(void)row;
	if (*typed == '\0') {
		if (d->was != NULL && unit_cell(d->was, FLD_PLANNED) != NULL)
			ev_unset(&d->ev, FLD_PLANNED);
		return true;
	}
	if (!when_duration(typed, &ms, err))
		return err_prefix(err, "for: ");
	if (ms == 0)
		return err_set(err, ERR_INPUT, "for: some time is needed, such as 20m");
	draft_int(d, FLD_PLANNED, ms);
	return true;
}

static bool
set_code(struct draft *d, size_t row, const char *typed, struct err *err)
{
	size_t n = strlen(typed);

	if (n > 0 && rows[row].words != NULL && !one_of(rows[row].words, typed))
		return err_set(err, ERR_INPUT, "%s: \"%.40s\" is not one of: %s", item_keys[row],
			typed, rows[row].words);
	if (n > 40 || strspn(typed, "abcdefghijklmnopqrstuvwxyz0123456789-") != n)
		return err_set(err, ERR_INPUT, "%s: \"%.40s\" is not a word in small letters, such "
			"as technical", item_keys[row], typed);
	draft_code(d, rows[row].field, typed);
	return true;
}

static bool
set_by(struct draft *d, size_t row, const char *typed, struct err *err)
{
	const struct unit *person = NULL;

	(void)row;
	if (*typed != '\0' && !names_person(d->m, typed, &person, err))
		return err_prefix(err, "by: ");
	draft_ref(d, FLD_BY, person == NULL ? NULL : &person->id);
	return true;
}

bool
item_field(struct draft *d, const char *key, const char *typed, struct err *err)
{
	for (size_t i = 0; item_keys[i] != NULL; i++)
		if (str_eq(item_keys[i], key))
			return draft_once(d, key, rows[i].field, err) &&
				rows[i].set(d, i, typed, err);
	return err_set(err, ERR_INPUT, "\"%.40s\" is not a field of an item; there are title, for, "
		"type, pillar, rec, level, by", key);
}

const struct unit *
item_titled(const struct meeting *m, const char *title)
{
	for (size_t i = 0; i < m->items.n; i++)
		if (text_same(unit_text(&m->items.v[i], FLD_TITLE), title))
			return &m->items.v[i];
	return NULL;
}
