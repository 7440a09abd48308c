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

/* What is known of one unit. */
struct disclosed {
	struct id unit;
	bool withheld;			/* or under an embargo that still runs */
	bool undone;			/* taken back: it never was */
	bool few;			/* too few of its constituency were there to hide among */
	bool said;			/* an item's own word goes before the meeting's rule */
	enum attribution attribution;
};

/* Units that belong together: what is hidden of one may be read from the other. */
enum disclosure_link_kind {
	LINK_ITEM,			/* from stands under the item to */
	LINK_TURN,			/* the note from is about the turn to */
	LINK_ENTRY,			/* the turn from was called from the hand to */
	LINK_PERSON,			/* the person to speaks in from */
};

struct disclosure_link {
	enum disclosure_link_kind kind;
	struct id from, to;
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
/*
 * Call once, after the last of the above. A unit follows its item. A withheld turn or hand
 * hides its counterpart and the notes about it; a withheld note hides who spoke: its turn,
 * the hand, and the name on other notes of that turn. Of a turn, its hand and its notes all
 * take the tightest attribution. A person joined to a shielded one is shielded too, and
 * where such a person speaks the constituency is not said either, for it would tell who.
 */
void disclosure_close(struct disclosure *d);
/* The attribution in force for a note, hand or turn. After closing. */
enum attribution disclosure_attribution(const struct disclosure *d, const struct id *unit);
/* Mark n units as few; after closing. */
void disclosure_few(struct disclosure *d, const struct id *unit, size_t n);

/* One recorded value. */
struct publish_ask {
	enum ev_kind kind;
	enum field field;
	struct id subject;		/* of the event */
	bool superseded;		/* not in force: an earlier wording, or taken back */
	struct id ref;			/* of a PERSON or GROUP value; zero: not known */
};
/* May it leave? False for whatever is not a field of the kind. */
bool disclosure_allows(const struct disclosure *d, const struct publish_ask *ask);

#endif
