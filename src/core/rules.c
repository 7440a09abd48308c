/* SPDX-License-Identifier: ISC */
/* Rules of procedure: the table, the typed and the stored form of values, the engine's rules. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/when.h>
#include <talanoa/core/rules.h>

enum { DAY_MS = 86400000 };
/* A stored number beyond this was not written by a person: the default holds. */
#define MS_MOST (INT64_C(1000) * DAY_MS)

enum rule_type { RT_MS, RT_MS_AUTO, RT_MS_LIST, RT_COUNT, RT_WORD, RT_YESNO };

static const struct {
	const char *key, *values, *help, *def;
	enum rule_type type;
	int64_t least;
} table[RULE_N] = {
#define RULE(id, key, type, def, values, least, help) \
	[RULE_##id] = { key, values, help, def, RT_##type, least },
#include <talanoa/core/rules.def>
#undef RULE
};

const char *
rule_key(enum rule r)
{
	return table[r].key;
}

const char *
rule_values(enum rule r)
{
	return table[r].values;
}

const char *
rule_help(enum rule r)
{
	return table[r].help;
}

bool
rule_parse(const char *key, enum rule *ret_r)
{
	for (int r = 0; r < RULE_N; r++) {
		if (str_eq(table[r].key, key)) {
			*ret_r = (enum rule)r;
			return true;
		}
	}
	return false;
}

static bool
one_of(const char *values, const char *v)
{
	size_t len = strlen(v);

	for (const char *p = values; *p != '\0'; ) {
		size_t n = strcspn(p, "|");

		if (n == len && strncmp(p, v, n) == 0)
			return true;
		p += n + (p[n] == '|');
	}
	return false;
}

/* One of the words, not one of the examples. */
static bool
is_word(enum rule r, const char *v)
{
	return (str_eq(v, "auto") || str_eq(v, "off")) && one_of(table[r].values, v);
}

static bool
bad(enum rule r, const char *typed, struct err *err)
{
	return err_set(err, ERR_INPUT, "%s: \"%.60s\" is not one of: %s", table[r].key,
		typed, table[r].values);
}

static bool
read_ms(enum rule r, const char *typed, int64_t *ret_ms, struct err *err)
{
	char buf[32];
	int64_t ms;

	if (!when_duration(typed, &ms, err))
		return err_prefix(err, "%s: ", table[r].key);
	if (ms < table[r].least)
		return err_set(err, ERR_INPUT, "%s: at least %s%s", table[r].key,
			when_short(table[r].least, buf, sizeof buf),
			one_of(table[r].values, "off") ? "; off does without" : "");
	if (ms > DAY_MS && r != RULE_CONSULT)	/* a week at most, as any duration */
		return err_set(err, ERR_INPUT, "%s: at most 24 hours", table[r].key);
	*ret_ms = ms;
	return true;
}

static bool
normal_ms(enum rule r, const char *typed, int64_t limit_ms, struct str *ret_value,
	struct err *err)
{
	int64_t ms;
	long long n;

	if (r == RULE_CATCH_UP && str_int(typed, 0, 100, &n))
		ms = n * limit_ms;
	else if (!read_ms(r, typed, &ms, err))
		return false;
	str_addf(ret_value, "%lld", (long long)ms);
	return true;
}

static int
longer_first(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x < *y) - (*x > *y);
}

static size_t
without_doubles(int64_t *ms, size_t n)
{
	size_t kept = 0;

	qsort(ms, n, sizeof *ms, longer_first);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || ms[kept - 1] != ms[i])
			ms[kept++] = ms[i];
	return kept;
}

/* "60s/30s" or "60s,30s", spaces allowed: longest first, each once. */
static bool
normal_list(enum rule r, const char *typed, struct str *ret_value, struct err *err)
{
	int64_t ms[RULE_TIMES];
	size_t n = 0;
	char *copy = mem_strdup(typed), *p = copy;
	bool ok = true;

	while (ok && p != NULL) {
		size_t len = strcspn(p, "/,");
		char *next = p[len] == '\0' ? NULL : p + len + 1;

		while (len > 0 && p[len - 1] == ' ')
			len--;
		p[len] = '\0';
		p += strspn(p, " ");
		ok = n < RULE_TIMES ? read_ms(r, p, &ms[n++], err) : err_set(err, ERR_INPUT,
			"%s: at most %d times", table[r].key, RULE_TIMES);
		p = next;
	}
	free(copy);
	n = ok ? without_doubles(ms, n) : 0;
	for (size_t i = 0; i < n; i++)
		str_addf(ret_value, "%s%lld", i == 0 ? "" : "/", (long long)ms[i]);
	return ok;
}

bool
rule_normal(enum rule r, const char *typed, int64_t limit_ms, struct str *ret_value,
	struct err *err)
{
	long long n;

