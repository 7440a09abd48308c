/* SPDX-License-Identifier: ISC */
/* The words of the command line: sub-command, options before or after the arguments. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <talanoa/base/i18n.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "cli.h"

enum { VALUE = 1000 };		/* getopt's value for option 0 of the table */

struct spec {
	char letters[64];
	struct option longs[SUBOPT_N + 1];
};

/* What getopt is to know of sub: its own options and those of all. */
static void
make_spec(enum sub_id sub, char first, struct spec *ret_s)
{
	size_t n = 0, l = 0;

	memset(ret_s, 0, sizeof *ret_s);
	ret_s->letters[l++] = first;
	ret_s->letters[l++] = ':';
	for (int i = 0; i < SUBOPT_N; i++) {
		const struct sub_option *o = &sub_options[i];
		bool takes = *o->arg != '\0';

		if (o->sub != sub && o->sub != SUB_ANY)
			continue;
		ret_s->longs[n++] = (struct option){ o->name,
			takes ? required_argument : no_argument, NULL, VALUE + i };
		if (o->letter == 0)
			continue;
		ret_s->letters[l++] = o->letter;
		if (takes)
			ret_s->letters[l++] = ':';
	}
}

static int
by_letter(enum sub_id sub, int letter)
{
	for (int i = 0; i < SUBOPT_N; i++)
		if (sub_options[i].letter == letter &&
		    (sub_options[i].sub == sub || sub_options[i].sub == SUB_ANY))
			return i;
	return -1;
}

static bool
bad_option(int got, char **argv, enum sub_id sub, struct err *err)
{
	const char *word = argv[optind - 1];
	char letter[3] = { '-', (char)optopt, '\0' };

	if (optopt > 0 && optopt < VALUE && !str_starts(word, "--"))
		word = letter;
	if (got == ':')
		return err_set(err, ERR_USAGE, _("%s needs a value; see talanoa help %s"), word,
			sub_commands[sub].name);
	return err_set(err, ERR_USAGE,
		_("%s is no option here; see talanoa help %s (a name that begins with - comes "
		"after --)"), word, sub_commands[sub].name);
}

/*
 * Read options until the end of argv or (first '+') the first argument; the arguments go to
 * c->arg. Returns with optind behind what was read.
 */
static bool
read_options(struct cli *c, int argc, char **argv, char first, struct err *err)
{
	struct spec s;
	int got;

	make_spec(c->sub, first, &s);
	opterr = 0;
	optind = 0;
	while ((got = getopt_long(argc, argv, s.letters, s.longs, NULL)) != -1) {
		if (got == 1) {
			c->arg[c->n_args++] = optarg;
			continue;
		}
		if (got == '?' || got == ':')
			return bad_option(got, argv, c->sub, err);
		got = got >= VALUE ? got - VALUE : by_letter(c->sub, got);
		c->value[got] = optarg == NULL ? "" : optarg;
	}
	return true;
}

static bool
check_count(const struct cli *c, struct err *err)
{
	const struct sub_command *s = &sub_commands[c->sub];

	if (c->value[SUBOPT_ANY_HELP] != NULL || c->value[SUBOPT_ANY_VERSION] != NULL)
		return true;
	if (c->n_args >= s->min && (s->max < 0 || c->n_args <= s->max))
		return true;
	return err_set(err, ERR_USAGE, _("%s: %s; use: talanoa %s%s%s"), s->name,
		c->n_args >= s->min ? _("too many arguments") :
		c->n_args == 0 ? _("FILE is missing") : _("an argument is missing"), s->name,
		*s->args == '\0' ? "" : " ", s->args);
}

/* A word that is neither a sub-command nor a file, and rather looks like the former. */
static bool
check_word(const struct cli *c, const char *word, int words, struct err *err)
{
	const char *near = sub_nearest(word);

	if (access(word, F_OK) == 0 || strpbrk(word, "./") != NULL)
		return true;
	if (near != NULL)
		return err_set(err, ERR_USAGE, _("there is no sub-command \"%s\"; did you mean %s? "
			"See talanoa help"), word, near);
	if (words > 1 && c->n_args == 0)
		return err_set(err, ERR_USAGE,
			_("there is no sub-command \"%s\"; see talanoa help"), word);
	return true;
}

/* Options before the sub-command are those of all and of open; those of all stay. */
static bool
check_early(const struct cli *c, struct err *err)
{
	for (int i = 0; i < SUBOPT_N; i++)
		if (c->value[i] != NULL && sub_options[i].sub == SUB_OPEN && c->sub != SUB_OPEN)
			return err_set(err, ERR_USAGE, _("--%s is no option of %s"),
				sub_options[i].name, sub_commands[c->sub].name);
	return true;
}

static bool
read_rest(struct cli *c, int argc, char **argv, struct err *err)
{
	/* After -- everything is an argument, the first one included. */
	if (str_eq(argv[0], "--")) {
		c->arg[c->n_args++] = argv[1];
		optind = 2;
	} else if (!read_options(c, argc, argv, '-', err)) {
		return false;
	}
	while (optind < argc)
		c->arg[c->n_args++] = argv[optind++];
	return true;
}

bool
cli_parse(struct cli *c, int argc, char **argv, struct err *err)
{
	int i;

	c->sub = SUB_OPEN;
	c->arg = mem_alloc(((size_t)argc + 1) * sizeof *c->arg);
	if (!read_options(c, argc, argv, '+', err))
		return false;
	i = optind;
	if (i >= argc)
		return true;
	c->named = !str_eq(argv[i - 1], "--") && sub_find(argv[i], &c->sub);
	if (!c->named) {
		if (!str_eq(argv[i - 1], "--") && !check_word(c, argv[i], argc - i, err))
			return false;
		i--;
	}
	return check_early(c, err) && read_rest(c, argc - i, argv + i, err) &&
		check_count(c, err);
}

bool
cli_set_now(struct meeting *m, const char *typed, struct err *err)
{
	m->now = meeting_clock(m);
	if (typed == NULL)
		return true;
	if (!when_time(typed, m->now.at, meeting_zone(m), &m->now.at, err))
		return err_prefix(err, "--now: ");
	m->now.stated = true;
	return true;
}
