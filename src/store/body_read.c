/* SPDX-License-Identifier: ISC */
/* The bytes of one event as they are read: whatever is not as it must be is refused. */
#include <string.h>

#include "body.h"

static bool
bad(struct err *err, const char *key)
{
	return err_set(err, ERR_INTEGRITY, "the event's \"%s\" is missing or malformed", key);
}

static bool
is(const struct json *j, enum json_type type)
{
	return j != NULL && json_typeof(j) == type;
}

static bool
get_id(const struct json *o, const char *key, struct id *ret_id, struct err *err)
{
	const char *s = json_str(json_get(o, key));

	return (s != NULL && id_parse(s, ret_id) && !id_zero(ret_id)) || bad(err, key);
}

static bool
get_int(const struct json *o, const char *key, int64_t min, int64_t *ret_v, struct err *err)
{
	int64_t v;

	if (!json_int(json_get(o, key), &v) || v < min || v > ((int64_t)1 << 53))
		return bad(err, key);
	*ret_v = v;
	return true;
}

static bool
get_hashes(const struct json *o, const char *key, struct unit_arena *arena,
	struct hash **ret_v, size_t *ret_n)
{
	const struct json *a = json_get(o, key);
	size_t n = json_count(a);
	struct hash *v;

	if (!is(a, JSON_ARRAY) || n > BODY_MAX_PARENTS)
		return false;
	v = unit_arena_alloc(arena, n * sizeof *v + 1);
	for (size_t i = 0; i < n; i++) {
		const char *s = json_str(json_at(a, i));

		if (s == NULL || !hash_parse(s, &v[i]))
			return false;
		if (i > 0 && hash_cmp(&v[i - 1], &v[i]) >= 0)
			return false;
	}
	*ret_v = v;
	*ret_n = n;
	return true;
}

static bool
get_envelope(const struct json *o, struct body *b, struct err *err)
{
	struct envelope *e = &b->env;
	int64_t format, ms, c, stated = 0;
	const char *kind = json_str(json_get(o, "kind"));

	if (!get_int(o, "format", 0, &format, err))
		return false;
	if (format > STORE_FORMAT)
		return err_set(err, ERR_FORMAT, "the event has format %lld, this program knows %d",
			(long long)format, STORE_FORMAT);
	if (kind == NULL)
		return bad(err, "kind");
	e->kind_name = unit_arena_str(b->arena, kind);
	e->known = ev_parse(kind, &e->kind);
	if (!get_id(o, "act", &e->act, err) || !get_id(o, "meeting", &e->meeting, err) ||
	    !get_id(o, "writer", &e->writer, err) || !get_id(o, "subject", &e->subject, err) ||
	    !get_int(o, "seq", 1, &e->seq, err) || !get_int(o, "ms", 0, &ms, err) ||
	    !get_int(o, "c", 0, &c, err) || !get_int(o, "at", 0, &e->at, err))
		return false;
	if (c > 0xffff || ms >= (int64_t)1 << 46)
		return bad(err, "c");
	e->hlc = ms << 16 | c;
	if (json_get(o, "stated") != NULL && (!get_int(o, "stated", 1, &stated, err) ||
	    stated != 1))
		return bad(err, "stated");
	e->stated = stated != 0;
	if (json_get(o, "undoes") != NULL && !get_id(o, "undoes", &e->undoes, err))
		return false;
	if (!get_hashes(o, "parents", b->arena, &e->parents, &e->n_parents))
		return bad(err, "parents");
	if (json_get(o, "supersedes") != NULL &&
	    !get_hashes(o, "supersedes", b->arena, &e->supersedes, &e->n_supersedes))
		return bad(err, "supersedes");
	return true;
}

static struct ev_field *
known_field(struct body *b, const char *name)
{
	struct ev_field *ef;
	size_t n = 0, i = 0;
	const struct efield *of = b->env.known ? ev_fields(b->env.kind, &n) : NULL;

	while (i < n && !str_eq(field_name(of[i].field), name))
		i++;
	if (i == n || b->ev.n == EV_MAX_FIELDS)
		return NULL;
	ef = &b->ev.f[b->ev.n];
	memset(ef, 0, sizeof *ef);
	ef->field = of[i].field;
	return ef;
}

static bool
set_units(struct body *b, struct ev_field *f, const struct json *v)
{
	size_t n = json_count(v);
	struct id *ids = unit_arena_alloc(b->arena, n * sizeof *ids + 1);

	if (!is(v, JSON_ARRAY))
		return false;
	for (size_t i = 0; i < n; i++) {
		const char *s = json_str(json_at(v, i));

		if (s == NULL || !id_parse(s, &ids[i]))
			return false;
	}
	f->refs = ids;
	f->n_refs = n;
	return true;
}

