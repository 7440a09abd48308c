/* SPDX-License-Identifier: ISC */
/*
 * Export of the record: a meeting in, the bytes of one format out. The same state gives the
 * same bytes, whatever the locale.
 * Must not know: files, the command line.
 */
#ifndef TALANOA_RECORD_EXPORT_H
#define TALANOA_RECORD_EXPORT_H

#include <talanoa/base/str.h>
#include <talanoa/record/edition.h>

/* The formats, separated by spaces: "txt md html". */
const char *record_formats(void);
/*
 * Append the record to *ret_bytes (which the caller initialised). A public edition is searched
 * for every withheld value of 12 bytes or more; a hit is ERR_DENIED and nothing is appended.
 */
bool record_export(struct store *s, const char *format, enum edition_kind kind,
	struct str *ret_bytes, struct err *err);

#endif
