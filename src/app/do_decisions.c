/* SPDX-License-Identifier: ISC */
/* Proposals and decisions. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/text.h>

#include "do.h"

static bool
of_item(const struct unit *u, const struct id *item)
{
	const struct id *of = unit_ref(u, FLD_ITEM);

	return of == NULL ? id_zero(item) : id_eq(of, item);
}

/* The last proposal on the item in hand that is still one (with this text, if given). */
static const struct unit *
open_proposal(const struct meeting *m, const struct units *us, const char *text)
{
	for (size_t i = us->n; i > 0; i--) {
		const struct unit *u = &us->v[i - 1];

		if (unit_is(u, FLD_STATE, "proposed") && of_item(u, &m->item) &&
		    (text == NULL || str_eq(unit_text(u, FLD_TEXT), text)))
			return u;
	}
	return NULL;
}

struct decision {
	const char *text, *state, *method, *because;
	const struct id *by;
};

static bool
add_decision(struct call *c, const struct decision *d, struct err *err)
{
	struct id id = new_id(c);
	struct ev e;

	ev_init(&e, EV_DECISION_SET, &id);
	ev_number(c->m, &e, UNIT_DECISION);
	ev_text(&e, FLD_TEXT, d->text);
	ev_text(&e, FLD_STATE, d->state);
	ev_text(&e, FLD_METHOD, d->method);
	ev_text(&e, FLD_RATIONALE, d->because);
	ev_ref(&e, FLD_BY, d->by);
	ev_ref(&e, FLD_ITEM, &c->m->item);
	c->r->unit = id;
	say(c, "decision %d: %s", store_next_num(c->m->store, UNIT_DECISION),
		d->state);
	return meeting_add(c->m, &e, err);
}

bool
do_PROPOSE(struct call *c, struct err *err)
{
	static const char *const keys[] = { "by", NULL };
	const struct unit *by = NULL;
	const char *key;
	char *rest = c->args, *value, *text;
	bool ok;

	if (!args_option(&rest, keys, &key, &value, err) ||
	    (key != NULL && !names_person(c->m, value, &by, err)))
		return false;
	args_end(&rest);
	if (*rest == '\0')
		return usage(c, err);
	if (!args_words("proposal", FLD_TEXT, rest, &text, err))
		return false;
	ok = add_decision(c, &(struct decision){ .text = text, .state = "proposed",
		.by = by == NULL ? NULL : &by->id }, err);
	free(text);
	return ok;
}

/* How a decision is said to be taken: what it makes of the proposal, and by what method. */
static const struct {
	const char *word, *state, *method;
} ways[] = {
	{ "consensus", "adopted", "consensus" },
	{ "vote", "adopted", "vote" },
	{ "noted", "noted", NULL },
	{ "deferred", "deferred", NULL },
	{ "rejected", "rejected", NULL },
};
enum { N_WAYS = sizeof ways / sizeof *ways };

static bool
decide(struct call *c, const struct unit *u, int way, const char *because, struct err *err)
{
	char label[64];
	struct ev e;

	unit_label(u, label, sizeof label);
	ev_init(&e, EV_DECISION_SET, &u->id);
	ev_text(&e, FLD_STATE, ways[way].state);
	ev_text(&e, FLD_METHOD, ways[way].method);
	ev_text(&e, FLD_RATIONALE, because);
	c->r->unit = u->id;
	say(c, "%s: %s%s%s", label, ways[way].state, ways[way].method == NULL ? "" : " by ",
		ways[way].method == NULL ? "" : ways[way].method);
	return meeting_add(c->m, &e, err) && read_back_end(c, &c->r->unit, err);
}

static int
find_way(const char *word, size_t n)
{
	for (int i = 0; i < N_WAYS; i++)
		if (strlen(ways[i].word) == n && strncmp(ways[i].word, word, n) == 0)
			return i;
	return -1;
}

/* "[REF] WAY [because RATIONALE]": cut into its parts; *ret_ref is NULL if there is none. */
static bool
parse_decide(struct call *c, char **ret_ref, int *ret_way, char **ret_because, struct err *err)
{
	char *p = c->args, *ref_end = NULL;
	size_t n = 0;
	int way = -1;

	while (*p != '\0' && way < 0) {
		n = strcspn(p, " ");
		way = find_way(p, n);
		if (way < 0) {
			ref_end = p + n;
			p += n + strspn(p + n, " ");
		}
	}
	if (way < 0)
		return usage(c, err);
	p += n;
	p += strspn(p, " ");
	if (*p != '\0' && !str_starts(p, "because "))
		return err_set(err, ERR_INPUT, "decide: what follows %s is not \"because ...\": %s",
			ways[way].word, p);
	if (ref_end != NULL)
		*ref_end = '\0';
	*ret_ref = ref_end == NULL ? NULL : c->args;
	*ret_way = way;
	*ret_because = *p == '\0' ? NULL : p + 8;
	return true;
}

