/* SPDX-License-Identifier: ISC */
/* What became of an action or a commitment. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/when.h>

#include "followup.h"

/* "3", "3b", "last" and a blank: its length without the blank, or 0. */
static size_t
number(const char *args)
{
	size_t n = strspn(args, "0123456789");

	if (n == 0 && str_starts(args, "last"))
		n = 4;
	else if (n > 0 && islower((unsigned char)args[n]))
		n++;
	return args[n] == ' ' ? n : 0;
}

static bool
is_verb(const char *p)
{
	static const char *const verbs[] = { "done", "open", "withdrawn", "progress" };

	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		size_t n = strlen(verbs[i]);

		if (strncmp(p, verbs[i], n) == 0 && (p[n] == ' ' || p[n] == '\0'))
			return true;
	}
	return false;
}

static bool
is_option(const char *p, const char *const *keys)
{
	for (size_t i = 0; keys[i] != NULL; i++) {
		size_t n = strlen(keys[i]);

		if (strncmp(p, keys[i], n) == 0 && p[n] == '=')
			return true;
	}
	return false;
}

bool
followup_asked(const char *args, const char *const *keys)
{
	size_t n = number(args);
	const char *rest = args + n + strspn(args + n, " ");

	/* "12 delegates to write" is an owner on no list; "12 doen" a misspelling. */
	return n > 0 && (strstr(args, " to ") == NULL || is_verb(rest) || is_option(rest, keys));
}

/* Sets BECAUSE; a reason that was given for something else does not stay. */
static void
put_because(struct ev *e, const struct unit *u, const char *because)
{
	ev_text(e, FLD_BECAUSE, because);
	if (because == NULL && unit_cell(u, FLD_BECAUSE) != NULL)
		ev_unset(e, FLD_BECAUSE);
}

static bool
change_state(struct call *c, const struct unit *u, const char *state, char *rest,
	struct err *err)
{
	char *because = NULL;
	struct ev e;
	bool ok;

	if (*rest != '\0' && !str_starts(rest, "because "))
		return err_set(err, ERR_INPUT, "%s: what follows %s is not \"because ...\": %s",
			c->cmd->name, state, rest);
	if (*rest != '\0' && !args_words("because", FLD_BECAUSE, rest + 8, &because, err))
		return false;
	ev_init(&e, u->ev, &u->id);
	ev_text(&e, FLD_STATE, state);
	put_because(&e, u, because);
	ok = meeting_add(c->m, &e, err);
	free(because);
	return ok;
}

static bool
change_progress(struct call *c, const struct unit *u, char *rest, struct err *err)
{
	char *text;
	struct ev e;
	bool ok;

	if (!args_words("progress", FLD_PROGRESS, rest, &text, err))
		return false;
	ev_init(&e, u->ev, &u->id);
	ev_text(&e, FLD_PROGRESS, text);
	ok = meeting_add(c->m, &e, err);
	free(text);
	return ok;
}

static bool
change(struct call *c, const struct unit *u, char *verb, char *rest, struct err *err)
{
	if (str_eq(verb, "progress"))
		return change_progress(c, u, rest, err);
	return change_state(c, u, verb, rest, err);
}

/* The date that due= says, "" for none. */
static bool
put_due(struct call *c, struct ev *e, char *typed, char date[static 11], struct err *err)
{
	if (*typed == '\0') {
		ev_unset(e, FLD_DUE);
		return true;
	}
	if (!when_date(typed, c->m->now.at, meeting_zone(c->m), date, err))
		return err_prefix(err, "due: ");
	ev_text(e, FLD_DUE, date);
	return true;
}

struct change {
	struct ev e;
	char date[11];
	char *own, *because;
	bool due, other;		/* given */
};

static bool
take_option(struct call *c, const struct followup *f, const struct unit *u, struct change *x,
	const char *key, char *value, struct err *err)
{
	bool due = str_eq(key, f->keys[0]), *given = due ? &x->due : &x->other;

	if (*given)
		return err_set(err, ERR_INPUT, "%s: given twice", key);
	*given = true;
	return due ? put_due(c, &x->e, value, x->date, err) :
		f->other(c, u, &x->e, value, &x->own, err);
}

/* owner=… due=… [because REASON] */
static bool
read_options(struct call *c, const struct followup *f, const struct unit *u, char *rest,
	struct change *x, struct err *err)
{
	const char *key;
	char *value;

	while (*rest != '\0' && !str_starts(rest, "because ")) {
		if (!args_option(&rest, f->keys, &key, &value, err))
			return false;
		if (key == NULL)
			return usage(c, err);
		if (!take_option(c, f, u, x, key, value, err))
			return false;
	}
	if (x->e.n == 0)
		return usage(c, err);
	return *rest == '\0' || args_words("because", FLD_BECAUSE, rest + 8, &x->because, err);
}

static bool
change_options(struct call *c, const struct followup *f, const struct unit *u, char *rest,
	struct err *err)
{
	struct change x = { 0 };
	bool ok;

	ev_init(&x.e, u->ev, &u->id);
	ok = read_options(c, f, u, rest, &x, err);
	if (ok && x.because != NULL)
		put_because(&x.e, u, x.because);
	ok = ok && meeting_add(c->m, &x.e, err);
	free(x.own);
	free(x.because);
	return ok;
}

bool
followup_run(struct call *c, const struct followup *f, struct err *err)
{
	char label[64], *rest, *verb;
	size_t n = number(c->args);
	struct units us;
	bool ok;

	rest = c->args + n + strspn(c->args + n, " ");
	c->args[n] = '\0';
	if (!names_ref_of(c->m, f->kind, c->args, &us, err))
		return false;
	if (is_verb(rest))
		ok = args_word(&rest, &verb, err) && change(c, &us.v[0], verb, rest, err);
	else
		ok = change_options(c, f, &us.v[0], rest, err);
	if (ok) {
		c->r->unit = us.v[0].id;
		say(c, "%s changed", unit_label(&us.v[0], label, sizeof label));
	}
	units_release(&us);
	return ok;
}
