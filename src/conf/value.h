/* SPDX-License-Identifier: ISC */
/* Words that values of options and templates are made of. Must not know: files. */
#ifndef TALANOA_SRC_CONF_VALUE_H
#define TALANOA_SRC_CONF_VALUE_H

#include <stdbool.h>

/* value is one of words, "a|b|c" (NULL: none); an empty value never is. */
bool value_one_of(const char *words, const char *value);
/* yes, true, on / no, false, off, in any case. */
bool value_truth(const char *value, bool *ret_v);

#endif
