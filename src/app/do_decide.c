/* SPDX-License-Identifier: ISC */
/* Decisions: decide and agreed. What a decision lacks is recorded with it and said. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/app/deciding.h>
#include <talanoa/base/when.h>

#include "do.h"

/* How a decision is said to be taken: what it makes of the proposal, and by what method. */
static const struct way {
	const char *word, *state, *method;
} ways[] = {
	{ "consensus", "adopted", "consensus" },
	{ "vote", "adopted", "vote" },
	{ "noted", "noted", NULL },
	{ "deferred", "deferred", NULL },
	{ "rejected", "rejected", NULL },
};
enum { N_WAYS = sizeof ways / sizeof *ways };

/* A decision as it is declared. */
struct declared {
	const char *state, *method;	/* method: NULL for none */
	const char *text;		/* of a new one, or NULL */
	const char *because;		/* or NULL */
	const struct unit *by;		/* who declared it, or NULL */
};

/* ---- may it be decided, and what does it lack? ---- */

static bool
must_wait(struct call *c, const struct unit *u, const struct deciding *d, struct err *err)
{
	const struct id *id = unit_ref(d->waits[0], FLD_GROUP);
	const char *code = id == NULL ? "" : group_code(meeting_group(c->m, id));
	char until[32], label[64];

	when_local(unit_int(d->waits[0], FLD_UNTIL, 0), meeting_zone(c->m), "%Y-%m-%d %H:%M", until,
		sizeof until);
	if (u == NULL)
		return err_set(err, ERR_STATE, "%s: %s consults its people until %s: propose TEXT, "
			"and decide after that or once it comes back (position %s support, or "
			"consult %s done)", c->cmd->name, code, until, code, code);
	return err_set(err, ERR_STATE, "%s: %s consults its people until %s: decide after that, or "
		"once it comes back: position %s support|no-block on %s, or consult %s done",
		c->cmd->name, code, until, code, unit_label(u, label, sizeof label), code);
}

static void
warn(struct call *c, const char *what, const char *words, const char *then)
{
	say(c, "warning: %s: %s; %s", what, words, then);
	c->r->warnings++;
}

/* With a reason it is a fact of the record, without one there is something to do. */
static void
lacks(struct call *c, const struct declared *what, const char *lack, const char *words,
	const char *then)
{
	if (what->because != NULL)
		say(c, "%s: %s; the record says so, and why", lack, words);
	else
		warn(c, lack, words, then);
}

static void
lacks_quorum(struct call *c, const struct deciding *d, const struct declared *what)
{
	struct str words = STR_INIT;

	deciding_quorum(c->m, &d->seating, &words);
	lacks(c, what, "decided without a quorum", str_c(&words), "the record says so. If they are "
		"here: undo, present+ NAME, decide again; if not: undo, and decide ... because "
		"REASON");
	str_release(&words);
}

static void
lacks_result(struct call *c, const struct deciding *d, const struct declared *what)
{
	struct str words = STR_INIT;

	deciding_outcome(c->m, d, &words);
	lacks(c, what, "the rule gives another result", str_c(&words), "the record says so. undo "
		"takes it back; decide ... because REASON says why");
	str_release(&words);
}

static void
warn_others(struct call *c, const struct deciding *d, const struct declared *what)
{
	if (d->outcome.too_many)
		warn(c, "more votes than there are", "a constituency cast more than it may now",
			"present+ NAME or proxy NAME for NAME, if somebody is missing");
	if (str_eq(what->state, "adopted") && d->by_vote && !d->outcome.voted)
		warn(c, "no vote is recorded", "a decision by vote has its counts",
			"undo, then vote NAME yes or tally CODE yes=2 no=0, and decide again");
	if (what->method != NULL && str_eq(what->method, "consensus") &&
	    d->outcome.objections > 0 && d->outcome.verdict == VERDICT_OPEN)
		warn(c, "no consensus", "a constituency objects, and the rule asks for a vote",
			"undo, then rollcall, vote NAME yes|no, decide vote");
	if (str_eq(what->state, "adopted") && d->disputed > 0)
		warn(c, "disputed text", "what stands in [brackets] was not agreed",
			"undo, and amend last: TEXT without them");
}

