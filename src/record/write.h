/* SPDX-License-Identifier: ISC */
/*
 * Renderers that walk a document: they get it and nothing else, so they cannot leak.
 * They need a UTF-8 locale for the width of characters; record_export sets one.
 * Must not know: the store, editions.
 */
#ifndef RECORD_WRITE_H
#define RECORD_WRITE_H

#include <talanoa/base/str.h>

#include "document.h"

/* Plain text, 78 columns. */
void write_txt(const struct document *doc, struct str *out);
/* Markdown (CommonMark with tables): what people wrote stays text and never becomes markup. */
void write_md(const struct document *doc, struct str *out);
/* One page, well-formed as XML too, without script and without anything from elsewhere. */
void write_html(const struct document *doc, struct str *out);

/* ---- of write_txt ---- */
enum { TXT_COLUMNS = 78 };
/* Text wrapped after an indent of spaces; the first line begins with head instead. */
void txt_wrap(struct str *out, const char *text, int indent, const char *head);
void txt_table(struct str *out, const struct block *bl);
void txt_bars(struct str *out, const struct block *bl);
void txt_change(struct str *out, const struct block *bl);

#endif
