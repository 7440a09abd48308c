/* SPDX-License-Identifier: ISC */
/*
 * What each key of a template may hold. Must not know: where the values go.
 */
#ifndef TALANOA_SRC_CONF_TEMPLATE_VALUE_H
#define TALANOA_SRC_CONF_TEMPLATE_VALUE_H

#include <talanoa/conf/ini.h>

/*
 * Check that section (of the kind that holds plain keys, such as rules) knows the key of e
 * and that its value is in range; err names file, line and what would be right.
 */
bool template_check(const struct ini *ini, const struct ini_entry *e, struct err *err);

#endif
