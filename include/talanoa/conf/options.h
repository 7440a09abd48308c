/* SPDX-License-Identifier: ISC */
/*
 * A person's options: one table (options.def), from which the values, the shipped
 * talanoa.ini and the manual page come. A bad value is named and the default stands.
 * Must not know: what an option does, the names of actions and keys in [keys].
 */
#ifndef TALANOA_CONF_OPTIONS_H
#define TALANOA_CONF_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <talanoa/base/err.h>
#include <talanoa/base/str.h>
#include <talanoa/conf/ini.h>

enum option_id {
#define OPTION(id, section, key, type, fallback, range, help) OPT_##id,
#include <talanoa/conf/options.def>
#undef OPTION
	OPT_N
};

enum option_type { OPTION_BOOL, OPTION_CHOICE, OPTION_DURATION, OPTION_TEXT };

/* One row of the table. */
struct option_info {
	const char *section, *key;
	enum option_type type;
	const char *fallback, *range, *help;
};
const struct option_info *option_info(enum option_id id);

/* `call_next = n` below [keys]; action and key are as written, line is for messages. */
struct option_key {
	char *action, *key;
	int line;
};

struct options {
	char *path;			/* the file that was read, NULL if none */
	char *value[OPT_N];		/* valid for its type */
	struct option_key *keys;	/* in the order of the file; the screen checks them */
	size_t n_keys, cap_keys;
};

void options_init(struct options *o);		/* all defaults */
void options_release(struct options *o);
/*
 * Read talanoa.ini below config_dir (NULL or no such file: nothing to read) on top of what o
 * holds. The file must be the user's or root's. Every line that cannot be used is named to
 * warn and skipped; false only if the file as a whole cannot be read.
 */
bool options_load(struct options *o, const char *config_dir, const struct ini_warn *warn,
	struct err *err);
/* Set one value ("colour" of "screen"), as from the command line; err says what would be right. */
bool options_set(struct options *o, enum option_id id, const char *value, struct err *err);

bool option_bool(const struct options *o, enum option_id id);
bool option_is(const struct options *o, enum option_id id, const char *word);	/* CHOICE */
int64_t option_ms(const struct options *o, enum option_id id);			/* DURATION */
const char *option_text(const struct options *o, enum option_id id);		/* any type */

/* The shipped talanoa.ini: every option with its help, range and default. */
void options_write_ini(struct str *out);

#endif
