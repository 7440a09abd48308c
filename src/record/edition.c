/* SPDX-License-Identifier: ISC */
/* An edition from the store: the only file of the record that reads it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/base/when.h>
#include <talanoa/core/rules.h>
#include <talanoa/store/disclosed.h>
#include <talanoa/store/ledger_load.h>

#include "edition_priv.h"

static void
release_source(struct source *src)
{
	for (int k = 0; k < UNIT_KIND_N; k++)
		units_release(&src->u[k]);
	ledger_release(&src->ledger);
	disclosure_release(&src->disclosure);
	idmap_release(&src->person);
	idmap_release(&src->group);
	idmap_release(&src->item);
	idmap_release(&src->decision);
	idmap_release(&src->withheld);
	free(src->decided);
	free(src->consulted);
	free(src->agreed);
	free(src->who);
}

/* When a decision was taken is when its state was written, not when it was proposed. */
static bool
read_when(struct store *s, const struct units *us, int64_t **ret_at, struct err *err)
{
	int64_t *at = *ret_at = mem_alloc((us->n + 1) * sizeof *at);

	for (size_t i = 0; i < us->n; i++) {
		const struct cell *c = unit_cell(&us->v[i], FLD_STATE);

		at[i] = us->v[i].at;
		if (c != NULL && !store_at(s, &c->event, &at[i], err))
			return false;
	}
	return true;
}

static int64_t
closed_at(const struct units *marks)
{
	int64_t at = 0;

	for (size_t i = 0; i < marks->n; i++)
		if (marks->v[i].ev == EV_MEETING_STATE)
			at = unit_is(&marks->v[i], FLD_STATE, "closed") ? marks->v[i].at : 0;
	return at;
}

/* What the date was before the event that wrote it, and what wrote that; *ret_event zero: none. */
static bool
due_before(struct store *s, struct source *src, const struct id *action, struct hash *ret_event,
	const char **ret_due, struct err *err)
{
	const struct cell *c;
	struct units old;

	if (!store_previous(s, action, FLD_DUE, ret_event, &old, err))
		return false;
	c = unit_cell(&old.v[0], FLD_DUE);
	memset(ret_event, 0, sizeof *ret_event);
	if (c != NULL) {
		*ret_event = c->event;
		*ret_due = copy_text(src, c->text);
	}
	units_release(&old);
	return true;
}

/* The date that was in force when the meeting closed, if it was changed since. */
static bool
read_due(struct store *s, struct source *src, const struct unit *u, int64_t closed,
	const char **ret_due, struct err *err)
{
	static const struct hash none;
	const struct cell *c = unit_cell(u, FLD_DUE);
	struct hash event = c == NULL ? none : c->event;
	int64_t at;

	while (memcmp(&event, &none, sizeof none) != 0) {
		if (!store_at(s, &event, &at, err))
			return false;
		if (at <= closed)
			break;
		if (!due_before(s, src, &u->id, &event, ret_due, err))
			return false;
	}
	return true;
}

static bool
read_agreed(struct store *s, struct source *src, struct err *err)
{
	const struct units *us = &src->u[UNIT_ACTION];
	int64_t closed = closed_at(&src->u[UNIT_MARK]);

	src->agreed = mem_alloc((us->n + 1) * sizeof *src->agreed);
	for (size_t i = 0; closed != 0 && i < us->n; i++)
		if (us->v[i].at <= closed &&
		    !read_due(s, src, &us->v[i], closed, &src->agreed[i], err))
			return false;
	return true;
}

static const char *
meeting_text(const struct source *src, enum field f)
{
	const struct units *us = &src->u[UNIT_MEETING];

	return us->n == 0 ? "" : show_text(src, &us->v[0], f);
}

/* A hall does not see these, and in a long meeting they are most of the file. */
static bool
passed_over(const struct source *src, enum unit_kind k)
{
	return src->ask->live && (k == UNIT_NOTE || k == UNIT_TURN || k == UNIT_ACTION ||
		k == UNIT_INTEREST || k == UNIT_ABBR || k >= UNIT_AMENDMENT);
}

static bool
read_store(struct store *s, struct source *src, struct err *err)
{
	enum ledger_scope scope = SCOPE_MEETING;
	char today[11];

	for (int k = 1; k < UNIT_KIND_N; k++)
		if (!passed_over(src, k) && !store_units(s, k, &src->u[k], err))
			return false;
	rules_load(&src->ed->rules, &src->u[UNIT_RULE]);
	/* Who is next goes by the ledger in use. */
	if (src->ask->live)
		scope = rules_scope(&src->ed->rules);
	src->ed->live.as_of = store_tick(s);
	src->ed->zone = copy_text(src, src->u[UNIT_MEETING].n == 0 ? "" :
		unit_text(&src->u[UNIT_MEETING].v[0], FLD_TIMEZONE));
	if (*src->ed->zone == '\0')
		src->ed->zone = "UTC";
	when_local(clock_now(store_env(s)).utc_ms, src->ed->zone, "%Y-%m-%d", today,
		sizeof today);
	withhold_days_of(&src->u[UNIT_MARK], src->ed->zone, today, &src->days);
	return store_disclosure(s, today, &src->disclosure, err) &&
		store_ledger(s, scope, &src->ledger, err) &&
		read_when(s, &src->u[UNIT_DECISION], &src->decided, err) &&
		read_when(s, &src->u[UNIT_CONSULT], &src->consulted, err) &&
		read_agreed(s, src, err);
}

