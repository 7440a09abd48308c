/* SPDX-License-Identifier: ISC */
/*
 * By what people are told apart in tables: the region they speak for, the income group of
 * their country, the gender they gave. Every layer asks here, so that tables agree.
 * Must not know: meetings, disclosure (the caller passes only what may be told), tables.
 */
#ifndef TALANOA_CONF_CATEGORY_H
#define TALANOA_CONF_CATEGORY_H

#include <stddef.h>

#include <talanoa/conf/country.h>

enum category { CATEGORY_REGION, CATEGORY_INCOME, CATEGORY_GENDER };

/* What a person said, as written; NULL or "": nothing. */
struct category_person {
	const char *country, *speaks_for, *scope, *gender;
};

/*
 * The M49 region, the Americas in two: a delegate from Canada is not Latin America. scope
 * "global" comes first, then the regions or countries the person speaks for, then the country
 * of the office. A region that M49 does not have ("Asia-Pacific") stands for itself; more than
 * one are CATEGORY_SEVERAL. NULL: not known. Lives as long as c.
 */
const char *category_region(const struct countries *c, const struct category_person *p);
/* "Low income" to "High income", by the one country meant by the same order; else as above. */
const char *category_income(const struct countries *c, const struct category_person *p);

#define CATEGORY_GLOBAL "Global"
#define CATEGORY_SEVERAL "Several regions"
#define CATEGORY_UNKNOWN "Not known"
#define CATEGORY_UNSAID "Not said"

/* The rows of a table: their names in order. */
struct categories {
	const char **name;		/* owned by the countries, the people or the program */
	size_t n;
};

struct category_ask {
	enum category by;
	const struct countries *countries;	/* NULL: then nothing is known */
	const struct category_person *people;
	size_t n;
};
/*
 * The rows that n people fall into and, in ret_row[i], that of person i. All M49 regions and
 * all income groups have a row, whoever is there; global, several and not known come last.
 * Free ret->name.
 */
void categories_build(const struct category_ask *ask, int *ret_row, struct categories *ret);

#endif
