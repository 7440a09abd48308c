/* SPDX-License-Identifier: ISC */
/* Between the files of check: one run over a meeting, and what its rules ask in common. */
#ifndef APP_CHECK_PRIV_H
#define APP_CHECK_PRIV_H

#include <talanoa/app/check.h>
#include <talanoa/core/approval.h>
#include <talanoa/core/withholding.h>

enum { QUICK_NOTES = 300 };		/* that a quick answer looks back */

/* What the record says of an item, from one walk over it. */
struct item_facts {
	enum item_state state;
	bool taken, outcome;		/* was in hand; its closing has an outcome */
	int64_t from, to;		/* first taken up, last left; UTC ms, 0: not */
	size_t notes, attributed;	/* its notes; those with a speaker */
	size_t withheld;		/* notes that are withheld */
	size_t own_gist;		/* of these, with a public summary of their own words */
	size_t turns, decisions;	/* decisions: adopted */
};

/* What the rules look at beside the meeting's caches; sets are loaded when first asked. */
struct checking {
	struct meeting *m;
	const struct check_ask *ask;
	struct findings *out;
	struct err *err;
	bool failed;			/* err says why */
	enum check_id now;		/* the rule being looked at */
	struct units set[UNIT_KIND_N];
	bool loaded[UNIT_KIND_N];
	struct approval_state approval;
	bool adopted_rules;
	int64_t opened, closed;		/* first opening, last closing; UTC ms, 0: none */
	char today[11];
	struct withhold_days days;	/* by which withholdings are in force, lapsed, overdue */
	struct item_facts *item;	/* in order of m->items */
	struct idmap items;		/* -> index of these */
	struct idmap withheld;		/* what is withheld -> index of the withholding in force */
	struct idmap here;		/* who was present at some time -> 1 */
	char name[512];			/* of check_name */
};

/* Note what is missing, for the rule being looked at; about: the unit, or NULL: the meeting. */
void check_say(struct checking *c, const struct unit *about, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* How to mend what was just said: an exact command in `backquotes`, CAPITALS to be filled in. */
void check_advise(struct checking *c, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* What was just said is no graver than this. */
void check_soften(struct checking *c, enum severity s);
/* There is a recorded reason for it ("" or NULL: none): what was expected is a note. */
void check_reason(struct checking *c, const char *reason);

/* Units of a kind; empty (and c->failed) if they cannot be read. */
const struct units *check_units(struct checking *c, enum unit_kind kind);
/* Of an item of m->items; NULL if id is none. */
const struct item_facts *check_item(struct checking *c, const struct id *id);
/* Are all notes of this item looked at? Not where a quick answer is asked for. */
bool check_whole(struct checking *c, const struct id *item);
/* The withholding of a unit that is in force, or NULL. */
const struct unit *check_withheld(struct checking *c, const struct id *id);
/* The unit that is withheld, "note 12", as commands take it. */
const char *check_target(struct checking *c, const struct unit *w, char *buf, size_t size);
/* Neither released nor open because its time is over. */
bool check_sealed(struct checking *c, const struct unit *withholding);
enum withhold_state check_withholding(struct checking *c, const struct unit *withholding);
bool check_was_present(struct checking *c, const struct unit *person);
/* A person as a command takes it, in quotes. */
const char *check_name(struct checking *c, const struct unit *person);
/* Why a constituency has nobody: the reason of its vacancy, or NULL. */
const char *check_vacancy(struct checking *c, const struct unit *group);
bool check_decided(const struct unit *decision);	/* adopted or rejected */
/* When the value of a field was written (UTC ms, when it happened); the unit's own otherwise. */
int64_t check_at(struct checking *c, const struct unit *u, enum field f);
/* Local day "YYYY-MM-DD" of a moment; whole days from day a to day b. */
void check_day(struct checking *c, int64_t ms, char ret_day[static 11]);
void check_clock(struct checking *c, int64_t ms, char ret_clock[static 16]);	/* "14:02" */
const char *check_stamp(int64_t ms, char buf[static 32]);	/* for "[...] COMMAND" */
int check_days(const char *a, const char *b);
/* Days of the profile, -1: not said. What was just said by them only warns while they are a
 * proposal. */
int check_profile_days(struct checking *c, enum profile_days d);
void check_by_days(struct checking *c);
bool check_adopted(const struct meeting *m, const char *what);
bool text_has(const char *text);			/* there is something in it */
/* Do these words stand in the text? ASCII case only: it is asked of every note. */
bool check_says(const char *text, const char *words);
/* Was the value of this field written, and is not empty (it may have been left out of a copy)? */
bool check_has(const struct unit *u, enum field f);

#define CHECK(id, title, principle, source, read, severity, when, mend, looks, passes) \
	void check_##id(struct checking *c);
#include <talanoa/app/checks.def>
#undef CHECK

#endif
