/* SPDX-License-Identifier: ISC */
/* Meetings of check_cases.c, and what the rules find in them. */
#include <stdio.h>
#include <unistd.h>

#include <unit.h>

#include "check_room.h"

struct profile check_profile;

static int64_t
unit_ms(char c)
{
	return c == 'd' ? 86400000 : c == 'h' ? 3600000 : 60000;
}

static void
run_line(struct room *r, char *line)
{
	if (*line == '@') {
		char *end;
		long n = strtol(line + 1, &end, 10);

		clock_advance(&r->env, n * unit_ms(*end));
		return;
	}
	clock_advance(&r->env, 1000);
	room_run(r, line);
}

void
check_room_run(struct room *r, const char *lines)
{
	char *copy = strdup(lines == NULL ? "" : lines), *save = NULL;

	for (char *s = strtok_r(copy, "\n", &save); s != NULL; s = strtok_r(NULL, "\n", &save))
		run_line(r, s);
	free(copy);
}

static const char *
outside(void *ctx, enum check_id id)
{
	(void)id;
	return *(const char **)ctx;
}

void
check_room_look(struct room *r, const char *said, struct findings *ret_f)
{
	struct check_ask ask = { .profile = &check_profile, .outside = outside, .ctx = &said };
	struct err err = { 0 };

	clock_advance(&r->env, 1000);
	r->m->now = meeting_clock(r->m);
	if (!check_run(r->m, &ask, ret_f, &err))
		fail_msg("%s", err.msg);
}

size_t
check_room_found(struct room *r, enum check_id id, const char *said)
{
	struct findings f;
	size_t n = 0;

	check_room_look(r, said, &f);
	for (size_t i = 0; i < f.n; i++)
		n += f.v[i].check == id;
	findings_release(&f);
	return n;
}

/* A meeting without a template: nothing is said before somebody says it. */
void
check_room_bare(struct room *r)
{
	struct store *s;
	char name[32];

	/* Two programs use this, at the same time. */
	snprintf(name, sizeof name, "test_check-%d", (int)getpid());
	room_open(r, name, "basic");
	meeting_close(r->m);
	unlink(r->path);
	if (!store_create(r->path, "", &r->env, &s, &r->err))
		fail_msg("%s", r->err.msg);
	store_close(s);
	if (!meeting_open(r->path, STORE_WRITE, &r->env, &r->m, &r->err))
		fail_msg("%s", r->err.msg);
	store_operator(r->m->store, "Ana", "rapporteur");
}

void
check_room_open(struct room *r, enum check_id id, bool good)
{
	const struct rule_case *k = &rule_cases[id];

	check_room_bare(r);
	check_room_run(r, k->first);
	check_room_run(r, good ? k->good : k->bad);
	if (!good && k->raw != NULL)
		k->raw(r->m);
}

int
check_room_profile(void **state)
{
	struct paths paths;
	struct err err = { 0 };

	(void)state;
	paths_find(&paths);
	if (!profile_load(&paths, "hleag", &check_profile, &err))
		print_error("%s\n", err.msg);
	paths_release(&paths);
	return err.code == ERR_NONE ? 0 : -1;
}
