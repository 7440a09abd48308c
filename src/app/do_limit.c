/* SPDX-License-Identifier: ISC */
/* limit: how long an intervention on this item may be, and what would fit the hands that are up. */
#include <stdlib.h>

#include <talanoa/app/figures.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/when.h>

#include "floor_acts.h"

/* What the hands that are up could have of the time that is left. */
struct fitted {
	int64_t limit_ms, left_ms;	/* in force on the item, though a fitted one may be up to the
					 * rule's; usable, without the rest of the running turn */
	int hands;
	int64_t common_ms;
	struct str each;		/* "CSO 1:15, IP 3:00" */
};

static int64_t
rest_of_turn(const struct meeting *m)
{
	const struct ledger_turn *t = ledger_running(&m->ledger);
	int64_t rest = t == NULL ? 0 : t->limit_ms - turn_ms(t, &m->now);

	return rest > 0 ? rest : 0;
}

/* A journal may hold any weight; no product of these leaves 64 bits. */
static int64_t
weight_of(const struct fair_row *r)
{
	enum { MOST = 100000000 };

	return r->excluded || r->weight < 0 ? 0 : r->weight > MOST ? MOST : r->weight;
}

/* Its part of all the time there is: spoken already, and left. */
static int64_t
share_of(int64_t all, int64_t weight, int64_t weights)
{
	return all / weights * weight + all % weights * weight / weights;
}

static void
fit_rows(const struct meeting *m, const struct fairness *f, struct fitted *x)
{
	struct forecast_fit *fits = mem_alloc((f->n + 1) * sizeof *fits);
	int64_t weights = 0, all = f->equity.total_ms + x->left_ms;
	size_t n = 0;
	char buf[32];

	for (size_t i = 0; i < f->n; i++)
		weights += weight_of(&f->row[i]);
	for (size_t i = 0; i < f->n; i++) {
		const struct fair_row *r = &f->row[i];
		const struct id id = ledger_group_id(&m->ledger, r->key);

		if (r->excluded || r->hands == 0 || weights == 0)
			continue;
		fits[n] = (struct forecast_fit){ .charged_ms = r->ms, .hands = r->hands,
			.share_ms = share_of(all, weight_of(r), weights),
			.least_ms = meeting_rule_ms(m, RULE_SHORTEST, 60000),
			.limit_ms = meeting_rule_ms(m, RULE_LIMIT, 180000) };
		str_addf(&x->each, "%s%s %s", n == 0 ? "" : ", ", group_code(meeting_group(m,
			&id)), when_clock(forecast_fitted_group(&fits[n]), buf, sizeof buf));
		n++;
	}
	x->common_ms = n == 0 ? x->limit_ms : forecast_fitted_common(fits, n);
	free(fits);
}

static bool
fit(struct call *c, struct fitted *x, struct err *err)
{
	struct figures_ask ask;
	struct fairness f;

	*x = (struct fitted){ .limit_ms = meeting_limit(c->m) };
	figures_ask_init(&ask, c->m, &c->m->now);
	fairness_compute(&ask.ask, &f);
	figures_ask_release(&ask);
	for (size_t i = 0; i < f.n; i++)
		x->hands += f.row[i].excluded ? 0 : f.row[i].hands;
	if (!figures_item_left(c->m, &c->m->now, x->hands, &x->left_ms)) {
		fairness_release(&f);
		return err_set(err, ERR_STATE, "limit: nothing says how much time this item has; "
			"agenda set N for 20m plans it, limit 2m sets a limit");
	}
	x->left_ms -= rest_of_turn(c->m);
	fit_rows(c->m, &f, x);
	fairness_release(&f);
	return true;
}

static void
say_proposal(struct call *c, const struct fitted *x)
{
	char left[32], now[32], fits[32];

	when_clock(x->limit_ms, now, sizeof now);
	when_clock(x->common_ms, fits, sizeof fits);
	if (x->hands == 0) {
		say(c, "no hand is up: the limit stays %s", now);
		return;
	}
	when_clock(x->left_ms < 0 ? 0 : x->left_ms, left, sizeof left);
	if (x->common_ms * x->hands > x->left_ms)
		say(c, "%s left is not enough for %d hand%s: %s is the shortest limit (rules set "
			"shortest), limit fitted applies it", left, x->hands,
			x->hands == 1 ? "" : "s", fits);
	else if (x->common_ms == x->limit_ms)
		say(c, "the limit of %s fits: %s left for %d hand%s", now, left, x->hands,
			x->hands == 1 ? "" : "s");
	else
		say(c, "%s would fit: %s left for %d hand%s (the limit is %s); limit fitted "
			"applies it", fits, left, x->hands, x->hands == 1 ? "" : "s", now);
	say(c, "by what each constituency still has of its share: %s", str_c(&x->each));
}

static bool
set_limit(struct call *c, int64_t ms, struct err *err)
{
	const struct unit *item = meeting_item(c->m, &c->m->item);
	char buf[32];
	struct ev e;

	when_clock(ms, buf, sizeof buf);
	if (item != NULL && unit_int(item, FLD_LIMIT, 0) == ms) {
		say(c, "on this item an intervention has %s already", buf);
		return true;
	}
	ev_init(&e, EV_ITEM_SET, &c->m->item);
	ev_int(&e, FLD_LIMIT, ms);
	say(c, "on this item an intervention has %s", buf);
	return meeting_add(c->m, &e, err);
}

static bool
fitted(struct call *c, bool apply, struct err *err)
{
	struct fitted x;
	bool ok = fit(c, &x, err);

	if (ok && apply && x.hands == 0)
		ok = err_set(err, ERR_STATE, "limit fitted: no hand is up to fit a limit "
			"to; limit 2m sets one");
	else if (ok && apply && x.common_ms != x.limit_ms)
		ok = set_limit(c, x.common_ms, err);
	else if (ok)
		say_proposal(c, &x);
	str_release(&x.each);
	return ok;
}

static bool
typed(struct call *c, int64_t *ret_ms, struct err *err)
{
	int64_t ms;

	if (!when_duration(args_trim(c->args), &ms, err))
		return err_prefix(err, "limit: ");
	if (ms < 1000)
		return err_set(err, ERR_INPUT, "limit: at least one second");
	if (ms > INT64_C(86400000))
		return err_set(err, ERR_INPUT, "limit: at most 24 hours");
	*ret_ms = ms;
	return true;
}

bool
do_LIMIT(struct call *c, struct err *err)
{
	int64_t ms = 0;

	if (id_zero(&c->m->item))
		return err_set(err, ERR_STATE,
			"no item is in hand; `rules set limit 3m` is for the whole meeting");
	if (*c->args == '\0' || str_eq(c->args, "fitted"))
		return fitted(c, *c->args != '\0', err);
	return typed(c, &ms, err) && set_limit(c, ms, err);
}
