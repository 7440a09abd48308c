/* SPDX-License-Identifier: ISC */
/* Between the files that build a document. Must not know: the store, formats. */
#ifndef RECORD_DOCUMENT_PRIV_H
#define RECORD_DOCUMENT_PRIV_H

#include <talanoa/record/words.h>

#include "document.h"

struct builder {
	const struct edition *ed;
	struct document *doc;
	enum lang l;
	bool *mentioned;		/* of each person: named in the discussion before */
	int annexes;
};

/* The words of the record with their arguments; the document owns them. */
const char *doc_say(struct builder *b, enum word w, ...) __attribute__((sentinel));
const char *doc_keep(struct builder *b, struct str *s);		/* and releases s */
const char *doc_number(struct builder *b, int64_t n);
const char *doc_unit_number(struct builder *b, int num, int dup);	/* "3", "3b" */
/* "10:06"; with the date if it is not the day of the opening. */
const char *doc_time_of(struct builder *b, int64_t ms);
const char *doc_date_of(struct builder *b, const char *iso);
const char *doc_clock_of(struct builder *b, int64_t ms);		/* "2:10" */
const char *doc_minutes(struct builder *b, int64_t ms);			/* "3", "2:30" */

struct block *doc_add_block(struct builder *b, enum block_kind kind);
struct block *doc_add_heading(struct builder *b, int level, const char *text);
void doc_add_para(struct builder *b, const char *text);
void doc_add_mark(struct builder *b, const char *text);
struct block_row *doc_add_row(struct block *bl, const char *first, const char *second);
/* The same, but a row without a second cell is left out. */
void doc_add_fact(struct block *bl, const char *name, const char *value);
/* A capital first and a full stop last, where ASCII letters lack them. */
const char *doc_sentence(struct builder *b, const char *text);
/* The heading of the next annex. */
void doc_add_annex(struct builder *b, enum word title);
/* Join with a separator; skips empty parts. */
void doc_join(struct str *s, const char *separator, const char *part);

/* ---- names ---- */
const char *group_title(struct builder *b, const struct ed_group *g);	/* "Labour (LAB)" */
/* Who it was, as a sentence begins: "Labour delegate 2", "A participant". */
const char *speaker_name(struct builder *b, const struct ed_speaker *s);
/* "(LAB, Kenya)" at the first mention in the discussion, then "". */
const char *first_mention(struct builder *b, const struct ed_speaker *s);
const char *speaker_full(struct builder *b, const struct ed_speaker *s);
/* "The Group", "The meeting". */
const char *the_body(struct builder *b);
bool starts_lower(const char *text);

/* ---- parts, in the order of the page ---- */
void build_masthead(struct builder *b);
void build_attendance(struct builder *b);
void build_opening(struct builder *b);
void build_items(struct builder *b);
void build_closing(struct builder *b);
void build_annexes(struct builder *b);
void build_talk(struct builder *b);
/* Entries of an item from one on, as long as they are not after until (0: all); where to go on. */
size_t build_entries(struct builder *b, const struct ed_item *it, size_t from, int64_t until);

#endif
