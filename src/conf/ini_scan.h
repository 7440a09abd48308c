/* SPDX-License-Identifier: ISC */
/*
 * The check of every line of an ini file before iniparser sees it. Gathers sections and keys
 * with their lines and a safe form of the file. Must not know: iniparser, what keys mean.
 */
#ifndef TALANOA_SRC_CONF_INI_SCAN_H
#define TALANOA_SRC_CONF_INI_SCAN_H

#include <talanoa/base/str.h>
#include <talanoa/conf/ini.h>

/*
 * Read n bytes of text: adds sections and entries (without values) to ini, whose path is set,
 * and appends to safe a form that iniparser reads in any locale: lower-case names, quoted
 * values, nothing else. Unusable lines are named to warn and left out.
 */
void ini_scan(const char *text, size_t n, struct ini *ini, struct str *safe,
	const struct ini_warn *warn);

#endif
