/* SPDX-License-Identifier: ISC */
/* The check of every line of an ini file before iniparser sees it. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>

#include "conf/ini_scan.h"

struct scan {
	struct ini *ini;
	struct str *safe;
	const struct ini_warn *warn;
	const char *section;		/* NULL before the first one */
	bool skip;			/* below a section header that could not be read */
	int line;
};

static const char bom[] = "\xef\xbb\xbf";

static char *
trim(char *s)
{
	size_t n;

	while (*s == ' ')
		s++;
	for (n = strlen(s); n > 0 && s[n - 1] == ' '; n--)
		s[n - 1] = '\0';
	return s;
}

/* A section or key: letters, digits and "_.+-" (a section also spaces); made lower-case. */
static bool
name_ok(char *s, bool spaces)
{
	size_t i;

	for (i = 0; s[i] != '\0'; i++) {
		/* not tolower(): in a Turkish locale 'I' would stay as it is */
		if (s[i] >= 'A' && s[i] <= 'Z')
			s[i] = (char)(s[i] - 'A' + 'a');
		if (!(s[i] >= 'a' && s[i] <= 'z') && !(s[i] >= '0' && s[i] <= '9') &&
		    strchr(spaces ? "_.+- " : "_.+-", s[i]) == NULL)
			return false;
	}
	return i > 0 && i <= INI_NAME_MAX;
}

static void
scan_section(struct scan *sc, char *s)
{
	struct ini *ini = sc->ini;
	size_t n = strlen(s);

	sc->skip = true;
	if (s[n - 1] != ']') {
		ini_say(ini, sc->line, sc->warn, "the section name must end with ']'");
		return;
	}
	s[n - 1] = '\0';
	s = trim(s + 1);
	if (!name_ok(s, true)) {
		ini_say(ini, sc->line, sc->warn, "a section is named by 1 to %d letters, digits, "
			"spaces or _ . + -", INI_NAME_MAX);
		return;
	}
	for (size_t i = 0; i < ini->n_sections; i++)
		if (str_eq(ini->sections[i].name, s))
			ini_say(ini, sc->line, sc->warn, "section [%s] is there twice (first on "
				"line %d)", s, ini->sections[i].line);
	MEM_GROW(ini->sections, ini->n_sections, ini->cap_sections);
	ini->sections[ini->n_sections].name = mem_strdup(s);
	ini->sections[ini->n_sections].line = sc->line;
	sc->section = ini->sections[ini->n_sections++].name;
	sc->skip = false;
	str_addf(sc->safe, "[%s]\n", s);
}

/*
 * The bare value: quotes that enclose it are taken off. NULL, with the reason said, where
 * iniparser would read something else than is written.
 */
static char *
bare_value(const struct scan *sc, char *v)
{
	size_t n = strlen(v);
	const char *cut;

	if (v[0] == '"' || v[0] == '\'') {
		char *end = strchr(v + 1, v[0]);

		if (end == NULL || end[1] != '\0') {
			ini_say(sc->ini, sc->line, sc->warn, "a value that begins with a quotation "
				"mark must end with the same one");
			return NULL;
		}
		*end = '\0';
		return v + 1;
	}
	cut = strpbrk(v, ";#");
	if (cut != NULL) {
		ini_say(sc->ini, sc->line, sc->warn, "'%c' would cut the value; put the value in "
			"quotation marks, and a comment on a line of its own", *cut);
		return NULL;
	}
	if (n > 0 && v[n - 1] == '\\') {
		ini_say(sc->ini, sc->line, sc->warn, "a value cannot end with '\\' or go on in the "
			"next line");
		return NULL;
	}
	return v;
}

/* Write key and value so that iniparser reads exactly value; false if it cannot be. */
static bool
safe_value(const struct scan *sc, const char *key, const char *v)
{
	bool twofold = strchr(v, '"') != NULL;

	if (twofold && strchr(v, '\'') != NULL) {
		ini_say(sc->ini, sc->line, sc->warn, "a value cannot hold both kinds of quotation "
			"marks (\" and ')");
		return false;
	}
	if (v[0] == '\0')
		str_addf(sc->safe, "%s =\n", key);
	else
		str_addf(sc->safe, twofold ? "%s = '%s'\n" : "%s = \"%s\"\n", key, v);
	return true;
}

static void
add_entry(struct scan *sc, const char *key)
{
	struct ini *ini = sc->ini;
	struct ini_entry *e;

	for (size_t i = 0; i < ini->n_entries; i++) {
		e = &ini->entries[i];
		if (!str_eq(e->section, sc->section) || !str_eq(e->key, key))
			continue;
		ini_say(ini, sc->line, sc->warn, "%s is set twice in [%s] (first on line %d); "
			"this line counts", key, sc->section, e->line);
		e->line = sc->line;
		return;
	}
	MEM_GROW(ini->entries, ini->n_entries, ini->cap_entries);
	e = &ini->entries[ini->n_entries++];
	e->section = mem_strdup(sc->section);
	e->key = mem_strdup(key);
	e->line = sc->line;
}

static void
scan_entry(struct scan *sc, char *s)
{
	char *eq = strchr(s, '='), *key, *value;

	if (eq == NULL) {
		ini_say(sc->ini, sc->line, sc->warn, "is neither [section] nor key = value nor a "
			"comment (; or #)");
		return;
	}
	*eq = '\0';
	key = trim(s);
	value = trim(eq + 1);
	if (!name_ok(key, false)) {
		ini_say(sc->ini, sc->line, sc->warn, "a key is named by 1 to %d letters, digits or "
			"_ . + -", INI_NAME_MAX);
		return;
	}
	if (sc->section == NULL) {
		ini_say(sc->ini, sc->line, sc->warn, "%s stands before the first [section]", key);
		return;
	}
	value = bare_value(sc, value);
	if (value != NULL && safe_value(sc, key, value))
		add_entry(sc, key);
}

static void
scan_line(struct scan *sc, const char *p, size_t n)
{
	char *text, *s;
	struct err e;

	if (n > 0 && p[n - 1] == '\r')
		n--;
	if (n > INI_LINE_MAX) {
		ini_say(sc->ini, sc->line, sc->warn, "the line is longer than %d bytes",
			INI_LINE_MAX);
		return;
	}
	if (!text_check(TEXT_LINE, p, n, &text, &e)) {
		ini_say(sc->ini, sc->line, sc->warn, "%s", e.msg);
		return;
	}
	s = trim(text);
	if (s[0] == '[')
		scan_section(sc, s);
	else if (s[0] != '\0' && s[0] != ';' && s[0] != '#' && !sc->skip)
		scan_entry(sc, s);
	free(text);
}

void
ini_scan(const char *text, size_t n, struct ini *ini, struct str *safe,
	const struct ini_warn *warn)
{
	struct scan sc = { .ini = ini, .safe = safe, .warn = warn };
	const char *p = text, *end = text + n;

	if (n >= 3 && memcmp(p, bom, 3) == 0) {
		ini_say(ini, 1, warn, "the file begins with a byte order mark; remove it");
		p += 3;
	}
	while (p < end) {
		const char *nl = memchr(p, '\n', (size_t)(end - p));
		size_t len = (size_t)((nl != NULL ? nl : end) - p);

		sc.line++;
		scan_line(&sc, p, len);
		p += len + 1;
	}
}
