/* SPDX-License-Identifier: ISC */
/*
 * The part of an edition about what goes on after the meeting or came before it: actions,
 * pledges, papers, comments of the public, interests, terms of engagement, help and money.
 * Must not know: the store, disclosure, words.
 */
#ifndef TALANOA_RECORD_EDITION_FOLLOW_H
#define TALANOA_RECORD_EDITION_FOLLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <talanoa/record/edition_said.h>

struct ed_action {
	int num, dup, item, decision;
	const char *text, *due, *state, *progress, *because;
	const char *agreed;		/* in the meeting: due then, if that was changed after it */
	struct ed_speaker owner;
	const char *owner_name;		/* an owner who is on no list, else "" */
	int64_t at;
	int withheld;
};

struct ed_commitment {			/* a pledge */
	int num, dup, item;
	const char *text, *due, *state, *progress, *because;
	struct ed_speaker who;
	int64_t at;
	int withheld;
};

struct ed_document {
	int num, dup, item;
	const char *title, *version, *from, *url, *sha256, *pillar, *rec;
	int withheld;			/* title is then "", unless EDITION_FULL */
};

struct ed_comment {
	int num, dup, item;
	const char *from, *text, *pillar, *rec;
	const char *disposition, *answer;	/* accepted, partly, declined; "" not answered */
	const char *became;		/* decision, action, commitment, item, document, or "" */
	int became_ref;			/* its index there */
	int64_t at;
	int withheld;
};

struct ed_interest {
	struct ed_speaker who;
	const char *text, *effect;	/* effect "none": it was said that there is none */
	int withheld;
};

struct ed_term {			/* of engagement */
	const char *what, *text;	/* duties, time, travel, pay */
};

struct ed_help {			/* of a constituency; -1: of people of none */
	int group;
	int accepted;			/* the terms */
	int asked, given, refused;	/* money, travel ...; asked: in all */
	int access_asked, access_given, access_refused;	/* interpretation ... */
};

struct ed_payment {
	int num, dup;
	struct ed_speaker who;
	const char *amount, *purpose;
};

#endif
