/* SPDX-License-Identifier: ISC */
/*
 * What may leave the room: the one function that decides whether a recorded value may stand
 * in a public edition (4-record 4.1). Whoever calls fills a struct disclosure with what the
 * journal says about units and persons, closes it, and asks value by value.
 * Must not know: SQL, files, what a value says.
 */
#ifndef TALANOA_CORE_DISCLOSURE_H
#define TALANOA_CORE_DISCLOSURE_H

#include <stdbool.h>
#include <stddef.h>

#include <talanoa/core/event.h>

/* How words are attributed, from the most open to the tightest. */
enum attribution { ATTR_NAMED, ATTR_CONSTITUENCY, ATTR_NONE, ATTR_CHATHAM };

/* The tightest if code is no attribution: what is not understood is not published. */
enum attribution attribution_parse(const char *code);
const char *attribution_name(enum attribution a);

/* Who may have it: anybody; members and the peers they consult; members and named staff. */
enum disclosure_class { CLASS_PUBLIC, CLASS_CONSTITUENCY, CLASS_RESTRICTED };

/* For whom an edition is made. What is restricted is for the full edition alone, which does not
 * ask here; names are told to both alike. */
enum audience { AUDIENCE_PUBLIC, AUDIENCE_CONSTITUENCY };

/* What is known of one unit. */
struct disclosed {
	struct id unit;
	enum disclosure_class class;	/* withheld, or under an embargo that still runs */
	bool undone;			/* taken back: it never was */
	bool few;			/* too few of its constituency were there to hide among */
	bool said;			/* an item's own word goes before the meeting's rule */
	bool shy;			/* of somebody who is never named */
	bool barred;			/* something is withheld of its turn: no waiver names who spoke */
	bool reached;			/* by the waiver that is being looked at */
	bool waived;			/* named at their own wish */
	bool hushed;			/* who was there then is not told (Chatham House Rule) */
	enum attribution attribution;
};

/* Units that belong together: what is hidden of one may be read from the other. */
enum disclosure_link_kind {
	LINK_ITEM,			/* from stands under the item to */
	LINK_DECISION,			/* from hangs on the decision to: amendment, vote ... */
	LINK_TARGET,			/* from is about to: a correction */
	LINK_TURN,			/* the note from is about the turn to */
	LINK_ENTRY,			/* the turn from was called from the hand to */
	LINK_PERSON,			/* the person to speaks in from */
};

struct disclosure_link {
	enum disclosure_link_kind kind;
	struct id from, to;
};

/* Somebody lifts the rule of attribution for their own words. */
struct disclosure_waiver {
	struct id waiver, target, person;	/* target: a note, a turn, an item */
};

struct disclosure {
	struct disclosed *v;		/* sorted by unit once closed */
	size_t n, cap;
	struct id *shielded;		/* persons who are never named; sorted once closed */
	size_t n_shielded, cap_shielded;
	struct disclosure_link *link;
	size_t n_links, cap_links;
	struct id *same;		/* pairs of ids of one person */
	size_t n_same, cap_same;
	struct disclosure_waiver *waiver;
	size_t n_waivers, cap_waivers;
	bool blind;			/* references are missing: they may have hidden anything */
	enum attribution otherwise;	/* the meeting's rule, where no item says */
};

void disclosure_init(struct disclosure *d);
void disclosure_release(struct disclosure *d);
/* Several marks of one unit add up to the tightest. */
void disclosure_mark(struct disclosure *d, const struct disclosed *mark);
void disclosure_shield(struct disclosure *d, const struct id *person);
void disclosure_link(struct disclosure *d, enum disclosure_link_kind kind,
	const struct id *from, const struct id *to);
void disclosure_same(struct disclosure *d, const struct id *a, const struct id *b);
void disclosure_waive(struct disclosure *d, const struct disclosure_waiver *w);
/*
 * Call once, after the last of the above. A unit follows its item; what hangs on a decision
 * follows the decision, a correction what it corrects. A withheld turn or hand
 * hides its counterpart and the notes about it; a withheld note hides who spoke: its turn,
 * the hand, and the name on other notes of that turn. Of a turn, its hand and its notes all
 * take the tightest attribution. A person joined to a shielded one is shielded too, and
 * where such a person speaks the constituency is not said either, for it would tell who. A
 * waiver names the person's own words in its target, and all else of theirs in the same turns,
 * which could be told from these; not where something is withheld, or of whom is shielded.
 */
void disclosure_close(struct disclosure *d);
/* The attribution in force for a note, hand or turn. After closing. */
enum attribution disclosure_attribution(const struct disclosure *d, const struct id *unit);
/* The class in force of a unit, for every reader. After closing. */
enum disclosure_class disclosure_class(const struct disclosure *d, const struct id *unit);
/* May an audience have what is of this class? */
bool disclosure_reaches(enum disclosure_class c, enum audience a);
/* Is it of somebody who is never named, and stands for a constituency only? After closing. */
bool disclosure_shy(const struct disclosure *d, const struct id *unit);
/* Mark n units as few, or as hushed; after closing. */
void disclosure_few(struct disclosure *d, const struct id *unit, size_t n);
void disclosure_hush(struct disclosure *d, const struct id *unit, size_t n);
bool disclosure_hushed(const struct disclosure *d);	/* anything? */

/* One recorded value, and who would get it. */
struct publish_ask {
	enum audience audience;
	enum ev_kind kind;
	enum field field;
	struct id subject;		/* of the event */
	bool superseded;		/* not in force: an earlier wording, or taken back */
	struct id ref;			/* of a PERSON or GROUP value; zero: not known */
};
/* May it leave? False for whatever is not a field of the kind. */
bool disclosure_allows(const struct disclosure *d, const struct publish_ask *ask);

#endif
