/* SPDX-License-Identifier: ISC */
/* One loop around ppoll. */
#include <config.h>

#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>

#include "loop.h"

static const struct {
	int number;
	unsigned bit;
} signals[] = {
	{ SIGWINCH, LOOP_WINCH }, { SIGINT, LOOP_INT }, { SIGTSTP, LOOP_TSTP },
	{ SIGCONT, LOOP_CONT }, { SIGTERM, 0 }, { SIGHUP, 0 },
};

enum { N_SIGNALS = sizeof signals / sizeof signals[0] };

/* The one thing a signal handler can reach: one flag a signal, set inside ppoll only. */
static volatile sig_atomic_t caught[N_SIGNALS];

static void
catch_signal(int number)
{
	for (int i = 0; i < N_SIGNALS; i++)
		if (signals[i].number == number)
			caught[i] = 1;
}

static void
handle(int number)
{
	struct sigaction sa = { .sa_handler = catch_signal };

	sigfillset(&sa.sa_mask);
	sigaction(number, &sa, NULL);
}

void
loop_init(struct loop *l, const struct loop_ops *ops, void *ctx, int tty)
{
	sigset_t block;

	memset(l, 0, sizeof *l);
	l->ops = ops;
	l->ctx = ctx;
	l->tty = tty;
	l->retry = l->look = LOOP_NEVER;
	watch_init(&l->watch, false);
	sigemptyset(&block);
	for (int i = 0; i < N_SIGNALS; i++) {
		caught[i] = 0;
		sigaddset(&block, signals[i].number);
	}
	sigprocmask(SIG_BLOCK, &block, &l->before);
	for (int i = 0; i < N_SIGNALS; i++)
		handle(signals[i].number);
	signal(SIGPIPE, SIG_IGN);
}

void
loop_release(struct loop *l)
{
	for (int i = 0; i < N_SIGNALS; i++)
		signal(signals[i].number, SIG_DFL);
	signal(SIGPIPE, SIG_DFL);
	sigprocmask(SIG_SETMASK, &l->before, NULL);
	watch_release(&l->watch);
}

int64_t
loop_now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

int
loop_timer(struct loop *l, void (*fire)(void *ctx, int64_t now), void *ctx)
{
	if (l->n_timers == LOOP_TIMERS)
		return -1;
	l->timers[l->n_timers] = (struct loop_timer){ LOOP_NEVER, fire, ctx };
	return l->n_timers++;
}

void
loop_arm(struct loop *l, int timer, int64_t due)
{
	if (timer >= 0 && timer < l->n_timers)
		l->timers[timer].due = due;
}

void
loop_fire(struct loop *l, int64_t now)
{
	for (int i = 0; i < l->n_timers; i++) {
		struct loop_timer *t = &l->timers[i];

		if (t->due > now)
			continue;
		t->due = LOOP_NEVER;
		t->fire(t->ctx, now);
	}
}

int64_t
loop_due(const struct loop *l)
{
	int64_t due = l->retry < l->look ? l->retry : l->look;

	for (int i = 0; i < l->n_timers; i++)
		if (l->timers[i].due < due)
			due = l->timers[i].due;
	return due;
}

int
loop_watch(struct loop *l, const char *path)
{
	int n = watch_add(&l->watch, path);

	if (watch_must_look(&l->watch))
		l->look = loop_now() + LOOP_LOOK_MS;
	return n;
}

void
loop_quit(struct loop *l)
{
	l->end = LOOP_QUIT;
}

void
loop_stop(void)
{
	sigset_t stop, old;

	/*
	 * The default action of SIGTSTP and not SIGSTOP: where nobody could continue us (a
	 * login shell over ssh) the system ignores it.
	 */
	signal(SIGTSTP, SIG_DFL);
	raise(SIGTSTP);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, &old);
	sigprocmask(SIG_SETMASK, &old, NULL);
	handle(SIGTSTP);
	/* Our own stop repaints by itself; take the SIGCONT that ended it. */
	signal(SIGCONT, SIG_IGN);
	handle(SIGCONT);
}

static void
take_signals(struct loop *l)
{
	unsigned bits = 0;

	for (int i = 0; i < N_SIGNALS; i++) {
		if (!caught[i])
			continue;
		caught[i] = 0;
		bits |= signals[i].bit;
		if (signals[i].bit == 0)
			l->end = LOOP_TERM;
	}
	if (bits != 0 && l->ops->signals != NULL)
		l->ops->signals(l->ctx, bits);
}

/* A terminal that is readable but holds nothing is gone: leave, never spin. */
static void
take_input(struct loop *l, short revents)
{
	int n = 0;

	if ((revents & (POLLIN | POLLHUP | POLLERR | POLLNVAL)) == 0)
		return;
	if (ioctl(l->tty, FIONREAD, &n) != 0 || n <= 0) {
		l->end = LOOP_EOF;
		return;
	}
	if (l->ops->input != NULL)
		l->ops->input(l->ctx);
}

static void
take_changes(struct loop *l, int64_t now)
{
	l->changed |= watch_read(&l->watch);
	if (l->look <= now) {
		l->changed |= watch_look(&l->watch);
		l->look = LOOP_NEVER;
	}
	if (l->look == LOOP_NEVER && watch_must_look(&l->watch))
		l->look = now + LOOP_LOOK_MS;
	if (l->changed == 0 || (l->retry > now && l->retry != LOOP_NEVER))
		return;
	l->retry = LOOP_NEVER;
	if (l->ops->changed == NULL || l->ops->changed(l->ctx, l->changed))
		l->changed = 0;
	else
		l->retry = now + LOOP_RETRY_MS;
}

static void
wait_and_take(struct loop *l)
{
	struct pollfd fds[2] = {
		{ .fd = l->tty, .events = POLLIN },
		{ .fd = l->watch.fd, .events = POLLIN },	/* -1 is skipped */
	};
	int64_t due = loop_due(l), wait = due == LOOP_NEVER ? 0 : due - loop_now();
	struct timespec ts = { wait > 0 ? wait / 1000 : 0, wait > 0 ? wait % 1000 * 1000000 : 0 };
	sigset_t mask = l->before;
	int n;

	for (int i = 0; i < N_SIGNALS; i++)
		sigdelset(&mask, signals[i].number);
	n = ppoll(fds, 2, due == LOOP_NEVER ? NULL : &ts, &mask);
	take_signals(l);
	/* A key that was pressed on what is shown comes before what others changed since. */
	if (n <= 0)
		n = poll(fds, 2, 0);
	if (n > 0 && l->end == LOOP_RUNNING)
		take_input(l, fds[0].revents);
	loop_fire(l, loop_now());
	take_changes(l, loop_now());
}

enum loop_end
loop_run(struct loop *l)
{
	l->end = LOOP_RUNNING;
	if (l->ops->settled != NULL)
		l->ops->settled(l->ctx);
	while (l->end == LOOP_RUNNING) {
		wait_and_take(l);
		if (l->ops->settled != NULL && l->end == LOOP_RUNNING)
			l->ops->settled(l->ctx);
	}
	return l->end;
}
