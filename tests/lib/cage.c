/* SPDX-License-Identifier: ISC */
/* Canaries in every sealed field, and the search for them. */
#define _GNU_SOURCE
#include <stdio.h>
#include <unistd.h>

#include <unit.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>

#include "cage.h"

struct canary *
cage_hatch(struct cage *c, const struct efield *ef)
{
	struct canary *k = &c->v[c->n++];

	assert_true(c->n < CANARIES);
	memset(k, 0, sizeof *k);
	k->kind = ef->ev;
	k->field = ef->field;
	k->old = c->old;
	return k;
}

void
cage_put(struct cage *c, struct ev *e, const struct efield *ef)
{
	struct canary *k = cage_hatch(c, ef);

	k->subject = e->subject;
	switch (field_type(ef->field)) {
	case FT_PERSON:
	case FT_GROUP:
	case FT_GROUPS:
		k->is_ref = true;
		k->ref = id_random(&c->h.rng);
		id_hex(&k->ref, k->text);
		if (field_type(ef->field) == FT_GROUPS)
			ev_refs(e, ef->field, &k->ref, 1);
		else
			ev_ref(e, ef->field, &k->ref);
		break;
	default:
		snprintf(k->text, sizeof k->text, "zq%03zuxCanary%llu", c->n,
			(unsigned long long)rng_below(&c->h.rng, 1000000000));
		ev_text(e, ef->field, k->text);
	}
}

/* NUM, TARGET and the like would spoil the scenes: left out where they are not needed. */
void
cage_fill(void *ctx, struct ev *e, const struct efield *ef)
{
	struct cage *c = ctx;

	if (field_sealed(ef->field) && (!c->settle_only || ef->merge == MERGE_SETTLE))
		cage_put(c, e, ef);
}

bool
cage_has_subject(enum ev_kind k)
{
	return k != EV_SESSION_OPEN && k != EV_MEETING_NEW && ev_unit(k) != UNIT_NONE;
}

/* One event of every kind, each about a unit of its own. */
void
cage_write_all(struct cage *c, struct store *s, struct id *subject)
{
	for (int k = 0; k < EV_N; k++) {
		if (!cage_has_subject(k))
			continue;
		if (id_zero(&subject[k]))
			subject[k] = ev_unit(k) == UNIT_MEETING ? store_meeting(s) :
				id_random(&c->h.rng);
		if (k != EV_PROTECT && k != EV_WITHHOLD_SET)
			history_one(s, k, &subject[k], cage_fill, c);
	}
	history_one(s, EV_WITHHOLD_SET, &subject[EV_WITHHOLD_SET], cage_fill, c);
}

void
cage_withhold(struct cage *c, struct store *s, const struct id *target, const char *state)
{
	struct id id = id_random(&c->h.rng);
	struct ev e;

	ev_init(&e, EV_WITHHOLD_SET, &id);
	ev_ref(&e, FLD_TARGET, target);
	ev_text(&e, FLD_GROUND, "safety");
	ev_text(&e, FLD_STATE, state);
	history_add(s, &e);
}

void
cage_publish(struct cage *c, struct store *s, const char *today)
{
	struct disclosure d;
	struct err err = { 0 };
	size_t left = 0;

	unlink(c->public);
	if (!store_disclosure(s, today, &d, &err) ||
	    !store_publish(s, c->public, store_may_leave, &d, &left, &err))
		fail_msg("%s", err.msg);
	assert_true(left > 0);
	disclosure_release(&d);
}

static char *
bytes_of(const char *path, size_t *ret_n)
{
	FILE *f = fopen(path, "rb");
	char *p;

	assert_non_null(f);
	fseek(f, 0, SEEK_END);
	*ret_n = (size_t)ftell(f);
	rewind(f);
	p = mem_alloc(*ret_n);
	assert_int_equal(fread(p, 1, *ret_n, f), *ret_n);
	fclose(f);
	return p;
}

bool
cage_occurs(const char *p, size_t n, const struct canary *k)
{
	char hex[2 * sizeof k->text], upper[2 * sizeof k->text];
	size_t len = strlen(k->text);

	for (size_t i = 0; i < len; i++) {
		snprintf(hex + 2 * i, 3, "%02x", (unsigned char)k->text[i]);
		snprintf(upper + 2 * i, 3, "%02X", (unsigned char)k->text[i]);
	}
	return memmem(p, n, k->text, len) != NULL || memmem(p, n, hex, 2 * len) != NULL ||
		memmem(p, n, upper, 2 * len) != NULL ||
		(k->is_ref && memmem(p, n, k->ref.b, sizeof k->ref.b) != NULL);
}

void
cage_inspect(const struct cage *c, struct env *env, cage_expect *expect)
{
	size_t n, found = 0;
	char *p = bytes_of(c->public, &n);
	struct store *s;
	struct err err = { 0 };

	for (size_t i = 0; i < c->n; i++) {
		const struct canary *k = &c->v[i];
		bool should = expect(k, ev_field(k->kind, k->field)->out);

		if (k->shielded)
			continue;
		found += cage_occurs(p, n, k);
		if (cage_occurs(p, n, k) != should)
			fail_msg("%s (%s) %s %s%s is %sin the public file", c->full, k->text,
				ev_name(k->kind), field_name(k->field), k->old ? " (superseded)" : "",
				should ? "not " : "");
	}
	free(p);
	assert_true(found > 0);
	assert_int_equal(history_problems(c->public, env, true), 0);
	assert_false(store_open(c->public, STORE_WRITE, env, &s, &err));
	assert_int_equal(err.code, ERR_DENIED);
	s = history_open(c->public, STORE_READ, env);
	assert_true(store_public(s));
	store_close(s);
}

struct store *
cage_open(struct cage *c, struct env *env)
{
	struct store *s;

	memset(c, 0, sizeof *c);
	scratch_init(&c->dir);
	c->full = mem_strdup(scratch_path(&c->dir, "full"));
	c->public = mem_strdup(scratch_path(&c->dir, "public"));
	history_init(&c->h, 1147);	/* not the stream that the salts come from */
	s = history_meeting(c->full, env, 4711);
	/* session.open cannot be written by hand: its canary is the operator's name */
	store_operator(s, "zqOperatorCanary", "rapporteur");
	*cage_hatch(c, ev_field(EV_SESSION_OPEN, FLD_OPERATOR)) = (struct canary){
		.kind = EV_SESSION_OPEN, .field = FLD_OPERATOR, .text = "zqOperatorCanary" };
	return s;
}

void
cage_close(struct cage *c, struct store *s)
{
	store_close(s);
	free(c->full);
	free(c->public);
	scratch_release(&c->dir);
}
