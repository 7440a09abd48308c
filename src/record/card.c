/* SPDX-License-Identifier: ISC */
/* The rules in force, in three sentences for the hall. */
#include <talanoa/record/card.h>
#include <talanoa/record/words.h>

struct card {
	const struct rules *rules;
	struct floor_rules floor;
	enum lang l;
};

/* "3 min", "2 min 30 s", "1 h": the same in all languages. */
static void
put_span(int64_t ms, struct str *out)
{
	int64_t s = (ms + 500) / 1000, h = s / 3600, m = s / 60 % 60;

	s %= 60;
	if (h > 0)
		str_addf(out, "%lld h", (long long)h);
	if (m > 0)
		str_addf(out, "%s%lld min", h > 0 ? " " : "", (long long)m);
	if (s > 0 || h + m == 0)
		str_addf(out, "%s%lld s", h + m > 0 ? " " : "", (long long)s);
}

static void
put_with(const struct card *c, enum word w, int64_t ms, struct str *out)
{
	struct str span = STR_INIT;

	put_span(ms, &span);
	words_put(out, c->l, w, str_c(&span), NULL);
	str_release(&span);
}

static void
put_counted(const struct card *c, struct str *out)
{
	struct str span = STR_INIT;

	put_span(c->floor.limit_ms, &span);
	words_put(out, c->l, W_CARD_COUNTED, str_c(&span),
		words_code(c->l, "CARD_SCOPE", c->rules->v[RULE_SCOPE]), NULL);
	str_release(&span);
}

/* Only the fair order makes up for silence. */
static void
put_catch_up(const struct card *c, struct str *out)
{
	const struct floor_rules *f = &c->floor;
	int64_t most = f->catch_up_ms == FLOOR_AUTO ? 4 * f->limit_ms : f->catch_up_ms;
	int64_t block = f->block_ms == FLOOR_AUTO ? f->limit_ms + f->grace_ms : f->block_ms;

	if (f->order != FLOOR_ORDER_FAIR)
		return;
	str_add(out, word(c->l, W_CARD_AND));
	if (most == 0) {
		str_add(out, word(c->l, W_CARD_CATCH_UP_NONE));
		return;
	}
	if (most == FLOOR_UNLIMITED)
		str_add(out, word(c->l, W_CARD_CATCH_UP_ALL));
	else
		put_with(c, W_CARD_CATCH_UP, most, out);
	if (block > 0) {
		str_add(out, ", ");
		put_with(c, W_CARD_BLOCK, block, out);
	}
}

static void
put_budget(const struct card *c, struct str *out)
{
	if (str_eq(c->rules->v[RULE_BUDGET], "off"))
		return;
	str_add(out, word(c->l, W_CARD_AND));
	if (str_eq(c->rules->v[RULE_BUDGET], "auto"))
		str_add(out, word(c->l, W_CARD_BUDGET_AUTO));
	else
		put_with(c, W_CARD_BUDGET, rules_ms(c->rules, RULE_BUDGET, 0), out);
	if (str_eq(c->rules->v[RULE_DISTRIBUTE], "yes"))
		str_addf(out, ", %s", word(c->l, W_CARD_DISTRIBUTE));
}

void
card_sentences(const struct edition *ed, struct str ret_card[static CARD_SENTENCES])
{
	struct card c = { .rules = &ed->rules, .l = words_lang(ed->language) };

	rules_floor(c.rules, &c.floor);
	for (int i = 0; i < CARD_SENTENCES; i++)
		str_clear(&ret_card[i]);
	str_add(&ret_card[0], words_code(c.l, "CARD", floor_order_name(c.floor.order)));
	put_counted(&c, &ret_card[1]);
	str_add(&ret_card[2], words_code(c.l, "CARD_TARGET", c.rules->v[RULE_TARGET]));
	put_catch_up(&c, &ret_card[2]);
	put_budget(&c, &ret_card[2]);
	str_addc(&ret_card[2], '.');
}
