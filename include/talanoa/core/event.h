/* SPDX-License-Identifier: ISC */
/*
 * What a meeting is made of: units (units.def), fields (fields.def) and the kinds of event
 * that write them (events.def); and a draft of one event, as a use-case composes it.
 * Must not know: SQL, JSON, hashes, who is allowed to do what.
 */
#ifndef TALANOA_CORE_EVENT_H
#define TALANOA_CORE_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <talanoa/base/id.h>

enum unit_kind {
#define UNIT(id, word, numbered) UNIT_##id,
#include <talanoa/core/units.def>
#undef UNIT
	UNIT_KIND_N
};

/* In clear up to FT_UNITS; out of line from FT_NAME on. */
enum field_type {
	FT_CODE, FT_INT, FT_TIME, FT_DATE, FT_UNIT, FT_UNITS,
	FT_NAME, FT_LINE, FT_BODY, FT_WORD, FT_PERSON, FT_GROUP, FT_GROUPS
};

enum field {
#define FIELD(id, name, type) FLD_##id,
#include <talanoa/core/fields.def>
#undef FIELD
	FIELD_N
};

enum ev_kind {
#define EVENT(id, kind, unit, since) EV_##id,
#define EFIELD(ev, field, out, merge)
#include <talanoa/core/events.def>
#undef EVENT
#undef EFIELD
	EV_N
};

/* May a field leave in a public copy? */
enum out_class { OUT_CLEAR, OUT_OPEN, OUT_UNIT, OUT_NAMED, OUT_NEVER };
/* What two copies that wrote the same field make of it. */
enum merge_policy { MERGE_FACT, MERGE_SETTLE, MERGE_LATEST, MERGE_SUM };

struct efield {
	enum ev_kind ev;
	enum field field;
	enum out_class out;
	enum merge_policy merge;
};

const char *unit_word(enum unit_kind k);
bool unit_numbered(enum unit_kind k);
bool unit_kind_parse(const char *word, enum unit_kind *ret_k);

const char *field_name(enum field f);
enum field_type field_type(enum field f);
bool field_sealed(enum field f);		/* out of line: the body holds a commitment */
bool field_parse(const char *name, enum field *ret_f);

const char *ev_name(enum ev_kind k);
enum unit_kind ev_unit(enum ev_kind k);
bool ev_parse(const char *name, enum ev_kind *ret_k);
/* The fields of a kind: *ret_n rows. */
const struct efield *ev_fields(enum ev_kind k, size_t *ret_n);
const struct efield *ev_field(enum ev_kind k, enum field f);	/* NULL: not a field of k */
/* Events of the floor: kept as rows of their own, folded by core/ledger. */
bool ev_floor(enum ev_kind k);

enum { EV_MAX_FIELDS = 24 };

/*
 * A draft of one event. Strings are borrowed and must live until it is recorded. Setting
 * NULL, an empty string or a zero id leaves the field out.
 */
struct ev {
	enum ev_kind kind;
	struct id subject;
	size_t n;
	struct ev_field {
		enum field field;
		bool unset;			/* takes the field's value back */
		int64_t num;			/* INT, TIME */
		const char *text;		/* CODE, DATE, NAME, LINE, BODY, WORD */
		struct id ref;			/* UNIT, PERSON, GROUP */
		const struct id *refs;		/* UNITS, GROUPS */
		size_t n_refs;
	} f[EV_MAX_FIELDS];
};

void ev_init(struct ev *e, enum ev_kind kind, const struct id *subject);
void ev_text(struct ev *e, enum field f, const char *text);
void ev_int(struct ev *e, enum field f, int64_t v);
void ev_ref(struct ev *e, enum field f, const struct id *id);	/* NULL leaves it out */
void ev_refs(struct ev *e, enum field f, const struct id *ids, size_t n);
void ev_unset(struct ev *e, enum field f);
/* The field as the event has it; NULL if it has not, or takes it back. */
const struct ev_field *ev_get(const struct ev *e, enum field f);

#endif
