/* SPDX-License-Identifier: ISC */
/* show orders: what each order would do now, and what each would have done so far. */
#include <stdlib.h>

#include <talanoa/app/figures.h>
#include <talanoa/app/reason.h>
#include <talanoa/base/i18n.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/when.h>

#include "show.h"

enum { NEXT = 8 };

static const struct unit *
group_at(const struct meeting *m, int group)
{
	struct id id = ledger_group_id(&m->ledger, group);

	return meeting_group(m, &id);
}

static struct json *
next_of(const struct meeting *m, enum floor_order order)
{
	const struct floor *f = &m->ledger.floor;
	struct json *all = json_array();
	int list[NEXT];
	size_t n = order == FLOOR_ORDER_MANUAL ? 0 : floor_preview_order(f, order, NEXT, list);

	for (size_t i = 0; i < n; i++) {
		const struct floor_entry *e = &f->entries[list[i]];
		struct id id = ledger_person_id(&m->ledger, e->person);
		struct json *o = json_object();

		show_put_text(o, "person", person_name(meeting_person(m, &id)));
		show_put_text(o, "group", group_code(group_at(m, e->group)));
		show_put_text(o, "class", floor_class_name(e->class));
		json_push(all, o);
	}
	return all;
}

static struct json *
orders_now(const struct meeting *m)
{
	struct json *all = json_array();

	for (int i = 0; i < FLOOR_ORDER_N; i++) {
		struct json *o = json_object();

		show_put_text(o, "order", floor_order_name((enum floor_order)i));
		json_put(o, "next", next_of(m, (enum floor_order)i));
		json_push(all, o);
	}
	return all;
}

/* ---- so far ---- */

struct past {
	const struct meeting *m;
	struct fairness f;		/* who counts, and against what */
	enum fair_target target;
	struct equity_row *row;
	int64_t *ms;
	int *percent;
};

static struct json *
past_rows(struct past *p)
{
	struct json *all = json_array();
	bool shares;

	for (size_t i = 0; i < p->f.n; i++)
		p->ms[i] = p->row[i].excluded ? 0 : p->row[i].ms;
	shares = equity_percent(p->ms, p->f.n, p->percent);
	for (size_t i = 0; i < p->f.n; i++) {
		struct json *o = json_object();

		show_put_text(o, "code", group_code(group_at(p->m, (int)i)));
		json_put(o, "counted_ms", json_integer(p->row[i].ms));
		json_put(o, "percent", shares && !p->row[i].excluded ?
			json_integer(p->percent[i]) : json_null_value());
		json_push(all, o);
	}
	return all;
}

static struct json *
not_heard(const struct past *p)
{
	struct json *all = json_array();

	for (size_t i = 0; i < p->f.n; i++)
		if (!p->row[i].excluded && p->row[i].ms <= 0)
			json_push(all, json_string(group_code(group_at(p->m, (int)i))));
	return all;
}

static struct json *
figure(bool valid, int64_t v)
{
	return valid ? json_integer(v) : json_null_value();
}

static struct json *
outcome(struct past *p, const char *name, struct orders_result *r)
{
	struct json *o = json_object();
	struct equity e;

	for (size_t i = 0; i < p->f.n; i++)
		p->row[i] = (struct equity_row){ .ms = r->group_ms[i],
			.weight = p->f.row[i].weight, .excluded = p->f.row[i].excluded };
	equity_compute(p->row, p->f.n, &e);
	show_put_text(o, "order", name);
	json_put(o, "gini_ppm", figure(e.valid && !p->f.early, e.gini_ppm));
	json_put(o, "move_ms", figure(e.valid && !p->f.early, e.move_ms));
	json_put(o, "longest_wait_ms", figure(r->wait_ms >= 0, r->wait_ms));
	json_put(o, "hands_up", json_integer((int64_t)r->unserved));
	json_put(o, "turns", json_integer((int64_t)r->n_called));
	json_put(o, "heard", json_integer((int64_t)e.heard));
	json_put(o, "not_heard", not_heard(p));
	json_put(o, "rows", past_rows(p));
	orders_result_release(r);
	return o;
}

static struct json *
outcomes(struct past *p, const struct orders *o)
{
	struct json *all = json_array();
	struct orders_result r;

	for (int i = 0; i < FLOOR_ORDER_MANUAL; i++) {
		orders_replay(o, (enum floor_order)i, &r);
		json_push(all, outcome(p, floor_order_name((enum floor_order)i), &r));
	}
	return all;
}

static void
past_init(struct past *p, struct meeting *m)
{
	struct figures_ask a;

	figures_ask_init(&a, m, &m->now);
	a.ask.whole = true;
	fairness_compute(&a.ask, &p->f);
	p->m = m;
	p->target = a.ask.target;
	p->row = mem_alloc((p->f.n + 1) * sizeof *p->row);
	p->ms = mem_alloc((p->f.n + 1) * sizeof *p->ms);
	p->percent = mem_alloc((p->f.n + 1) * sizeof *p->percent);
	figures_ask_release(&a);
}

