/* SPDX-License-Identifier: ISC */
/* Acts of the journal one by one, and the names that units have meanwhile. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>

#include "journal.h"

void
journal_init(struct journal *j, struct store *s)
{
	memset(j, 0, sizeof *j);
	j->store = s;
}

void
journal_release(struct journal *j)
{
	for (size_t i = 0; i < j->n; i++)
		free(j->known[i].name);
	free(j->known);
	idmap_release(&j->index);
}

const struct ev_field *
told_field(const struct told *t, enum field f)
{
	for (size_t i = 0; i < t->ev.n; i++)
		if (t->ev.f[i].field == f)
			return &t->ev.f[i];
	return NULL;
}

const char *
told_text(const struct told *t, enum field f)
{
	const struct ev_field *e = told_field(t, f);

	return e == NULL || e->text == NULL ? "" : e->text;
}

const struct id *
told_ref(const struct told *t, enum field f)
{
	const struct ev_field *e = told_field(t, f);

	return e == NULL || id_zero(&e->ref) ? NULL : &e->ref;
}

int64_t
told_int(const struct told *t, enum field f, int64_t otherwise)
{
	const struct ev_field *e = told_field(t, f);

	return e == NULL || e->unset ? otherwise : e->num;
}

const struct known *
journal_unit(const struct journal *j, const struct id *id)
{
	int i = id == NULL ? -1 : idmap_get(&j->index, id);

	return i < 0 ? NULL : &j->known[i];
}

const char *
journal_name(const struct journal *j, const struct id *id)
{
	const struct known *k = journal_unit(j, id);

	return k == NULL || k->name == NULL ? "" : k->name;
}

const char *
journal_label(const struct journal *j, const struct id *id, char *buf, size_t size)
{
	const struct known *k = journal_unit(j, id);

	if (k == NULL)
		snprintf(buf, size, "%s", "");
	else if (k->num > 0)
		snprintf(buf, size, "%s %d", unit_word(k->kind), k->num);
	else
		snprintf(buf, size, "%s", unit_word(k->kind));
	return buf;
}

static struct known *
find_or_add(struct journal *j, const struct told *t)
{
	int i = idmap_get(&j->index, &t->ev.subject);

	if (i >= 0)
		return &j->known[i];
	MEM_GROW(j->known, j->n, j->cap);
	idmap_put(&j->index, &t->ev.subject, (int)j->n);
	j->known[j->n].id = t->ev.subject;
	j->known[j->n].kind = ev_unit(t->ev.kind);
	return &j->known[j->n++];
}

static void
see_name(struct known *k, const struct told *t, enum field f)
{
	const char *text = told_text(t, f);

	if (*text == '\0')
		return;
	free(k->name);
	k->name = mem_strdup(text);
}

static void
see_link(struct id *link, const struct told *t, enum field f)
{
	const struct ev_field *e = told_field(t, f);

	if (e != NULL)
		*link = e->ref;
}

static void
see(struct journal *j, const struct told *t)
{
	struct known *k = find_or_add(j, t);

	k->num = (int)told_int(t, FLD_NUM, k->num);
	k->limit = told_int(t, FLD_LIMIT, k->limit);
	switch (t->ev.kind) {
	case EV_PERSON_SET:
		see_name(k, t, FLD_NAME);
		see_link(&k->link, t, FLD_GROUP);
		break;
	case EV_GROUP_SET:
		see_name(k, t, FLD_CODE);
		break;
	case EV_RULE_SET:
		see_name(k, t, FLD_KEY);
		break;
	case EV_ABBR_SET:
		see_name(k, t, FLD_SHORT);
		break;
	case EV_HAND:
		see_link(&k->link, t, FLD_PERSON);
		see_link(&k->group, t, FLD_GROUP);
		break;
	case EV_CALL:
	case EV_TURN_FIX:
		see_link(&k->link, t, FLD_ENTRY);
		break;
	case EV_POSITION_SET:
		see_name(k, t, FLD_STANCE);
		see_link(&k->link, t, FLD_DECISION);
		see_link(&k->group, t, FLD_GROUP);
		break;
	case EV_TERM_SET:
		see_name(k, t, FLD_WHAT);
		break;
	case EV_SUPPORT_SET:
		see_name(k, t, FLD_TEXT);
		see_link(&k->link, t, told_ref(t, FLD_PERSON) != NULL ? FLD_PERSON : FLD_GROUP);
		k->access |= str_eq(told_text(t, FLD_FORM), "access");
		break;
	case EV_CONSULT_SET:
		see_link(&k->group, t, FLD_GROUP);
		break;
	case EV_RESERVATION_SET:
		see_link(&k->link, t, FLD_DECISION);
		see_link(&k->group, t, told_ref(t, FLD_PERSON) != NULL ? FLD_PERSON : FLD_GROUP);
		break;
	case EV_VOTE_SET:
		see_link(&k->link, t, FLD_DECISION);
		see_link(&k->group, t, FLD_PERSON);
		see_link(&k->principal, t, FLD_PRINCIPAL);
		break;
	case EV_TALLY_SET:
		see_link(&k->link, t, FLD_DECISION);
		see_link(&k->group, t, FLD_GROUP);
		break;
	case EV_WITHHOLD_SET:
		see_link(&k->link, t, FLD_TARGET);
		break;
	default:
		break;
	}
}

/* In a whole file a value is missing because it was erased: its place is kept. */
static void
erased_field(struct ev_field *f, const struct logged *l)
{
	if (l->ev.kind == EV_PERSON_SET && f->field != FLD_NAME)
		return;
	if (field_type(f->field) == FT_NAME || field_type(f->field) == FT_LINE ||
	    field_type(f->field) == FT_BODY)
		f->text = "(erased)";
}

