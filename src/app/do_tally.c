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

static bool
is_of(const struct counting *b, const struct unit *tally, const struct unit *group)
{
	const struct id *of = unit_ref(tally, FLD_DECISION), *whose = unit_ref(tally, FLD_GROUP);

	return of != NULL && whose != NULL && id_eq(of, &b->decision->id) &&
		id_eq(whose, &group->id);
}

/* Votes by name and this tally together, against what the constituency may cast now. */
static bool
fits_seats(const struct counting *b, const struct unit *group, const struct count *n,
	struct err *err)
{
	int g = seating_group(&b->d.seating, &group->id), all = n->n[0] + n->n[1] + n->n[2];
	int most = b->d.seating.group[g].votes, named = outcome_cast(&b->d.outcome, g);
	const struct units *us = &b->d.sets.tallies;

	for (size_t k = 0; k < us->n; k++)
		for (int i = 0; i < CHOICES && is_of(b, &us->v[k], group); i++)
			named -= (int)unit_int(&us->v[k], count_fields[i], 0);
	if (named + all <= most)
		return true;
	return err_set(err, ERR_STATE, "%s may cast %d %s now (%d of %d %s filled), and this would "
		"make %d%s. present+ NAME records who is here, proxy NAME for NAME who votes for "
		"whom", group_code(group), most, most == 1 ? "vote" : "votes",
		b->d.seating.group[g].filled, b->d.seating.group[g].seats,
		b->d.seating.group[g].seats == 1 ? "seat" : "seats", named + all,
		named > 0 ? ", with those by name" : "");
}

/* was: the tally that is counted anew, or NULL. */
static bool
put_counts(struct counting *b, const struct unit *group, const struct unit *was,
	const struct count *n, struct err *err)
{
	struct id id = was == NULL ? new_id(b->c) : was->id;
	struct ev e;

	ev_init(&e, EV_TALLY_SET, &id);
	if (was == NULL) {
		ev_ref(&e, FLD_DECISION, &b->decision->id);
		ev_ref(&e, FLD_GROUP, &group->id);
	}
	for (int i = 0; i < CHOICES; i++)
		ev_int(&e, count_fields[i], n->n[i]);
	b->c->r->unit = id;
	return meeting_add(b->c->m, &e, err);
}

/* The count before is replaced; of two copies that both counted, both are. */
static bool
record_tally(struct counting *b, const struct unit *group, const struct count *n, struct err *err)
{
	const struct units *us = &b->d.sets.tallies;
	const struct count none = { 0 };
	bool again = false;
	char label[64];

	if (!fits_seats(b, group, n, err))
		return false;
	for (size_t k = 0; k < us->n; k++) {
		if (!is_of(b, &us->v[k], group))
			continue;
		if (!put_counts(b, group, &us->v[k], again ? &none : n, err))
			return false;
		again = true;
	}
	say(b->c, "%s: %s %d yes, %d no, %d abstentions%s", unit_label(b->decision, label,
		sizeof label), group_code(group), n->n[0], n->n[1], n->n[2],
		again ? "; this replaces the count before" : "");
	return again || put_counts(b, group, NULL, n, err);
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
