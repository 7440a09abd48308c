/* SPDX-License-Identifier: ISC */
/* How a decision stands, as one sentence for a reply, a screen, a check. */
#include <talanoa/app/deciding.h>
#include <talanoa/base/when.h>

static const char *
code_of(const struct meeting *m, const struct seating *s, size_t group)
{
	return group_code(meeting_group(m, &s->group[group].group));
}

static void
missing_words(const struct meeting *m, const struct seating *s, struct str *out)
{
	const char *sep = ", missing: ";

	for (size_t i = 0; i < s->n_groups; i++) {
		if (!seating_missing(s, i))
			continue;
		str_addf(out, "%s%s", sep, code_of(m, s, i));
		sep = ", ";
	}
}

void
deciding_quorum(const struct meeting *m, const struct seating *s, struct str *out)
{
	if (s->seats == 0) {
		str_add(out, "no constituency has a seat: group add CODE NAME seats=2");
		return;
	}
	str_addf(out, "%d of %d seats %s filled, %d of %d constituencies %s here", s->filled,
		s->seats, s->seats == 1 ? "is" : "are", s->groups_here, s->groups,
		s->groups == 1 ? "is" : "are");
	missing_words(m, s, out);
	if (s->rule != QUORUM_NONE)
		str_addf(out, "; %s (%s)", s->met ? "quorum" : "no quorum",
			quorum_rule_name(s->rule));
}

static void
part(struct str *out, size_t start)
{
	if (out->len > start)
		str_add(out, "; ");
}

static int
count_stance(const struct outcome *o, enum stance s)
{
	int n = 0;

	for (size_t i = 0; i < o->n_groups; i++)
		n += o->group[i].stance == s;
	return n;
}

/* "8 support, 1 no-block, IND objects": who stands in the way is named. */
static void
position_words(const struct meeting *m, const struct deciding *d, struct str *out)
{
	static const enum stance counted[] = { STANCE_SUPPORT, STANCE_NO_BLOCK, STANCE_ABSENT };
	const struct outcome *o = &d->outcome;
	const char *sep = "";
	int n;

	for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) {
		n = count_stance(o, counted[i]);
		if (n > 0) {
			str_addf(out, "%s%d %s", sep, n, stance_name(counted[i]));
			sep = ", ";
		}
	}
	for (size_t i = 0; i < o->n_groups; i++) {
		if (o->group[i].stance == STANCE_OBJECT) {
			str_addf(out, "%s%s objects", sep, code_of(m, &d->seating, i));
			sep = ", ";
		}
	}
}

static void
vote_words(const struct meeting *m, const struct deciding *d, struct str *out)
{
	const struct outcome *o = &d->outcome;

	str_addf(out, "%d yes, %d no", o->yes, o->no);
	if (o->abstain > 0)
		str_addf(out, ", %d %s", o->abstain, o->abstain == 1 ? "abstention" :
			"abstentions");
	str_addf(out, " of %d", o->eligible);
	for (size_t i = 0; i < o->n_groups; i++) {
		int n = outcome_cast(o, (int)i);

		if (n > d->seating.group[i].votes)
			str_addf(out, "; %s cast %d, it may cast %d", code_of(m, &d->seating, i),
				n, d->seating.group[i].votes);
	}
}

static void
result_words(const struct meeting *m, const struct deciding *d, struct str *out)
{
	const struct outcome *o = &d->outcome;

	str_addf(out, "by %s", m->rule.v[RULE_DECISION]);
	if (o->need > 0)
		str_addf(out, " (%d yes of %d needed)", o->need, o->of);
	str_addf(out, ": %s", verdict_name(o->verdict));
	if (o->veto >= 0)
		str_addf(out, ", stopped by %s", code_of(m, &d->seating, (size_t)o->veto));
}

static void
wait_words(const struct meeting *m, const struct unit *consult, struct str *out)
{
	const struct id *group = unit_ref(consult, FLD_GROUP);
	char until[32];

	str_addf(out, "%s consults until %s",
		group == NULL ? "somebody" : group_code(meeting_group(m, group)),
		when_local(unit_int(consult, FLD_UNTIL, 0), meeting_zone(m), "%Y-%m-%d %H:%M",
		until, sizeof until));
}

void
deciding_outcome(const struct meeting *m, const struct deciding *d, struct str *out)
{
	const struct outcome *o = &d->outcome;
	size_t start = out->len;

	position_words(m, d, out);
	if (o->voted) {
		part(out, start);
		vote_words(m, d, out);
	}
	if (o->verdict != VERDICT_OPEN) {
		part(out, start);
		result_words(m, d, out);
	}
	for (size_t i = 0; i < d->n_waits; i++) {
		part(out, start);
		wait_words(m, d->waits[i], out);
	}
	if (d->disputed > 0) {
		part(out, start);
		str_addf(out, "%d %s in [brackets]", d->disputed,
			d->disputed == 1 ? "passage" : "passages");
	}
}

void
deciding_words(const struct meeting *m, const struct deciding *d, struct str *out)
{
	size_t start;

	deciding_quorum(m, &d->seating, out);
	start = out->len;
	str_add(out, "; ");
	deciding_outcome(m, d, out);
	if (out->len == start + 2)
		str_trunc(out, start);
}
