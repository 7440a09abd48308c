/* SPDX-License-Identifier: ISC */
/*
 * The table of countries as loaded, and its index of folded names. Shared by the loader and
 * the resolver. Must not know: where the files are.
 */
#ifndef TALANOA_SRC_CONF_COUNTRY_H
#define TALANOA_SRC_CONF_COUNTRY_H

#include <talanoa/conf/country.h>

/* One way to write something: its folded form and what it means. */
struct country_key {
	char *fold;
	enum country_kind kind;		/* ONE, REGION, GLOBAL; UNRESOLVED if it means two things */
	size_t target;			/* index of the country or region */
};

struct countries {
	struct country *v;
	size_t n, cap;
	char **regions;
	size_t n_regions, cap_regions;
	struct country_list *lists;
	size_t n_lists, cap_lists;
	struct country_key *keys;	/* after countries_index: sorted, each fold once */
	size_t n_keys, cap_keys;
};

/* text (NULL or "" adds nothing) means the country, region or the whole world. */
void countries_key(struct countries *c, const char *text, enum country_kind kind, size_t target);
/* Index of the region of this name, added if it is new. */
size_t countries_region(struct countries *c, const char *name);
/* Sort the keys; those that mean two things become unresolved. */
void countries_index(struct countries *c);

#endif