static bool
set_clear(struct body *b, struct ev_field *f, const struct json *v)
{
	const char *s = json_str(v);

	switch (field_type(f->field)) {
	case FT_INT:
	case FT_TIME:
		return json_int(v, &f->num);
	case FT_UNIT:
		return s != NULL && id_parse(s, &f->ref);
	case FT_UNITS:
		return set_units(b, f, v);
	case FT_CODE:
	case FT_DATE:
		if (s == NULL || strlen(s) > 64)
			return false;
		f->text = unit_arena_str(b->arena, s);
		return true;
	default:
		return false;
	}
}

static bool
get_data(const struct json *o, struct body *b, struct err *err)
{
	const struct json *data = json_get(o, "data"), *v;
	const char *name;

	if (!is(data, JSON_OBJECT))
		return bad(err, "data");
	for (size_t i = 0; json_member(data, i, &name, &v); i++) {
		struct ev_field *f = known_field(b, name);

		if (f == NULL)
			continue;
		if (!set_clear(b, f, v))
			return bad(err, name);
		b->has[b->ev.n++] = true;
	}
	return true;
}

static bool
get_seals(const struct json *o, struct body *b, struct err *err)
{
	const struct json *seals = json_get(o, "seals"), *v;
	const char *name;

	if (!is(seals, JSON_OBJECT))
		return bad(err, "seals");
	b->seals = unit_arena_alloc(b->arena, json_count(seals) * sizeof *b->seals + 1);
	for (size_t i = 0; json_member(seals, i, &name, &v); i++) {
		struct ev_field *f;
		const char *hex = json_str(v);

		if (hex == NULL || !hash_parse(hex, &b->seals[b->n_seals].seal))
			return bad(err, name);
		b->seals[b->n_seals].name = unit_arena_str(b->arena, name);
		f = known_field(b, name);
		if (f != NULL && !field_sealed(f->field))
			return bad(err, name);
		if (f != NULL)
			b->seal[b->ev.n++] = b->seals[b->n_seals].seal;
		b->n_seals++;
	}
	return true;
}

static bool
get_unset(const struct json *o, struct body *b, struct err *err)
{
	const struct json *a = json_get(o, "unset");

	if (a != NULL && !is(a, JSON_ARRAY))
		return bad(err, "unset");
	for (size_t i = 0; i < json_count(a); i++) {
		const char *name = json_str(json_at(a, i));
		struct ev_field *f;

		if (name == NULL)
			return bad(err, "unset");
		f = known_field(b, name);
		if (f != NULL) {
			f->unset = true;
			b->has[b->ev.n++] = true;
		}
	}
	return true;
}

/* In two places at once a field would have two values. */
static bool
once_each(const struct body *b, struct err *err)
{
	for (size_t i = 1; i < b->ev.n; i++)
		for (size_t k = 0; k < i; k++)
			if (b->ev.f[k].field == b->ev.f[i].field)
				return bad(err, field_name(b->ev.f[i].field));
	return true;
}

bool
body_read(const struct json *o, struct body *ret_body, struct err *err)
{
	struct body b = { .arena = unit_arena_new() };
	bool ok = get_envelope(o, &b, err);

	if (ok) {
		b.ev.kind = b.env.kind;
		b.ev.subject = b.env.subject;
		ok = get_data(o, &b, err) && get_seals(o, &b, err) && get_unset(o, &b, err) &&
			once_each(&b, err);
	}
	if (ok)
		*ret_body = b;
	else
		body_release(&b);
	return ok;
}

bool
body_decode(const char *bytes, size_t n, struct body *ret_body, struct err *err)
{
	struct json *o = body_parse(bytes, n, err);
	bool ok = o != NULL && body_read(o, ret_body, err);

	json_free(o);
	return ok;
}

void
body_release(struct body *b)
{
	struct units us = { .arena = b->arena };

	units_release(&us);
	memset(b, 0, sizeof *b);
}

static void
set_group_list(struct body *b, struct ev_field *f, const char *text)
{
	size_t max = strlen(text) / 33 + 1;
	struct id *ids = unit_arena_alloc(b->arena, max * sizeof *ids);
	char hex[ID_HEX];

	f->n_refs = 0;
	for (const char *p = text; strlen(p) >= 32; p += p[32] == ' ' ? 33 : 32) {
		str_copy(hex, sizeof hex, p);
		if (f->n_refs == max || !id_parse(hex, &ids[f->n_refs]))
			break;
		f->n_refs++;
	}
	f->refs = ids;
}

void
body_set_value(struct body *b, size_t i, const char *text)
{
	struct ev_field *f = &b->ev.f[i];

	b->has[i] = true;
	switch (field_type(f->field)) {
	case FT_PERSON:
	case FT_GROUP:
		if (!id_parse(text, &f->ref))
			memset(&f->ref, 0, sizeof f->ref);
		break;
	case FT_GROUPS:
		set_group_list(b, f, text);
		break;
	default:
		f->text = unit_arena_str(b->arena, text);
	}
}
