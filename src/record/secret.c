/* SPDX-License-Identifier: ISC */
/* The search of a public edition's bytes for what it must not hold. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/text.h>

#include "secret.h"
#include "secret_form.h"
#include "secret_view.h"

/* The bytes as they are, and as they read without what could hide a value in them. */
enum { AS_IT_IS, SQUEEZED, ENTITIES, TAGS, PERCENT, JSON, VIEWS };

struct views {
	struct view v[VIEWS];
	bool made[VIEWS];
};

void
secrets_release(struct secrets *sec)
{
	for (size_t i = 0; i < sec->n; i++) {
		free(sec->v[i].value);
		free(sec->v[i].where);
	}
	free(sec->v);
	*sec = (struct secrets){ 0 };
}

static void
make_view(struct views *w, int which, const struct str *bytes)
{
	struct str flat = STR_INIT;

	form_squeeze(&flat, str_c(bytes), bytes->len);
	view_init(&w->v[which], &flat);
	w->made[which] = true;
}

/* What reads the same read back needs no view of its own. */
static void
make_other(struct views *w, int which, const struct str *read, const struct str *than)
{
	if (read->len != than->len)
		make_view(w, which, read);
}

static void
make_views(struct views *w, const struct str *bytes)
{
	struct str raw = STR_INIT, plain = STR_INIT, s = STR_INIT;

	str_addn(&raw, str_c(bytes), bytes->len);
	view_init(&w->v[AS_IT_IS], &raw);
	w->made[AS_IT_IS] = true;
	make_view(w, SQUEEZED, bytes);
	form_unentity(&plain, str_c(bytes), bytes->len);
	make_other(w, ENTITIES, &plain, bytes);
	form_unpercent(&s, plain.p, plain.len);
	make_other(w, PERCENT, &s, &plain);
	str_clear(&s);
	str_clear(&plain);
	form_untag(&s, str_c(bytes), bytes->len);
	form_unentity(&plain, s.p, s.len);
	make_other(w, TAGS, &plain, bytes);
	str_clear(&s);
	form_unjson(&s, str_c(bytes), bytes->len);
	make_other(w, JSON, &s, bytes);
	str_release(&plain);
	str_release(&s);
}

static bool
held(const struct view *v, const struct str *form)
{
	return view_holds(v, str_c(form), form->len);
}

/* In base64, alone or inside something longer; lines of it are broken anywhere. */
static bool
held_base64(const struct view *v, const char *value, size_t n)
{
	struct str form = STR_INIT;
	bool found = false;

	for (int shift = 0; shift < 3 && !found; shift++) {
		str_clear(&form);
		form_base64(&form, value, n, shift, false);
		found = held(v, &form);
		if (found || strpbrk(form.p, "+/") == NULL)
			continue;
		str_clear(&form);
		form_base64(&form, value, n, shift, true);
		found = held(v, &form);
	}
	str_release(&form);
	return found;
}

static bool
held_utf16(const struct view *v, const char *value, size_t n)
{
	struct str form = STR_INIT;
	bool found;

	form_utf16(&form, value, n, false);
	found = held(v, &form);
	str_clear(&form);
	form_utf16(&form, value, n, true);
	found = found || held(v, &form);
	str_release(&form);
	return found;
}

/* Broken over lines or escaped; of very few letters, anything would hold it. */
static bool
held_squeezed(const struct views *w, const char *value, size_t n)
{
	struct str flat = STR_INIT;
	bool found = false;

	form_squeeze(&flat, value, n);
	for (int i = SQUEEZED; i < VIEWS && !found && flat.len >= SECRET_LEAST / 2; i++)
		found = w->made[i] && held(&w->v[i], &flat);
	str_release(&flat);
	return found;
}

static bool
holds(const struct views *w, const char *value)
{
	struct str shown = STR_INIT;
	size_t n = strlen(value);
	bool found;

	/* as renderers write what is not printable */
	text_print(&shown, value, true);
	found = view_holds(&w->v[AS_IT_IS], value, n) || held_squeezed(w, value, n) ||
		(!str_eq(str_c(&shown), value) && held_squeezed(w, shown.p, shown.len)) ||
		held_base64(&w->v[SQUEEZED], value, n) || held_utf16(&w->v[AS_IT_IS], value, n);
	str_release(&shown);
	return found;
}

bool
secrets_absent(const struct secrets *sec, const struct str *bytes, struct err *err)
{
	const char *where = NULL;
	struct views w = { 0 };

	if (sec->n == 0)
		return true;
	make_views(&w, bytes);
	for (size_t i = 0; i < sec->n && where == NULL; i++)
		if (holds(&w, sec->v[i].value))
			where = sec->v[i].where;
	for (int i = 0; i < VIEWS; i++)
		if (w.made[i])
			view_release(&w.v[i]);
	if (where != NULL)
		return err_set(err, ERR_DENIED, "this edition would hold the %s, which must "
			"not leave: withhold or correct whatever else says the same", where);
	return true;
}
