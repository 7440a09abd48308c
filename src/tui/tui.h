/* SPDX-License-Identifier: ISC */
/*
 * The screen program, as the command line starts it.
 * Must not know: options of the command line, sub-commands.
 */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include <stdbool.h>

#include <talanoa/base/clock.h>
#include <talanoa/base/err.h>
#include <talanoa/base/str.h>
#include <talanoa/conf/options.h>
#include <talanoa/conf/paths.h>

/* Everything is borrowed and outlives tui_run. */
struct tui_start {
	const char *path;		/* an existing meeting file */
	const char *operator_name;
	const char *role;		/* rapporteur, facilitator, observer */
	const char *view;		/* "floor", "record" or NULL: as option and role say */
	bool plain;			/* line by line, no cursor movement */
	struct env *env;
	const struct options *options;
	const struct paths *paths;
	const char *scratch;		/* practice: the folder of everything; else NULL */
};

/* Runs until the person leaves; prints its own errors; returns the exit status. */
int tui_run(struct tui_start *start);
/* Practice: a meeting of its own, in a private folder that is gone afterwards; path is set. */
int tui_practise(struct tui_start *start);
/* The hall's screen, which reads the file and writes nothing anywhere. */
int tui_display(struct tui_start *start);
/* All of the section [keys]; complaint gets what is wrong with the last one that is refused. */
struct keymap;
void tui_bind_keys(struct keymap *k, const struct options *o, struct str *complaint);
/* One sentence on standard error; may name anybody's file. */
void tui_complain(const struct err *err);

#endif
