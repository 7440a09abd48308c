/* SPDX-License-Identifier: ISC */
/*
 * What stays on this computer: the line being typed, private memos, and text that could not be
 * recorded. Files in the state folder, readable by their owner only, never in the meeting.
 * Must not know: the screen, the meeting's content.
 */
#ifndef TALANOA_TUI_DRAFT_H
#define TALANOA_TUI_DRAFT_H

#include <talanoa/base/err.h>
#include <talanoa/base/id.h>
#include <talanoa/base/str.h>

struct memo {
	int64_t at;			/* UTC ms */
	char *text;
};

struct drafts {
	char *draft, *memo, *emergency;	/* paths; NULL: nothing is kept */
	int lock;				/* of the draft: held while the screen lives; -1 */
	struct memo *memos;
	size_t n_memos, cap_memos;
};

/* state: the folder, or NULL. who: the operator, for whom the draft is kept. */
void drafts_init(struct drafts *d, const char *state, const struct id *meeting,
	const char *who);
void drafts_release(struct drafts *d);
/* Keep text and the turn it was begun in; an empty text removes the draft. No fsync. */
bool draft_save(const struct drafts *d, const struct id *turn, const char *text);
/* False if there is none. */
bool draft_load(const struct drafts *d, struct id *ret_turn, struct str *ret_text);
bool memo_add(struct drafts *d, int64_t at, const char *text, struct err *err);
/* The minutes are certified: what only helped to write them goes. False if there was none. */
bool memo_clear(struct drafts *d);
/* Append text to the emergency file, durably; its path is d->emergency. */
bool emergency_save(const struct drafts *d, const char *text);

#endif
