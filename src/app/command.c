/* SPDX-License-Identifier: ISC */
/* The command table, and running one line as one act. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>

#include "approval_lets.h"
#include "command_priv.h"

const struct command commands[CMD_N] = {
#define CMD(id, name, aliases, args, area, flags, help) \
	[CMD_##id] = { CMD_##id, name, aliases, args, AREA_##area, flags, help },
#include <talanoa/app/commands.def>
#undef CMD
};

static bool (*const handlers[CMD_N])(struct call *, struct err *) = {
#define CMD(id, name, aliases, args, area, flags, help) [CMD_##id] = do_##id,
#include <talanoa/app/commands.def>
#undef CMD
};

const char *
area_name(enum cmd_area a)
{
	static const char *const names[AREA_N] = { "meeting", "rules", "people", "agenda", "floor",
		"record", "decisions", "follow-up", "disclosure", "ask", "any time" };

	return names[a];
}

void
reply_clear(struct reply *r)
{
	str_clear(&r->text);
	str_clear(&r->question);
	memset(&r->unit, 0, sizeof r->unit);
	r->note = false;
	r->warnings = 0;
}

void
reply_release(struct reply *r)
{
	str_release(&r->text);
	str_release(&r->question);
}

static bool
may_run(const struct meeting *m, const struct command *cmd, struct err *err)
{
	if (m->observer && (cmd->flags & CMD_OBSERVER) == 0)
		return err_set(err, ERR_DENIED, "%s: an observer can look, not change", cmd->name);
	if (m->screen && (cmd->flags & CMD_SCRIPT) != 0)
		return err_set(err, ERR_DENIED, "%s: only in scripts", cmd->name);
	return true;
}

static bool
handle(struct meeting *m, enum cmd_id id, const char *args, struct reply *r, struct err *err)
{
	char *copy = mem_strdup(args);
	struct call c = { .m = m, .cmd = &commands[id], .r = r };
	bool ok;

	for (char *tab = copy; (tab = strchr(tab, '\t')) != NULL; )
		*tab = ' ';
	/* Quotes stay: they group words for the handler. */
	c.args = copy + strspn(copy, " ");
	for (size_t n = strlen(c.args); n > 0 && c.args[n - 1] == ' '; )
		c.args[--n] = '\0';
	/* "noshow Rosa": on the floor a word too many is never dropped. */
	ok = meeting_lets(m, c.cmd, err) && approval_lets(m, id, err) && (c.cmd->area != AREA_FLOOR || *c.cmd->args != '\0' ||
		args_none(&c, err)) && handlers[id](&c, err);
	free(copy);
	return ok;
}

/* The time of the act: stamped, taken back ("next -90s"), or now. */
static bool
set_time(struct meeting *m, const struct line *l, struct str *args, struct err *err)
{
	m->now = meeting_clock(m);
	if (l->stamped) {
		m->now.at = l->stamp;
		m->now.stated = true;
	}
	if ((commands[l->cmd].flags & CMD_BACK) == 0 || l->kind != LINE_COMMAND)
		return true;
	return command_take_back(m, args, err);
}

static bool
run_act(struct meeting *m, const struct line *l, const char *args, struct reply *r,
	struct err *err)
{
	bool ok;

	if (!store_begin(m->store, err))
		return false;
	store_act(m->store, m->now.at, m->now.stated, NULL);
	ok = meeting_refresh(m, err);
	if (ok && l->kind == LINE_COMMAND)
		ok = handle(m, l->cmd, args, r, err);
	else if (ok)
		ok = approval_lets(m, CMD_NOTE, err) && do_typed_note(m, l, r, err);
	if (ok)
		ok = store_commit(m->store, err);
	else
		store_rollback(m->store);
	if (!ok) {
		/* The caches may have seen what was rolled back. */
		meeting_forget(m);
		meeting_refresh(m, NULL);
		reply_clear(r);
		return false;
	}
	return meeting_refresh(m, err);
}

static bool
run_line(struct meeting *m, const struct line *l, struct reply *r, struct err *err)
{
	struct str args = STR_INIT;
	bool ok, ask = l->kind == LINE_COMMAND && (commands[l->cmd].flags & CMD_ASK) != 0;

	str_add(&args, l->args);
	ok = l->kind != LINE_COMMAND || may_run(m, &commands[l->cmd], err);
	ok = ok && set_time(m, l, &args, err);
	if (ok && ask)
		ok = meeting_refresh(m, err) && handle(m, l->cmd, str_c(&args), r, err);
	else if (ok)
		ok = run_act(m, l, str_c(&args), r, err);
	str_release(&args);
	m->now = meeting_clock(m);
	return ok;
}

/* A stamped line of a script has U+2028 where its text has a line feed. */
static char *
with_line_feeds(const char *text)
{
	static const char separator[] = "\xe2\x80\xa8";
	char *copy = mem_strdup(text), *s = copy;

	while (copy[strspn(copy, " \t")] == '[' && (s = strstr(s, separator)) != NULL) {
		*s++ = '\n';
		memmove(s, s + 2, strlen(s + 2) + 1);
	}
	return copy;
}

static bool
run_text(struct meeting *m, const char *text, struct reply *r, struct err *err)
{
	struct line l;

	meeting_sweep(m);
	if (!meeting_refresh(m, err) || !command_parse(m, text, &l, err))
		return false;
	switch (l.kind) {
	case LINE_EMPTY:
		return true;
	case LINE_UNKNOWN:
		return err_set(err, ERR_INPUT, "\"%.60s\" is not a command; help lists them, "
			"note TEXT records words", l.text);
	default:
		return run_line(m, &l, r, err);
	}
}

bool
command_run_line(struct meeting *m, const struct line *l, struct reply *r, struct err *err)
{
	meeting_sweep(m);
	return meeting_refresh(m, err) && run_line(m, l, r, err);
}

bool
command_run(struct meeting *m, const char *text, struct reply *r, struct err *err)
{
	char *copy = with_line_feeds(text);
	bool ok = run_text(m, copy, r, err);

	free(copy);
	return ok;
}
