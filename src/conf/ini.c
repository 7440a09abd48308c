/* SPDX-License-Identifier: ISC */
/* Ini files: scanned line by line, read by iniparser, kept as plain entries with lines. */
#include "config.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#ifdef HAVE_INIPARSER_H
#include <iniparser.h>
#else
#include <iniparser/iniparser.h>
#endif

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/base/when.h>
#include <talanoa/conf/ini.h>

#include "conf/file.h"
#include "conf/ini_scan.h"
#include "conf/value.h"

static int
silent(const char *fmt, ...)
{
	(void)fmt;
	return 0;
}

static bool
write_all(int fd, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t k = write(fd, p, n);

		if (k < 0 && errno != EINTR)
			return false;
		if (k > 0) {
			p += k;
			n -= (size_t)k;
		}
	}
	return true;
}

/* iniparser 4.1 opens a file by name only: give it one that nobody else can change. */
static dictionary *
parse_safe(const struct str *safe, struct err *err)
{
	char name[40];
	dictionary *d = NULL;
	int fd = memfd_create("talanoa-ini", MFD_CLOEXEC);

	if (fd >= 0 && write_all(fd, str_c(safe), safe->len)) {
		snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
		iniparser_set_error_callback(silent);
		d = iniparser_load(name);
	}
	if (d == NULL)
		err_set(err, ERR_IO, "cannot be parsed: %s (is /proc mounted?)", strerror(errno));
	if (fd >= 0)
		close(fd);
	return d;
}

/* Only getstring: getint and its kin crash on a section's name and read 010 as 8. */
static bool
take_values(struct ini *ini, const dictionary *d, struct err *err)
{
	char name[2 * INI_NAME_MAX + 2];

	for (size_t i = 0; i < ini->n_entries; i++) {
		struct ini_entry *e = &ini->entries[i];
		const char *v;

		snprintf(name, sizeof name, "%s:%s", e->section, e->key);
		v = iniparser_getstring(d, name, NULL);
		if (v == NULL)
			return ini_fail(ini, e->line, err, "%s could not be read", e->key);
		e->value = mem_strdup(v);
	}
	return true;
}

bool
ini_load(const char *path, enum ini_owner owner, const struct ini_warn *warn,
	struct ini *ret_ini, struct err *err)
{
	struct ini ini = { 0 };
	struct str bytes = STR_INIT, safe = STR_INIT;
	dictionary *d = NULL;
	bool ok = false;

	if (!conf_read(path, INI_FILE_MAX, owner == INI_OWN_OR_ROOT, &bytes, err))
		goto out;
	ini.path = mem_strdup(path);
	ini_scan(str_c(&bytes), bytes.len, &ini, &safe, warn);
	d = parse_safe(&safe, err);
	if (d == NULL)
		err_prefix(err, "%s: ", path);
	else
		ok = take_values(&ini, d, err);
out:
	if (d != NULL)
		iniparser_freedict(d);
	if (ok)
		*ret_ini = ini;
	else
		ini_release(&ini);
	str_release(&bytes);
	str_release(&safe);
	return ok;
}

void
ini_release(struct ini *ini)
{
	for (size_t i = 0; i < ini->n_sections; i++)
		free(ini->sections[i].name);
	for (size_t i = 0; i < ini->n_entries; i++) {
		free(ini->entries[i].section);
		free(ini->entries[i].key);
		free(ini->entries[i].value);
	}
	free(ini->sections);
	free(ini->entries);
	free(ini->path);
	memset(ini, 0, sizeof *ini);
}

const struct ini_entry *
ini_get(const struct ini *ini, const char *section, const char *key)
{
	for (size_t i = 0; i < ini->n_entries; i++)
		if (str_eq(ini->entries[i].section, section) && str_eq(ini->entries[i].key, key))
			return &ini->entries[i];
	return NULL;
}

const char *
ini_str(const struct ini *ini, const char *section, const char *key, const char *fallback)
{
	const struct ini_entry *e = ini_get(ini, section, key);

	return e != NULL ? e->value : fallback;
}

bool
ini_int(const struct ini *ini, const struct ini_entry *e, const long long range[static 2],
	long long *ret_v, struct err *err)
{
	const char *digits = e->value[0] == '-' ? e->value + 1 : e->value;

	/* 010 is eight to some programs and ten to others: ask */
	if ((digits[0] == '0' && digits[1] != '\0') ||
	    !str_int(e->value, range[0], range[1], ret_v))
		return ini_fail(ini, e->line, err, "%s = %s is not a whole number from %lld to "
			"%lld without a leading zero", e->key, e->value, range[0], range[1]);
	return true;
}

bool
ini_bool(const struct ini *ini, const struct ini_entry *e, bool *ret_v, struct err *err)
{
	if (value_truth(e->value, ret_v))
		return true;
	return ini_fail(ini, e->line, err, "%s = %s is not yes or no", e->key, e->value);
}

bool
ini_duration(const struct ini *ini, const struct ini_entry *e, int64_t *ret_ms, struct err *err)
{
	struct err why;

	if (when_duration(e->value, ret_ms, &why))
		return true;
	return ini_fail(ini, e->line, err, "%s = %s is not a duration such as 90s or 3m", e->key,
		e->value);
}

__attribute__((format(printf, 4, 0)))
static void
sentence(const struct ini *ini, int line, struct str *out, const char *fmt, va_list ap)
{
	str_addf(out, "%s:%d: ", ini->path, line);
	str_addv(out, fmt, ap);
}

bool
ini_fail(const struct ini *ini, int line, struct err *err, const char *fmt, ...)
{
	struct str s = STR_INIT;
	va_list ap;

	va_start(ap, fmt);
	sentence(ini, line, &s, fmt, ap);
	va_end(ap);
	err_set(err, ERR_INPUT, "%s", str_c(&s));
	str_release(&s);
	return false;
}

void
ini_say(const struct ini *ini, int line, const struct ini_warn *warn, const char *fmt, ...)
{
	struct str s = STR_INIT;
	va_list ap;

	if (warn == NULL || warn->say == NULL)
		return;
	va_start(ap, fmt);
	sentence(ini, line, &s, fmt, ap);
	va_end(ap);
	warn->say(warn->ctx, str_c(&s));
	str_release(&s);
}
