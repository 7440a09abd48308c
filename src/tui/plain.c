/* SPDX-License-Identifier: ISC */
/* The meeting line by line. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/app/command.h>
#include <talanoa/base/text.h>

#include "plain.h"
#include "whose.h"

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

static bool
run_line(struct meeting *m, struct whose_question *q, const char *line)
{
	const struct ledger_turn *t = ledger_running(&m->ledger);
	struct reply r = { 0 };
	struct err err;
	bool ok;

	/* The line was begun after the answer before it: who speaks now spoke then. */
	if (t != NULL)
		m->floor_at_first_letter = t->id;
	ok = command_run(m, line, &r, &err);
	if (!ok)
		print(err.msg);
	if (r.text.len > 0)
		print(str_c(&r.text));
	whose_ask(q, m, &r);
	if (q->text.len > 0)
		print(str_c(&q->text));
	reply_release(&r);
	return ok;
}

/* The person is added to the constituency that the next line names, and the note is theirs. */
static void
add_person(struct meeting *m, struct whose_question *q)
{
	struct str add = STR_INIT, said = STR_INIT;
	char *group = NULL;
	size_t cap = 0;

	print("constituency (an empty line: none):");
	if (getline(&group, &cap, stdin) > 0) {
		group[strcspn(group, "\r\n")] = '\0';
		if (whose_add(q, group, &add, &said) && run_line(m, q, str_c(&add)))
			run_line(m, q, str_c(&said));
	}
	free(group);
	str_release(&add);
	str_release(&said);
}

/* A digit alone answers the question that was asked; without one it is words. */
static bool
answered(struct meeting *m, struct whose_question *q, const char *line)
{
	struct str said = STR_INIT;
	bool digit = line[0] >= '0' && line[0] <= '9' && line[1] == '\0', found;

	if (!digit || q->text.len == 0)
		return false;
	found = line[0] == '0' || whose_said(q, line[0] - '0', &said);
	if (line[0] == '0')
		add_person(m, q);
	else if (found)
		run_line(m, q, str_c(&said));
	str_release(&said);
	return found;
}

/* A line that is not recorded, for whatever reason, is said to be so. */
static void
take_line(struct meeting *m, struct whose_question *q, const char *line, size_t n)
{
	struct err err;

	if (strlen(line) != n)
		print("not recorded: a byte of value 0 (NUL) is in it; a line is text");
	else if (line[0] == '%')
		print("not recorded: a private memo (%) is kept by the screen only; \\% is text");
	else if (!meeting_refresh(m, &err))
		print(err.msg);
	else if (!answered(m, q, line) && confirmed(m, line))
		run_line(m, q, line);
}

int
plain_run(struct meeting *m)
{
	struct whose_question q = { 0 };
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;

	m->screen = true;
	print("Words are recorded; /word is a command; /help lists them; ctrl-d leaves.");
	run_line(m, &q, "/now");
	while ((n = getline(&line, &cap, stdin)) > 0) {
		if (line[n - 1] == '\n')
			line[--n] = '\0';
		take_line(m, &q, line, (size_t)n);
	}
	free(line);
	whose_release(&q);
	meeting_close(m);
	return 0;
}
