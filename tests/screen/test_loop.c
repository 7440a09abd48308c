/* SPDX-License-Identifier: ISC */
/* The loop: timers, signals, watched files, the end of the terminal. */
#include <config.h>

#include <unit.h>

#include <fcntl.h>
#include <pty.h>
#include <stdio.h>
#include <unistd.h>

#include <tui/loop.h>

struct seen {
	struct loop loop;
	int inputs, settled, fired, changes, busy;
	unsigned signals, files;
	char text[64];
};

static void
on_input(void *ctx)
{
	struct seen *s = ctx;
	ssize_t n = read(s->loop.tty, s->text, sizeof s->text - 1);

	s->inputs++;
	s->text[n > 0 ? n : 0] = '\0';
	if (strchr(s->text, 'q') != NULL)
		loop_quit(&s->loop);
}

static void
on_signals(void *ctx, unsigned bits)
{
	struct seen *s = ctx;

	s->signals |= bits;
	loop_quit(&s->loop);
}

static bool
on_changed(void *ctx, unsigned files)
{
	struct seen *s = ctx;

	s->changes++;
	s->files |= files;
	if (s->busy-- > 0)
		return false;
	loop_quit(&s->loop);
	return true;
}

static void
on_settled(void *ctx)
{
	((struct seen *)ctx)->settled++;
}

static const struct loop_ops ops = {
	.input = on_input, .signals = on_signals, .changed = on_changed, .settled = on_settled,
};

static void
fire(void *ctx, int64_t now)
{
	struct seen *s = ctx;

	(void)now;
	s->fired++;
}

static void
fire_and_quit(void *ctx, int64_t now)
{
	fire(ctx, now);
	loop_quit(&((struct seen *)ctx)->loop);
}

/* If a test would hang, end it instead. */
static void
give_up(void *ctx, int64_t now)
{
	(void)now;
	((struct seen *)ctx)->loop.end = LOOP_TERM;
}

static int
start(struct seen *s)
{
	int master, slave;

	memset(s, 0, sizeof *s);
	assert_int_equal(openpty(&master, &slave, NULL, NULL, NULL), 0);
	loop_init(&s->loop, &ops, s, slave);
	loop_arm(&s->loop, loop_timer(&s->loop, give_up, s), loop_now() + 20000);
	return master;
}

static void
stop(struct seen *s, int master)
{
	loop_release(&s->loop);
	if (master >= 0)
		close(master);
	close(s->loop.tty);
}

static void
test_timers(void **state)
{
	struct seen s;
	int a, b, master = start(&s);

	(void)state;
	loop_arm(&s.loop, 0, LOOP_NEVER);
	assert_true(loop_due(&s.loop) == LOOP_NEVER);
	a = loop_timer(&s.loop, fire, &s);
	b = loop_timer(&s.loop, fire, &s);
	loop_arm(&s.loop, a, 1000);
	loop_arm(&s.loop, b, 500);
	assert_int_equal(loop_due(&s.loop), 500);
	loop_fire(&s.loop, 499);
	assert_int_equal(s.fired, 0);
	loop_fire(&s.loop, 500);
	assert_int_equal(s.fired, 1);
	assert_int_equal(loop_due(&s.loop), 1000);
	loop_fire(&s.loop, 5000);
	loop_fire(&s.loop, 5000);
	assert_int_equal(s.fired, 2);
	for (int i = s.loop.n_timers; i < LOOP_TIMERS; i++)
		assert_int_equal(loop_timer(&s.loop, fire, &s), i);
	assert_int_equal(loop_timer(&s.loop, fire, &s), -1);
	loop_arm(&s.loop, -1, 3);
	stop(&s, master);
}

static void
test_timer_wakes(void **state)
{
	struct seen s;
	int master = start(&s);
	int64_t due = loop_now() + 30;

	(void)state;
	loop_arm(&s.loop, loop_timer(&s.loop, fire_and_quit, &s), due);
	assert_int_equal(loop_run(&s.loop), LOOP_QUIT);
	assert_true(loop_now() >= due);
	/* Painted once before the wait; woken once, not before its time. */
	assert_int_equal(s.settled, 1);
	stop(&s, master);
}

