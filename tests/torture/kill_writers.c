/* SPDX-License-Identifier: ISC */
/*
 * Two programs write into one meeting and are killed (SIGKILL) at random moments, again and
 * again. Whatever they said was recorded is in the file, each note at most once and in order,
 * and the file is whole. TALANOA_SEEDS: how many rounds; TALANOA_SEED: the first seed.
 */
#include <config.h>

#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <sqlite3.h>

#include <talanoa/base/clock.h>
#include <talanoa/store/whole.h>

enum { WRITERS = 2, ROUNDS = 25, ROUNDS_A_FILE = 8 };

struct writer {
	pid_t pid;
	int fd;				/* its acknowledgements */
	int64_t delay_us, deadline_us;	/* when it is killed; 0: it was */
	char partial[64];
	size_t partial_len;
	int last;			/* the newest note it said was recorded */
	int seen;			/* the newest in the file */
};

static char folder[] = "/tmp/talanoa-torture-XXXXXX";
static char path[64], journal[80];

static void __attribute__((noreturn, format(printf, 1, 2)))
fail(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	printf("# ");
	vprintf(fmt, ap);
	printf("\n# the file is left in %s\nnot ok 1 - killed writers\n", folder);
	va_end(ap);
	exit(1);
}

static int64_t
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static bool
add_note(struct store *s, const char *text, struct err *err)
{
	struct env *env = store_env(s);
	struct id id = id_random(&env->rng);
	struct ev e;

	if (!store_begin(s, err))
		return false;
	store_act(s, clock_now(env).utc_ms, false, NULL);
	ev_init(&e, EV_NOTE_SET, &id);
	ev_int(&e, FLD_NUM, store_next_num(s, UNIT_NOTE));
	ev_text(&e, FLD_TEXT, text);
	return store_add(s, &e, err) && store_commit(s, err);
}

/* The program that is killed: says "N\n" once note N is recorded, "!..." if it cannot. */
static void __attribute__((noreturn))
write_notes(int who, int from, int fd)
{
	struct env env;
	struct store *s;
	struct err err = { 0 };
	char text[64];

	env_init(&env, NULL);
	if (store_open(path, STORE_WRITE, &env, &s, &err)) {
		for (int i = from;; i++) {
			snprintf(text, sizeof text, "%d %d", who, i);
			if (!add_note(s, text, &err))
				break;
			dprintf(fd, "%d\n", i);
		}
	}
	dprintf(fd, "!%s\n", err.msg);
	_exit(1);
}

static void
start(struct writer *w, int who, struct rng *rng)
{
	int fds[2];

	if (pipe(fds) != 0)
		fail("pipe");
	fflush(stdout);
	w->pid = fork();
	if (w->pid < 0)
		fail("fork");
	if (w->pid == 0) {
		close(fds[0]);
		write_notes(who, w->seen + 1, fds[1]);
	}
	close(fds[1]);
	w->fd = fds[0];
	w->partial_len = 0;
	w->last = w->seen;
	w->delay_us = 500 + (int64_t)rng_below(rng, 60000);
	/* Every other one lives until it recorded something, however busy the machine is. */
	w->deadline_us = rng_below(rng, 2) ? now_us() + w->delay_us : INT64_MAX;
}

static void
take(struct writer *w, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (bytes[i] != '\n') {
			if (w->partial_len < sizeof w->partial - 1)
				w->partial[w->partial_len++] = bytes[i];
			continue;
		}
		w->partial[w->partial_len] = '\0';
		w->partial_len = 0;
		if (w->partial[0] == '!')
			fail("a writer could not go on: %s", w->partial + 1);
		w->last = atoi(w->partial);
		if (w->deadline_us == INT64_MAX)
			w->deadline_us = now_us() + w->delay_us;
	}
}

/* Kill whose time has come; returns how long until the next, in microseconds. */
static int64_t
kill_due(struct writer *w)
{
	int64_t now = now_us(), wait = 1000000;

	for (int i = 0; i < WRITERS; i++) {
		if (w[i].deadline_us != 0 && w[i].deadline_us <= now) {
			kill(w[i].pid, SIGKILL);
			w[i].deadline_us = 0;
		}
		if (w[i].deadline_us != 0 && w[i].deadline_us - now < wait)
			wait = w[i].deadline_us - now;
	}
	return wait;
}

/* Read what it acknowledged; false once it has ended. */
static bool
hear(struct writer *w)
{
	char buf[4096];
	ssize_t n = read(w->fd, buf, sizeof buf);

	if (n > 0) {
		take(w, buf, (size_t)n);
		return true;
	}
	close(w->fd);
	w->fd = -1;
	waitpid(w->pid, NULL, 0);
	return false;
}

static void
watch(struct writer *w)
{
	int running = WRITERS;

	while (running > 0) {
		int64_t wait = kill_due(w);
		struct timespec ts = { .tv_sec = wait / 1000000,
			.tv_nsec = wait % 1000000 * 1000 };
		struct pollfd p[WRITERS];

		for (int i = 0; i < WRITERS; i++)
			p[i] = (struct pollfd){ .fd = w[i].fd, .events = POLLIN };
		if (ppoll(p, WRITERS, &ts, NULL) <= 0)
			continue;
		for (int i = 0; i < WRITERS; i++)
			if (w[i].fd >= 0 && p[i].revents != 0 && !hear(&w[i]))
				running--;
	}
}

