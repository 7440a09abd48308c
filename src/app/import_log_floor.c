/* SPDX-License-Identifier: ISC */
/*
 * The queue of a log on the floor: hands, calls, the list, who is here. What makes no sense
 * there is seen before it is tried.
 */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>

#include "import_log.h"

static const struct floor *
the_floor(const struct log *x)
{
	return &x->m->ledger.floor;
}

static int
floor_person(const struct log *x, int who)
{
	const struct unit *p = log_person(x, who);

	return p == NULL ? FLOOR_NONE : ledger_person(&x->m->ledger, &p->id);
}

static int
hand_of(const struct log *x, int who)
{
	int p = floor_person(x, who);

	return p == FLOOR_NONE ? FLOOR_NONE : floor_find(the_floor(x), p, FLOOR_ORDINARY);
}

static bool
speaks(const struct log *x, int who)
{
	const struct ledger_turn *t = ledger_running(&x->m->ledger);

	return t != NULL && t->floor_turn != FLOOR_NONE &&
		the_floor(x)->turns[t->floor_turn].person == floor_person(x, who);
}

/* A command about one person; the blank keeps a last word like -5m from being a time. */
static bool
about_one(struct log *x, enum cmd_id cmd, int who, const char *more, enum log_reason *ret_why,
	struct err *err)
{
	str_clear(&x->args);
	log_arg(x, who, &x->args);
	str_addf(&x->args, "%s ", more);
	return log_try(x, cmd, str_c(&x->args), ret_why, err);
}

/* Somebody of the list who came late into the log has no constituency, and needs one here. */
static bool
seat(struct log *x, int who, enum log_reason *ret_why, struct err *err)
{
	struct str more = STR_INIT;
	bool ok;

	*ret_why = REASON_NONE;
	if (group_of(x->m, log_person(x, who)) != NULL)
		return true;
	str_addf(&more, " group %s", x->group == NULL ? "ALL" : x->group);
	ok = about_one(x, CMD_PERSON_SET, who, str_c(&more), ret_why, err);
	str_release(&more);
	return ok;
}

static bool
raise_one(struct log *x, int who, const char *about, enum log_reason *ret_why, struct err *err)
{
	struct str more = STR_INIT;
	bool ok;

	*ret_why = log_person(x, who) == NULL ? REASON_NOBODY : hand_of(x, who) != FLOOR_NONE ?
		REASON_UP : speaks(x, who) ? REASON_SPEAKS : the_floor(x)->closed ?
		REASON_CLOSED : REASON_NONE;
	if (*ret_why != REASON_NONE)
		return true;
	if (*about != '\0')
		str_addf(&more, " to %s", about);
	ok = seat(x, who, ret_why, err) && (*ret_why != REASON_NONE ||
		about_one(x, CMD_HAND, who, str_c(&more), ret_why, err));
	str_release(&more);
	return ok;
}

/* One line may name several: it is carried out if it was for one of them. */
static void
one_of_several(enum log_reason why, enum log_reason *ret_why)
{
	if (*ret_why != REASON_NONE)
		*ret_why = why;
}

static bool
raise_all(struct log *x, const struct log_list *list, const char *about,
	enum log_reason *ret_why, struct err *err)
{
	enum log_reason why;

	*ret_why = REASON_NOBODY;
	for (size_t i = 0; i < list->n; i++) {
		if (!raise_one(x, list->v[i], about, &why, err))
			return false;
		one_of_several(why, ret_why);
	}
	return true;
}

static bool
hand(struct log *x, const struct log_line *l, const char *rest, enum log_reason *ret_why,
	struct err *err)
{
	struct log_list list = { .x = x };
	struct str about = STR_INIT;
	bool ok = log_hand_list(&list, l->who, rest, &about) &&
		raise_all(x, &list, str_c(&about), ret_why, err);

	str_release(&about);
	return ok;
}

static bool
lower_one(struct log *x, int who, enum log_reason *ret_why, struct err *err)
{
	*ret_why = REASON_NONE;
	if (hand_of(x, who) != FLOOR_NONE)
		return about_one(x, CMD_HAND_DOWN, who, "", ret_why, err);
	if (speaks(x, who))
		return log_end_turn(x, err);
	*ret_why = REASON_NO_HAND;
	return true;
}

/* The one who waits and whose name begins so; -1 if there is none, or several. */
static int
waiting_like(struct log *x, const char *text)
{
	char *typed = text_fold(text), *name;
	int found = -1;
	size_t n = 0;

	for (size_t i = 0; i < x->names.n; i++) {
		if (x->names.v[i].same != (int)i || hand_of(x, (int)i) == FLOOR_NONE)
			continue;
		name = text_fold(x->names.v[i].text);
		if (strncmp(name, typed, strlen(typed)) == 0) {
			found = (int)i;
			n++;
		}
		free(name);
	}
	free(typed);
	return n == 1 ? found : -1;
}

/* "me", a name, or the beginning of the name of one who waits. */
static int
meant(struct log *x, const struct log_line *l, const char *text)
{
	int who = str_ieq(text, "me") ? l->who : log_somebody(x, text);

	return who >= 0 || strlen(text) > 60 ? who : waiting_like(x, text);
}

struct lowering {
	struct log *x;
	const struct log_line *l;
	enum log_reason why;
	struct err *err;
	bool broken;
};

