/* SPDX-License-Identifier: ISC */
/* talanoa new: a meeting file from a template; asks a person for what was not said. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <talanoa/app/command.h>
#include <talanoa/base/i18n.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>
#include <talanoa/conf/template.h>

#include "cli.h"

struct wish {
	char *template, *title;
	bool asked;
};

static void
wish_release(struct wish *w)
{
	free(w->template);
	free(w->title);
}

/* Asks again until the name is one of a template; the refusal lists them. */
static bool
ask_template(struct cli *c, struct wish *w, struct err *err)
{
	const char *usual = option_text(&c->options, OPT_NEW_TEMPLATE);

	for (;;) {
		struct template t;

		if (!cli_ask(_("Template (basic, hleag, or another)?"), usual, &w->template, err))
			return false;
		if (template_find(&c->paths, w->template, &t, err)) {
			template_release(&t);
			return true;
		}
		cli_complain("%s", err->msg);
		free(w->template);
		w->template = NULL;
	}
}

static bool
ask_operator(struct cli *c, struct err *err)
{
	char *name;

	if (!cli_ask(_("Your name, for the journal?"), c->operator_name, &name, err))
		return false;
	free(c->operator_name);
	c->operator_name = name;
	return true;
}

/* Three questions, but none whose answer was given. */
static bool
ask(struct cli *c, struct wish *w, struct err *err)
{
	w->asked = true;
	if (w->title == NULL && !cli_ask(_("Title of the meeting?"), "", &w->title, err))
		return false;
	if (!ask_template(c, w, err))
		return false;
	return c->value[SUBOPT_ANY_AS] != NULL || ask_operator(c, err);
}

static bool
wish_find(struct cli *c, struct wish *w, struct err *err)
{
	const char *title = c->value[SUBOPT_NEW_TITLE], *t = c->value[SUBOPT_NEW_TEMPLATE];

	if (title != NULL && !text_check(TEXT_NAME, title, strlen(title), &w->title, err))
		return err_prefix(err, "--title: ");
	if (t == NULL && cli_interactive())
		return ask(c, w, err);
	w->template = mem_strdup(t != NULL ? t : option_text(&c->options, OPT_NEW_TEMPLATE));
	return true;
}

static void
item_line(const struct template_item *it, struct str *ret_line)
{
	str_clear(ret_line);
	str_addf(ret_line, "agenda+ type=%s", it->type);
	if (it->pillar != NULL)
		str_addf(ret_line, " pillar=%s", it->pillar);
	if (it->rec > 0)
		str_addf(ret_line, " rec=%d", it->rec);
	if (it->level != NULL)
		str_addf(ret_line, " level=\"%s\"", it->level);
	str_addf(ret_line, " %s", it->title);
	if (it->minutes > 0)
		str_addf(ret_line, " for %dm", it->minutes);
}

static bool
add_agenda(struct cli *c, struct meeting *m, const char *name, struct err *err)
{
	struct str line = STR_INIT;
	struct reply r = { 0 };
	struct template t;
	bool ok = true;

	if (!template_find(&c->paths, name, &t, err))
		return false;
	for (size_t i = 0; ok && i < t.n_items; i++) {
		item_line(&t.items[i], &line);
		reply_clear(&r);
		ok = command_run(m, str_c(&line), &r, err);
	}
	reply_release(&r);
	str_release(&line);
	template_release(&t);
	return ok;
}

static bool
make(struct cli *c, const char *path, const struct wish *w, struct err *err)
{
	struct meeting *m;
	bool ok;

	if (!meeting_create(path, w->template, w->title, &c->env, &m, err))
		return false;
	store_operator(m->store, c->operator_name, c->role);
	ok = c->value[SUBOPT_NEW_AGENDA] == NULL || add_agenda(c, m, w->template, err);
	if (ok)
		cli_printf(c, _("%s: a new meeting from the template %s, %zu constituencies, "
			"%zu agenda items\n"), path, w->template, m->groups.n, m->items.n);
	meeting_close(m);
	/* A file that is not what was asked for is no meeting yet. */
	if (!ok)
		unlink(path);
	return ok;
}

bool
cli_new(struct cli *c, const char *path, struct err *err)
{
	struct wish w = { 0 };
	bool ok;

	if (access(path, F_OK) == 0 || errno != ENOENT)
		return err_set(err, access(path, F_OK) == 0 ? ERR_INPUT : ERR_IO,
			_("%s: %s; new makes a file that is not there yet"), path,
			access(path, F_OK) == 0 ? _("exists") : strerror(errno));
	ok = wish_find(c, &w, err) && make(c, path, &w, err);
	wish_release(&w);
	return ok;
}

bool
cmd_NEW(struct cli *c, struct err *err)
{
	return cli_new(c, c->arg[0], err);
}