static void
test_input_and_end(void **state)
{
	struct seen s;
	int master = start(&s);

	(void)state;
	assert_int_equal(write(master, "q\n", 2), 2);
	assert_int_equal(loop_run(&s.loop), LOOP_QUIT);
	assert_string_equal(s.text, "q\n");
	assert_int_equal(s.inputs, 1);
	close(master);
	assert_int_equal(loop_run(&s.loop), LOOP_EOF);
	assert_int_equal(s.inputs, 1);
	stop(&s, -1);
}

/* An input at its end (not a terminal at all) leaves as well and does not spin. */
static void
test_end_of_file(void **state)
{
	struct seen s;
	int master = start(&s), slave = s.loop.tty;

	(void)state;
	s.loop.tty = open("/dev/null", O_RDONLY);
	assert_int_equal(loop_run(&s.loop), LOOP_EOF);
	assert_true(s.settled <= 2);
	close(s.loop.tty);
	s.loop.tty = slave;
	stop(&s, master);
}

static void
test_signals(void **state)
{
	static const struct {
		int number;
		unsigned bits;
		enum loop_end end;
	} rows[] = {
		{ SIGWINCH, LOOP_WINCH, LOOP_QUIT }, { SIGINT, LOOP_INT, LOOP_QUIT },
		{ SIGTSTP, LOOP_TSTP, LOOP_QUIT }, { SIGCONT, LOOP_CONT, LOOP_QUIT },
		{ SIGTERM, 0, LOOP_TERM }, { SIGHUP, 0, LOOP_TERM },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct seen s;
		int master = start(&s);

		/* It stays pending until the loop waits; a storm of them is one. */
		raise(rows[i].number);
		raise(rows[i].number);
		assert_int_equal(s.signals, 0);
		assert_int_equal(loop_run(&s.loop), rows[i].end);
		assert_int_equal(s.signals, rows[i].bits);
		stop(&s, master);
	}
}

static void
touch(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
}

static void
watch_file(bool look)
{
	char path[] = "/tmp/talanoa-loop-XXXXXX";
	int fd = mkstemp(path), master;
	struct seen s;

	master = start(&s);
	if (look) {
		watch_release(&s.loop.watch);
		watch_init(&s.loop.watch, true);
	}
	s.busy = 2;
	assert_int_equal(loop_watch(&s.loop, path), 0);
	assert_int_equal(s.loop.look == LOOP_NEVER, !look);
	touch(path, "x");
	assert_int_equal(loop_run(&s.loop), LOOP_QUIT);
	/* Busy twice, so asked three times. */
	assert_int_equal(s.changes, 3);
	assert_int_equal(s.files, 1);
	stop(&s, master);
	close(fd);
	unlink(path);
}

static void
test_watch(void **state)
{
	(void)state;
	watch_file(false);
}

static void
test_watch_by_looking(void **state)
{
	(void)state;
	watch_file(true);
}

static void
test_watch_limits(void **state)
{
	struct watch w;

	(void)state;
	watch_init(&w, false);
	for (int i = 0; i < WATCH_MAX; i++)
		assert_int_equal(watch_add(&w, "/nonexistent/file"), i);
	assert_int_equal(watch_add(&w, "/"), -1);
	assert_true(watch_must_look(&w));
	assert_int_equal(watch_look(&w), 0);
	assert_int_equal(watch_read(&w), 0);
	watch_release(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_timers),
		cmocka_unit_test(test_timer_wakes),
		cmocka_unit_test(test_input_and_end),
		cmocka_unit_test(test_end_of_file),
		cmocka_unit_test(test_signals),
		cmocka_unit_test(test_watch),
		cmocka_unit_test(test_watch_by_looking),
		cmocka_unit_test(test_watch_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
