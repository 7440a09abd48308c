/* SPDX-License-Identifier: ISC */
/* Between the files that write the page. Must not know: the store, editions. */
#ifndef RECORD_WRITE_HTML_H
#define RECORD_WRITE_HTML_H

#include <talanoa/record/words.h>

#include "outline.h"
#include "write.h"

struct page {
	struct str *out;
	const struct document *doc;
	enum lang l;
	char **id;			/* of each block, or "" */
	const char *heading;		/* the last one */
	int depth;			/* sections that are open */
	int tables, figures;		/* so far: their ids */
};

/* The style sheet: light and dark by the reader's system, paper, small screens. */
extern const char html_style[];

/* Text of people, escaped and isolated from the direction of what stands around it; a line feed
 * is <br/>. An empty one is nothing. */
void html_text(struct str *out, const char *text);
/* The same for an attribute or a title: one line, no element. */
void html_plain(struct str *out, const char *text);
/* <TAG>text</TAG>; tag may bring a class: "p class='mark'". */
void html_element(struct str *out, const char *tag, const char *text);

/* Is this line the caption of the table that comes next, and stands there? */
bool html_is_caption(const struct page *p, const struct block *bl);
void html_table(struct page *p, const struct block *bl);
void html_bars(struct page *p, const struct block *bl);
void html_change(struct page *p, const struct block *bl);

#endif
