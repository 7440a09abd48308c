/* SPDX-License-Identifier: ISC */
/*
 * Random meetings for tests: drafts of every kind written straight to the store, dumps of
 * tables to compare, and copies of files. Everything follows from a seed.
 */
#ifndef TALANOA_TESTS_HISTORY_H
#define TALANOA_TESTS_HISTORY_H

#include <talanoa/store/disclosed.h>
#include <talanoa/store/whole.h>

enum { HISTORY_IDS = 12 };

struct history {
	struct rng rng;
	struct id id[UNIT_KIND_N][HISTORY_IDS];	/* units so far; several copies share them */
	size_t n[UNIT_KIND_N];
	struct id act[HISTORY_IDS];
	size_t acts;
	unsigned texts;
};

void history_init(struct history *h, uint64_t seed);
/* A new meeting; env is filled from the seed. Fails the test if it cannot be made. */
struct store *history_meeting(const char *path, struct env *env, uint64_t seed);
struct store *history_open(const char *path, enum store_mode mode, struct env *env);
/* n random acts of one to three events each, all kinds but session.open and meeting.new. */
void history_acts(struct history *h, struct store *s, int n);
/* One event with every field of its kind; the values of sealed ones are made by fill. */
typedef void history_fill(void *ctx, struct ev *e, const struct efield *ef);
void history_one(struct store *s, enum ev_kind kind, const struct id *subject,
	history_fill *fill, void *ctx);
/* One event as it is. */
void history_add(struct store *s, const struct ev *e);
/* A value that fits the type of a field in clear. */
void history_clear(struct history *h, struct ev *e, const struct efield *ef);

/* The rows of a table in text, in order of their key; n of event left out. Caller frees. */
char *history_dump(const char *path, const char *table);
/* The statements that made the tables, a space after each. Caller frees. */
char *history_schema(const char *path);
void history_assert_same(const char *a, const char *b, uint64_t seed);
/* All tables that the journal determines, the journal and the values included. */
extern const char *const history_tables[];
void history_copy(const char *from, const char *to);
/* SQL on the file behind the program's back; false if SQLite refuses it. */
bool history_sql(const char *path, const char *sql);
/* Verify: the number of problems; their lines go to standard error if loud. */
size_t history_problems(const char *path, struct env *env, bool loud);
/* TALANOA_SEEDS, or otherwise. */
int history_seeds(int otherwise);

#endif
