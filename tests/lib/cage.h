/* SPDX-License-Identifier: ISC */
/*
 * Canaries: values that occur nowhere else, in every sealed field of every kind of event, from
 * the tables of events.def; and the search for them in what leaves. A new field is covered by
 * being in the table.
 */
#ifndef TALANOA_TESTS_CAGE_H
#define TALANOA_TESTS_CAGE_H

#include "history.h"
#include "scratch.h"

enum { CANARIES = 400 };

struct canary {
	enum ev_kind kind;
	enum field field;
	struct id subject;	/* of the event */
	bool old;		/* an earlier wording */
	bool is_ref;
	bool shielded;		/* the subject of a protect: its id stands in clear */
	char text[72];		/* of a ref or a list: its ids in hex */
	struct id ref;
};

struct cage {
	struct history h;
	struct canary v[CANARIES];
	size_t n;
	bool old;
	bool settle_only;	/* write again only what may be written again */
	struct scratch dir;
	char *full, *public;	/* the file, and its public copy */
};

/* A fresh file with the canary of its operator; cage_close takes both away. */
struct store *cage_open(struct cage *c, struct env *env);
void cage_close(struct cage *c, struct store *s);

/* One more canary, without a value yet; or put into an event. */
struct canary *cage_hatch(struct cage *c, const struct efield *ef);
void cage_put(struct cage *c, struct ev *e, const struct efield *ef);
/* history_fill: a canary in each sealed field. */
void cage_fill(void *ctx, struct ev *e, const struct efield *ef);
/* Kinds that are about a unit of their own. */
bool cage_has_subject(enum ev_kind k);
/* One event of every kind; subject[EV_N]: zero ids are made. */
void cage_write_all(struct cage *c, struct store *s, struct id *subject);
/* A withholding of target as it is made in the hall; state NULL: withheld. */
void cage_withhold(struct cage *c, struct store *s, const struct id *target, const char *state);

/* Write the public copy as of a day. */
void cage_publish(struct cage *c, struct store *s, const char *today);
/* Is the canary in these bytes, as it is or in hex? */
bool cage_occurs(const char *p, size_t n, const struct canary *k);
/* Every canary is where it should be, and the file is a public copy that holds. */
typedef bool cage_expect(const struct canary *k, enum out_class out);
void cage_inspect(const struct cage *c, struct env *env, cage_expect *expect);

#endif
