/* SPDX-License-Identifier: ISC */
/* The bytes of one event: canonical JSON in and out, commitments of values. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/hash.h>
#include <talanoa/base/json.h>
#include <talanoa/base/mem.h>

#include "body.h"

static struct json *
json_id(const struct id *id)
{
	char hex[ID_HEX];

	return json_string(id_hex(id, hex));
}

static struct json *
json_hashes(const struct hash *v, size_t n)
{
	struct json *a = json_array();
	char hex[HASH_HEX];

	for (size_t i = 0; i < n; i++)
		json_push(a, json_string(hash_hex(&v[i], hex)));
	return a;
}

struct hash
body_commit(const struct salt *salt, const char *field, const char *text)
{
	struct json *a = json_array();
	struct str s = STR_INIT;
	struct id as_id;
	struct hash h;
	char hex[ID_HEX];

	memcpy(as_id.b, salt->b, sizeof as_id.b);
	json_push(a, json_string("talanoa-value-1"));
	json_push(a, json_string(id_hex(&as_id, hex)));
	json_push(a, json_string(field));
	json_push(a, json_string(text));
	json_canonical(a, false, &s);
	h = hash_bytes(str_c(&s), s.len);
	str_release(&s);
	json_free(a);
	return h;
}

const char *
body_value_text(const struct ev_field *f, struct str *buf)
{
	char hex[ID_HEX];

	switch (field_type(f->field)) {
	case FT_PERSON:
	case FT_GROUP:
		str_clear(buf);
		str_add(buf, id_hex(&f->ref, hex));
		return str_c(buf);
	case FT_GROUPS:
		str_clear(buf);
		for (size_t i = 0; i < f->n_refs; i++) {
			str_add(buf, i > 0 ? " " : "");
			str_add(buf, id_hex(&f->refs[i], hex));
		}
		return str_c(buf);
	default:
		return f->text;
	}
}

static struct json *
clear_value(const struct ev_field *f)
{
	struct json *a;

	switch (field_type(f->field)) {
	case FT_INT:
	case FT_TIME:
		return json_integer(f->num);
	case FT_UNIT:
		return json_id(&f->ref);
	case FT_UNITS:
		a = json_array();
		for (size_t i = 0; i < f->n_refs; i++)
			json_push(a, json_id(&f->refs[i]));
		return a;
	default:
		return json_string(f->text);
	}
}

static void
put_fields(struct json *o, const struct ev *ev, const struct hash *seal)
{
	struct json *data = json_object(), *seals = json_object(), *unset = json_array();
	char hex[HASH_HEX];

	for (size_t i = 0; i < ev->n; i++) {
		const struct ev_field *f = &ev->f[i];
		const char *name = field_name(f->field);

		if (f->unset)
			json_push(unset, json_string(name));
		else if (field_sealed(f->field))
			json_put(seals, name, json_string(hash_hex(&seal[i], hex)));
		else
			json_put(data, name, clear_value(f));
	}
	json_put(o, "data", data);
	json_put(o, "seals", seals);
	if (json_count(unset) > 0)
		json_put(o, "unset", unset);
	else
		json_free(unset);
}

void
body_encode(const struct envelope *env, const struct ev *ev, const struct hash *seal,
	struct str *out)
{
	struct json *o = json_object();

	json_put(o, "act", json_id(&env->act));
	json_put(o, "at", json_integer(env->at));
	json_put(o, "c", json_integer(env->hlc & 0xffff));
	json_put(o, "format", json_integer(STORE_FORMAT));
	json_put(o, "kind", json_string(ev_name(ev->kind)));
	json_put(o, "meeting", json_id(&env->meeting));
	json_put(o, "ms", json_integer(env->hlc >> 16));
	json_put(o, "parents", json_hashes(env->parents, env->n_parents));
	json_put(o, "seq", json_integer(env->seq));
	if (env->stated)
		json_put(o, "stated", json_integer(1));
	json_put(o, "subject", json_id(&ev->subject));
	if (env->n_supersedes > 0)
		json_put(o, "supersedes", json_hashes(env->supersedes, env->n_supersedes));
	if (!id_zero(&env->undoes))
		json_put(o, "undoes", json_id(&env->undoes));
	json_put(o, "writer", json_id(&env->writer));
	put_fields(o, ev, seal);
	json_canonical(o, true, out);
	json_free(o);
}

/* Decoding. */

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