static void
copy_fields(struct act *a, struct told *t, const struct logged *l)
{
	t->ev = l->ev;
	for (size_t i = 0; i < t->ev.n; i++) {
		struct ev_field *f = &t->ev.f[i];
		struct id *refs;

		if (l->absent[i] && !f->unset && a->whole)
			erased_field(f, l);
		else
			t->absent |= l->absent[i] && !f->unset;
		if (f->text != NULL)
			f->text = unit_arena_str(a->mem.arena, f->text);
		if (f->n_refs == 0)
			continue;
		refs = unit_arena_alloc(a->mem.arena, f->n_refs * sizeof *refs);
		memcpy(refs, f->refs, f->n_refs * sizeof *refs);
		f->refs = refs;
	}
}

static bool
add_event(void *ctx, const struct logged *l)
{
	struct act *a = ctx;
	struct told *t;

	if (a->n == 0) {
		a->at = l->at;
		a->ms = l->ms;
		a->stated = l->stated;
		a->undone = l->undone;
		a->undoes = l->undoes;
		a->operator_name = mem_strdup(l->operator_name);
		a->role = mem_strdup(l->role);
	}
	MEM_GROW(a->v, a->n, a->cap);
	t = &a->v[a->n++];
	t->known = l->known;
	t->kind_name = mem_strdup(l->kind_name);
	if (l->known)
		copy_fields(a, t, l);
	return true;
}

static void
act_release(struct act *a)
{
	for (size_t i = 0; i < a->n; i++)
		free(a->v[i].kind_name);
	free(a->v);
	free(a->operator_name);
	free(a->role);
	units_release(&a->mem);
}

struct acts {
	struct id *v;
	size_t n, cap;
	struct idmap seen;
};

static bool
add_act(void *ctx, const struct logged *l)
{
	struct acts *all = ctx;

	if (idmap_get(&all->seen, &l->act) >= 0)
		return true;
	idmap_put(&all->seen, &l->act, (int)all->n);
	MEM_GROW(all->v, all->n, all->cap);
	all->v[all->n++] = l->act;
	return true;
}

static bool
one_act(struct journal *j, const struct id *id, bool (*each)(void *, struct act *), void *ctx,
	bool *ret_more, struct err *err)
{
	struct act a = { .id = *id, .whole = !store_public(j->store) };
	bool ok;

	a.mem.arena = unit_arena_new();
	ok = store_log(j->store, id, add_event, &a, err);
	if (ok && a.n > 0) {
		*ret_more = each(ctx, &a);
		for (size_t i = 0; i < a.n; i++)
			if (a.v[i].known)
				see(j, &a.v[i]);
	}
	act_release(&a);
	return ok;
}

bool
journal_walk(struct journal *j, bool (*each)(void *ctx, struct act *a), void *ctx,
	struct err *err)
{
	struct acts all = { 0 };
	bool ok, more = true;

	/* A merge may have put the events of two acts between each other. */
	ok = store_log(j->store, NULL, add_act, &all, err);
	for (size_t i = 0; ok && more && i < all.n; i++)
		ok = one_act(j, &all.v[i], each, ctx, &more, err);
	free(all.v);
	idmap_release(&all.seen);
	return ok;
}
