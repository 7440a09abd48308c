/* SPDX-License-Identifier: ISC */
/* talanoa log: the journal, as words for people or as commands to replay. */
#include <string.h>
#include <unistd.h>

#include <talanoa/app/event_words.h>
#include <talanoa/base/i18n.h>
#include <talanoa/base/when.h>

#include "cli.h"
#include "script.h"

struct log {
	struct cli *c;
	struct meeting *m;
	struct journal j;
	struct script s;
	struct clocks clocks;
	char day[16];
	struct str line;
};

static void
new_day(struct log *l, int64_t at)
{
	char day[16];

	when_local(at, meeting_zone(l->m), "%Y-%m-%d", day, sizeof day);
	if (!str_eq(day, l->day))
		cli_printf(l->c, "%s (%s)\n", day, meeting_zone(l->m));
	str_copy(l->day, sizeof l->day, day);
}

/* One line of one event; what its text breaks into lines goes on in the same. */
static bool
tell(void *ctx, const struct logged *e)
{
	struct log *l = ctx;
	const char *zone = meeting_zone(l->m);
	struct str set = STR_INIT;
	char buf[64];

	new_day(l, e->at);
	str_clear(&l->line);
	str_addf(&l->line, "%s  %s  ", when_local(e->at, zone, "%H:%M:%S", buf, sizeof buf),
		*e->operator_name == '\0' ? "-" : e->operator_name);
	event_words(l->m, e, &l->line);
	if (e->stated && e->ms / 1000 != e->at / 1000)
		str_addf(&l->line, _(" (recorded %s)"), when_local(e->ms, zone,
			"%Y-%m-%d %H:%M:%S", buf, sizeof buf));
	if (!id_zero(&e->undoes))
		str_add(&l->line, _(" (undo)"));
	if (e->undone)
		str_add(&l->line, _(" (taken back later)"));
	clock_words(&l->clocks, e, &set);
	if (set.len > 0)
		str_addf(&l->line, _(" (%s)"), str_c(&set));
	str_release(&set);
	for (char *p = l->line.p; (p = strchr(p, '\n')) != NULL; )
		*p = ' ';
	cli_print(l->c, str_c(&l->line));
	cli_print(l->c, "\n");
	return true;
}

static bool
tell_script(void *ctx, struct act *a)
{
	struct log *l = ctx;

	str_clear(&l->line);
	script_act(&l->s, a);
	/* A terminal is never steered; a file holds what was recorded. */
	if (isatty(STDOUT_FILENO) == 1)
		cli_print(l->c, str_c(&l->line));
	else
		str_add(&l->c->out, str_c(&l->line));
	return true;
}

/* Did another copy's sitting come in by a merge? Its floor has no place in one script. */
static bool
merged(const struct meeting *m)
{
	for (size_t i = 0; i < m->ledger.n_turns; i++)
		if (!m->ledger.turn[i].ours)
			return true;
	return false;
}

static bool
walk_script(struct log *l, struct err *err)
{
	bool ok;

	cli_print(l->c, "# talanoa new FILE --template none\n# talanoa do FILE - < this\n");
	if (merged(l->m))
		cli_print(l->c, "# This file was merged: the floor of another copy stands in it too,\n"
			"# and lines of both cannot be replayed into one. do --keep-going says which.\n");
	journal_init(&l->j, l->m->store);
	script_init(&l->s, &l->j, &l->line);
	ok = journal_walk(&l->j, tell_script, l, err);
	script_release(&l->s);
	journal_release(&l->j);
	return ok;
}

bool
cmd_LOG(struct cli *c, struct err *err)
{
	struct log l = { .c = c };
	bool ok;

	if (!cli_open(c, STORE_READ, &l.m, err))
		return false;
	ok = c->value[SUBOPT_LOG_SCRIPT] != NULL ? walk_script(&l, err) :
		store_log(l.m->store, NULL, tell, &l, err);
	str_release(&l.line);
	meeting_close(l.m);
	return ok;
}
