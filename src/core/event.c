/* SPDX-License-Identifier: ISC */
/* The tables of units, fields and events, and drafts of events. */
#include <assert.h>
#include <string.h>

#include <talanoa/base/str.h>
#include <talanoa/core/event.h>

static const struct { const char *word; bool numbered; } units[UNIT_KIND_N] = {
#define UNIT(id, word, numbered) [UNIT_##id] = { word, numbered },
#include <talanoa/core/units.def>
#undef UNIT
};

static const struct { const char *name; enum field_type type; } fields[FIELD_N] = {
#define FIELD(id, name, type) [FLD_##id] = { name, FT_##type },
#include <talanoa/core/fields.def>
#undef FIELD
};

/* Where the fields of each kind begin among all: counted while the table is compiled. */
enum {
#define EVENT(id, kind, unit, since) FIRST_##id, BEFORE_##id = FIRST_##id - 1,
#define EFIELD(ev, field, out, merge) AT_##ev##_##field,
#include <talanoa/core/events.def>
#undef EVENT
#undef EFIELD
	N_EFIELDS
};

static const struct { const char *name; enum unit_kind unit; int since; size_t first; } events[] = {
#define EVENT(id, kind, unit, since) [EV_##id] = { kind, UNIT_##unit, since, FIRST_##id },
#define EFIELD(ev, field, out, merge)
#include <talanoa/core/events.def>
#undef EVENT
#undef EFIELD
	[EV_N] = { NULL, UNIT_NONE, 0, N_EFIELDS }
};

static const struct efield efields[] = {
#define EVENT(id, kind, unit, since)
#define EFIELD(ev, field, out, merge) { EV_##ev, FLD_##field, OUT_##out, MERGE_##merge },
#include <talanoa/core/events.def>
#undef EVENT
#undef EFIELD
};

/* A field in clear must say CLEAR, one out of line must say how it may leave. */
enum {
#define FIELD(id, name, type) TYPE_OF_##id = FT_##type,
#include <talanoa/core/fields.def>
#undef FIELD
};
#define EVENT(id, kind, unit, since)
#define EFIELD(ev, field, out, merge) \
	_Static_assert(((int)TYPE_OF_##field < (int)FT_NAME) == ((int)OUT_##out == (int)OUT_CLEAR), \
		"events.def: " #ev " " #field " must say whether it may go out");
#include <talanoa/core/events.def>
#undef EVENT
#undef EFIELD

const char *
unit_word(enum unit_kind k)
{
	return units[k].word;
}

bool
unit_numbered(enum unit_kind k)
{
	return units[k].numbered;
}

bool
unit_kind_parse(const char *word, enum unit_kind *ret_k)
{
	for (int k = UNIT_NONE + 1; k < UNIT_KIND_N; k++) {
		if (str_eq(units[k].word, word)) {
			*ret_k = k;
			return true;
		}
	}
	return false;
}

const char *
field_name(enum field f)
{
	return fields[f].name;
}

enum field_type
field_type(enum field f)
{
	return fields[f].type;
}

bool
field_sealed(enum field f)
{
	return fields[f].type >= FT_NAME;
}

bool
field_parse(const char *name, enum field *ret_f)
{
	for (int f = 0; f < FIELD_N; f++) {
		if (*fields[f].name == *name && str_eq(fields[f].name, name)) {
			*ret_f = f;
			return true;
		}
	}
	return false;
}

const char *
ev_name(enum ev_kind k)
{
	return events[k].name;
}

enum unit_kind
ev_unit(enum ev_kind k)
{
	return events[k].unit;
}

bool
ev_parse(const char *name, enum ev_kind *ret_k)
{
	for (int k = 0; k < EV_N; k++) {
		if (str_eq(events[k].name, name)) {
			*ret_k = k;
			return true;
		}
	}
	return false;
}

const struct efield *
ev_fields(enum ev_kind k, size_t *ret_n)
{
	*ret_n = events[k + 1].first - events[k].first;
	return *ret_n > 0 ? &efields[events[k].first] : NULL;
}

const struct efield *
ev_field(enum ev_kind k, enum field f)
{
	size_t n;
	const struct efield *ef = ev_fields(k, &n);

	for (size_t i = 0; i < n; i++)
		if (ef[i].field == f)
			return &ef[i];
	return NULL;
}

bool
ev_floor(enum ev_kind k)
{
	switch (k) {
	case EV_SITTING: case EV_HAND: case EV_CALL: case EV_SEGMENT: case EV_TURN_FIX:
	case EV_TURN_EXTEND: case EV_TURN_YIELD: case EV_TURN_VOID: case EV_ENTRY_LEAVE:
	case EV_ENTRY_HOLD: case EV_ENTRY_RESTORE: case EV_SPONSOR_CONFIRM: case EV_DECK:
	case EV_LIST: case EV_COUNT_TIME: case EV_WEIGHT: case EV_ITEM_STATE:
	case EV_PART_STATE: case EV_UNIT_VOID:
		return true;
	default:
		return false;
	}
}

void
ev_init(struct ev *e, enum ev_kind kind, const struct id *subject)
{
	memset(e, 0, sizeof *e);
	e->kind = kind;
	e->subject = *subject;
}

static struct ev_field *
add_field(struct ev *e, enum field f)
{
	struct ev_field *ef;

	assert(e->n < EV_MAX_FIELDS);
	assert(ev_field(e->kind, f) != NULL);
	ef = &e->f[e->n++];
	memset(ef, 0, sizeof *ef);
	ef->field = f;
	return ef;
}

const struct ev_field *
ev_get(const struct ev *e, enum field f)
{
	for (size_t i = 0; i < e->n; i++)
		if (e->f[i].field == f && !e->f[i].unset)
			return &e->f[i];
	return NULL;
}

void
ev_text(struct ev *e, enum field f, const char *text)
{
	if (text != NULL && *text != '\0')
		add_field(e, f)->text = text;
}

void
ev_int(struct ev *e, enum field f, int64_t v)
{
	add_field(e, f)->num = v;
}

void
ev_ref(struct ev *e, enum field f, const struct id *id)
{
	if (id != NULL && !id_zero(id))
		add_field(e, f)->ref = *id;
}

void
ev_refs(struct ev *e, enum field f, const struct id *ids, size_t n)
{
	struct ev_field *ef;

	if (n == 0)
		return;
	ef = add_field(e, f);
	ef->refs = ids;
	ef->n_refs = n;
}

void
ev_unset(struct ev *e, enum field f)
{
	add_field(e, f)->unset = true;
}