static bool
lower_named(void *ctx, const char *name)
{
	struct lowering *k = ctx;
	int who = meant(k->x, k->l, name);
	enum log_reason why = REASON_NOBODY;

	if (who >= 0 && !lower_one(k->x, who, &why, k->err)) {
		k->broken = true;
		return false;
	}
	one_of_several(why, &k->why);
	return true;
}

static bool
lower(struct log *x, const struct log_line *l, const char *rest, enum log_reason *ret_why,
	struct err *err)
{
	struct lowering k = { x, l, REASON_NOBODY, err, false };

	log_names(*rest == '\0' ? "me" : rest, lower_named, &k);
	*ret_why = k.why;
	return !k.broken;
}

/* Whoever waits, first hand first; -1 if nobody does. */
static int
first_waiting(const struct log *x)
{
	const struct floor *f = the_floor(x);

	for (size_t i = 0; i < f->n_entries; i++) {
		struct id id = ledger_person_id(&x->m->ledger, f->entries[i].person);

		if (!floor_waiting(f, (int)i) || f->entries[i].class != FLOOR_ORDINARY)
			continue;
		for (size_t k = 0; k < x->names.n; k++)
			if (x->names.v[k].same == (int)k && id_eq(&x->names.v[k].person, &id))
				return (int)k;
	}
	return -1;
}

static bool
is_next(const char *rest)
{
	return str_ieq(rest, "next") || str_ieq(rest, "next speaker");
}

static bool
call(struct log *x, const struct log_line *l, const char *rest, enum log_reason *ret_why,
	struct err *err)
{
	int who = is_next(rest) ? first_waiting(x) : meant(x, l, rest);
	const struct unit *p = log_person(x, who);

	*ret_why = p != NULL ? REASON_NONE : is_next(rest) ? REASON_EMPTY : REASON_NOBODY;
	if (p != NULL && hand_of(x, who) == FLOOR_NONE && speaks(x, who))
		*ret_why = REASON_SPEAKS;
	if (*ret_why != REASON_NONE)
		return true;
	if (!seat(x, who, ret_why, err) || *ret_why != REASON_NONE)
		return *ret_why != REASON_NONE;
	/* Only who is here can be called; the log says that they speak. */
	if (hand_of(x, who) != FLOOR_NONE && !person_present(x->m, p) &&
	    !about_one(x, CMD_PRESENT, who, "", ret_why, err))
		return false;
	return about_one(x, CMD_ACK, who, " because as in the log", ret_why, err);
}

/* q= Ana, Ben: the list is this and nothing else. */
static bool
hands_are(struct log *x, const char *rest, enum log_reason *ret_why, struct err *err)
{
	struct log_list list = { .x = x };
	int who;

	*ret_why = REASON_NOBODY;
	if (*rest != '\0' && !log_list(&list, rest))
		return true;
	while ((who = first_waiting(x)) >= 0) {
		if (!lower_one(x, who, ret_why, err))
			return false;
		if (*ret_why != REASON_NONE)
			return true;
	}
	*ret_why = REASON_NONE;
	return list.n == 0 || raise_all(x, &list, "", ret_why, err);
}

static bool
set_list(struct log *x, bool closed, enum log_reason *ret_why, struct err *err)
{
	*ret_why = REASON_ALREADY;
	if (the_floor(x)->closed == closed)
		return true;
	return log_try(x, closed ? CMD_LIST_CLOSE : CMD_LIST_OPEN, "", ret_why, err);
}

/* Those of whom it is not so already, in one command. */
static bool
presence(struct log *x, const struct log_line *l, const struct log_say *s,
	enum log_reason *ret_why, struct err *err)
{
	struct log_list list = { .x = x, .full = true };
	size_t n = 0;

	*ret_why = REASON_NOBODY;
	if (*s->rest != '\0' && !str_ieq(s->rest, "me") && !log_list(&list, s->rest))
		return true;
	if (list.n == 0 && (*s->rest == '\0' || str_ieq(s->rest, "me")))
		list.v[list.n++] = l->who;
	str_clear(&x->args);
	for (size_t i = 0; i < list.n; i++) {
		const struct unit *p = log_person(x, list.v[i]);

		if (p == NULL || person_present(x->m, p) != (s->act == ACT_ABSENT))
			continue;
		str_add(&x->args, n++ > 0 ? ", " : "");
		log_arg(x, list.v[i], &x->args);
	}
	*ret_why = REASON_ALREADY;
	return n == 0 || log_try(x, s->act == ACT_PRESENT ? CMD_PRESENT : s->act == ACT_ABSENT ?
		CMD_ABSENT : CMD_REGRETS, str_c(&x->args), ret_why, err);
}

bool
log_floor(struct log *x, const struct log_line *l, const struct log_say *s,
	enum log_reason *ret_why, struct err *err)
{
	switch (s->act) {
	case ACT_HAND: return hand(x, l, s->rest, ret_why, err);
	case ACT_HAND_DOWN: return lower(x, l, s->rest, ret_why, err);
	case ACT_LATER:
		return lower(x, l, "me", ret_why, err) && (*ret_why != REASON_NONE ||
			raise_one(x, l->who, "", ret_why, err));
	case ACT_HANDS: return hands_are(x, s->rest, ret_why, err);
	case ACT_CALL: return call(x, l, s->rest, ret_why, err);
	case ACT_LIST_CLOSE: return set_list(x, true, ret_why, err);
	case ACT_LIST_OPEN: return set_list(x, false, ret_why, err);
	default: return presence(x, l, s, ret_why, err);
	}
}