static void
past_release(struct past *p)
{
	fairness_release(&p->f);
	free(p->row);
	free(p->ms);
	free(p->percent);
}

static struct json *
excluded(const struct past *p)
{
	struct json *all = json_array();

	for (size_t i = 0; i < p->f.n; i++)
		if (p->f.row[i].excluded)
			json_push(all, json_string(group_code(group_at(p->m, (int)i))));
	return all;
}

static struct json *
so_far(struct meeting *m, const struct orders *o)
{
	struct json *all = json_object();
	struct orders_result r;
	struct past p;

	past_init(&p, m);
	orders_as_was(o, &r);
	json_put(all, "speaking_ms", json_integer(ORDERS_MS(o->end)));
	json_put(all, "as_it_went", outcome(&p, NULL, &r));
	json_put(all, "orders", outcomes(&p, o));
	json_put(all, "expect_ms", json_integer(floor_expect(&m->ledger.floor)));
	show_put_text(all, "target", fair_target_name(p.target));
	json_put(all, "excluded", excluded(&p));
	json_put(all, "early", json_boolean(p.f.early));
	past_release(&p);
	return all;
}

bool
show_ORDERS(struct meeting *m, struct json *doc, struct err *err)
{
	struct orders o;

	ledger_elapse(&m->ledger, &m->now);
	if (!reason_orders(m, &m->now, &o, err))
		return false;
	show_put_text(doc, "in_force", floor_order_name(m->ledger.floor.rules.order));
	json_put(doc, "now", orders_now(m));
	json_put(doc, "so_far", o.n_turns == 0 ? json_null_value() : so_far(m, &o));
	orders_release(&o);
	return true;
}

/* ---- text ---- */

/* "Samira Haddad (YTH), Sam Okoro (IP)" */
static void
put_names(struct json *o, const struct json *next, const char *none)
{
	struct str s = STR_INIT;

	for (size_t i = 0; i < json_count(next); i++) {
		const char *person = json_str(json_get(json_at(next, i), "person"));
		const char *group = json_str(json_get(json_at(next, i), "group"));

		str_addf(&s, "%s%s%s%s%s", i == 0 ? "" : ", ",
			person == NULL ? _("(not named)") : person, group == NULL ? "" : " (",
			group == NULL ? "" : group, group == NULL ? "" : ")");
	}
	show_put_text(o, "next", s.len > 0 ? str_c(&s) : none);
	str_release(&s);
}

static void
text_now(const struct json *now, struct str *out)
{
	static const struct show_column cols[] = {
		{ "order", N_("order"), FORM_TEXT, 12 }, { "next", N_("next"), FORM_TEXT, 0 } };
	struct json *rows = json_array();

	for (size_t i = 0; i < json_count(now); i++) {
		const struct json *o = json_at(now, i);
		const char *order = json_str(json_get(o, "order"));
		struct json *row = json_object();

		show_put_text(row, "order", order);
		put_names(row, json_get(o, "next"), str_eq(order, "manual") ? _("the chair calls") :
			_("nobody"));
		json_push(rows, row);
	}
	str_addf(out, "%s\n", _("What each order would do now"));
	show_table(rows, cols, sizeof cols / sizeof *cols, "", out);
	json_free(rows);
}

static void
put_clock(struct json *row, const struct json *from, const char *key)
{
	char buf[32];
	int64_t ms;

	show_put_text(row, key, json_int(json_get(from, key), &ms) ?
		when_clock(ms, buf, sizeof buf) : "-");
}

static void
add_codes(struct str *s, const struct json *codes)
{
	for (size_t i = 0; i < json_count(codes); i++)
		str_addf(s, "%s%s", i == 0 ? "" : ", ", json_str(json_at(codes, i)));
}

static void
put_codes(struct json *row, const struct json *codes)
{
	struct str s = STR_INIT;

	add_codes(&s, codes);
	show_put_text(row, "not_heard", s.len > 0 ? str_c(&s) : _("nobody"));
	str_release(&s);
}

static struct json *
outcome_row(const struct json *o, const char *name)
{
	struct json *row = json_object();
	struct str gini = STR_INIT;
	int64_t v;

	show_put_text(row, "order", name);
	put_clock(row, o, "move_ms");
	put_clock(row, o, "longest_wait_ms");
	if (json_int(json_get(o, "gini_ppm"), &v))
		str_addf(&gini, "%lld.%03lld", (long long)(v + 500) / 1000000,
			(long long)((v + 500) / 1000 % 1000));
	show_put_text(row, "gini", gini.len > 0 ? str_c(&gini) : "-");
	json_put(row, "hands_up", json_integer(json_int(json_get(o, "hands_up"), &v) ? v : 0));
	put_codes(row, json_get(o, "not_heard"));
	str_release(&gini);
	return row;
}

