/* SPDX-License-Identifier: ISC */
/*
 * Rules of procedure: the table (rules.def), a value as a person types it and as it is stored,
 * and the rules in force as the engine of the floor wants them.
 * Must not know: who sets a rule, where it is stored, how it is shown.
 */
#ifndef TALANOA_CORE_RULES_H
#define TALANOA_CORE_RULES_H

#include <talanoa/base/err.h>
#include <talanoa/base/str.h>
#include <talanoa/core/ledger.h>
#include <talanoa/core/unit.h>

enum rule {
#define RULE(id, key, type, def, values, least, help) RULE_##id,
#include <talanoa/core/rules.def>
#undef RULE
	RULE_N
};
const char *rule_key(enum rule r);
const char *rule_values(enum rule r);
const char *rule_help(enum rule r);
bool rule_parse(const char *key, enum rule *ret_r);
/* A value as typed ("3m", "4", "auto", "60s/30s") in its stored form ("180000", "60000/30000");
 * limit_ms resolves catch-up given as a number of limits. The sentence begins with its key. */
bool rule_normal(enum rule r, const char *typed, int64_t limit_ms, struct str *ret_value,
	struct err *err);
/* A stored value as it is typed: "3m", "60s/30s". What is not understood comes as it is. */
void rule_typed(enum rule r, const char *stored, struct str *out);

enum { RULE_VALUE = 64, RULE_TIMES = 6 };

/* The rules in force, as stored. */
struct rules {
	char v[RULE_N][RULE_VALUE];
};
/* The default of each rule, and over it what the units say; NULL: the defaults. */
void rules_load(struct rules *ret_rules, const struct units *set);
/* A duration; otherwise if it is not a number (auto, off, or something absurd). */
int64_t rules_ms(const struct rules *rules, enum rule r, int64_t otherwise);
/* The times of a list (warn), longest first; returns how many. */
size_t rules_times(const struct rules *rules, enum rule r, int64_t ret_ms[static RULE_TIMES]);
enum fair_target rules_target(const struct rules *rules);
void rules_floor(const struct rules *rules, struct floor_rules *ret_floor);
enum ledger_scope rules_scope(const struct rules *rules);

#endif
