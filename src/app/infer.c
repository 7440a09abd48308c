/* SPDX-License-Identifier: ISC */
/* Commands that follow from what is recorded already. */
#include <talanoa/app/infer.h>
#include <talanoa/base/str.h>

enum said { SAID_AGREED, SAID_REJECTED, SAID_DEFERRED, SAID_NOTED, SAID_DISCUSSED, SAID_DECISIONS,
	SAID_TURNS, SAID_GROUPS, SAID_ADOPTED, SAID_N };

static const char *const words[][SAID_N] = {
	{ "agreed", "no agreement", "deferred", "noted", "discussed", "decisions",
		"interventions", "constituencies", "Adopted" },
	{ "accord", "pas d'accord", "reporté", "pris note", "examiné", "décisions",
		"interventions", "collèges", "Adopté" },
	{ "acordado", "sin acuerdo", "aplazado", "se tomó nota", "examinado", "decisiones",
		"intervenciones", "sectores", "Aprobado" },
};

static const char *const *
words_of(const struct meeting *m)
{
	const char *code = meeting_info(m, FLD_LANGUAGE);

	return words[str_starts(code, "fr") ? 1 : str_starts(code, "es") ? 2 : 0];
}

/* What became of the item's proposals: how many of each state, and which were adopted. */
struct decided {
	size_t adopted, rejected, deferred, noted;
	struct str numbers;
};

static bool
look_at_decisions(struct meeting *m, const struct unit *item, struct decided *ret)
{
	struct decided d = { .numbers = STR_INIT };
	struct units us;

	if (!store_units_of(m->store, UNIT_DECISION, &item->id, &us, NULL))
		return false;
	for (size_t i = 0; i < us.n; i++) {
		const struct unit *u = &us.v[i];

		if (unit_is(u, FLD_STATE, "adopted"))
			str_addf(&d.numbers, "%s%d", d.adopted++ > 0 ? ", " : "", u->num);
		d.rejected += unit_is(u, FLD_STATE, "rejected");
		d.deferred += unit_is(u, FLD_STATE, "deferred");
		d.noted += unit_is(u, FLD_STATE, "noted");
	}
	units_release(&us);
	*ret = d;
	return true;
}

/* Turns on the item, and how many constituencies took them. */
static size_t
count_turns(const struct meeting *m, const struct unit *item, size_t *ret_groups)
{
	const struct ledger *l = &m->ledger;
	size_t n = 0;

	*ret_groups = 0;
	for (size_t g = 0; g < l->floor.n_groups; g++) {
		size_t own = 0;

		for (size_t i = 0; i < l->n_turns; i++) {
			int e = ledger_entry(l, &l->turn[i].entry);

			own += !l->turn[i].voided && id_eq(&l->turn[i].item, &item->id) &&
				e != FLOOR_NONE && l->floor.entries[e].group == (int)g;
		}
		n += own;
		*ret_groups += own > 0;
	}
	return n;
}

static bool
has_notes(struct meeting *m, const struct unit *item)
{
	struct units us;
	bool any;

	if (!store_units_of(m->store, UNIT_NOTE, &item->id, &us, NULL))
		return false;
	any = us.n > 0;
	units_release(&us);
	return any;
}

/* It was closed with words on how it ended. */
static bool
has_outcome(const struct meeting *m, const struct unit *item)
{
	for (size_t i = 0; i < m->marks.n; i++) {
		const struct id *of = unit_ref(&m->marks.v[i], FLD_ITEM);

		if (m->marks.v[i].ev == EV_ITEM_STATE && of != NULL && id_eq(of, &item->id) &&
		    *unit_text(&m->marks.v[i], FLD_OUTCOME) != '\0')
			return true;
	}
	return false;
}

static bool
may_conclude(const struct meeting *m, const struct unit *item)
{
	enum item_state s = item_state(m, item);

	return s == ITEM_OPEN || (s == ITEM_CLOSED && !has_outcome(m, item));
}

bool
infer_outcome(struct meeting *m, const struct unit *item, struct str *ret_line)
{
	const char *const *w = words_of(m);
	enum said said = SAID_DISCUSSED;
	size_t groups;
	struct decided d;
	bool spoke;

	if (!may_conclude(m, item) || !look_at_decisions(m, item, &d))
		return false;
	spoke = count_turns(m, item, &groups) > 0 || has_notes(m, item);
	if (d.adopted > 0)
		said = SAID_AGREED;
	else if (d.rejected > 0)
		said = SAID_REJECTED;
	else if (d.deferred > 0)
		said = SAID_DEFERRED;
	else if (d.noted > 0)
		said = SAID_NOTED;
	if (said != SAID_DISCUSSED || spoke)
		str_addf(ret_line, "close item %d %s", item->num, w[said]);
	if (d.adopted > 0)
		str_addf(ret_line, ": %s %s", w[SAID_DECISIONS], str_c(&d.numbers));
	str_release(&d.numbers);
	return said != SAID_DISCUSSED || spoke;
}

bool
infer_summary(struct meeting *m, const struct unit *item, struct str *ret_line)
{
	const char *const *w = words_of(m);
	size_t groups, turns = count_turns(m, item, &groups);
	struct decided d;

	if (*unit_text(item, FLD_SUMMARY) != '\0' || turns == 0 || !look_at_decisions(m, item, &d))
		return false;
	str_addf(ret_line, "summary %d %zu %s, %zu %s.", item->num, turns, w[SAID_TURNS], groups,
		w[SAID_GROUPS]);
	if (d.adopted > 0)
		str_addf(ret_line, " %s: %s %s.", w[SAID_ADOPTED], w[SAID_DECISIONS],
			str_c(&d.numbers));
	str_release(&d.numbers);
	return true;
}

bool
infer_interest(struct meeting *m, struct str *ret_line)
{
	struct units us;
	bool none, taken = false;

	for (size_t i = 0; i < m->items.n; i++)
		taken = taken || item_state(m, &m->items.v[i]) != ITEM_PENDING;
	if (!taken || !store_units(m->store, UNIT_INTEREST, &us, NULL))
		return false;
	none = us.n == 0;
	units_release(&us);
	if (none)
		str_add(ret_line, "interest none");
	return none;
}
