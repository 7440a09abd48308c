/* SPDX-License-Identifier: ISC */
/* Constituencies: group add and set, and what their weights mean for even shares. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/text.h>

#include "draft.h"
#include "rule_acts.h"

enum { CODE_MAX = 12 };

static const char *const group_keys[] = { "code", "name", "seats", "weight", NULL };

/* Letters and digits, a letter first; kept in capitals, as name plates show it. */
static bool
group_code_ok(const struct meeting *m, const char *typed, const struct unit *except,
	char ret_code[static CODE_MAX + 1], struct err *err)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	char code[CODE_MAX + 1];
	size_t n = strlen(typed);

	for (size_t i = 0; n <= CODE_MAX && i <= n; i++)
		code[i] = typed[i] >= 'a' && typed[i] <= 'z' ? (char)(typed[i] - 'a' + 'A') :
			typed[i];
	if (n == 0 || n > CODE_MAX || strchr(letters, code[0]) == NULL ||
	    strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") != n)
		return err_set(err, ERR_INPUT, "code: 1 to %d letters (a to z) and digits, a "
			"letter first: CSO, IP, LAB", CODE_MAX);
	for (size_t i = 0; i < m->groups.n; i++)
		if (&m->groups.v[i] != except && str_eq(group_code(&m->groups.v[i]), code))
			return err_set(err, ERR_STATE, "%s is the code of %s already", code,
				unit_text(&m->groups.v[i], FLD_NAME));
	memcpy(ret_code, code, n + 1);
	return true;
}

static bool
set_group_name(struct call *c, struct draft *d, const char *typed, struct err *err)
{
	char *like = NULL, *have;

	if (*typed == '\0')
		return err_set(err, ERR_INPUT, "name: a constituency has one");
	for (size_t i = 0; i < c->m->groups.n; i++) {
		const struct unit *g = &c->m->groups.v[i];

		if (g != d->was && text_same(unit_text(g, FLD_NAME), typed))
			return err_set(err, ERR_STATE, "%s is called %s already", group_code(g),
				unit_text(g, FLD_NAME));
	}
	like = text_skeleton(typed);
	for (size_t i = 0; i < c->m->groups.n; i++) {
		have = text_skeleton(unit_text(&c->m->groups.v[i], FLD_NAME));
		if (&c->m->groups.v[i] != d->was && strcmp(have, like) == 0) {
			say(c, "warning: this name looks like that of %s",
				group_code(&c->m->groups.v[i]));
			c->r->warnings++;
		}
		free(have);
	}
	free(like);
	return draft_text(d, "name", FLD_NAME, typed, err);
}

static bool
set_seats(struct draft *d, const char *typed, struct err *err)
{
	long long n;

	if (!str_int(typed, 0, 1000, &n))
		return err_set(err, ERR_INPUT, "seats: \"%.40s\" is not a number from 0 to 1000",
			typed);
	draft_int(d, FLD_SEATS, n);
	return true;
}

static bool
read_weight(const char *typed, int64_t *ret_weight, struct err *err)
{
	long long n;

	if (!str_int(typed, 1, 1000000, &n))
		return err_set(err, ERR_INPUT, "weight: \"%.40s\" is not a number of thousandths "
			"from 1 to 1000000 (1000 = one share)", typed);
	*ret_weight = n;
	return true;
}

/* Unequal weights are meant as the share that is even, unless the body chose another target. */
static bool
follow_weight(struct call *c, int64_t weight, struct err *err)
{
	const struct id unit = c->r->unit;
	enum fair_target t = rules_target(&c->m->rule);

	if (t == TARGET_CUSTOM || weight == 1000)
		return true;
	if (t != TARGET_EQUAL) {
		say(c, "the order goes by the weights, even shares by rules set target (%s)",
			fair_target_name(t));
		return true;
	}
	if (!rule_record(c, RULE_TARGET, "custom", err))
		return false;
	c->r->unit = unit;
	say(c, "even shares go by the weights now: the rule target is custom");
	return true;
}

/* A new weight keeps what the constituency has spoken for its share so far (3.2). */
static bool
record_weight(struct call *c, const struct id *group, int64_t weight, struct err *err)
{
	int i = ledger_group(&c->m->ledger, group);
	struct ev e;

	ev_init(&e, EV_WEIGHT, group);
	ev_int(&e, FLD_WEIGHT, weight);
	ev_int(&e, FLD_REBASE, floor_rebase(&c->m->ledger.floor, i, weight));
	return meeting_add(c->m, &e, err) && follow_weight(c, weight, err);
}

