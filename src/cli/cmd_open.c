/* SPDX-License-Identifier: ISC */
/* talanoa open: the screen; without FILE, the meeting that was open last, or what to do. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <talanoa/base/i18n.h>

#include "cli.h"

static const char last_name[] = "last-meeting";

/* Where the screen was last is a convenience: nothing fails for it. */
static void
remember(const struct cli *c, const char *path)
{
	char whole[PATH_MAX];
	struct str line = STR_INIT;
	char *name;

	if (c->paths.state == NULL || realpath(path, whole) == NULL ||
	    !paths_make_state(&c->paths, NULL))
		return;
	name = paths_join(c->paths.state, last_name);
	str_addf(&line, "%s\n", whole);
	cli_write_file(name, &line, true, NULL);
	str_release(&line);
	free(name);
}

static bool
recall(const struct cli *c, char ret_path[static PATH_MAX])
{
	char *name;
	FILE *f;
	size_t n = 0;

	if (c->paths.state == NULL)
		return false;
	name = paths_join(c->paths.state, last_name);
	f = fopen(name, "re");
	free(name);
	if (f == NULL)
		return false;
	if (fgets(ret_path, PATH_MAX, f) != NULL) {
		n = strcspn(ret_path, "\n");
		ret_path[n] = '\0';
	}
	fclose(f);
	return n > 0 && access(ret_path, F_OK) == 0;
}

static bool
known_view(const char *view)
{
	return view == NULL || str_eq(view, "floor") || str_eq(view, "record");
}

static bool
run_screen(struct cli *c, const char *path, struct err *err)
{
	struct cli_screen start = {
		.path = path, .operator_name = c->operator_name, .role = c->role,
		.view = c->value[SUBOPT_OPEN_VIEW],
		.plain = c->value[SUBOPT_OPEN_PLAIN] != NULL,
		.env = &c->env, .options = &c->options, .paths = &c->paths,
	};

	if (!known_view(start.view))
		return err_set(err, ERR_USAGE, _("--view %s: a view is floor or record"),
			start.view);
	if (!cli_flush(c, err))
		return false;
	remember(c, path);
	c->status = c->screen(&start);
	return true;
}

static bool
open_path(struct cli *c, const char *path, struct err *err)
{
	bool plain = c->value[SUBOPT_OPEN_PLAIN] != NULL;

	if (!plain && !cli_interactive())
		return err_set(err, ERR_USAGE, _("%s: the screen needs a terminal; use --plain, "
			"or talanoa do, show and export"), path);
	if (access(path, F_OK) < 0 && errno == ENOENT) {
		if (!cli_interactive())
			return err_set(err, ERR_IO,
				_("%s: there is no such file; talanoa new %s makes it"), path, path);
		if (!cli_new(c, path, err))
			return false;
	}
	return run_screen(c, path, err);
}

static bool
open_new(struct cli *c, struct err *err)
{
	char *path;
	bool ok;

	if (!cli_ask(_("File of the new meeting?"), "meeting.talanoa", &path, err))
		return false;
	ok = cli_new(c, path, err) && run_screen(c, path, err);
	free(path);
	return ok;
}

static bool
begin_with(struct cli *c, const char *answer, const char *last, struct err *err)
{
	if (str_eq(answer, "continue") && *last != '\0')
		return open_path(c, last, err);
	if (str_eq(answer, "practise"))
		return cmd_PRACTISE(c, err);
	if (str_eq(answer, "new"))
		return open_new(c, err);
	if (access(answer, F_OK) < 0 && strpbrk(answer, "./") == NULL)
		return err_set(err, ERR_USAGE, _("\"%s\" is neither new nor practise%s, and there "
			"is no such file"), answer, *last != '\0' ? _(" nor continue") : "");
	return open_path(c, answer, err);
}

/* The three ways to begin; a file name is one too. last: of the last meeting, or "". */
static bool
offer(struct cli *c, const char *last, struct err *err)
{
	const char *usual = *last != '\0' ? "continue" : "practise";
	char *answer;
	bool ok;

	if (*last != '\0')
		cli_printf(c, _("continue  %s\n"), last);
	cli_printf(c, _("new       a new meeting\n"
		"practise  an invented, contested room: six tasks, two minutes\n"));
	if (!cli_flush(c, err) || !cli_ask(_("Which, or a file?"), usual, &answer, err))
		return false;
	ok = begin_with(c, answer, last, err);
	free(answer);
	return ok;
}

bool
cmd_OPEN(struct cli *c, struct err *err)
{
	char last[PATH_MAX] = "";
	bool found;

	if (c->n_args > 0)
		return open_path(c, c->arg[0], err);
	found = recall(c, last);
	if (!c->named && c->value[SUBOPT_OPEN_PLAIN] == NULL && cli_interactive())
		return offer(c, found ? last : "", err);
	if (found)
		return open_path(c, last, err);
	sub_help_all(&c->out);
	c->status = 64;
	return true;
}
