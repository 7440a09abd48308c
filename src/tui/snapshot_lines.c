/* SPDX-License-Identifier: ISC */
/* The tail of the minutes: notes, decisions, actions and marks in the order of the meeting. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>

#include "snapshot.h"

struct tail {
	struct snapshot *s;
	struct meeting *m;
	struct snap_marks marks;
	size_t cap;
	bool cut;			/* some kind has more units than were asked for */
};

static struct id
ref_of(const struct unit *u, enum field f)
{
	const struct id *id = unit_ref(u, f);

	return id == NULL ? (struct id){ { 0 } } : *id;
}

static struct snap_line *
add_line(struct tail *t, const struct unit *u, enum snap_kind kind)
{
	struct snapshot *s = t->s;
	struct snap_line *l;
	char label[48];

	MEM_GROW(s->lines, s->n_lines, t->cap);
	l = &s->lines[s->n_lines++];
	*l = (struct snap_line){ .kind = kind, .at = u->at, .hlc = u->hlc, .who = "", .text = "",
		.marks = "", .item = ref_of(u, FLD_ITEM) };
	snapshot_hhmm(s, l->at, l->hhmm);
	l->label = snapshot_keep(s, unit_label(u, label, sizeof label));
	return l;
}

/* A line of a unit that can be selected. */
static struct snap_line *
add_unit(struct tail *t, const struct unit *u, enum snap_kind kind)
{
	struct snap_line *l = add_line(t, u, kind);
	struct str name = STR_INIT;

	l->unit = u->id;
	l->person = ref_of(u, FLD_PERSON);
	l->group = ref_of(u, FLD_GROUP);
	snapshot_mark(&t->marks, u, l);
	if (t->s->writers) {
		store_unit_writer(t->m->store, &u->id, &name);
		l->mine = str_eq(str_c(&name), store_operator_name(t->m->store));
	}
	str_release(&name);
	return l;
}

static const char *
keep_take(struct snapshot *s, struct str *text)
{
	const char *kept = snapshot_keep(s, str_c(text));

	str_release(text);
	return kept;
}

static void
who_spoke(const struct meeting *m, const struct unit *u, struct str *out)
{
	const struct id *pid = unit_ref(u, FLD_PERSON), *gid = unit_ref(u, FLD_GROUP);
	const struct unit *p = pid == NULL ? NULL : meeting_person(m, pid);
	const struct unit *g = gid == NULL ? group_of(m, p) : meeting_group(m, gid);

	if (p == NULL) {
		str_add(out, group_code(g));
		return;
	}
	str_add(out, person_name(p));
	if (g != NULL)
		str_addf(out, " (%s)", group_code(g));
}

static void
add_note(struct tail *t, const struct unit *u)
{
	struct snap_line *l = add_unit(t, u, LINE_TEXT);
	struct str who = STR_INIT;

	if (unit_is(u, FLD_FORM, "ruling"))
		str_add(&who, "Ruling");
	else
		who_spoke(t->m, u, &who);
	l->who = keep_take(t->s, &who);
	l->text = snapshot_keep(t->s, unit_text(u, FLD_TEXT));
}

static void
add_decision(struct tail *t, const struct unit *u)
{
	struct snap_line *l = add_unit(t, u, LINE_DECISION);
	struct str who = STR_INIT, text = STR_INIT;
	const char *state = unit_text(u, FLD_STATE), *method = unit_text(u, FLD_METHOD);
	bool proposed = str_eq(state, "proposed");

	str_addf(&who, "%s %d", proposed ? "PROPOSAL" : "DECISION", u->num);
	if (!proposed && *state != '\0')
		str_addf(&who, " %s%s%s", state, *method != '\0' ? " by " : "", method);
	str_add(&text, unit_text(u, FLD_TEXT));
	if (*unit_text(u, FLD_RATIONALE) != '\0')
		str_addf(&text, " (because %s)", unit_text(u, FLD_RATIONALE));
	l->who = keep_take(t->s, &who);
	l->text = keep_take(t->s, &text);
}

