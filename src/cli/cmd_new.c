/* SPDX-License-Identifier: ISC */
/* talanoa new: a meeting file from a template; asks a person for what was not said. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <talanoa/app/meeting.h>
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
		if (str_eq(w->template, "none"))
			return true;
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

/* No template: nothing but the defaults; what a script of `log` is replayed into. */
static bool
make_bare(struct cli *c, const char *path, const char *title, struct meeting **ret_m,
	struct err *err)
{
	struct str line = STR_INIT;
	struct reply r = { 0 };
	struct store *store;
	bool ok;

	if (!store_create(path, "", &c->env, &store, err))
		return false;
	store_close(store);
	if (!meeting_open(path, STORE_WRITE, &c->env, ret_m, err))
		return false;
	store_operator((*ret_m)->store, c->operator_name, c->role);
	str_addf(&line, "meeting set title %s", title == NULL ? "" : title);
	ok = title == NULL || command_run(*ret_m, str_c(&line), &r, err);
	str_release(&line);
	reply_release(&r);
	if (!ok)
		meeting_close(*ret_m);
	return ok;
}

static bool
make(struct cli *c, const char *path, const struct wish *w, struct err *err)
{
	const struct meeting_wish wish = { .template = w->template, .title = w->title,
		.agenda = c->value[SUBOPT_NEW_AGENDA] != NULL,
		.operator_name = c->operator_name, .role = c->role };
	bool bare = str_eq(w->template, "none");
	struct meeting *m;

	if (!(bare ? make_bare(c, path, w->title, &m, err) :
	    meeting_create(path, &wish, &c->env, &m, err)))
		return false;
	cli_printf(c, _("%s: a new meeting from the template %s, %zu constituencies, "
		"%zu agenda items\n"), path, w->template, m->groups.n, m->items.n);
	meeting_close(m);
	return true;
}

/* Said before anything is asked: the answers would be for nothing. */
static bool
folder_there(const char *path, struct err *err)
{
	char *folder = mem_strdup(path), *slash = strrchr(folder, '/');
	bool ok = true;

	if (slash != NULL && slash != folder) {
		*slash = '\0';
		ok = access(folder, F_OK) == 0 || err_set(err, ERR_IO,
			_("%s: its folder %s cannot be reached: %s"), path, folder,
			strerror(errno));
	}
	free(folder);
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
	ok = folder_there(path, err) && wish_find(c, &w, err) && make(c, path, &w, err);
	wish_release(&w);
	return ok;
}

bool
cmd_NEW(struct cli *c, struct err *err)
{
	return cli_new(c, c->arg[0], err);
}
