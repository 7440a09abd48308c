/* SPDX-License-Identifier: ISC */
/* The bytes of one event as they are written, and commitments of values. */
#include <string.h>

#include <talanoa/base/hash.h>

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