static void
add_action(struct tail *t, const struct unit *u)
{
	struct snap_line *l = add_unit(t, u, LINE_ACTION);
	struct str who = STR_INIT, text = STR_INIT;
	const struct id *owner = unit_ref(u, FLD_OWNER), *group = unit_ref(u, FLD_OWNER_GROUP);
	const char *state = unit_text(u, FLD_STATE);

	str_addf(&who, "ACTION %d", u->num);
	if (owner != NULL)
		str_add(&text, person_name(meeting_person(t->m, owner)));
	else if (group != NULL)
		str_add(&text, group_code(meeting_group(t->m, group)));
	else
		str_add(&text, unit_text(u, FLD_OWNER_NAME));
	str_addf(&text, "%s%s", text.len > 0 ? " to " : "", unit_text(u, FLD_TEXT));
	if (*unit_text(u, FLD_DUE) != '\0')
		str_addf(&text, " by %s", unit_text(u, FLD_DUE));
	if (*state != '\0' && !str_eq(state, "open"))
		str_addf(&text, " (%s)", state);
	l->who = keep_take(t->s, &who);
	l->text = keep_take(t->s, &text);
}

/* "2. Finance"; whatever was said of it before, it goes on; how its words are attributed. */
static const char *
heading(struct tail *t, const struct unit *item, bool again)
{
	const char *attribution = unit_text(item, FLD_ATTRIBUTION);
	struct str text = STR_INIT;

	if (*attribution == '\0')
		attribution = t->m->rule.v[RULE_ATTRIBUTION];
	str_addf(&text, "%d. %s%s", item->num, unit_text(item, FLD_TITLE),
		again ? " (continued)" : "");
	if (!str_eq(attribution, "named"))
		str_addf(&text, " [attribution: %s]", attribution);
	return keep_take(t->s, &text);
}

/* Was the item taken up before this mark? */
static bool
taken_up_before(const struct tail *t, const struct unit *mark)
{
	const struct id item = ref_of(mark, FLD_ITEM);

	for (const struct unit *u = t->m->marks.v; u != mark; u++)
		if (u->ev == EV_ITEM_STATE && unit_is(u, FLD_STATE, "open") &&
		    id_eq(unit_ref(u, FLD_ITEM), &item))
			return true;
	return false;
}

/* Statements, commitments, positions, documents ...: what they are, whose, and what they say. */
static void
add_other(struct tail *t, const struct unit *u)
{
	struct snap_line *l = add_unit(t, u, u->kind == UNIT_COMMITMENT ? LINE_ACTION : LINE_OTHER);
	struct str who = STR_INIT, text = STR_INIT;

	if (u->num == 0)
		l->unit = (struct id){ { 0 } };		/* no REF names it */
	snapshot_head(t->m, u, &who);
	who_spoke(t->m, u, &text);
	snapshot_body(u, &text);
	l->who = keep_take(t->s, &who);
	l->text = keep_take(t->s, &text);
}

static void
item_mark(struct tail *t, const struct unit *u, struct snap_line *l)
{
	const struct unit *item = meeting_item(t->m, unit_ref(u, FLD_ITEM));
	const char *state = unit_text(u, FLD_STATE), *why = unit_text(u, FLD_OUTCOME);
	struct str text = STR_INIT;

	if (item == NULL)
		return;
	if (str_eq(state, "open")) {
		l->kind = LINE_ITEM;
		l->text = heading(t, item, taken_up_before(t, u));
		return;
	}
	if (*why == '\0')
		why = unit_text(u, FLD_REASON);
	str_addf(&text, "item %d %s%s%s", item->num, state, *why != '\0' ? ": " : "", why);
	l->text = keep_take(t->s, &text);
}

