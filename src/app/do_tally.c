/* SPDX-License-Identifier: ISC */
/* Votes of a constituency by count, without names. */
#include <talanoa/app/deciding.h>

#include "do.h"

struct counting {
	struct call *c;
	const struct unit *decision;
	struct deciding d;
};

enum { CHOICES = 3 };
static const char *const count_keys[CHOICES + 1] = { "yes", "no", "abstain", NULL };
static const enum field count_fields[CHOICES] = { FLD_YES, FLD_NO, FLD_ABSTAIN };

struct count {
	bool given[CHOICES];
	int n[CHOICES];
};

static bool
read_counts(const struct call *c, char *p, struct count *ret_count, struct err *err)
{
	const char *key;
	char *value;
	long long n;

	*ret_count = (struct count){ 0 };
	while (*p != '\0') {
		if (!args_option(&p, count_keys, &key, &value, err))
			return false;
		if (key == NULL)
			return usage(c, err);
		if (!str_int(value, 0, 1000, &n))
			return err_set(err, ERR_INPUT, "tally: %s=%.40s is not a number from 0 to "
				"1000", key, value);
		for (int i = 0; i < CHOICES; i++) {
			if (key == count_keys[i]) {
				ret_count->given[i] = true;
				ret_count->n[i] = (int)n;
			}
		}
	}
	return ret_count->given[0] || ret_count->given[1] || ret_count->given[2] ||
		usage(c, err);
}

static const struct unit *
tally_of(const struct counting *b, const struct unit *group)
{
	for (size_t i = 0; i < b->d.sets.tallies.n; i++) {
		const struct unit *u = &b->d.sets.tallies.v[i];
		const struct id *of = unit_ref(u, FLD_DECISION), *whose = unit_ref(u, FLD_GROUP);

		if (of != NULL && whose != NULL && id_eq(of, &b->decision->id) &&
		    id_eq(whose, &group->id))
			return u;
	}
	return NULL;
}

/* Votes by name and this tally together, against what the constituency may cast now. */
static bool
fits_seats(const struct counting *b, const struct unit *group, const struct unit *was,
	const struct count *n, struct err *err)
{
	int g = seating_group(&b->d.seating, &group->id), all = n->n[0] + n->n[1] + n->n[2];
	int most = b->d.seating.group[g].votes, named = outcome_cast(&b->d.outcome, g);

	for (int i = 0; was != NULL && i < CHOICES; i++)
		named -= (int)unit_int(was, count_fields[i], 0);
	if (named + all <= most)
		return true;
	return err_set(err, ERR_STATE, "%s may cast %d %s now (%d of %d %s filled), and this would "
		"make %d%s. present+ NAME records who is here, proxy NAME for NAME who votes for "
		"whom", group_code(group), most, most == 1 ? "vote" : "votes",
		b->d.seating.group[g].filled, b->d.seating.group[g].seats,
		b->d.seating.group[g].seats == 1 ? "seat" : "seats", named + all,
		named > 0 ? ", with those by name" : "");
}

static bool
record_tally(struct counting *b, const struct unit *group, const struct count *n, struct err *err)
{
	const struct unit *was = tally_of(b, group);
	struct id id = was == NULL ? new_id(b->c) : was->id;
	char label[64];
	struct ev e;

	if (!fits_seats(b, group, was, n, err))
		return false;
	ev_init(&e, EV_TALLY_SET, &id);
	if (was == NULL) {
		ev_ref(&e, FLD_DECISION, &b->decision->id);
		ev_ref(&e, FLD_GROUP, &group->id);
	}
	for (int i = 0; i < CHOICES; i++)
		ev_int(&e, count_fields[i], n->n[i]);
	b->c->r->unit = id;
	say(b->c, "%s: %s %d yes, %d no, %d abstentions%s", unit_label(b->decision, label,
		sizeof label), group_code(group), n->n[0], n->n[1], n->n[2],
		was == NULL ? "" : "; this replaces the count before");
	return meeting_add(b->c->m, &e, err);
}

bool
do_TALLY(struct call *c, struct err *err)
{
	struct counting b = { .c = c };
	char *ref = args_on(c->args, UNIT_DECISION), *p = c->args, *code;
	const struct unit *group;
	struct units us = { 0 };
	struct count n;
	bool ok;

	if (!args_word(&p, &code, err))
		return usage(c, err);
	if (!names_group(c->m, code, &group, err) || !read_counts(c, p, &n, err) ||
	    !proposal_of(c, ref, &us, &b.decision, err))
		return false;
	ok = deciding_make(c->m, b.decision, &b.d, err) && record_tally(&b, group, &n, err);
	deciding_release(&b.d);
	units_release(&us);
	return ok;
}