static void
check_notes(struct writer *w, struct store *s)
{
	struct units notes;
	struct err err = { 0 };

	for (int i = 0; i < WRITERS; i++)
		w[i].seen = 0;
	if (!store_units(s, UNIT_NOTE, &notes, &err))
		fail("%s", err.msg);
	for (size_t i = 0; i < notes.n; i++) {
		int who, n;

		if (sscanf(unit_text(&notes.v[i], FLD_TEXT), "%d %d", &who, &n) != 2 ||
		    who < 0 || who >= WRITERS)
			fail("a note nobody wrote: %s", unit_text(&notes.v[i], FLD_TEXT));
		if (n != w[who].seen + 1)
			fail("writer %d: note %d follows note %d", who, n, w[who].seen);
		if (notes.v[i].num != (int)i + 1)
			fail("note %zu has number %d", i + 1, notes.v[i].num);
		w[who].seen = n;
	}
	units_release(&notes);
	for (int i = 0; i < WRITERS; i++)
		if (w[i].seen < w[i].last)
			fail("writer %d said that note %d was recorded; the newest is %d", i,
				w[i].last, w[i].seen);
		else if (w[i].seen > w[i].last + 1)
			fail("writer %d: %d notes more than it said", i, w[i].seen - w[i].last);
}

/* The chain, the commitments and the projection hold. */
static void
check_record(struct store *s)
{
	struct verify_report r;
	struct err err = { 0 };

	if (!store_verify(s, &r, &err))
		fail("%s", err.msg);
	if (r.problems > 0)
		fail("%zu problems: %s", r.problems, str_c(&r.text));
	verify_release(&r);
}

/* SQLite's own word, without our code. */
static void
check_whole(void)
{
	sqlite3 *db;
	sqlite3_stmt *st;

	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
	    sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &st, NULL) != SQLITE_OK ||
	    sqlite3_step(st) != SQLITE_ROW)
		fail("integrity_check: %s", sqlite3_errmsg(db));
	if (strcmp((const char *)sqlite3_column_text(st, 0), "ok") != 0)
		fail("integrity_check: %s", sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	sqlite3_close(db);
}

/* Opens as the next person would, which also rolls back what was left half done. */
static void
check(struct writer *w, struct rng *rng)
{
	struct env env;
	struct store *s;
	struct err err = { 0 };

	env_init(&env, NULL);
	if (!store_open(path, rng_below(rng, 2) ? STORE_READ : STORE_WRITE, &env, &s, &err))
		fail("%s", err.msg);
	check_notes(w, s);
	check_record(s);
	store_close(s);
	check_whole();
}

static void
new_file(struct writer *w)
{
	struct env env;
	struct store *s;
	struct err err = { 0 };

	unlink(path);
	unlink(journal);
	env_init(&env, NULL);
	if (!store_create(path, "basic", &env, &s, &err))
		fail("%s", err.msg);
	store_close(s);
	for (int i = 0; i < WRITERS; i++)
		w[i].seen = 0;
}

static uint64_t
number(const char *name, uint64_t otherwise)
{
	const char *v = getenv(name);

	return v == NULL || *v == '\0' ? otherwise : strtoull(v, NULL, 10);
}

/* One round; returns how many acts were acknowledged in it. */
static int
one_round(struct writer *w, uint64_t seed, size_t *hot)
{
	struct stat sb;
	struct rng rng;
	int acknowledged = 0;

	rng_seed(&rng, seed);
	for (int i = 0; i < WRITERS; i++) {
		acknowledged -= w[i].seen;
		start(&w[i], i, &rng);
	}
	watch(w);
	*hot += stat(journal, &sb) == 0 && sb.st_size > 0;
	printf("# seed %ju: %d and %d recorded\n", (uintmax_t)seed, w[0].last, w[1].last);
	for (int i = 0; i < WRITERS; i++)
		acknowledged += w[i].last;
	check(w, &rng);
	return acknowledged;
}

int
main(void)
{
	struct writer w[WRITERS] = { 0 };
	uint64_t rounds = number("TALANOA_SEEDS", ROUNDS);
	uint64_t seed = number("TALANOA_SEED", (uint64_t)time(NULL));
	long acknowledged = 0;
	size_t hot = 0;

	printf("1..1\n");
	if (mkdtemp(folder) == NULL)
		fail("mkdtemp");
	snprintf(path, sizeof path, "%s/m.talanoa", folder);
	snprintf(journal, sizeof journal, "%s-journal", path);
	for (uint64_t i = 0; i < rounds; i++) {
		if (i % ROUNDS_A_FILE == 0)
			new_file(w);
		acknowledged += one_round(w, seed + i, &hot);
	}
	unlink(path);
	unlink(journal);
	rmdir(folder);
	printf("# %ld acts acknowledged, all there; %zu journals left by a kill\n", acknowledged,
		hot);
	printf("%sok 1 - killed writers\n", acknowledged == 0 ? "not " : "");
	return acknowledged == 0;
}
