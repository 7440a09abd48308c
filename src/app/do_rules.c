/* SPDX-License-Identifier: ISC */
/* Rules of procedure: rules set, adopt. */
#include <stdio.h>
#include <string.h>

#include <talanoa/base/hash.h>
#include <talanoa/base/when.h>

#include "draft.h"
#include "rule_acts.h"

static bool
unknown_rule(const char *key, struct err *err)
{
	struct str list = STR_INIT;
	char shown[60];

	for (int r = 0; r < RULE_N; r++)
		str_addf(&list, "%s%s", r == 0 ? "" : ", ", rule_key((enum rule)r));
	str_copy(shown, sizeof shown, key);
	err_set(err, ERR_INPUT, "rules set: there is no rule \"%s\"; there are %s", shown,
		str_c(&list));
	str_release(&list);
	return false;
}

static bool
is_adopted(const struct meeting *m, const char *what, int64_t *ret_at)
{
	for (size_t i = 0; i < m->marks.n; i++) {
		if (m->marks.v[i].ev != EV_ADOPT || !unit_is(&m->marks.v[i], FLD_WHAT, what))
			continue;
		if (ret_at != NULL)
			*ret_at = m->marks.v[i].at;
		return true;
	}
	return false;
}

/*
 * The unit of a rule: the same on every copy, so that a merge sees one rule. One whose first
 * setting was undone stays void; the rule then goes on as the next of its name.
 */
static const struct unit *
rule_unit(const struct meeting *m, enum rule r, struct id *ret_id)
{
	char again[16];

	*ret_id = hash_id("talanoa-rule", rule_key(r), (char *)NULL);
	for (int n = 2; store_void(m->store, ret_id); n++) {
		snprintf(again, sizeof again, "%d", n);
		*ret_id = hash_id("talanoa-rule", rule_key(r), again, (char *)NULL);
	}
	return units_find(&m->rules, ret_id);
}

bool
rule_record(struct call *c, enum rule r, const char *value, struct err *err)
{
	struct id id;
	struct ev e;
	const struct unit *was = rule_unit(c->m, r, &id);

	ev_init(&e, EV_RULE_SET, &id);
	if (was == NULL)
		ev_text(&e, FLD_KEY, rule_key(r));
	ev_text(&e, FLD_SETTING, value);
	c->r->unit = id;
	return meeting_add(c->m, &e, err);
}

static void
say_rule(struct call *c, enum rule r, const char *value)
{
	struct str typed = STR_INIT;

	rule_typed(r, value, &typed);
	say(c, "Rule: %s is %s", rule_key(r), str_c(&typed));
	str_release(&typed);
}

static bool
weights_differ(const struct meeting *m)
{
	const struct floor *f = &m->ledger.floor;

	for (size_t g = 1; g < f->n_groups; g++)
		if (f->groups[g].weight != f->groups[0].weight)
			return true;
	return false;
}

static void
warn(struct call *c, const char *words)
{
	say(c, "warning: %s", words);
	c->r->warnings++;
}

/* What the new value does not do by itself. */
static void
warn_rule(struct call *c, enum rule r)
{
	const struct meeting *m = c->m;

	if (r == RULE_TARGET && rules_target(&m->rule) != TARGET_CUSTOM && weights_differ(m))
		warn(c, "the order goes by the weights, which differ; group set CODE weight 1000 "
			"makes them equal");
	if (r == RULE_DISTRIBUTE && str_eq(m->rule.v[RULE_BUDGET], "off") &&
	    str_eq(m->rule.v[r], "yes"))
		warn(c, "there is no budget to distribute yet: rules set budget 10m");
	if (r == RULE_BUDGET && str_eq(m->rule.v[r], "auto") && !id_zero(&m->item) &&
	    m->ledger.floor.item_ms == 0)
		warn(c, "no time is planned for the item in hand, so it has no budget: agenda set "
			"N for 20m");
	if (is_adopted(m, "rules", NULL))
		say(c, "the rules were adopted before; this changes them");
}

