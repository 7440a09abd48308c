/* SPDX-License-Identifier: ISC */
/* Words that values of options and templates are made of. */
#include <string.h>

#include <talanoa/base/str.h>

#include "conf/value.h"

bool
value_one_of(const char *words, const char *value)
{
	size_t n = strlen(value);

	if (n == 0 || strchr(value, '|') != NULL)
		return false;
	while (words != NULL) {
		if (strncmp(words, value, n) == 0 && (words[n] == '|' || words[n] == '\0'))
			return true;
		words = strchr(words, '|');
		if (words != NULL)
			words++;
	}
	return false;
}

bool
value_truth(const char *value, bool *ret_v)
{
	static const struct {
		const char *word;
		bool v;
	} words[] = {
		{ "yes", true }, { "true", true }, { "on", true },
		{ "no", false }, { "false", false }, { "off", false },
	};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (str_ieq(value, words[i].word)) {
			*ret_v = words[i].v;
			return true;
		}
	return false;
}
