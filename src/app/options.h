/* SPDX-License-Identifier: ISC */
/*
 * A line of options and one text: "version=2 url=... TITLE" or "TITLE version=2". Options stand
 * before the text; where the text is a name they may follow it. And what several commands take
 * as an option: a pillar, an address.
 * Must not know: which command it is.
 */
#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

#include "do.h"
#include "draft.h"

/* Takes one option; false is a refusal. */
typedef bool option_fn(void *ctx, const char *key, char *value, struct err *err);
/* Takes the options before the text; *text moves behind them (and behind a "--"). */
bool options_before(char **text, const char *const *keys, option_fn *each, void *ctx,
	struct err *err);
/* " key=value" at the end of the text, cut off: its value, a word or in quotes; NULL: none. */
char *option_last(char *text, const char *const *keys, const char **ret_key);
/* Takes those at the end of the text, and cuts them off. */
bool options_after(char *text, const char *const *keys, option_fn *each, void *ctx,
	struct err *err);

/* One of the four pillars, or the number of a recommendation; "" takes it away. */
bool option_pillar(struct draft *d, const char *typed, struct err *err);
bool option_rec(struct draft *d, const char *typed, struct err *err);
/* An agenda item by number or title; "" for none. */
bool option_item(struct draft *d, const char *typed, struct err *err);
/* Is this an address of the web, in ASCII and without spaces? */
bool url_ok(const char *url, struct err *err);

#endif
