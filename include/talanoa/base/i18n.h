/* SPDX-License-Identifier: ISC */
/*
 * The program's own words in the operator's language: _("text") where it is shown, N_("text")
 * in a table. Never for words of the record, names of JSON or anything that is stored.
 * Must not know: which languages there are.
 */
#ifndef TALANOA_BASE_I18N_H
#define TALANOA_BASE_I18N_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) text

#endif
