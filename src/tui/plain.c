/* SPDX-License-Identifier: ISC */
/* The meeting line by line. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/app/command.h>
#include <talanoa/base/text.h>

#include "plain.h"

/* Every byte goes through the filter: names may be anybody's. */
static void
print(const char *text)
{
	struct str safe = STR_INIT;

	text_print(&safe, text, true);
	printf("%s%s", str_c(&safe), str_ends(str_c(&safe), "\n") ? "" : "\n");
	fflush(stdout);
	str_release(&safe);
}

/* A decision is read back before it is recorded. */
static bool
confirmed(struct meeting *m, const char *line)
{
	struct line l;
	char *answer = NULL;
	size_t cap = 0;
	bool yes;

	if (!command_parse(m, line, &l, NULL) || l.kind != LINE_COMMAND || l.cmd != CMD_AGREED)
		return true;
	print("an empty line records this decision, anything else leaves it:");
	print(l.args);
	yes = getline(&answer, &cap, stdin) > 0 && answer[strspn(answer, " \r\n")] == '\0';
	free(answer);
	if (!yes)
		print("not recorded");
	return yes;
}

static void
run_line(struct meeting *m, const char *line)
{
	const struct ledger_turn *t = ledger_running(&m->ledger);
	struct reply r = { 0 };
	struct err err;

	/* The line was begun after the answer before it: who speaks now spoke then. */
	if (t != NULL)
		m->floor_at_first_letter = t->id;
	if (!command_run(m, line, &r, &err))
		print(err.msg);
	if (r.text.len > 0)
		print(str_c(&r.text));
	if (r.question.len > 0)
		print(str_c(&r.question));
	reply_release(&r);
}

/* A line that is not recorded, for whatever reason, is said to be so. */
static void
take_line(struct meeting *m, const char *line, size_t n)
{
	struct err err;

	if (strlen(line) != n)
		print("not recorded: a byte of value 0 (NUL) is in it; a line is text");
	else if (!meeting_refresh(m, &err))
		print(err.msg);
	else if (confirmed(m, line))
		run_line(m, line);
}

int
plain_run(struct meeting *m)
{
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;

	m->screen = true;
	print("Words are recorded; /word is a command; /help lists them; ctrl-d leaves.");
	run_line(m, "/now");
	while ((n = getline(&line, &cap, stdin)) > 0) {
		if (line[n - 1] == '\n')
			line[--n] = '\0';
		take_line(m, line, (size_t)n);
	}
	free(line);
	meeting_close(m);
	return 0;
}
