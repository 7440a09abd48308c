/* SPDX-License-Identifier: ISC */
/*
 * Countries or areas: names and codes of ISO 3166 from the iso-codes data of the system, and
 * our own table of facts (M49 regions, LDC, LLDC, SIDS, income), each list with its date.
 * A text resolves only by an exact name, code or listed alias, case and accents folded;
 * nothing is guessed by likeness. The designations imply no opinion about any status.
 * Must not know: persons, meetings, the command line.
 */
#ifndef TALANOA_CONF_COUNTRY_H
#define TALANOA_CONF_COUNTRY_H

#include <stdbool.h>
#include <stddef.h>

#include <talanoa/base/err.h>

#define COUNTRY_ISO_FILE "/usr/share/iso-codes/json/iso_3166-1.json"

enum { COUNTRY_SEVERAL_MAX = 8 };

struct country {
	char code[3], alpha3[4], m49[4];	/* GH, GHA, 288 */
	char *name;		/* ISO 3166; the label where iso-codes is not installed */
	char *label;		/* for print: of our own table, the same on every machine */
	char *region, *subregion, *intermediate;	/* M49; "" where it has none */
	bool ldc, lldc, sids;
	char income[3];		/* World Bank: L, LM, UM, H or "" */
};

/* One of the lists behind the facts: m49, ldc, lldc, sids, income. */
struct country_list {
	char *name, *as_of, *source;		/* as_of: YYYY-MM-DD */
};

struct countries;

/*
 * Read data/countries.csv and data/country-aliases.csv below data_dir, and iso_file (normally
 * COUNTRY_ISO_FILE), which may be missing. Free with countries_free.
 */
bool countries_load(const char *data_dir, const char *iso_file, struct countries **ret_countries,
	struct err *err);
void countries_free(struct countries *c);		/* NULL is fine */

enum country_kind {
	COUNTRY_UNRESOLVED,	/* keep the text as written, list it */
	COUNTRY_ONE,
	COUNTRY_SEVERAL,	/* "Argentina/France": parts between '/' or ';' */
	COUNTRY_GLOBAL,		/* "International" */
	COUNTRY_REGION,		/* "Asia-Pacific" */
};

struct country_match {
	enum country_kind kind;
	size_t n;				/* codes: 1 for ONE, 2 or more for SEVERAL */
	char codes[COUNTRY_SEVERAL_MAX][3];
	const char *region;			/* for REGION: its name; else NULL */
};

/* What text (valid UTF-8) means. A name with two meanings is unresolved. */
struct country_match country_resolve(const struct countries *c, const char *text);
/* "one", "several", "global", "region", "unresolved". */
const char *country_kind_name(enum country_kind kind);

/* By alpha-2 code in capitals; NULL if there is none. */
const struct country *country_by_code(const struct countries *c, const char *code);
size_t countries_count(const struct countries *c);
const struct country *countries_at(const struct countries *c, size_t i);
/* By name ("ldc"); NULL if there is none. */
const struct country_list *countries_list(const struct countries *c, const char *name);

#endif