static void
add_moment(struct tail *t, const struct unit *u)
{
	struct snap_line *l = add_line(t, u, LINE_MARK);
	struct str text = STR_INIT;

	if (u->ev == EV_ITEM_STATE) {
		item_mark(t, u, l);
		return;
	}
	snapshot_moment(t->m, u, &text);
	if (*unit_text(u, FLD_REASON) != '\0')
		str_addf(&text, ": %s", unit_text(u, FLD_REASON));
	l->text = keep_take(t->s, &text);
}

static bool
add_kind(struct tail *t, enum unit_kind kind, void (*add)(struct tail *, const struct unit *),
	struct err *err)
{
	struct units set;

	if (!store_units_tail(t->m->store, kind, t->s->most_lines, &set, err))
		return false;
	t->cut = t->cut || set.n == t->s->most_lines;
	for (size_t i = 0; i < set.n; i++)
		add(t, &set.v[i]);
	units_release(&set);
	return true;
}

static int
by_time(const void *a, const void *b)
{
	const struct snap_line *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return x->hlc < y->hlc ? -1 : x->hlc > y->hlc;
}

/* The item that is in hand after a line; lines of no item change nothing. */
static struct id
item_after(const struct snap_line *l, const struct id *before)
{
	if (l->kind != LINE_MARK)
		return id_zero(&l->item) ? *before : l->item;
	return id_eq(&l->item, before) ? (struct id){ { 0 } } : *before;
}

/* The newest most_lines into the snapshot's memory, a heading wherever the item changes. */
static void
group_lines(struct tail *t)
{
	struct snapshot *s = t->s;
	size_t from = s->n_lines > s->most_lines ? s->n_lines - s->most_lines : 0, n = 0;
	struct snap_line *v = unit_arena_alloc(s->mem.arena,
		(2 * (s->n_lines - from) + 1) * sizeof *v);
	struct id now = { { 0 } };

	for (size_t i = from; i < s->n_lines; i++) {
		const struct snap_line *l = &s->lines[i];
		const struct unit *item = id_zero(&l->item) || id_eq(&l->item, &now) ||
			l->kind == LINE_MARK || l->kind == LINE_ITEM ? NULL :
			meeting_item(t->m, &l->item);

		if (item != NULL) {
			v[n] = (struct snap_line){ .kind = LINE_ITEM, .at = l->at, .hlc = l->hlc,
				.label = "", .who = "", .marks = "", .item = l->item,
				.text = heading(t, item, true) };
			memcpy(v[n++].hhmm, l->hhmm, sizeof l->hhmm);
		}
		v[n++] = *l;
		now = item_after(l, &now);
	}
	s->older = t->cut || from > 0;
	free(s->lines);
	s->lines = v;
	s->n_lines = n;
}

bool
snapshot_load_lines(struct snapshot *s, struct meeting *m, struct err *err)
{
	struct tail t = { .s = s, .m = m };
	static const enum unit_kind others[] = { UNIT_AMENDMENT, UNIT_POSITION, UNIT_STATEMENT,
		UNIT_RESERVATION, UNIT_CONSULT, UNIT_COMMITMENT, UNIT_DOCUMENT, UNIT_INTEREST };
	bool ok = snapshot_marks_load(&t.marks, s, m, err);

	ok = ok && add_kind(&t, UNIT_NOTE, add_note, err) &&
		add_kind(&t, UNIT_DECISION, add_decision, err) &&
		add_kind(&t, UNIT_ACTION, add_action, err);
	for (size_t i = 0; ok && i < sizeof others / sizeof *others; i++)
		ok = add_kind(&t, others[i], add_other, err);
	for (size_t i = 0; ok && i < m->marks.n; i++)
		if (m->marks.v[i].ev != EV_READ_BACK)
			add_moment(&t, &m->marks.v[i]);
	snapshot_marks_release(&t.marks);
	if (s->n_lines > 0)
		qsort(s->lines, s->n_lines, sizeof *s->lines, by_time);
	group_lines(&t);
	return ok;
}