static void
tell(struct call *c, const struct deciding *d, const struct declared *what, const char *despite)
{
	struct str words = STR_INIT;

	if (str_starts(despite, "quorum"))
		lacks_quorum(c, d, what);
	if (str_ends(despite, "result"))
		lacks_result(c, d, what);
	else
		deciding_outcome(c->m, d, &words);
	if (words.len > 0)
		say(c, "%s", str_c(&words));
	str_release(&words);
	warn_others(c, d, what);
}

/* ---- recording it ---- */

/* Who declares a result is who leads: the one facilitator who is here. */
static const struct unit *
facilitator(const struct meeting *m)
{
	const struct unit *found = NULL;

	for (size_t i = 0; i < m->persons.n; i++) {
		const struct unit *p = &m->persons.v[i];

		if (!unit_is(p, FLD_ROLE, "facilitator") || meeting_person(m, &p->id) != p ||
		    !person_present(m, p))
			continue;
		if (found != NULL)
			return NULL;
		found = p;
	}
	return found;
}

static bool
record(struct call *c, const struct unit *u, const struct declared *what, const char *despite,
	struct err *err)
{
	const struct unit *by = what->by != NULL ? what->by : facilitator(c->m);
	struct id id = u == NULL ? new_id(c) : u->id;
	struct ev e;

	ev_init(&e, EV_DECISION_SET, &id);
	if (u == NULL) {
		ev_number(c->m, &e, UNIT_DECISION);
		ev_text(&e, FLD_TEXT, what->text);
		ev_ref(&e, FLD_ITEM, &c->m->item);
	}
	ev_text(&e, FLD_STATE, what->state);
	ev_text(&e, FLD_METHOD, what->method);
	ev_ref(&e, FLD_DECLARED, by == NULL ? NULL : &by->id);
	ev_text(&e, FLD_DESPITE, despite);
	ev_text(&e, FLD_RATIONALE, what->because);
	c->r->unit = id;
	return meeting_add(c->m, &e, err) && read_back_end(c, &id, err) &&
		rollcall_end(c, &id, err);
}

static void
say_decided(struct call *c, const struct unit *u, const struct declared *what)
{
	char label[64];

	if (u == NULL)
		say(c, "decision %d: %s", store_next_num(c->m->store, UNIT_DECISION), what->state);
	else if (what->text != NULL)
		say(c, "%s: %s, as it was proposed", unit_label(u, label, sizeof label),
			what->state);
	else
		say(c, "%s: %s%s%s", unit_label(u, label, sizeof label), what->state,
			what->method == NULL ? "" : " by ",
			what->method == NULL ? "" : what->method);
}

/* u: the proposal, or NULL: a new decision. */
static bool
decide(struct call *c, const struct unit *u, struct declared *what, struct err *err)
{
	struct deciding d;
	const char *despite;
	bool ok;

	if (!deciding_make(c->m, u, &d, err))
		return false;
	if (what->method == NULL && str_eq(what->state, "rejected") && d.outcome.voted)
		what->method = "vote";
	if (what->method != NULL)
		deciding_judge(c->m, u, str_eq(what->method, "vote"), &d);
	despite = deciding_despite(&d, what->state);
	if (d.n_waits > 0 && !str_eq(what->state, "deferred")) {
		ok = must_wait(c, u, &d, err);
	} else {
		say_decided(c, u, what);
		tell(c, &d, what, despite);
		ok = record(c, u, what, despite, err);
	}
	deciding_release(&d);
	return ok;
}

/* ---- decide ---- */

static const struct way *
find_way(const char *word, size_t n)
{
	for (int i = 0; i < N_WAYS; i++)
		if (strlen(ways[i].word) == n && strncmp(ways[i].word, word, n) == 0)
			return &ways[i];
	return NULL;
}

/* "[declared=NAME] [because RATIONALE]" to the end of the line. */
static bool
parse_rest(struct call *c, char *p, struct declared *d, char **ret_because, struct err *err)
{
	static const char *const keys[] = { "declared", NULL };
	const char *key;
	char *value;

	if (!args_option(&p, keys, &key, &value, err) ||
	    (key != NULL && !names_person(c->m, value, &d->by, err)))
		return false;
	if (*p != '\0' && !str_starts(p, "because "))
		return err_set(err, ERR_INPUT, "decide: what follows is not \"because ...\": %s", p);
	*ret_because = *p == '\0' ? NULL : p + 8;
	return true;
}

