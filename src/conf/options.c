/* SPDX-License-Identifier: ISC */
/* A person's options: the table, its defaults, and talanoa.ini on top of them. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>
#include <talanoa/base/when.h>
#include <talanoa/conf/options.h>
#include <talanoa/conf/paths.h>

#include "conf/value.h"

static const struct option_info table[OPT_N] = {
#define OPTION(id, section, key, type, fallback, range, help) \
	[OPT_##id] = { section, key, OPTION_##type, fallback, range, help },
#include <talanoa/conf/options.def>
#undef OPTION
};

const struct option_info *
option_info(enum option_id id)
{
	return &table[id];
}

void
options_init(struct options *o)
{
	memset(o, 0, sizeof *o);
	for (int i = 0; i < OPT_N; i++)
		o->value[i] = mem_strdup(table[i].fallback);
}

void
options_release(struct options *o)
{
	for (int i = 0; i < OPT_N; i++)
		free(o->value[i]);
	for (size_t i = 0; i < o->n_keys; i++) {
		free(o->keys[i].action);
		free(o->keys[i].key);
	}
	free(o->keys);
	free(o->path);
	memset(o, 0, sizeof *o);
}

static bool
in_duration(const char *range, const char *value)
{
	const char *dash = strchr(range, '-');
	char *low = mem_strndup(range, (size_t)(dash - range));
	int64_t ms, min, max;
	bool ok = when_duration(value, &ms, NULL) && when_duration(low, &min, NULL) &&
		when_duration(dash + 1, &max, NULL) && ms >= min && ms <= max;

	free(low);
	return ok;
}

static bool
in_text(const char *range, const char *value)
{
	char *text;

	if (value[0] == '\0')
		return true;
	if (!text_check(TEXT_NAME, value, strlen(value), &text, NULL))
		return false;
	free(text);
	return text_count(value) <= (size_t)atoi(range);
}

static bool
acceptable(const struct option_info *info, const char *value)
{
	bool b;

	switch (info->type) {
	case OPTION_BOOL:
		return value_truth(value, &b);
	case OPTION_CHOICE:
		return value_one_of(info->range, value);
	case OPTION_DURATION:
		return in_duration(info->range, value);
	case OPTION_TEXT:
		return in_text(info->range, value);
	}
	return false;
}

/* What would be right, in words; also the remark in the shipped file. */
static void
describe(const struct option_info *info, struct str *out)
{
	const char *dash = strchr(info->range, '-');

	switch (info->type) {
	case OPTION_BOOL:
		str_add(out, "yes or no");
		break;
	case OPTION_CHOICE:
		for (const char *p = info->range; *p != '\0'; p++)
			if (*p == '|')
				str_add(out, strchr(p + 1, '|') != NULL ? ", " : " or ");
			else
				str_addc(out, *p);
		break;
	case OPTION_DURATION:
		str_addf(out, "a duration from %.*s to %s", (int)(dash - info->range), info->range,
			dash + 1);
		break;
	case OPTION_TEXT:
		str_addf(out, "a name of at most %s characters", info->range);
		break;
	}
}

bool
options_set(struct options *o, enum option_id id, const char *value, struct err *err)
{
	const struct option_info *info = &table[id];
	struct str right = STR_INIT, shown = STR_INIT;
	bool ok = acceptable(info, value);

	if (ok) {
		free(o->value[id]);
		o->value[id] = mem_strdup(value);
	} else {
		describe(info, &right);
		text_print(&shown, value, false);
		err_set(err, ERR_INPUT, "%s: '%s' is not %s", info->key, str_c(&shown),
			str_c(&right));
	}
	str_release(&right);
	str_release(&shown);
	return ok;
}

static void
take_key(struct options *o, const struct ini_entry *e)
{
	struct option_key *k;

	MEM_GROW(o->keys, o->n_keys, o->cap_keys);
	k = &o->keys[o->n_keys++];
	k->action = mem_strdup(e->key);
	k->key = mem_strdup(e->value);
	k->line = e->line;
}

static bool
section_known(const char *section)
{
	for (int i = 0; i < OPT_N; i++)
		if (str_eq(table[i].section, section))
			return true;
	return str_eq(section, "keys");
}

static void
take_entry(struct options *o, const struct ini *ini, const struct ini_entry *e,
	const struct ini_warn *warn)
{
	struct err err;
	int i = 0;

	if (str_eq(e->section, "keys")) {
		take_key(o, e);
		return;
	}
	while (i < OPT_N &&
	       !(str_eq(table[i].section, e->section) && str_eq(table[i].key, e->key)))
		i++;
	if (i < OPT_N) {
		if (!options_set(o, (enum option_id)i, e->value, &err))
			ini_say(ini, e->line, warn, "%s; %s stays", err.msg, o->value[i][0] != '\0'
				? o->value[i] : "the default");
	} else if (section_known(e->section)) {
		ini_say(ini, e->line, warn, "there is no option %s in [%s]", e->key, e->section);
	}
}

static void
take_all(struct options *o, const struct ini *ini, const struct ini_warn *warn)
{
	for (size_t i = 0; i < ini->n_sections; i++)
		if (!section_known(ini->sections[i].name))
			ini_say(ini, ini->sections[i].line, warn, "there is no section [%s]",
				ini->sections[i].name);
	for (size_t i = 0; i < ini->n_entries; i++)
		take_entry(o, ini, &ini->entries[i], warn);
}

bool
options_load(struct options *o, const char *config_dir, const struct ini_warn *warn,
	struct err *err)
{
	char *path = config_dir != NULL ? paths_join(config_dir, "talanoa.ini") : NULL;
	struct ini ini;
	bool ok = true;

	if (path != NULL && access(path, F_OK) == 0) {
		ok = ini_load(path, INI_OWN_OR_ROOT, warn, &ini, err);
		if (ok) {
			take_all(o, &ini, warn);
			ini_release(&ini);
			free(o->path);
			o->path = mem_strdup(path);
		}
	}
	free(path);
	return ok;
}

bool
option_bool(const struct options *o, enum option_id id)
{
	bool b = false;

	value_truth(o->value[id], &b);
	return b;
}

bool
option_is(const struct options *o, enum option_id id, const char *word)
{
	return str_eq(o->value[id], word);
}

int64_t
option_ms(const struct options *o, enum option_id id)
{
	int64_t ms = 0;

	when_duration(o->value[id], &ms, NULL);
	return ms;
}

const char *
option_text(const struct options *o, enum option_id id)
{
	return o->value[id];
}

void
options_write_ini(struct str *out)
{
	str_add(out, "; SPDX-License-Identifier: ISC\n"
		"; The options of Talanoa and their defaults. To change some, put them in\n"
		"; ~/.config/talanoa/talanoa.ini; this file is only read by people.\n"
		"; Comments stand on lines of their own; a value with ; or # stands in \"quotation "
		"marks\".\n");
	for (int i = 0; i < OPT_N; i++) {
		const struct option_info *info = &table[i];

		if (i == 0 || !str_eq(info->section, table[i - 1].section))
			str_addf(out, "\n[%s]\n", info->section);
		str_addf(out, "; %s\n; Value: ", info->help);
		describe(info, out);
		str_addf(out, "\n%s =%s%s\n", info->key, info->fallback[0] != '\0' ? " " : "",
			info->fallback);
	}
	str_add(out, "\n[keys]\n; action = key, as the help screen (?) names them, for example:\n"
		"; call_next = n\n");
}
