/* SPDX-License-Identifier: ISC */
/*
 * The command line of the program: one run of it. Sub-commands print to c->out, which is
 * written (and checked) at the end, and leave with c->status or an error.
 * Must not know: SQL, curses, how a command of the meeting is carried out.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <talanoa/app/meeting.h>
#include <talanoa/base/clock.h>
#include <talanoa/base/err.h>
#include <talanoa/base/str.h>
#include <talanoa/conf/options.h>
#include <talanoa/conf/paths.h>

#include "table.h"

/* What the screen is started with; main.c hands it to tui, which cli does not know. */
struct cli_screen {
	const char *path, *operator_name, *role;
	const char *view;		/* "floor", "record" or NULL */
	bool plain;
	bool practise;			/* without a path: on a meeting of its own */
	bool display;			/* the hall's screen instead */
	struct env *env;
	const struct options *options;
	const struct paths *paths;
};

struct cli {
	int (*screen)(const struct cli_screen *);	/* returns the exit status */
	struct env env;
	struct paths paths;
	struct options options;
	enum sub_id sub;
	bool named;			/* the sub-command was, not just meant */
	const char *value[SUBOPT_N];	/* NULL: not given; "" for a switch */
	char **arg;
	int n_args;
	char *operator_name;
	const char *role;
	struct str out;
	int status;			/* of a run without an error: 0, 1 or 2 */
};

/* The whole program but for process and screen; returns its exit status. */
int cli_main(int argc, char **argv, int (*screen)(const struct cli_screen *));

/* Sub-command, options and arguments out of argv (args.c); *c is zeroed before. */
bool cli_parse(struct cli *c, int argc, char **argv, struct err *err);

/* The meeting of the first argument, acting under the operator's name. */
bool cli_open(struct cli *c, enum store_mode mode, struct meeting **ret_m, struct err *err);

/* Words to c->out, made safe for any terminal. */
void cli_print(struct cli *c, const char *text);
void cli_printf(struct cli *c, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Write c->out to standard output and empty it. ERR_IO if that failed. */
bool cli_flush(struct cli *c, struct err *err);
/* One sentence on standard error, made safe. */
void cli_complain(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* Is there a person at both ends? */
bool cli_interactive(void);
/* A question on the terminal and its answer, checked as kind; empty: otherwise. Caller frees. */
bool cli_ask(const char *question, const char *otherwise, char **ret_answer, struct err *err);

/* Write a file beside path and rename it there; a symlink is replaced, not followed. */
bool cli_write_file(const char *path, const struct str *bytes, bool replace, struct err *err);

#define SUB(id, name, args, min, max, help) bool cmd_##id(struct cli *c, struct err *err);
#define SUBOPT(sub, id, name, letter, arg, help)
#define SHOW(id, name, help)
#include "subcommands.def"
#undef SUB
#undef SUBOPT
#undef SHOW

/* A public copy of the meeting in a file that there is not yet (cmd_publish.c). */
bool cli_publish(struct meeting *m, const char *to, size_t *ret_left_out, struct err *err);
/* Make the meeting of path, asking a person for what is not given (cmd_new.c). */
bool cli_new(struct cli *c, const char *path, struct err *err);

/* --now: the moment the meeting is looked at; NULL: this one. The sentence begins with --now. */
bool cli_set_now(struct meeting *m, const char *typed, struct err *err);

#endif
