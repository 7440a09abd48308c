/* SPDX-License-Identifier: ISC */
/*
 * What renderers ask about a document as a whole: levels of headings that skip none, and names
 * to link to.
 * Must not know: the store, editions, formats.
 */
#ifndef RECORD_OUTLINE_H
#define RECORD_OUTLINE_H

#include "document.h"

/* The level of heading i, 1 to 3: below a heading of the first level comes the second. */
int outline_level(const struct document *doc, size_t i);

/*
 * An id for each heading and decision, "item-3-export-controls" of its words, or "" for another
 * block; ASCII letters, digits and '-', with "_2" after the second of a name. The same document
 * gives the same ids, and what else is in it does not change the id of a heading. Release with
 * outline_free.
 */
char **outline_ids(const struct document *doc);
void outline_free(const struct document *doc, char **ids);

/* Two wordings (BLOCK_CHANGE) that share their beginning and their end, in whole words. */
struct redline {
	size_t head;		/* bytes that both begin with, up to a space */
	size_t before, now;	/* bytes that differ, of text and of after; the rest is the same */
	const char *gap;	/* what stands between head and what differs: a space, "\n" or "" */
};
void redline_find(const struct block *bl, struct redline *ret_r);
/* What differs, without that gap. The caller frees. */
char *redline_words(const char *text, size_t n);

#endif
