/* SPDX-License-Identifier: ISC */
/* A meeting for tests of the use-cases: fixed clock, fixed randomness, a file of its own. */
#include <stdio.h>
#include <unistd.h>

#include <unit.h>

#include "room.h"

/* The templates of the source tree, whatever is installed. */
static void
use_source_data(void)
{
	const char *src = getenv("TALANOA_SRCDIR");
	char dir[512];

	snprintf(dir, sizeof dir, "%s/share/talanoa", src == NULL ? ".." : src);
	setenv("TALANOA_DATADIR", dir, 1);
}

void
room_open(struct room *r, const char *name, const char *template)
{
	const struct meeting_wish wish = { .template = template, .title = "A meeting",
		.operator_name = "Ana" };

	memset(r, 0, sizeof *r);
	use_source_data();
	snprintf(r->path, sizeof r->path, "%s.talanoa", name);
	unlink(r->path);
	/* 2026-03-10T09:00:00Z */
	assert_true(env_init(&r->env, "7,1773133200000"));
	if (!meeting_create(r->path, &wish, &r->env, &r->m, &r->err))
		fail_msg("%s", r->err.msg);
}

void
room_close(struct room *r)
{
	meeting_close(r->m);
	reply_release(&r->reply);
	unlink(r->path);
}

static bool
run(struct room *r, const char *line)
{
	reply_clear(&r->reply);
	memset(&r->err, 0, sizeof r->err);
	return command_run(r->m, line, &r->reply, &r->err);
}

void
room_run(struct room *r, const char *line)
{
	if (!run(r, line))
		fail_msg("%s: %s", line, r->err.msg);
}

static void
check_step(struct room *r, const struct step *s)
{
	bool ok = run(r, s->line);
	const char *said = ok ? str_c(&r->reply.text) : r->err.msg;

	if (ok != s->ok)
		fail_msg("%s: %s: %s", s->line, ok ? "accepted" : "refused", said);
	if (s->says != NULL && strstr(said, s->says) == NULL)
		fail_msg("%s: says \"%s\", not \"%s\"", s->line, said, s->says);
}

void
room_steps(struct room *r, const struct step *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		check_step(r, &v[i]);
}

void
room_refuses(struct room *r, const struct step *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t before = store_count(r->m->store);

		assert_false(v[i].ok);
		check_step(r, &v[i]);
		assert_int_equal(store_count(r->m->store), before);
	}
}