	if (is_word(r, typed)) {
		str_add(ret_value, typed);
		return true;
	}
	switch (table[r].type) {
	case RT_WORD:
	case RT_YESNO:
		if (!one_of(table[r].values, typed))
			return bad(r, typed, err);
		str_add(ret_value, typed);
		return true;
	case RT_COUNT:
		if (!str_int(typed, table[r].least, 1000, &n))
			return err_set(err, ERR_INPUT, "%s: \"%.60s\" is not a number from %lld "
				"to 1000", table[r].key, typed, (long long)table[r].least);
		str_addf(ret_value, "%lld", n);
		return true;
	case RT_MS_LIST:
		return normal_list(r, typed, ret_value, err);
	case RT_MS_AUTO:
	case RT_MS:
		return normal_ms(r, typed, limit_ms, ret_value, err);
	}
	return bad(r, typed, err);
}

/* The stored times of a list; 0 if one of them is no number. */
static size_t
parse_times(const char *stored, int64_t ret_ms[static RULE_TIMES])
{
	size_t n = 0;
	char one[24];
	long long v;

	for (const char *p = stored; *p != '\0' && n < RULE_TIMES; ) {
		size_t len = strcspn(p, "/");

		if (len >= sizeof one)
			return 0;
		memcpy(one, p, len);
		one[len] = '\0';
		if (!str_int(one, 1, MS_MOST, &v))
			return 0;
		ret_ms[n++] = v;
		p += len + (p[len] == '/');
	}
	return without_doubles(ret_ms, n);
}

void
rule_typed(enum rule r, const char *stored, struct str *out)
{
	int64_t ms[RULE_TIMES];
	bool time = table[r].type == RT_MS || table[r].type == RT_MS_AUTO ||
		table[r].type == RT_MS_LIST;
	size_t n = time ? parse_times(stored, ms) : 0;
	char buf[32];

	if (time && str_eq(stored, "0"))
		str_add(out, "0s");
	else if (n == 0)
		str_add(out, stored);
	for (size_t i = 0; i < n; i++)
		str_addf(out, "%s%s", i == 0 ? "" : "/", when_short(ms[i], buf, sizeof buf));
}

void
rules_load(struct rules *ret_rules, const struct units *set)
{
	enum rule r;

	for (size_t i = 0; i < RULE_N; i++)
		str_copy(ret_rules->v[i], sizeof ret_rules->v[i], table[i].def);
	for (size_t i = 0; set != NULL && i < set->n; i++)
		if (rule_parse(unit_text(&set->v[i], FLD_KEY), &r))
			str_copy(ret_rules->v[r], sizeof ret_rules->v[r],
				unit_text(&set->v[i], FLD_SETTING));
}

int64_t
rules_ms(const struct rules *rules, enum rule r, int64_t otherwise)
{
	long long v;

	return str_int(rules->v[r], table[r].least, MS_MOST, &v) ? v : otherwise;
}

size_t
rules_times(const struct rules *rules, enum rule r, int64_t ret_ms[static RULE_TIMES])
{
	return parse_times(rules->v[r], ret_ms);
}

static int64_t
rule_auto(const struct rules *rules, enum rule r, int64_t off)
{
	if (str_eq(rules->v[r], "off"))
		return off;
	return rules_ms(rules, r, FLOOR_AUTO);
}

enum fair_target
rules_target(const struct rules *rules)
{
	enum fair_target t;

	return fair_target_parse(rules->v[RULE_TARGET], &t) ? t : TARGET_EQUAL;
}

void
rules_floor(const struct rules *rules, struct floor_rules *ret_floor)
{
	struct floor_rules fr = {
		.limit_ms = rules_ms(rules, RULE_LIMIT, 180000),
		.grace_ms = rules_ms(rules, RULE_GRACE, 20000),
		.expect_ms = rule_auto(rules, RULE_EXPECT, FLOOR_AUTO),
		.catch_up_ms = rule_auto(rules, RULE_CATCH_UP, FLOOR_UNLIMITED),
		.block_ms = rule_auto(rules, RULE_BLOCK, 0),
		.balance = str_eq(rules->v[RULE_BALANCE], "gender"),
		.budget_ms = rule_auto(rules, RULE_BUDGET, FLOOR_UNLIMITED),
		.distribute = str_eq(rules->v[RULE_DISTRIBUTE], "yes"),
		.target = rules_target(rules),
	};

	long long replies;

	fr.replies = str_int(rules->v[RULE_REPLIES], 0, 1000, &replies) ? (int)replies : 2;
	if (!floor_order_parse(rules->v[RULE_ORDER], &fr.order))
		fr.order = FLOOR_ORDER_FAIR;
	*ret_floor = fr;
}

enum ledger_scope
rules_scope(const struct rules *rules)
{
	if (str_eq(rules->v[RULE_SCOPE], "item"))
		return SCOPE_ITEM;
	return str_eq(rules->v[RULE_SCOPE], "meeting") ? SCOPE_MEETING : SCOPE_SESSION;
}