static void
read_head(struct store *s, struct edition *ed)
{
	struct hash head = store_head(s);
	char hex[HASH_HEX];

	snprintf(ed->head, sizeof ed->head, "%.32s", hash_hex(&head, hex));
	ed->events = store_count(s);
	ed->status.newest = store_newest(s) >> 16;
}

static void
build_masthead(struct source *src)
{
	struct edition *ed = src->ed;

	ed->language = meeting_text(src, FLD_LANGUAGE);
	ed->title = meeting_text(src, FLD_TITLE);
	ed->body = meeting_text(src, FLD_BODYNAME);
	ed->number = meeting_text(src, FLD_NUMBER);
	ed->meeting_kind = meeting_text(src, FLD_KIND);
	ed->symbol = meeting_text(src, FLD_SYMBOL);
	ed->place = meeting_text(src, FLD_PLACE);
	ed->link = meeting_text(src, FLD_LINK);
	ed->notice = meeting_text(src, FLD_NOTICE);
	ed->contact = meeting_text(src, FLD_CONTACT);
	ed->comment_how = meeting_text(src, FLD_COMMENT_HOW);
	ed->appeal = meeting_text(src, FLD_APPEAL);
	ed->phase = meeting_text(src, FLD_PHASE);
	ed->next = meeting_text(src, FLD_NEXT);
	ed->comments_until = "";
	ed->tool = "";
	for (size_t i = 0; i < src->u[UNIT_WRITER].n; i++) {
		ed->test |= unit_cell(&src->u[UNIT_WRITER].v[i], FLD_TEST) != NULL;
		ed->tool = show_text(src, &src->u[UNIT_WRITER].v[i], FLD_VERSION);
	}
	/* What is made for a test stays the same in the next version. */
	if (ed->test)
		ed->tool = "";
}

static void
build_rules(struct source *src)
{
	const struct rules *rules = &src->ed->rules;
	long long k;

	src->ed->order = copy_text(src, rules->v[RULE_ORDER]);
	src->ed->quorum = copy_text(src, rules->v[RULE_QUORUM]);
	src->ed->rule = copy_text(src, rules->v[RULE_DECISION]);
	src->attribution = attribution_parse(rules->v[RULE_ATTRIBUTION]);
	src->ed->limit_ms = rules_ms(rules, RULE_LIMIT, 0);
	src->ed->k = str_int(rules->v[RULE_K], 0, 1000, &k) ? (int)k : 3;
}

static void
build(struct source *src)
{
	build_masthead(src);
	build_rules(src);
	people_build(src);
	mine_find(src);
	src->ed->pack = src->ask->group == NULL ? -1 : idmap_get(&src->group, src->ask->group);
	items_index(src);
	withheld_build(src);
	outcome_build(src);
	items_build(src);
	if (src->ask->live) {
		live_build(src);
	} else {
		status_build(src);
		opening_seats(src);
		talk_build(src);
	}
	people_hush(src);
}

/* What only some ask for. */
static bool
build_asked(struct source *src, struct err *err)
{
	if (src->ask->mine != NULL && src->mine < 0)
		return err_set(err, ERR_NAME, "this person is not on the list");
	if (src->ask->mine != NULL)
		mine_build(src);
	return !src->ask->changes || changes_build(src, err);
}

bool
edition_load_guarded(struct store *s, const struct edition_ask *ask, struct edition *ret_ed,
	struct secrets *ret_secrets, struct err *err)
{
	struct edition ed = { .kind = ask->live ? EDITION_PUBLIC : ask->kind,
		.mem = { .arena = unit_arena_new() } };
	struct source src = { .ask = ask, .ed = &ed, .mine = -1 };
	bool ok = read_store(s, &src, err);

	if (ok) {
		build(&src);
		ok = build_asked(&src, err);
	}
	if (ok) {
		read_head(s, &ed);
		if (ret_secrets != NULL)
			secrets_collect(&src, ret_secrets);
		*ret_ed = ed;
	}
	release_source(&src);
	if (!ok)
		edition_release(&ed);
	return ok;
}

bool
edition_load(struct store *s, const struct edition_ask *ask, struct edition *ret_ed,
	struct err *err)
{
	return edition_load_guarded(s, ask, ret_ed, NULL, err);
}

void
edition_release(struct edition *ed)
{
	free(ed->group);
	free(ed->person);
	free(ed->regions.v);
	free(ed->incomes.v);
	for (size_t i = 0; i < ed->n_items; i++)
		free(ed->item[i].entry);
	free(ed->item);
	free(ed->outside.entry);
	free(ed->after.entry);
	free(ed->agenda);
	free(ed->withheld);
	free(ed->fact);
	free(ed->change);
	free(ed->live.bar);
	units_release(&ed->mem);
	memset(ed, 0, sizeof *ed);
}
