/* SPDX-License-Identifier: ISC */
/*
 * Who is behind something in an edition, as far as that edition tells.
 * Must not know: the store, disclosure, words.
 */
#ifndef TALANOA_RECORD_EDITION_SAID_H
#define TALANOA_RECORD_EDITION_SAID_H

enum ed_said { SAID_NOBODY, SAID_PERSON, SAID_GROUP, SAID_FOR_GROUP, SAID_ROLE, SAID_PARTICIPANT };

struct ed_speaker {
	enum ed_said said;
	int person;			/* SAID_PERSON */
	int group;			/* SAID_PERSON: in this capacity; SAID_GROUP, SAID_FOR_GROUP */
	const char *role;		/* SAID_ROLE */
};

#endif
