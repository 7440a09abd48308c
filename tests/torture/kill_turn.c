/* SPDX-License-Identifier: ISC */
/*
 * A screen that runs a turn is killed (SIGKILL) at random moments and comes back after a random
 * time, in the same boot or another, again and again. What counts is never more than the time
 * that went by and never less than up to the last sign of life; an answer is obeyed to the
 * millisecond. The clock is made up, so nobody waits. TALANOA_SEEDS, TALANOA_SEED as in
 * kill_writers.
 */
#include <config.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <tui/screen.h>

enum { ROUNDS = 12, LIVES = 6, STEP_MS = 1000, AWAY_MS = 60000,
	LOSS_MS = 20000 + STEP_MS };	/* the sign of life, when another screen has to take over */

/* What the killed program said after each look at the clock; whole or not at all. */
struct said {
	int64_t at;			/* UTC ms of the made-up clock */
	bool doubt;
};

struct round {
	struct rng rng;
	struct env env;			/* the made-up clock, as it stands now */
	int64_t called;			/* when the turn began */
	int64_t alive;			/* the last moment it surely was watched and certain */
	int boots;
};

static char folder[] = "/tmp/talanoa-torture-XXXXXX";
static char path[64], journal[80];
static uint64_t seed;
static int64_t ticks;			/* screen.now(), which only one process at a time moves */

static void __attribute__((noreturn, format(printf, 1, 2)))
fail(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	printf("# seed %ju: ", (uintmax_t)seed);
	vprintf(fmt, ap);
	printf("\n# the file is left in %s\nnot ok 1 - killed turns\n", folder);
	va_end(ap);
	exit(1);
}

static int64_t
now(void)
{
	return ticks;
}

static void
advance(struct env *e, int64_t ms)
{
	clock_advance(e, ms);
	ticks += ms;
}

static struct meeting *
look(struct env *e)
{
	struct meeting *m;
	struct err err;

	if (!meeting_open(path, STORE_WRITE, e, &m, &err))
		fail("%s", err.msg);
	return m;
}

static void
begin(struct screen *s, struct meeting *m, const struct options *o)
{
	struct err err;

	screen_init(s, m, o, NULL);
	s->now = now;
	if (!screen_start(s, FOCUS_FLOOR, 24, 80, &err))
		fail("%s", err.msg);
	screen_recover(s);
}

static void
end(struct screen *s, struct meeting *m, struct options *o)
{
	screen_release(s);
	meeting_close(m);
	options_release(o);
}

static void
run(struct meeting *m, const char *line)
{
	struct reply r = { 0 };
	struct err err;

	if (!command_run(m, line, &r, &err))
		fail("%s: %s", line, err.msg);
	reply_release(&r);
}

static void
new_meeting(struct round *r)
{
	static const char *const lines[] = { "person add Ana group=CSO", "meeting open", "q+ Ana",
		"next" };
	struct meeting_wish wish = { .template = "hleag" };
	struct meeting *m;
	struct err err;

	unlink(path);
	unlink(journal);
	if (!meeting_create(path, &wish, &r->env, &m, &err))
		fail("%s", err.msg);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		run(m, lines[i]);
	meeting_close(m);
	r->called = r->alive = r->env.fixed.utc_ms;
}

/* The program that is killed: it watches the turn and says so. */
static void __attribute__((noreturn))
watch(struct env e, int fd)
{
	struct options o;
	struct meeting *m = look(&e);
	struct screen s;

	options_init(&o);
	begin(&s, m, &o);
	for (;;) {
		struct said said = { .at = e.fixed.utc_ms, .doubt = s.snap.turn.doubt };

		if (write(fd, &said, sizeof said) != sizeof said)
			_exit(1);
		advance(&e, STEP_MS);
		s.main.due = ticks;
		views_tick(&s.views, ticks);
	}
}

/* One life: the last thing it said before it was killed. */
static struct said
live(struct round *r)
{
	struct timespec ts = { .tv_nsec = (long)rng_below(&r->rng, 20000000) };
	struct said last = { 0 }, said;
	pid_t pid;
	int fds[2];

	if (pipe(fds) != 0)
		fail("pipe");
	fflush(stdout);
	pid = fork();
	if (pid < 0)
		fail("fork");
	if (pid == 0) {
		close(fds[0]);
		watch(r->env, fds[1]);
	}
	close(fds[1]);
	/* It lives until it watched something, however busy the machine is. */
	if (read(fds[0], &last, sizeof last) != sizeof last)
		fail("it ended by itself");
	nanosleep(&ts, NULL);
	kill(pid, SIGKILL);
	while (read(fds[0], &said, sizeof said) == sizeof said)
		last = said;
	close(fds[0]);
	waitpid(pid, NULL, 0);
	return last;
}

