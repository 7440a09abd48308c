/* SPDX-License-Identifier: ISC */
/* The tables of a meeting file, as text (talanoa-format.5). */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

enum { SCHEMA_VERSION = 1, APPLICATION_ID = 0x544c4e41 /* "TLNA" */ };

/* Names of tables: content may never be dropped, derived may always be. */
extern const char *const schema_content[];
extern const char *const schema_derived[];
/* One CREATE statement each, NULL at the end. */
extern const char *const schema_content_sql[];
extern const char *const schema_derived_sql[];

#endif
