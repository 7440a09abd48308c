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
const char *doc_day_of(struct builder *b, int64_t ms);			/* "10 March 2026" */
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
/* A full stop last, where nothing like it is. */
const char *doc_stop(struct builder *b, const char *text);
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
const char *speaker_inside(struct builder *b, const struct ed_speaker *s);	/* "by the Facilitator" */
/* "The Group", "The meeting". */
const char *the_body(struct builder *b);
bool starts_lower(const char *text);
/* "2026-3/D2" where the series has symbols and numbers, else "2", of the decision at an index. */
const char *decision_number(struct builder *b, int i);
const char *item_number(struct builder *b, int i);		/* "" for -1 */
const char *category_label(struct builder *b, const char *name);	/* a region, an income group */

/* ---- document_speech.c: what was said, or stands in its place ---- */
/* In the place of what withheld (an index, or -1) hides; full: beside it, where it is shown. */
const char *withheld_mark(struct builder *b, int withheld, bool full);
/* The public summary of it, or that a participant spoke (on an item). */
const char *withheld_summary(struct builder *b, int withheld, int item);
/* "Point of order: Labour delegate 2 (LAB) asked ..."; manner may be "". */
void add_speech(struct builder *b, const char *manner, const struct ed_speaker *who,
	const char *text);
/* A remark; goes_on: right after another, which it joins if it is the same speech. */
void add_remark(struct builder *b, const struct ed_item *it, size_t i, bool goes_on);
void add_ruling(struct builder *b, const struct ed_item *it, const struct ed_entry *e);

/* ---- document_quorum.c ---- */
/* "18 of 20 seats were filled; the quorum was met", as far as there is a rule. */
const char *quorum_words(struct builder *b, const struct ed_seats *seats);
const char *groups_of(struct builder *b, const int *v, size_t n);	/* "Youth, Women" */

/* ---- document_decision.c, document_vote.c ---- */
void add_decision(struct builder *b, int i);
void add_statements(struct builder *b, int decision);	/* explanations, reservations, consents */
/* Positions, votes by constituency and by name. */
void add_ballots(struct builder *b, const struct ed_decision *d);
const char *result_words(struct builder *b, const struct ed_decision *d);

/* ---- document_follow.c: lines that the body and the annexes share ---- */
/* goes_on: another stands right before it, so it joins that list. */
void add_action(struct builder *b, const struct ed_action *a, bool goes_on);
void add_commitment(struct builder *b, const struct ed_commitment *c, bool goes_on);
const char *owner_name(struct builder *b, const struct ed_action *a);
/* "open: letters were sent": state, progress and reason. */
const char *state_words(struct builder *b, const char *state, const char *progress,
	const char *because);
void add_consult(struct builder *b, const struct ed_consult *c);
void add_consent(struct builder *b, const struct ed_consent *c);
const char *document_line(struct builder *b, const struct ed_document *d);

/* ---- parts, in the order of the page ---- */
void build_masthead(struct builder *b);
void build_changes(struct builder *b);	/* nothing unless they were asked for */
void build_attendance(struct builder *b);
void build_opening(struct builder *b);
void build_items(struct builder *b);
void build_comments(struct builder *b);
void build_closing(struct builder *b);
void build_annexes(struct builder *b);
void annex_outcomes(struct builder *b);		/* decisions, actions, pledges */
void annex_documents(struct builder *b);
void annex_talk(struct builder *b);
void annex_withheld(struct builder *b);
void annex_reservations(struct builder *b);
void annex_corrections(struct builder *b);
void annex_terms(struct builder *b);
/* Instead of all these: the own part of one member. */
void build_mine(struct builder *b);
/* Entries of an item from one on, as long as they are not after until (0: all); where to go on. */
size_t build_entries(struct builder *b, const struct ed_item *it, size_t from, int64_t until);

#endif
