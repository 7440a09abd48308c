/* SPDX-License-Identifier: ISC */
/* Countries from our own tables, then names and codes from the iso-codes data. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <talanoa/base/json.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/conf/paths.h>

#include "conf/country.h"
#include "conf/file.h"
#include "conf/table.h"

enum { ISO_FILE_MAX = 1024 * 1024 };

enum column {
	ALPHA2, ALPHA3, M49, LABEL, REGION, SUBREGION, INTERMEDIATE, LDC, LLDC, SIDS, INCOME,
	N_COLUMNS
};

enum alias_column { TEXT, KIND, TARGET, N_ALIAS_COLUMNS };

/* "as-of ldc 2024-12-13 UN Committee for Development Policy" */
static void
take_comment(void *ctx, const char *text)
{
	struct countries *c = ctx;
	struct country_list *l;
	const char *name, *date;

	if (!str_starts(text, "as-of "))
		return;
	name = text + strlen("as-of ");
	date = strchr(name, ' ');
	if (date == NULL || strlen(date + 1) < strlen("YYYY-MM-DD x"))
		return;
	MEM_GROW(c->lists, c->n_lists, c->cap_lists);
	l = &c->lists[c->n_lists++];
	l->name = mem_strndup(name, (size_t)(date - name));
	l->as_of = mem_strndup(date + 1, strlen("YYYY-MM-DD"));
	l->source = mem_strdup(date + 1 + strlen("YYYY-MM-DD "));
}

static bool
take_code(char *dst, size_t size, const char *src, struct err *err)
{
	if (strlen(src) != size - 1)
		return err_set(err, ERR_INPUT, "'%s' is not a code of %zu characters", src,
			size - 1);
	memcpy(dst, src, size);
	return true;
}

static bool
take_flag(const char *s, bool *ret_flag, struct err *err)
{
	if (!str_eq(s, "0") && !str_eq(s, "1"))
		return err_set(err, ERR_INPUT, "'%s' is neither 0 nor 1", s);
	*ret_flag = s[0] == '1';
	return true;
}

static bool
take_income(const char *s, char ret_income[static 3], struct err *err)
{
	static const char *const groups[] = { "", "L", "LM", "UM", "H" };

	for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++)
		if (str_eq(groups[i], s)) {
			memcpy(ret_income, groups[i], strlen(groups[i]) + 1);
			return true;
		}
	return err_set(err, ERR_INPUT, "income '%s' is not L, LM, UM or H", s);
}

static struct country *
new_country(struct countries *c)
{
	MEM_GROW(c->v, c->n, c->cap);
	return &c->v[c->n++];
}

static void
keys_of_regions(struct countries *c, const struct country *k)
{
	const char *const names[] = { k->region, k->subregion, k->intermediate };

	for (size_t i = 0; i < 3; i++)
		if (names[i][0] != '\0')
			countries_key(c, names[i], COUNTRY_REGION, countries_region(c, names[i]));
}

static bool
take_country(void *ctx, char **f, struct err *err)
{
	struct countries *c = ctx;
	struct country k = { 0 }, *kept;

	if (country_by_code(c, f[ALPHA2]) != NULL)
		return err_set(err, ERR_INPUT, "%s is there twice", f[ALPHA2]);
	if (!take_code(k.code, sizeof k.code, f[ALPHA2], err) ||
	    !take_code(k.alpha3, sizeof k.alpha3, f[ALPHA3], err) ||
	    !take_code(k.m49, sizeof k.m49, f[M49], err) ||
	    !take_flag(f[LDC], &k.ldc, err) || !take_flag(f[LLDC], &k.lldc, err) ||
	    !take_flag(f[SIDS], &k.sids, err) || !take_income(f[INCOME], k.income, err))
		return false;
	kept = new_country(c);
	*kept = k;
	kept->label = mem_strdup(f[LABEL]);
	kept->region = mem_strdup(f[REGION]);
	kept->subregion = mem_strdup(f[SUBREGION]);
	kept->intermediate = mem_strdup(f[INTERMEDIATE]);
	countries_key(c, kept->label, COUNTRY_ONE, c->n - 1);
	keys_of_regions(c, kept);
	return true;
}

static bool
take_alias(void *ctx, char **f, struct err *err)
{
	struct countries *c = ctx;
	const struct country *k;

	if (str_eq(f[KIND], "global")) {
		countries_key(c, f[TEXT], COUNTRY_GLOBAL, 0);
		return true;
	}
	if (str_eq(f[KIND], "region")) {
		countries_key(c, f[TEXT], COUNTRY_REGION, countries_region(c, f[TARGET]));
		return true;
	}
	if (!str_eq(f[KIND], "country"))
		return err_set(err, ERR_INPUT, "kind '%s' is not country, region or global",
			f[KIND]);
	k = country_by_code(c, f[TARGET]);
	if (k == NULL)
		return err_set(err, ERR_INPUT, "there is no country %s", f[TARGET]);
	countries_key(c, f[TEXT], COUNTRY_ONE, (size_t)(k - c->v));
	return true;
}

