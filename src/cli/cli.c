/* SPDX-License-Identifier: ISC */
/* One run of the program: parse, set up, dispatch, say what went wrong. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include <talanoa/app/command.h>
#include <talanoa/base/i18n.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>

#include "cli.h"

static bool (*const runs[SUB_N])(struct cli *, struct err *) = {
#define SUB(id, name, args, min, max, help) [SUB_##id] = cmd_##id,
#define SUBOPT(sub, id, name, letter, arg, help)
#define SHOW(id, name, help)
#include "subcommands.def"
#undef SUB
#undef SUBOPT
#undef SHOW
};

static void
warn_option(void *ctx, const char *sentence)
{
	(void)ctx;
	cli_complain("%s", sentence);
}

/* A person's own file of options never keeps a meeting from opening. */
static void
load_options(struct cli *c)
{
	struct ini_warn warn = { .say = warn_option };
	struct err err;

	options_init(&c->options);
	if (!options_load(&c->options, c->paths.config, &warn, &err))
		cli_complain("%s", err.msg);
}

static bool
known_role(const char *role)
{
	return str_eq(role, "rapporteur") || str_eq(role, "facilitator") ||
		str_eq(role, "observer");
}

/*
 * Who acts: --as, else the option, else the role. Never the login name, which would tie a
 * record that travels to an account (2-architecture 2.1).
 */
static bool
find_operator(struct cli *c, struct err *err)
{
	const char *name = c->value[SUBOPT_ANY_AS];

	c->role = c->value[SUBOPT_ANY_ROLE];
	if (c->role == NULL)
		c->role = option_text(&c->options, OPT_OPERATOR_ROLE);
	if (!known_role(c->role))
		return err_set(err, ERR_USAGE,
			_("--role %s: a role is rapporteur, facilitator or observer"), c->role);
	if (name == NULL)
		name = option_text(&c->options, OPT_OPERATOR_NAME);
	if (*name == '\0' && c->value[SUBOPT_ANY_AS] == NULL)
		name = c->role;
	if (!text_check(TEXT_NAME, name, strlen(name), &c->operator_name, err))
		return err_prefix(err, "--as: ");
	return true;
}

static bool
prepare(struct cli *c, struct err *err)
{
	const char *test = getenv("TALANOA_TEST");

	if (!env_init(&c->env, test))
		return err_set(err, ERR_USAGE,
			_("TALANOA_TEST is \"%s\"; it is SEED,MILLISECONDS or not set"), test);
	paths_find(&c->paths);
	load_options(c);
	return find_operator(c, err);
}

static bool
run(struct cli *c, int argc, char **argv, struct err *err)
{
	if (!cli_parse(c, argc, argv, err))
		return false;
	if (c->value[SUBOPT_ANY_VERSION] != NULL) {
		cli_printf(c, "%s\n", PACKAGE_STRING);
		return true;
	}
	if (c->value[SUBOPT_ANY_HELP] != NULL && !c->named) {
		sub_help_all(&c->out);
		return true;
	}
	if (c->value[SUBOPT_ANY_HELP] != NULL) {
		sub_help(c->sub, &c->out);
		return true;
	}
	return prepare(c, err) && runs[c->sub](c, err);
}

static void
release(struct cli *c)
{
	options_release(&c->options);
	paths_release(&c->paths);
	free(c->operator_name);
	free(c->arg);
	str_release(&c->out);
}

int
cli_main(int argc, char **argv, int (*screen)(const struct cli_screen *))
{
	struct cli c = { .screen = screen };
	struct err err = { 0 };
	struct err write_err = { 0 };
	int status;
	bool ok = run(&c, argc, argv, &err);

	status = ok ? c.status : err_status(&err);
	if (!cli_flush(&c, &write_err) && ok) {
		err = write_err;
		status = err_status(&err);
		ok = false;
	}
	if (!ok && *err.msg != '\0')
		cli_complain("%s", err.msg);
	release(&c);
	return status;
}

bool
cli_open(struct cli *c, enum store_mode mode, struct meeting **ret_m, struct err *err)
{
	bool observer = str_eq(c->role, "observer");
	struct meeting *m;

	if (!meeting_open(c->arg[0], observer ? STORE_READ : mode, &c->env, &m, err))
		return false;
	store_operator(m->store, c->operator_name, c->role);
	m->observer = observer;
	*ret_m = m;
	return true;
}
