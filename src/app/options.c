/* SPDX-License-Identifier: ISC */
/* Options before and behind a text; pillars, recommendations, items, addresses. */
#include <string.h>

#include "options.h"

bool
options_before(char **text, const char *const *keys, option_fn *each, void *ctx,
	struct err *err)
{
	const char *key;
	char *value;

	for (;;) {
		if (!args_option(text, keys, &key, &value, err))
			return false;
		if (key == NULL)
			break;
		if (!each(ctx, key, value, err))
			return false;
	}
	args_end(text);
	return true;
}

/* Where the last word of the text begins, its value in quotes or not; NULL: nowhere. */
static char *
last_word(char *text)
{
	char *end = text + strlen(text), *quote;

	if (end > text && end[-1] == '"') {
		for (quote = end - 2; quote > text && *quote != '"'; quote--)
			continue;
		if (quote <= text || quote[-1] != '=')
			return NULL;
		end = quote;
	}
	while (end > text && end[-1] != ' ')
		end--;
	return end > text ? end : NULL;
}

char *
option_last(char *text, const char *const *keys, const char **ret_key)
{
	char *s = last_word(text);

	for (size_t i = 0; s != NULL && keys[i] != NULL; i++) {
		size_t n = strlen(keys[i]);

		if (strncmp(s, keys[i], n) == 0 && s[n] == '=') {
			*ret_key = keys[i];
			s[-1] = '\0';
			return s + n + 1;
		}
	}
	return NULL;
}

bool
options_after(char *text, const char *const *keys, option_fn *each, void *ctx, struct err *err)
{
	const char *key;
	char *value;

	for (;;) {
		args_spaces(text);
		value = option_last(text, keys, &key);
		if (value == NULL)
			return true;
		if (!each(ctx, key, args_trim(value), err))
			return false;
	}
}

static bool
code_of(struct draft *d, const char *key, enum field f, const char *words, const char *typed,
	struct err *err)
{
	if (*typed != '\0' && !one_of(words, typed))
		return err_set(err, ERR_INPUT, "%s: \"%.40s\" is not one of: %s", key, typed, words);
	draft_code(d, f, typed);
	return true;
}

bool
option_pillar(struct draft *d, const char *typed, struct err *err)
{
	return code_of(d, "pillar", FLD_PILLAR, "production|trade|stewardship|governance", typed,
		err);
}

bool
option_rec(struct draft *d, const char *typed, struct err *err)
{
	return code_of(d, "rec", FLD_REC, "1|2|3|4|5", typed, err);
}

bool
option_item(struct draft *d, const char *typed, struct err *err)
{
	const struct unit *item = NULL;

	if (*typed != '\0' && !names_item(d->m, typed, &item, err))
		return err_prefix(err, "on: ");
	draft_ref(d, FLD_ITEM, item == NULL ? NULL : &item->id);
	return true;
}

bool
url_ok(const char *url, struct err *err)
{
	const char *rest = str_starts(url, "https://") ? url + 8 :
		str_starts(url, "http://") ? url + 7 : NULL;

	if (rest == NULL || *rest == '\0' || *rest == '/')
		return err_set(err, ERR_INPUT, "url: \"%.60s\" is no address; it begins with "
			"https:// or http://", url);
	for (const char *p = url; *p != '\0'; p++)
		if (*p <= ' ' || *p >= 0x7f || strchr("\"<>\\^`{|}", *p) != NULL)
			return err_set(err, ERR_INPUT, "url: character %zu of the address cannot be in "
				"one; copy it as the browser shows it in its address bar",
				(size_t)(p - url) + 1);
	return true;
}