/* "[REF] WAY ...": cut into its parts; *ret_ref is NULL if there is none. */
static bool
parse_decide(struct call *c, char **ret_ref, struct declared *d, char **ret_because,
	struct err *err)
{
	char *p = c->args, *ref_end = NULL;
	const struct way *way = NULL;
	size_t n = 0;

	while (*p != '\0' && way == NULL) {
		n = strcspn(p, " ");
		way = find_way(p, n);
		if (way == NULL) {
			ref_end = p + n;
			p += n + strspn(p + n, " ");
		}
	}
	if (way == NULL)
		return usage(c, err);
	p += n;
	p += strspn(p, " ");
	if (ref_end != NULL)
		*ref_end = '\0';
	*ret_ref = ref_end == NULL ? NULL : c->args;
	d->state = way->state;
	d->method = way->method;
	return parse_rest(c, p, d, ret_because, err);
}

static bool
decide_with(struct call *c, const char *ref, struct declared *d, struct err *err)
{
	const struct unit *u;
	struct units us;
	bool ok;

	if (!proposal_of(c, ref, &us, &u, err))
		return false;
	ok = decide(c, u, d, err);
	units_release(&us);
	return ok;
}

bool
do_DECIDE(struct call *c, struct err *err)
{
	char *ref = NULL, *because = NULL, *clean = NULL;
	struct declared d = { 0 };
	bool ok;

	if (!parse_decide(c, &ref, &d, &because, err))
		return false;
	if (because != NULL && !args_words("because", FLD_RATIONALE, because, &clean, err))
		return false;
	d.because = clean;
	ok = decide_with(c, ref, &d, err);
	free(clean);
	return ok;
}

/* ---- agreed ---- */

static const char *
method_of_rule(const struct meeting *m)
{
	return str_starts(m->rule.v[RULE_DECISION], "consensus") ? "consensus" : "vote";
}

static bool
agree(struct call *c, struct declared *d, struct err *err)
{
	struct units us;
	bool ok;

	if (!store_units_of(c->m->store, UNIT_DECISION, &c->m->item, &us, err))
		return false;
	d->state = "adopted";
	d->method = method_of_rule(c->m);
	ok = decide(c, proposal_open(c->m, &us, d->text), d, err);
	units_release(&us);
	return ok;
}

/* "[because="..."] [declared=NAME]" before the text. */
static bool
agreed_options(struct call *c, char **rest, char **ret_because, struct declared *d,
	struct err *err)
{
	static const char *const keys[] = { "because", "declared", NULL };
	const char *key;
	char *value;

	do {
		if (!args_option(rest, keys, &key, &value, err))
			return false;
		if (key == keys[0])
			*ret_because = value;
		else if (key != NULL && !names_person(c->m, value, &d->by, err))
			return false;
	} while (key != NULL);
	return true;
}

/* "[because="..."] [declared=NAME] TEXT [because RATIONALE]"; after "--" all is text. */
static bool
parse_agreed(struct call *c, struct declared *d, char **ret_text, char **ret_because,
	struct err *err)
{
	char *rest = c->args, *because = NULL, *text = NULL;

	if (!agreed_options(c, &rest, &because, d, err))
		return false;
	if (str_starts(rest, "-- "))
		args_end(&rest);
	else if (because == NULL)
		because = args_because(rest);
	if (*rest == '\0')
		return usage(c, err);
	if (!args_words("decision", FLD_TEXT, rest, &text, err))
		return false;
	if (because != NULL && !args_words("because", FLD_RATIONALE, because, ret_because, err)) {
		free(text);
		return false;
	}
	*ret_text = text;
	return true;
}

bool
do_AGREED(struct call *c, struct err *err)
{
	char *text = NULL, *because = NULL;
	struct declared d = { 0 };
	bool ok = parse_agreed(c, &d, &text, &because, err);

	d.text = text;
	d.because = because;
	ok = ok && agree(c, &d, err);
	free(text);
	free(because);
	return ok;
}