bool
do_RULES_SET(struct call *c, struct err *err)
{
	char *rest = c->args, *key;
	struct str value = STR_INIT;
	struct id id;
	enum rule r;
	bool ok;

	if (!args_word(&rest, &key, err) || *rest == '\0')
		return usage(c, err);
	if (!rule_parse(key, &r))
		return unknown_rule(key, err);
	ok = rule_normal(r, args_trim(rest), meeting_rule_ms(c->m, RULE_LIMIT, 180000), &value,
		err) || err_prefix(err, "rules set ");
	ok = ok && (r != RULE_ATTRIBUTION || attribution_may_be(c->m, NULL, str_c(&value), err));
	if (ok && rule_unit(c->m, r, &id) != NULL && str_eq(c->m->rule.v[r], str_c(&value)))
		say(c, "%s is that already", rule_key(r));
	else if (ok && (ok = rule_record(c, r, str_c(&value), err))) {
		say_rule(c, r, str_c(&value));
		warn_rule(c, r);
	}
	str_release(&value);
	return ok;
}

/* What was adopted, as a chair reads it out. */
static void
say_rules(struct call *c)
{
	static const char *const targets[TARGET_N] = { [TARGET_EQUAL] = "per constituency",
		[TARGET_HEADCOUNT] = "by people", [TARGET_CUSTOM] = "by the weights",
		[TARGET_HALF] = "half per constituency, half by people" };
	const struct rules *r = &c->m->rule;
	struct str budget = STR_INIT;
	char limit[32], point[32];

	rule_typed(RULE_BUDGET, r->v[RULE_BUDGET], &budget);
	say(c, "order %s, %s each, %s for a point of order; even shares %s, counted by %s; "
		"budget on an item: %s%s; decisions by %s, quorum %s", r->v[RULE_ORDER],
		when_clock(meeting_rule_ms(c->m, RULE_LIMIT, 180000), limit, sizeof limit),
		when_clock(meeting_rule_ms(c->m, RULE_POINT, 60000), point, sizeof point),
		targets[rules_target(r)], r->v[RULE_SCOPE], str_eq(str_c(&budget), "off") ? "none" :
		str_c(&budget), str_eq(r->v[RULE_DISTRIBUTE], "yes") ? ", overruns distributed" : "",
		r->v[RULE_DECISION], r->v[RULE_QUORUM]);
	if (str_eq(r->v[RULE_DECISION], "majority") || str_eq(r->v[RULE_DECISION], "two-thirds"))
		say(c, "counted of: %s", str_eq(r->v[RULE_MAJORITY_OF], "cast") ? "yes and no" :
			str_eq(r->v[RULE_MAJORITY_OF], "present") ? "those present" : "all seats");
	if (str_eq(r->v[RULE_QUORUM_ONLINE], "no"))
		say(c, "people online fill no seat and do not vote");
	str_release(&budget);
}

bool
do_ADOPT(struct call *c, struct err *err)
{
	struct id id = new_id(c);
	char *what = args_trim(c->args), at[32];
	int64_t since;
	struct ev e;

	if (*what == '\0' || !one_of("agenda|rules|minutes", what))
		return usage(c, err);
	if (str_eq(what, "agenda") && c->m->items.n == 0)
		return err_set(err, ERR_STATE, "there is no agenda to adopt: agenda+ TITLE adds an "
			"item");
	if (is_adopted(c->m, what, &since))
		return err_set(err, ERR_STATE, "the %s: adopted already, at %s", what,
			when_local(since, meeting_zone(c->m), "%Y-%m-%d %H:%M", at, sizeof at));
	if (!approval_adopt(c, what, err))
		return false;
	ev_init(&e, EV_ADOPT, &id);
	ev_text(&e, FLD_WHAT, what);
	c->r->unit = id;
	say(c, "Adopted: the %s", what);
	if (str_eq(what, "rules"))
		say_rules(c);
	return meeting_add(c->m, &e, err);
}