/* The country of one entry of iso-codes; one that our table lacks is added without facts. */
static bool
find_or_add(struct countries *c, const struct json *entry, size_t *ret_i, struct err *err)
{
	const char *code = json_str(json_get(entry, "alpha_2"));
	const char *alpha3 = json_str(json_get(entry, "alpha_3"));
	const char *m49 = json_str(json_get(entry, "numeric"));
	const char *name = json_str(json_get(entry, "name"));
	const struct country *found;
	struct country k = { 0 };

	if (code == NULL || alpha3 == NULL || m49 == NULL || name == NULL)
		return err_set(err, ERR_FORMAT, "an entry lacks its codes or its name");
	found = country_by_code(c, code);
	if (found != NULL) {
		*ret_i = (size_t)(found - c->v);
		return true;
	}
	if (!take_code(k.code, sizeof k.code, code, err) ||
	    !take_code(k.alpha3, sizeof k.alpha3, alpha3, err) ||
	    !take_code(k.m49, sizeof k.m49, m49, err))
		return false;
	k.label = mem_strdup(name);
	k.region = mem_strdup("");
	k.subregion = mem_strdup("");
	k.intermediate = mem_strdup("");
	*new_country(c) = k;
	*ret_i = c->n - 1;
	return true;
}

static bool
take_iso(struct countries *c, const struct json *list, struct err *err)
{
	static const char *const names[] = { "name", "official_name", "common_name" };
	size_t at = 0;

	if (json_count(list) == 0)
		return err_set(err, ERR_FORMAT, "has no list named 3166-1");
	for (size_t i = 0; i < json_count(list); i++) {
		const struct json *entry = json_at(list, i);

		if (!find_or_add(c, entry, &at, err))
			return false;
		free(c->v[at].name);
		c->v[at].name = mem_strdup(json_str(json_get(entry, "name")));
		for (size_t k = 0; k < sizeof names / sizeof names[0]; k++)
			countries_key(c, json_str(json_get(entry, names[k])), COUNTRY_ONE, at);
	}
	return true;
}

static bool
load_iso(struct countries *c, const char *file, struct err *err)
{
	struct str bytes = STR_INIT;
	struct json *root = NULL;
	bool ok;

	if (access(file, F_OK) != 0)
		return true;		/* iso-codes is not installed: our own names do */
	ok = conf_read(file, ISO_FILE_MAX, false, &bytes, err);
	if (ok) {
		root = json_parse(str_c(&bytes), bytes.len, err);
		ok = root != NULL && take_iso(c, json_get(root, "3166-1"), err);
		if (!ok)
			err_prefix(err, "%s: ", file);
	}
	json_free(root);
	str_release(&bytes);
	return ok;
}

static void
finish(struct countries *c)
{
	for (size_t i = 0; i < c->n; i++) {
		struct country *k = &c->v[i];

		if (k->name == NULL)
			k->name = mem_strdup(k->label);
		countries_key(c, k->code, COUNTRY_ONE, i);
		countries_key(c, k->alpha3, COUNTRY_ONE, i);
		countries_key(c, k->m49, COUNTRY_ONE, i);
	}
	countries_index(c);
}

bool
countries_load(const char *data_dir, const char *iso_file, struct countries **ret_countries,
	struct err *err)
{
	struct countries *c = mem_alloc(sizeof *c);
	char *facts = paths_join(data_dir, "data/countries.csv");
	char *aliases = paths_join(data_dir, "data/country-aliases.csv");
	const struct table tables[] = {
		{ facts, N_COLUMNS, take_country, take_comment, c },
		{ aliases, N_ALIAS_COLUMNS, take_alias, NULL, c },
	};
	bool ok = table_read(&tables[0], err) && load_iso(c, iso_file, err) &&
		table_read(&tables[1], err);

	if (ok) {
		finish(c);
		*ret_countries = c;
	} else {
		countries_free(c);
	}
	free(facts);
	free(aliases);
	return ok;
}

void
countries_free(struct countries *c)
{
	if (c == NULL)
		return;
	for (size_t i = 0; i < c->n; i++) {
		free(c->v[i].name);
		free(c->v[i].label);
		free(c->v[i].region);
		free(c->v[i].subregion);
		free(c->v[i].intermediate);
	}
	for (size_t i = 0; i < c->n_regions; i++)
		free(c->regions[i]);
	for (size_t i = 0; i < c->n_lists; i++) {
		free(c->lists[i].name);
		free(c->lists[i].as_of);
		free(c->lists[i].source);
	}
	for (size_t i = 0; i < c->n_keys; i++)
		free(c->keys[i].fold);
	free(c->v);
	free(c->regions);
	free(c->lists);
	free(c->keys);
	free(c);
}