static void
text_outcomes(const struct json *past, struct str *out)
{
	static const struct show_column cols[] = {
		{ "order", N_("order"), FORM_TEXT, 12 },
		{ "move_ms", N_("to move"), FORM_LABEL, 8 },
		{ "gini", N_("Gini"), FORM_LABEL, 5 },
		{ "longest_wait_ms", N_("waited"), FORM_LABEL, 8 },
		{ "hands_up", N_("still up"), FORM_NUMBER, 8 },
		{ "not_heard", N_("not heard"), FORM_TEXT, 0 } };
	const struct json *orders = json_get(past, "orders");
	struct json *rows = json_array();

	json_push(rows, outcome_row(json_get(past, "as_it_went"), _("as it went")));
	for (size_t i = 0; i < json_count(orders); i++)
		json_push(rows, outcome_row(json_at(orders, i),
			json_str(json_get(json_at(orders, i), "order"))));
	show_table(rows, cols, sizeof cols / sizeof *cols, "", out);
	json_free(rows);
}

static void
put_percent(struct json *row, const char *key, const struct json *o, size_t i)
{
	int64_t v;

	if (json_int(json_get(json_at(json_get(o, "rows"), i), "percent"), &v))
		json_put(row, key, json_integer(v));
	else
		json_put(row, key, json_string("-"));
}

static void
text_shares(const struct json *past, struct str *out)
{
	static const struct show_column cols[] = {
		{ "code", N_("percent"), FORM_TEXT, 12 },
		{ "as it went", N_("as it went"), FORM_NUMBER, 10 },
		{ "fair", "fair", FORM_NUMBER, 4 }, { "fifo", "fifo", FORM_NUMBER, 4 },
		{ "first-timers", "first-timers", FORM_NUMBER, 12 },
		{ "round-robin", "round-robin", FORM_NUMBER, 11 }, { "end", "", FORM_TEXT, 0 } };
	const struct json *was = json_get(past, "as_it_went"), *orders = json_get(past, "orders");
	struct json *rows = json_array();

	for (size_t i = 0; i < json_count(json_get(was, "rows")); i++) {
		struct json *row = json_object();

		show_put_text(row, "code", json_str(json_get(json_at(json_get(was, "rows"), i),
			"code")));
		put_percent(row, "as it went", was, i);
		for (size_t k = 0; k < json_count(orders); k++)
			put_percent(row, json_str(json_get(json_at(orders, k), "order")),
				json_at(orders, k), i);
		json_push(rows, row);
	}
	show_table(rows, cols, sizeof cols / sizeof *cols, "", out);
	json_free(rows);
}

static void
text_target(const struct json *past, struct str *out)
{
	struct str s = STR_INIT;
	int64_t early = 0;

	show_pair(_("even is"), show_target(json_str(json_get(past, "target"))), out);
	add_codes(&s, json_get(past, "excluded"));
	if (s.len > 0)
		show_pair(_("not here"), str_c(&s), out);
	if (json_int(json_get(past, "early"), &early) && early != 0)
		show_pair(_("early"), _("not everybody here could have spoken once yet"), out);
	str_release(&s);
}

static void
text_notes(const struct json *past, struct str *out)
{
	struct str up = STR_INIT;
	int64_t expect = 0;
	char buf[32];

	json_int(json_get(past, "expect_ms"), &expect);
	str_addf(&up, _("hands at the end; one that was never called is taken for %s"),
		when_clock(expect, buf, sizeof buf));
	text_target(past, out);
	show_pair(_("waited"), _("the longest wait, in speaking time of others"), out);
	show_pair(_("still up"), str_c(&up), out);
	show_pair(_("left out"), _("points of order, replies, breaks, calls against the order"), out);
	str_release(&up);
}

static void
text_past(const struct json *past, struct str *out)
{
	int64_t turns = 0, ms = 0;
	char a[32];

	json_int(json_get(json_get(past, "as_it_went"), "turns"), &turns);
	json_int(json_get(past, "speaking_ms"), &ms);
	str_addf(out, _("\nWhat each would have done so far: the same hands and turns, %lld in %s\n"),
		(long long)turns, when_clock(ms, a, sizeof a));
	text_outcomes(past, out);
	str_addc(out, '\n');
	text_shares(past, out);
	str_addc(out, '\n');
	text_notes(past, out);
}

void
show_text_ORDERS(const struct json *doc, struct str *out)
{
	const struct json *past = json_get(doc, "so_far");

	show_pair(_("in force"), json_str(json_get(doc, "in_force")), out);
	str_addc(out, '\n');
	text_now(json_get(doc, "now"), out);
	if (json_typeof(past) == JSON_NULL)
		str_addf(out, "\n%s\n", _("Nobody has had an ordinary turn yet."));
	else
		text_past(past, out);
}
