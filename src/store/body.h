/* SPDX-License-Identifier: ISC */
/*
 * The bytes of one event: canonical JSON in, canonical JSON out, commitments of values
 * (talanoa-format.5 is the description; this is the code it describes).
 */
#ifndef STORE_BODY_H
#define STORE_BODY_H

#include <talanoa/base/json.h>
#include <talanoa/store/store.h>

enum { BODY_MAX_PARENTS = 4096 };

/* Everything around the fields of an event. */
struct envelope {
	struct id meeting, act, writer, subject, undoes;
	int64_t seq, hlc, at;
	bool stated;
	bool known;			/* the kind is in our events.def */
	const char *kind_name;
	enum ev_kind kind;
	struct hash *parents;
	size_t n_parents;
	struct hash *supersedes;
	size_t n_supersedes;
};

/* A decoded event. Sealed fields have their commitment; their text comes from the values. */
struct body {
	struct envelope env;
	struct ev ev;
	struct hash seal[EV_MAX_FIELDS];
	bool has[EV_MAX_FIELDS];	/* the value is there (always so for fields in clear) */
	struct unit_arena *arena;
	/* sealed fields by name, for kinds and fields this program does not know too */
	struct { const char *name; struct hash seal; } *seals;
	size_t n_seals;
};

struct salt { uint8_t b[16]; };

struct hash body_commit(const struct salt *salt, const char *field, const char *text);
/* The canonical bytes; seal[i] belongs to ev->f[i]. */
void body_encode(const struct envelope *env, const struct ev *ev, const struct hash *seal,
	struct str *out);
/*
 * Canonical bytes to JSON: its keys and no others, and in clear nothing but codes, ids and
 * integers (no words: what may be withheld is a value). NULL if they are anything else.
 */
struct json *body_parse(const char *bytes, size_t n, struct err *err);
/* What it says; release whatever happens. body_decode does both. */
bool body_read(const struct json *o, struct body *ret_body, struct err *err);
bool body_decode(const char *bytes, size_t n, struct body *ret_body, struct err *err);
void body_release(struct body *b);
/* The text of a sealed field as it is committed (ids in hex). */
const char *body_value_text(const struct ev_field *f, struct str *buf);
/* Put a value's text into field i of a decoded body. */
void body_set_value(struct body *b, size_t i, const char *text);

#endif
