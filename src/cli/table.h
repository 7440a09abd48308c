/* SPDX-License-Identifier: ISC */
/*
 * The table of sub-commands, their options and what `show` shows (subcommands.def), and its
 * words as help. Must not know: meetings, what a sub-command does.
 */
#ifndef CLI_TABLE_H
#define CLI_TABLE_H

#include <stdbool.h>

#include <talanoa/base/str.h>

#define SUB(id, name, args, min, max, help) SUB_##id,
#define SUBOPT(sub, id, name, letter, arg, help)
#define SHOW(id, name, help)
enum sub_id {
#include "subcommands.def"
	SUB_N, SUB_ANY = SUB_N
};
#undef SUB
#undef SUBOPT
#undef SHOW

#define SUB(id, name, args, min, max, help)
#define SUBOPT(sub, id, name, letter, arg, help) SUBOPT_##sub##_##id,
#define SHOW(id, name, help)
enum subopt_id {
#include "subcommands.def"
	SUBOPT_N
};
#undef SUBOPT
#undef SHOW

#define SUBOPT(sub, id, name, letter, arg, help)
#define SHOW(id, name, help) SHOW_##id,
enum show_id {
#include "subcommands.def"
	SHOW_N
};
#undef SUB
#undef SUBOPT
#undef SHOW

struct sub_command {
	const char *name, *args;
	int min, max;			/* arguments; max -1: any number */
	const char *help;
};

struct sub_option {
	enum sub_id sub;		/* SUB_ANY: of all */
	const char *name;
	char letter;			/* or 0 */
	const char *arg;		/* "": a switch */
	const char *help;
};

struct show_what {
	const char *name, *help;
};

extern const struct sub_command sub_commands[SUB_N];
extern const struct sub_option sub_options[SUBOPT_N];
extern const struct show_what show_whats[SHOW_N];

bool sub_find(const char *name, enum sub_id *ret_sub);
bool show_find(const char *name, enum show_id *ret_what);
/* The sub-command that name may be a slip of, or NULL. */
const char *sub_nearest(const char *name);

/* Help on all, or on one sub-command. */
void sub_help_all(struct str *out);
void sub_help(enum sub_id sub, struct str *out);

#endif
