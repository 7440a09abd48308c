/* SPDX-License-Identifier: ISC */
/* talanoa do: commands of the meeting from arguments or standard input, line by line. */
#include <stdlib.h>

#include <talanoa/app/command.h>
#include <talanoa/base/i18n.h>
#include <talanoa/base/text.h>

#include "cli.h"
#include "feed.h"

struct job {
	struct cli *c;
	struct meeting *m;
	struct feed feed;
	struct reply reply;
	bool batch, keep, quiet, stream;
	size_t refused, warned;
};

/* Names the line by number and words: what a person has to look for. */
static void
complain(const struct job *j, const char *text, const char *why)
{
	enum { SHOWN = 200 };
	int w;
	size_t n = text_fit(text, SHOWN, &w);

	cli_complain("%s %zu: %s\n    %.*s%s", j->stream ? _("line") : _("command"),
		j->feed.number, why, (int)n, text, text[n] == '\0' ? "" : "...");
}

static void
say_reply(struct job *j)
{
	const struct reply *r = &j->reply;

	if (r->warnings > 0 || r->question.len > 0)
		j->warned++;
	if (!j->quiet || r->warnings > 0) {
		cli_print(j->c, str_c(&r->text));
		if (r->text.len > 0 && !str_ends(str_c(&r->text), "\n"))
			cli_print(j->c, "\n");
	}
	if (r->question.len > 0)
		cli_printf(j->c, "%s\n", str_c(&r->question));
}

/* Printed means recorded: in a batch nothing is printed before all of it is. */
static bool
run_line(struct job *j, const char *text, const char *bad, struct err *err)
{
	bool ok;

	reply_clear(&j->reply);
	ok = bad == NULL ? command_run(j->m, text, &j->reply, err) :
		err_set(err, ERR_INPUT, "%s", bad);
	if (ok) {
		say_reply(j);
		return j->batch || cli_flush(j->c, err);
	}
	if (err_status(err) != 2)
		return err_prefix(err, "%s %zu: ", j->stream ? _("line") : _("command"),
			j->feed.number);
	j->refused++;
	complain(j, text, err->msg);
	return true;
}

static bool
run_lines(struct job *j, struct err *err)
{
	const char *text, *bad;

	while (feed_next(&j->feed, &text, &bad, err)) {
		if (!run_line(j, text, bad, err))
			return false;
		if (j->refused > 0 && !j->keep)
			return true;
	}
	return err->code == ERR_NONE;
}

static bool
run_batch(struct job *j, struct err *err)
{
	bool ok;

	/* Nobody holds the file while somebody types. */
	if (!feed_all(&j->feed, err) || !store_batch_begin(j->m->store, err))
		return false;
	ok = run_lines(j, err);
	if (ok && j->refused == 0)
		return store_batch_end(j->m->store, true, err);
	store_batch_end(j->m->store, false, NULL);
	str_clear(&j->c->out);
	if (ok)
		cli_complain(_("nothing was recorded (--batch)"));
	return ok;
}

static void
sum_up(struct job *j)
{
	if (j->refused > 0)
		j->c->status = 2;
	else if (j->warned > 0)
		j->c->status = 1;
	if (j->refused > 0 && j->keep)
		cli_complain(_("%zu of %zu lines refused"), j->refused, j->feed.number);
	else if (j->refused > 0 && !j->batch && j->feed.number > 1)
		cli_complain(_("stopped there; what came before it is recorded"));
}

static void
find_lines(struct job *j)
{
	struct cli *c = j->c;

	j->stream = c->n_args == 1 || (c->n_args == 2 && str_eq(c->arg[1], "-"));
	if (j->stream) {
		j->feed.in = stdin;
	} else {
		j->feed.arg = c->arg + 1;
		j->feed.n_args = (size_t)c->n_args - 1;
	}
}

bool
cmd_DO(struct cli *c, struct err *err)
{
	struct job j = { .c = c, .batch = c->value[SUBOPT_DO_BATCH] != NULL,
		.keep = c->value[SUBOPT_DO_KEEP] != NULL,
		.quiet = c->value[SUBOPT_DO_QUIET] != NULL };
	bool ok;

	if (j.batch && j.keep)
		return err_set(err, ERR_USAGE, _("do: --batch is all or nothing, --keep-going is not; "
			"say one of them"));
	if (!cli_open(c, STORE_WRITE, &j.m, err))
		return false;
	find_lines(&j);
	ok = j.batch ? run_batch(&j, err) : run_lines(&j, err);
	if (ok)
		sum_up(&j);
	meeting_close(j.m);
	feed_release(&j.feed);
	reply_release(&j.reply);
	return ok;
}
