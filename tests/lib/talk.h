/* SPDX-License-Identifier: ISC */
/* A meeting for a test: a fresh file, commands that must work or must be refused, a clock. */
#ifndef TALANOA_TESTS_TALK_H
#define TALANOA_TESTS_TALK_H

#include <stdio.h>
#include <unistd.h>

#include <talanoa/app/command.h>

struct talk {
	struct env env;
	struct meeting *m;
	struct reply r;
	struct err err;
	char path[64];
};

static inline void
talk_open(struct talk *t, const char *path, const char *test)
{
	struct store *s;
	char journal[80];

	memset(t, 0, sizeof *t);
	snprintf(t->path, sizeof t->path, "%s", path);
	/* A run that was killed leaves its journal behind. */
	snprintf(journal, sizeof journal, "%s-journal", path);
	unlink(path);
	unlink(journal);
	assert_true(env_init(&t->env, test));
	if (!store_create(path, "none", &t->env, &s, &t->err))
		fail_msg("%s", t->err.msg);
	store_close(s);
	if (!meeting_open(path, STORE_WRITE, &t->env, &t->m, &t->err))
		fail_msg("%s", t->err.msg);
	store_operator(t->m->store, "Ana", "rapporteur");
}

/* Long walks: one transaction, so that not every line waits for the disk. */
static inline void
talk_batch(struct talk *t)
{
	assert_true(store_batch_begin(t->m->store, &t->err));
}

static inline void
talk_close(struct talk *t)
{
	store_batch_end(t->m->store, true, NULL);
	reply_release(&t->r);
	meeting_close(t->m);
	unlink(t->path);
}

/* Run a line; its reply stands in t->r. */
static inline bool
talk_run(struct talk *t, const char *line)
{
	reply_clear(&t->r);
	memset(&t->err, 0, sizeof t->err);
	return command_run(t->m, line, &t->r, &t->err);
}

static inline void
talk_do(struct talk *t, const char *line)
{
	if (!talk_run(t, line))
		fail_msg("%s: %s", line, t->err.msg);
}

/* The line is refused, in these words among others, and nothing was recorded. */
static inline void
talk_refused(struct talk *t, const char *line, const char *words)
{
	size_t before = store_count(t->m->store);

	if (talk_run(t, line))
		fail_msg("%s: was not refused: %s", line, str_c(&t->r.text));
	if (strstr(t->err.msg, words) == NULL)
		fail_msg("%s: \"%s\" does not say \"%s\"", line, t->err.msg, words);
	assert_int_equal(store_count(t->m->store), before);
}

static inline void
talk_says(struct talk *t, const char *line, const char *words)
{
	talk_do(t, line);
	if (strstr(str_c(&t->r.text), words) == NULL)
		fail_msg("%s: \"%s\" does not say \"%s\"", line, str_c(&t->r.text), words);
}

/* Field f of the newest unit of a kind, as text; "" if there is none. */
static inline const char *
talk_newest(struct talk *t, enum unit_kind kind, enum field f)
{
	static char buf[4096];
	struct units us;

	assert_true(store_units_tail(t->m->store, kind, 1, &us, &t->err));
	snprintf(buf, sizeof buf, "%s", us.n == 0 ? "" : unit_text(&us.v[0], f));
	units_release(&us);
	return buf;
}

/* Three constituencies, five people, two items; the first item is in hand. */
static inline void
talk_room(struct talk *t)
{
	static const char *const lines[] = {
		"group add LAB \"Labour unions\"", "group add IP \"Indigenous Peoples\"",
		"group add YTH Youth", "person add \"Labour delegate 1\" group=LAB",
		"person add \"Labour delegate 2\" group=LAB",
		"person add \"Sam Okoro\" group=IP", "person add \"Samira Haddad\" group=YTH",
		"person add \"Chair Person\"", "agenda+ Opening for 10m", "agenda+ Traceability",
		"meeting open", "present+ LAB1, LAB2, \"Sam Okoro\", \"Samira Haddad\"",
		"take up 1" };

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		talk_do(t, lines[i]);
}

/* Set-up and tear-down: each test gets a fresh meeting of talk_room. IN_ROOM(f) is such a test. */
#define TALK_IN_ROOM(t, path, test) \
	static int \
	open_room(void **state) \
	{ \
		(void)state; \
		talk_open(&(t), path, test); \
		talk_room(&(t)); \
		return 0; \
	} \
	static int \
	close_room(void **state) \
	{ \
		(void)state; \
		talk_close(&(t)); \
		return 0; \
	}
#define IN_ROOM(f) cmocka_unit_test_setup_teardown(f, open_room, close_room)

#endif
