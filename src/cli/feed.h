/* SPDX-License-Identifier: ISC */
/*
 * Lines for `talanoa do`: from arguments or from a stream, one by one.
 * Must not know: what a line means.
 */
#ifndef CLI_FEED_H
#define CLI_FEED_H

#include <stdio.h>

#include <talanoa/base/err.h>
#include <talanoa/base/str.h>

enum { FEED_LINE_MAX = 1024 * 1024 };

struct feed {
	char **arg;			/* arguments, or NULL: read in */
	size_t n_args, i;
	FILE *in;
	struct feed_line {
		char *text;		/* "" if bad */
		const char *bad;	/* why it cannot be a command, or NULL */
	} *all;				/* once feed_all read them */
	size_t n_all, cap_all;
	struct str line;
	size_t number;			/* of the current line, from 1 */
};

void feed_release(struct feed *f);
/*
 * The next line without its end. False at the end, or (err->code is set) if it cannot be
 * read. *ret_bad: why it is no line of words, or NULL.
 */
bool feed_next(struct feed *f, const char **ret_text, const char **ret_bad, struct err *err);
/* Read everything now, so that nobody is waited for later. */
bool feed_all(struct feed *f, struct err *err);

#endif