/* Nobody is there for a while; perhaps the machine was switched off. */
static void
go_away(struct round *r)
{
	bool off = rng_below(&r->rng, 3) == 0;
	int64_t ms = rng_below(&r->rng, 2) ? (int64_t)rng_below(&r->rng, AWAY_MS) :
		(int64_t)rng_below(&r->rng, 10 * AWAY_MS);

	advance(&r->env, ms);
	if (off) {
		snprintf(r->env.boot_id, sizeof r->env.boot_id, "boot-%d", ++r->boots);
		r->env.fixed.boot_ms = (int64_t)rng_below(&r->rng, 100000);
	}
}

static void
check(const struct round *r, const struct ledger_turn *t)
{
	struct tick at = { .at = r->env.fixed.utc_ms, .stated = true };
	int64_t passed = at.at - r->called, counted = turn_ms(t, &at);
	int64_t unsure = turn_unsure_ms(t, &at);

	if (counted > passed)
		fail("%lld ms count, %lld went by", (long long)counted, (long long)passed);
	if (r->called + counted < r->alive - LOSS_MS)
		fail("it was watched for %lld ms, %lld count", (long long)(r->alive - r->called),
			(long long)counted);
	if (counted + unsure != passed)
		fail("%lld ms count and %lld may; %lld went by", (long long)counted,
			(long long)unsure, (long long)passed);
}

static void
type(struct screen *s, const char *keys)
{
	for (; *keys != '\0'; keys++)
		screen_input(s, &(struct input){ .kind = INPUT_KEY, .key = *keys == '\n' ?
			K_ENTER : *keys == '\033' ? K_ESC : (unsigned char)*keys });
}

/* Answer, or leave the question open; false when the turn has ended. */
static bool
answer(struct round *r, struct screen *s)
{
	static const char *const keys[] = { "1\n", "3\n", "\033" };
	const struct ledger_turn *t = ledger_running(&s->m->ledger);
	struct id id = t->id;
	size_t i = rng_below(&r->rng, 3);
	struct tick clock = meeting_clock(s->m);
	int64_t certain = turn_ms(t, &clock);

	type(s, keys[i]);
	t = ledger_turn(&s->m->ledger, &id);
	if (i == 1) {
		if (!turn_ended(t) || turn_ms(t, NULL) != certain)
			fail("cut at %lld ms, counts %lld", (long long)certain,
				(long long)turn_ms(t, NULL));
		return false;
	}
	if (i == 0)
		r->alive = r->env.fixed.utc_ms;
	if (t->doubt != (i == 2) || turn_ended(t))
		fail("answer %s was not obeyed", keys[i]);
	return true;
}

static bool
come_back(struct round *r)
{
	struct options o;
	struct meeting *m = look(&r->env);
	const struct ledger_turn *t;
	struct screen s;
	bool goes_on = true;

	options_init(&o);
	begin(&s, m, &o);
	t = ledger_running(&m->ledger);
	if (t == NULL)
		fail("the turn is gone");
	check(r, t);
	if (t->doubt)
		goes_on = answer(r, &s);
	end(&s, m, &o);
	return goes_on;
}

static uint64_t
number(const char *name, uint64_t otherwise)
{
	const char *v = getenv(name);

	return v == NULL || *v == '\0' ? otherwise : strtoull(v, NULL, 10);
}

static int
one_round(void)
{
	struct round r = { .boots = 0 };
	int lives = 0;

	rng_seed(&r.rng, seed);
	if (!env_init(&r.env, "5,1773133200000"))
		fail("env");
	new_meeting(&r);
	do {
		struct said last = live(&r);

		if (!last.doubt)
			r.alive = last.at;
		/* It may have come one step further than it said. */
		advance(&r.env, last.at - r.env.fixed.utc_ms + STEP_MS);
		go_away(&r);
		lives++;
	} while (come_back(&r) && lives < LIVES);
	return lives;
}

int
main(void)
{
	uint64_t rounds = number("TALANOA_SEEDS", ROUNDS);
	uint64_t first = number("TALANOA_SEED", (uint64_t)time(NULL));
	long lives = 0;

	printf("1..1\n");
	if (mkdtemp(folder) == NULL)
		fail("mkdtemp");
	snprintf(path, sizeof path, "%s/m.talanoa", folder);
	snprintf(journal, sizeof journal, "%s-journal", path);
	for (seed = first; seed < first + rounds; seed++)
		lives += one_round();
	unlink(path);
	unlink(journal);
	rmdir(folder);
	printf("# seeds from %ju: %ld times killed\nok 1 - killed turns\n", (uintmax_t)first, lives);
	return 0;
}
