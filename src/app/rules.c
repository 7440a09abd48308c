/* SPDX-License-Identifier: ISC */
/* Rules of procedure: the table and the stored form of their values. */
#include <stdio.h>
#include <string.h>

#include <talanoa/app/meeting.h>
#include <talanoa/base/when.h>

static const struct {
	const char *key, *values, *help;
	enum rule_type type;
} table[RULE_N] = {
#define RULE(id, key, type, def, values, help) [RULE_##id] = { key, values, help, RT_##type },
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

enum rule_type
rule_type(enum rule r)
{
	return table[r].type;
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

static bool
bad(enum rule r, const char *typed, struct err *err)
{
	return err_set(err, ERR_INPUT, "rules set %s: \"%.60s\" is not one of: %s", table[r].key,
		typed, table[r].values);
}

static bool
as_ms(enum rule r, const char *typed, int64_t limit_ms, struct str *ret_value, struct err *err)
{
	int64_t ms;
	long long n;

	if (r == RULE_CATCH_UP && str_int(typed, 0, 100, &n))
		ms = n * limit_ms;
	else if (!when_duration(typed, &ms, err))
		return err_prefix(err, "rules set %s: ", table[r].key);
	if ((r == RULE_LIMIT || r == RULE_POINT || r == RULE_EXPECT) && ms < 1000)
		return err_set(err, ERR_INPUT, "rules set %s: at least one second", table[r].key);
	str_addf(ret_value, "%lld", (long long)ms);
	return true;
}

bool
rule_normal(enum rule r, const char *typed, int64_t limit_ms, struct str *ret_value,
	struct err *err)
{
	long long n;

	switch (table[r].type) {
	case RT_WORD:
	case RT_YESNO:
		if (!one_of(table[r].values, typed))
			return bad(r, typed, err);
		str_add(ret_value, typed);
		return true;
	case RT_COUNT:
		if (!str_int(typed, 0, 1000, &n))
			return bad(r, typed, err);
		str_addf(ret_value, "%lld", n);
		return true;
	case RT_MS_AUTO:
		if (str_eq(typed, "auto") || (str_eq(typed, "off") && r != RULE_EXPECT)) {
			str_add(ret_value, typed);
			return true;
		}
		return as_ms(r, typed, limit_ms, ret_value, err);
	case RT_MS:
		return as_ms(r, typed, limit_ms, ret_value, err);
	}
	return bad(r, typed, err);
}
