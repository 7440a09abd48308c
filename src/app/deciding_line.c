/* SPDX-License-Identifier: ISC */
/* How what a typed line would decide stands now, to be read before it is declared. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/app/deciding.h>
#include <talanoa/base/mem.h>

#include "do.h"

/* "decision 3 vote ..." names one; everything else means the open proposal of the item. */
static const char *
named(const struct line *l, char ref[static 32])
{
	int n = 0;

	if (l->cmd == CMD_DECIDE)
		sscanf(l->args, "decision %*s%n", &n);
	if (n == 0 || n >= 32)
		return NULL;
	snprintf(ref, 32, "%.*s", n, l->args);
	return ref;
}

/* agreed takes the open proposal of the same words, if there is one. */
static char *
agreed_words(const struct line *l)
{
	char *words = mem_strdup(l->args);

	args_because(words);
	return words;
}

static const struct unit *
target(const struct meeting *m, const struct units *us, const struct line *l)
{
	const struct unit *u;
	char *words;

	if (l->cmd == CMD_DECIDE)
		return proposal_open(m, us, NULL);
	words = agreed_words(l);
	u = proposal_open(m, us, words);
	free(words);
	return u;
}

bool
deciding_would(struct meeting *m, const struct line *l, struct str *ret_words)
{
	char ref[32];
	struct deciding d;
	struct units us;
	const struct unit *u;
	bool ok;

	if (l->kind != LINE_COMMAND || (l->cmd != CMD_AGREED && l->cmd != CMD_DECIDE))
		return false;
	if (!(named(l, ref) != NULL ? names_ref(m, ref, &us, NULL) :
	    store_units_of(m->store, UNIT_DECISION, &m->item, &us, NULL)))
		return false;
	u = named(l, ref) != NULL ? &us.v[0] : target(m, &us, l);
	m->now = meeting_clock(m);
	ok = (u == NULL || unit_is(u, FLD_STATE, "proposed")) && deciding_make(m, u, &d, NULL);
	if (ok) {
		deciding_words(m, &d, ret_words);
		deciding_release(&d);
	}
	units_release(&us);
	return ok;
}
