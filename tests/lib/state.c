/* SPDX-License-Identifier: ISC */
/* The state of a meeting as text, without ids. */
#include <string.h>

#include <talanoa/app/event_words.h>
#include <talanoa/app/reason.h>

#include "state.h"

static void
cell_words(struct meeting *m, const struct cell *c, struct str *out)
{
	struct id id;
	char hex[ID_HEX];

	if (!id_zero(&c->ref)) {
		unit_words(m, &c->ref, out);
	} else if (field_type(c->field) == FT_UNITS || field_type(c->field) == FT_GROUPS) {
		for (const char *p = c->text; strlen(p) >= 32; p += p[32] == ' ' ? 33 : 32) {
			memcpy(hex, p, 32);
			hex[32] = '\0';
			if (id_parse(hex, &id))
				unit_words(m, &id, out);
			str_addc(out, ';');
		}
	} else if (*c->text != '\0') {
		str_add(out, c->text);
	} else {
		str_addf(out, "%lld", (long long)c->num);
	}
}

static bool
left_out(const struct unit *u, const struct cell *c, bool all)
{
	switch (c->field) {
	case FLD_BOOT: case FLD_MONO: case FLD_SITTING:
		return true;
	case FLD_WEIGHT: case FLD_REBASE:
		return !all;
	/* A clock that counted otherwise than its stamps is set right by a correction. */
	case FLD_MS: case FLD_BECAUSE:
		return u->kind == UNIT_TURN;
	default:
		return false;
	}
}

static void
dump_units(struct meeting *m, enum unit_kind kind, bool all, struct str *out)
{
	struct units us;
	char label[64];

	if (!store_units(m->store, kind, &us, NULL))
		return;
	for (size_t i = 0; i < us.n; i++) {
		const struct unit *u = &us.v[i];

		str_addf(out, "%s %s %lld", unit_label(u, label, sizeof label), ev_name(u->ev),
			(long long)u->at);
		for (size_t k = 0; k < u->n_cells; k++) {
			if (left_out(u, &u->cells[k], all))
				continue;
			str_addf(out, " | %s=", field_name(u->cells[k].field));
			cell_words(m, &u->cells[k], out);
		}
		str_addc(out, '\n');
	}
	units_release(&us);
}

static void
dump_turns(struct meeting *m, bool all, struct str *out)
{
	const struct ledger *l = &m->ledger;
	struct tick now = meeting_clock(m);

	for (size_t i = 0; i < l->n_turns; i++) {
		const struct ledger_turn *t = &l->turn[i];

		if (t->voided && !all)
			continue;
		str_addf(out, "turn %d%s of ", t->num, t->voided ? " (taken back)" : "");
		unit_words(m, &t->entry, out);
		str_addf(out, " %lld of %lld%s%s\n", t->voided ? 0LL : (long long)turn_ms(t, &now),
			(long long)t->limit_ms, turn_ended(t) ? " ended" : "", turn_pause_cause(t));
	}
}

/* Whom `next` would call, and why. */
static void
dump_next(struct meeting *m, const struct tick *now, struct str *out)
{
	struct floor_reason why;

	str_add(out, "next ");
	entry_words(m, reason_next(m, now, &why), out);
	str_add(out, ": ");
	reason_words(m, &why, out);
	str_addc(out, '\n');
}

static void
dump_queue(struct meeting *m, struct str *out)
{
	struct ledger *l = &m->ledger;
	struct tick now = meeting_clock(m);
	int order[64];
	size_t n;
	struct id id;

	ledger_elapse(l, &now);
	n = floor_preview(&l->floor, 64, order);
	for (size_t i = 0; i < n; i++) {
		id = ledger_entry_id(l, order[i]);
		unit_words(m, &id, out);
		str_addf(out, " %s%s\n", floor_class_name(l->floor.entries[order[i]].class),
			order[i] == floor_deck(&l->floor) ? " announced" : "");
	}
	dump_next(m, &now, out);
	str_addf(out, "V %lld list %s item ", (long long)l->floor.v,
		l->floor.closed ? "closed" : "open");
	if (!id_zero(&m->item))
		unit_words(m, &m->item, out);
	str_addc(out, '\n');
}

static void
dump_floor(struct meeting *m, struct str *out)
{
	const struct ledger *l = &m->ledger;

	for (size_t i = 0; i < l->floor.n_groups; i++) {
		const struct floor_group *g = &l->floor.groups[i];
		struct id id = ledger_group_id(l, (int)i);

		unit_words(m, &id, out);
		str_addf(out, " w %lld base %lld charged %lld other %lld turns %d present %d\n",
			(long long)g->weight, (long long)g->base, (long long)g->charged,
			(long long)g->other, g->turns, g->members_present);
	}
	for (size_t i = 0; i < l->floor.n_persons; i++) {
		struct id id = ledger_person_id(l, (int)i);

		unit_words(m, &id, out);
		str_addf(out, " turns %d talk %lld here %d\n", floor_turns_of(&l->floor, (int)i),
			(long long)l->floor.persons[i].talk, l->floor.persons[i].present);
	}
}

void
state_dump(struct meeting *m, bool all, struct str *out)
{
	for (int k = UNIT_NONE + 1; k < UNIT_KIND_N; k++) {
		if (k == UNIT_WRITER || (!all && (k == UNIT_TURN || k == UNIT_ENTRY ||
		    k == UNIT_COUNTED)))
			continue;
		dump_units(m, (enum unit_kind)k, all, out);
	}
	dump_floor(m, out);
	dump_turns(m, all, out);
	dump_queue(m, out);
	for (int r = 0; r < RULE_N; r++)
		str_addf(out, "%s=%s ", rule_key((enum rule)r), m->rule.v[r]);
	str_addc(out, '\n');
}

bool
state_differs(const char *was, const char *is, struct str *out)
{
	if (str_eq(was, is))
		return false;
	for (;;) {
		size_t a = strcspn(was, "\n"), b = strcspn(is, "\n");

		if (a != b || strncmp(was, is, a) != 0) {
			str_addf(out, "was: %.*s\nis: %.*s", (int)a, was, (int)b, is);
			return true;
		}
		was += a + (was[a] == '\n');
		is += b + (is[b] == '\n');
	}
}
