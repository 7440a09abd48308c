/* SPDX-License-Identifier: ISC */
/*
 * The minutes as a list of blocks in the order of the page, built once from an edition and
 * walked by every renderer (txt, md, html).
 * Must not know: the store, formats, the operator's locale.
 */
#ifndef RECORD_DOCUMENT_H
#define RECORD_DOCUMENT_H

#include <talanoa/record/edition.h>

enum { DOC_COLS = 8 };

enum block_kind {
	BLOCK_TITLE,		/* label: the body; text: the meeting; after: "Minutes" */
	BLOCK_HEADING,		/* label; level 1 to 3 */
	BLOCK_FACTS,		/* rows of name and value */
	BLOCK_PARA,		/* text */
	BLOCK_SUMMARY,		/* label, text: "Summing up" and the words */
	BLOCK_LIST,		/* rows of one cell */
	BLOCK_TABLE,		/* the first row is the head; right[i]: figures */
	BLOCK_SPEECH,		/* label: who; after: "(LAB, Kenya)" or ""; text; colon: a whole
				 * sentence follows, not a verb */
	BLOCK_MARK,		/* text in brackets: something stands here, or stands apart */
	BLOCK_DECISION,		/* label, text, quote and rows of name and value */
	BLOCK_BARS,		/* a table drawn: rows of label, per mille ("125"), what it says ("9:35,
				 * 12 %"); label: what is shown; the table with the same stands beside */
	BLOCK_CHANGE,		/* label: what was changed; text: before ("" new); after: now ("" gone);
				 * quote: by whose leave and why */
};

struct block_row { const char *cell[DOC_COLS]; };

struct block {
	enum block_kind kind;
	int level;
	bool colon;
	const char *label, *text, *after, *quote;
	const char *between;		/* a name and what is said of it: ": ", in French " : " */
	struct block_row *row;
	size_t n_rows, cap_rows;
	int n_cols;
	bool right[DOC_COLS];
};

struct document {
	const char *language;
	struct block *v;
	size_t n, cap;
	struct units mem;		/* owns the words made here; the others are the edition's */
};

/* ed must outlive the document. Release with document_release. */
void document_build(const struct edition *ed, struct document *ret_doc);
void document_release(struct document *doc);
/* What stands between a name and what is said of it, with the space after it. */
const char *block_between(const struct block *bl);

#endif
