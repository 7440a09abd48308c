/* SPDX-License-Identifier: ISC */
/*
 * Ini files, read strictly and never written. iniparser is named only behind this header.
 * Every line is checked before iniparser sees it: iniparser loses the whole file for one bad
 * line, a byte order mark or a long line, and cuts a value at an unquoted ';' or '#'. Here
 * such a line is left out and named ("FILE:LINE: what is wrong, what would be right").
 * Sections and keys are lower-case ASCII; values are text of one line.
 * Must not know: which sections and keys mean what.
 */
#ifndef TALANOA_CONF_INI_H
#define TALANOA_CONF_INI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <talanoa/base/err.h>

enum { INI_FILE_MAX = 64 * 1024, INI_LINE_MAX = 1000, INI_NAME_MAX = 64 };

/* Whose file may be read: a person's own configuration must be theirs or root's. */
enum ini_owner { INI_ANY_OWNER, INI_OWN_OR_ROOT };

/* Receives one sentence for each line that is not as it should be; say may be NULL. */
struct ini_warn {
	void (*say)(void *ctx, const char *sentence);
	void *ctx;
};

struct ini_entry {
	char *section, *key, *value;	/* section and key in lower case */
	int line;
};

struct ini_section {
	char *name;
	int line;
};

struct ini {
	char *path;
	struct ini_section *sections;	/* in the order of the file */
	size_t n_sections, cap_sections;
	struct ini_entry *entries;	/* in the order of the file, no key twice in a section */
	size_t n_entries, cap_entries;
};

/*
 * Read path: a regular file of at most INI_FILE_MAX bytes. A line that cannot be used is
 * named to warn and left out; of a key given twice the later counts, which is named too.
 * On success release ret_ini with ini_release.
 */
bool ini_load(const char *path, enum ini_owner owner, const struct ini_warn *warn,
	struct ini *ret_ini, struct err *err);
void ini_release(struct ini *ini);

/* NULL if the section or the key is not there. Names in lower case. */
const struct ini_entry *ini_get(const struct ini *ini, const char *section, const char *key);
/* The value, or fallback if it is not there. */
const char *ini_str(const struct ini *ini, const char *section, const char *key,
	const char *fallback);

/*
 * Strict readings of one value; err names file, line and key. Integers are decimal without a
 * leading zero; booleans are yes or no (true, on / false, off); durations are as 90s or 3m.
 */
bool ini_int(const struct ini *ini, const struct ini_entry *e, const long long range[static 2],
	long long *ret_v, struct err *err);
bool ini_bool(const struct ini *ini, const struct ini_entry *e, bool *ret_v, struct err *err);
bool ini_duration(const struct ini *ini, const struct ini_entry *e, int64_t *ret_ms,
	struct err *err);

/* Set err to "FILE:LINE: sentence"; returns false. */
bool ini_fail(const struct ini *ini, int line, struct err *err, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
/* Say "FILE:LINE: sentence" to warn (NULL is fine). */
void ini_say(const struct ini *ini, int line, const struct ini_warn *warn, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

#endif