static bool
is_open(const struct call *c, const struct unit *u, struct err *err)
{
	char label[64];

	if (u == NULL)
		return err_set(err, ERR_STATE, "%s: nothing is proposed on this item; propose TEXT "
			"first, or agreed TEXT", c->cmd->name);
	unit_label(u, label, sizeof label);
	if (u->kind != UNIT_DECISION)
		return err_set(err, ERR_INPUT, "%s: %s is not a proposal", c->cmd->name, label);
	if (!unit_is(u, FLD_STATE, "proposed"))
		return err_set(err, ERR_STATE, "%s: %s is %s already", c->cmd->name, label,
			unit_text(u, FLD_STATE));
	return true;
}

bool
proposal_find(struct call *c, const char *ref, struct units *ret_us,
	const struct unit **ret_u, struct err *err)
{
	const struct unit *u;
	struct units us;

	if (!(ref != NULL ? names_ref(c->m, ref, &us, err) :
	    store_units_of(c->m->store, UNIT_DECISION, &c->m->item, &us, err)))
		return false;
	u = ref != NULL ? &us.v[0] : open_proposal(c->m, &us, NULL);
	if (!is_open(c, u, err)) {
		units_release(&us);
		return false;
	}
	*ret_us = us;
	*ret_u = u;
	return true;
}

static bool
decide_with(struct call *c, char *ref, int way, const char *because, struct err *err)
{
	const struct unit *u;
	struct units us;
	bool ok;

	if (!proposal_find(c, ref, &us, &u, err))
		return false;
	ok = decide(c, u, way, because, err);
	units_release(&us);
	return ok;
}

bool
do_DECIDE(struct call *c, struct err *err)
{
	char *ref = NULL, *because = NULL, *clean = NULL;
	int way = -1;
	bool ok;

	if (!parse_decide(c, &ref, &way, &because, err))
		return false;
	if (because != NULL && !args_words("because", FLD_RATIONALE, because, &clean, err))
		return false;
	ok = decide_with(c, ref, way, clean, err);
	free(clean);
	return ok;
}

static const char *
method_of_rule(const struct meeting *m)
{
	return str_starts(m->rule.v[RULE_DECISION], "consensus") ? "consensus" : "vote";
}

static bool
adopt_proposal(struct call *c, const struct unit *u, const char *because, struct err *err)
{
	char label[64];
	struct ev e;

	ev_init(&e, EV_DECISION_SET, &u->id);
	ev_text(&e, FLD_STATE, "adopted");
	ev_text(&e, FLD_METHOD, method_of_rule(c->m));
	ev_text(&e, FLD_RATIONALE, because);
	c->r->unit = u->id;
	say(c, "%s: adopted, as it was proposed", unit_label(u, label, sizeof label));
	return meeting_add(c->m, &e, err) && read_back_end(c, &c->r->unit, err);
}

static bool
agreed(struct call *c, const char *text, const char *because, struct err *err)
{
	struct units us;
	const struct unit *u;
	bool ok;

	if (!store_units_of(c->m->store, UNIT_DECISION, &c->m->item, &us, err))
		return false;
	u = open_proposal(c->m, &us, text);
	ok = u != NULL ? adopt_proposal(c, u, because, err) :
		add_decision(c, &(struct decision){ .text = text, .state = "adopted",
			.method = method_of_rule(c->m), .because = because }, err);
	units_release(&us);
	return ok;
}

/* "[because="..."] TEXT [because RATIONALE]"; after "--" all is text. */
static bool
parse_agreed(struct call *c, char **ret_text, char **ret_because, struct err *err)
{
	static const char *const keys[] = { "because", NULL };
	char *rest = c->args, *because = NULL, *text = NULL;
	const char *key;

	if (!args_option(&rest, keys, &key, &because, err))
		return false;
	if (str_starts(rest, "-- "))
		args_end(&rest);
	else if (key == NULL)
		because = args_because(rest);
	if (*rest == '\0')
		return usage(c, err);
	if (!args_words("decision", FLD_TEXT, rest, &text, err))
		return false;
	if (because != NULL && !args_words("because", FLD_RATIONALE, because, ret_because, err)) {
		free(text);
		return false;
	}
	*ret_text = text;
	return true;
}

bool
do_AGREED(struct call *c, struct err *err)
{
	char *text = NULL, *because = NULL;
	bool ok = parse_agreed(c, &text, &because, err) && agreed(c, text, because, err);

	free(text);
	free(because);
	return ok;
}