static bool
group_options(struct draft *d, char **rest, int64_t *weight, struct err *err)
{
	const char *key;
	char *value;

	for (;;) {
		if (!args_option(rest, group_keys + 2, &key, &value, err))
			return false;
		if (key == NULL)
			return true;
		if (!draft_once(d, key, str_eq(key, "seats") ? FLD_SEATS : FLD_WEIGHT, err) ||
		    !(str_eq(key, "seats") ? set_seats(d, value, err) :
		      read_weight(value, weight, err)))
			return false;
	}
}

/* CODE, then NAME (words up to the first option), options before or after it. */
static bool
read_group(struct call *c, struct draft *d, int64_t *weight, struct err *err)
{
	char *rest = c->args, *word, code[CODE_MAX + 1];
	struct str name = STR_INIT;
	bool ok = true;

	if (!args_word(&rest, &word, err))
		return *c->args == '\0' ? usage(c, err) : false;
	if (!group_code_ok(c->m, word, NULL, code, err))
		return false;
	draft_code(d, FLD_CODE, code);
	while (ok && *rest != '\0') {
		ok = group_options(d, &rest, weight, err);
		if (!ok || *rest == '\0')
			break;
		ok = args_word(&rest, &word, err);
		if (ok)
			str_addf(&name, "%s%s", name.len > 0 ? " " : "", word);
	}
	if (ok)
		ok = name.len == 0 ? usage(c, err) : set_group_name(c, d, str_c(&name), err);
	str_release(&name);
	return ok;
}

static bool
say_group(struct call *c, const struct id *id)
{
	const struct unit *g = meeting_group(c->m, id);

	say(c, "%s: %s", group_code(g), unit_text(g, FLD_NAME));
	c->r->unit = *id;
	return true;
}

bool
do_GROUP_ADD(struct call *c, struct err *err)
{
	struct draft d;
	int64_t weight = 1000;
	bool ok;

	draft_init(&d, c->m, EV_GROUP_SET, NULL);
	ev_number(c->m, &d.ev, UNIT_GROUP);
	ok = read_group(c, &d, &weight, err) && meeting_add(c->m, &d.ev, err) &&
		say_group(c, &d.ev.subject) &&
		(weight == 1000 || record_weight(c, &d.ev.subject, weight, err));
	draft_release(&d);
	return ok;
}

static bool
set_group_field(struct call *c, struct draft *d, const char *key, const char *value,
	struct err *err)
{
	char code[CODE_MAX + 1];

	if (str_eq(key, "name"))
		return set_group_name(c, d, value, err);
	if (str_eq(key, "seats"))
		return set_seats(d, value, err);
	if (!str_eq(key, "code"))
		return err_set(err, ERR_INPUT, "\"%.40s\" is not a field of a constituency; there "
			"are code, name, seats, weight", key);
	if (!group_code_ok(c->m, value, d->was, code, err))
		return false;
	draft_code(d, FLD_CODE, code);
	return true;
}

static int64_t
ledger_weight(const struct meeting *m, const struct id *group)
{
	int i = ledger_group(&m->ledger, group);

	return i == FLOOR_NONE ? 1000 : m->ledger.floor.groups[i].weight;
}

static bool
set_weight(struct call *c, const struct unit *g, const char *value, struct err *err)
{
	int64_t weight = 0;

	if (!read_weight(value, &weight, err))
		return false;
	if (weight == ledger_weight(c->m, &g->id)) {
		say(c, "%s weighs that already", group_code(g));
		return true;
	}
	say(c, "%s weighs %lld thousandths from now on; what was spoken keeps its share",
		group_code(g), (long long)weight);
	return record_weight(c, &g->id, weight, err);
}

bool
do_GROUP_SET(struct call *c, struct err *err)
{
	char *rest = c->args, *code, *key, *value;
	const struct unit *g;
	struct draft d;
	bool ok;

	if (!args_word(&rest, &code, err) || !args_word(&rest, &key, err))
		return usage(c, err);
	value = args_trim(rest);
	if (!names_group(c->m, code, &g, err))
		return false;
	c->r->unit = g->id;
	if (str_eq(key, "weight"))
		return set_weight(c, g, value, err);
	draft_init(&d, c->m, EV_GROUP_SET, g);
	ok = set_group_field(c, &d, key, value, err);
	if (ok && draft_empty(&d))
		say(c, "%s: %s is that already", group_code(g), key);
	else if (ok && (ok = meeting_add(c->m, &d.ev, err)))
		say(c, "%s: %s is now %s", group_code(g), key, value);
	draft_release(&d);
	return ok;
}
