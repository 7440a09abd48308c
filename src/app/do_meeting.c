/* SPDX-License-Identifier: ISC */
/* The meeting itself: its fields, opening, breaks, closing. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/app/reason.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "draft.h"
#include "floor_acts.h"

static const struct {
	const char *key;
	enum field field;
} fields[] = {
	{ "title", FLD_TITLE }, { "body", FLD_BODYNAME }, { "number", FLD_NUMBER },
	{ "kind", FLD_KIND }, { "symbol", FLD_SYMBOL }, { "place", FLD_PLACE },
	{ "link", FLD_LINK }, { "timezone", FLD_TIMEZONE }, { "language", FLD_LANGUAGE },
	{ "notice", FLD_NOTICE }, { "contact", FLD_CONTACT }, { "comment-how", FLD_COMMENT_HOW },
	{ "appeal", FLD_APPEAL }, { "phase", FLD_PHASE }, { "next", FLD_NEXT },
};

enum { N_FIELDS = sizeof fields / sizeof *fields };

static bool
unknown_field(const char *key, struct err *err)
{
	struct str list = STR_INIT;
	char shown[60];

	for (size_t i = 0; i < N_FIELDS; i++)
		str_addf(&list, "%s%s", i == 0 ? "" : ", ", fields[i].key);
	str_copy(shown, sizeof shown, key);
	err_set(err, ERR_INPUT, "\"%s\" is not a field of the meeting; there are %s", shown,
		str_c(&list));
	str_release(&list);
	return false;
}

/* A language tag, in the lower case of codes: en, pt-br. */
static bool
set_language(struct draft *d, const char *typed, struct err *err)
{
	char code[36];
	size_t n = strlen(typed), first;

	for (size_t i = 0; n < sizeof code && i <= n; i++)
		code[i] = typed[i] >= 'A' && typed[i] <= 'Z' ? (char)(typed[i] + 'a' - 'A') :
			typed[i];
	first = n < sizeof code ? strspn(code, "abcdefghijklmnopqrstuvwxyz") : 0;
	if (n > 0 && (first < 2 || first > 3 || (code[first] != '\0' && code[first] != '-') ||
	    strspn(code, "abcdefghijklmnopqrstuvwxyz0123456789-") != n || code[n - 1] == '-'))
		return err_set(err, ERR_INPUT, "language: a code such as en, fr, pt-br, not "
			"\"%.40s\"", typed);
	draft_code(d, FLD_LANGUAGE, n == 0 ? "" : code);
	return true;
}

static bool
set_date(struct draft *d, const char *key, enum field f, const char *typed, struct err *err)
{
	char date[11] = "";

	if (*typed != '\0' && !when_date(typed, d->m->now.at, meeting_zone(d->m), date, err))
		return err_prefix(err, "%s: ", key);
	return draft_text(d, key, f, date, err);
}

/* "DATE [because REASON]": why it came late stands after the date (check, A4). */
static bool
set_notice(struct draft *d, const char *typed, struct err *err)
{
	char *copy = mem_strdup(typed), *reason = args_because(copy), date[11] = "";
	struct str s = STR_INIT;
	bool ok = true;

	if (*args_trim(copy) != '\0')
		ok = when_date(args_trim(copy), d->m->now.at, meeting_zone(d->m), date, err) ||
			err_prefix(err, "notice: ");
	str_addf(&s, "%s%s%s", date, reason == NULL ? "" : " because ",
		reason == NULL ? "" : reason);
	ok = ok && draft_text(d, "notice", FLD_NOTICE, str_c(&s), err);
	str_release(&s);
	free(copy);
	return ok;
}

/* Reads like a date: then it must be one. */
static bool
dated(const char *s)
{
	return strlen(s) == 10 && s[4] == '-' && s[7] == '-' &&
		strspn(s, "0123456789-") == 10;
}

static bool
set_field(struct draft *d, size_t i, const char *typed, struct err *err)
{
	enum field f = fields[i].field;

	if (f == FLD_LANGUAGE)
		return set_language(d, typed, err);
	if (f == FLD_NOTICE)
		return set_notice(d, typed, err);
	if (f == FLD_NEXT && dated(typed))
		return set_date(d, fields[i].key, f, typed, err);
	if (f == FLD_TIMEZONE && *typed != '\0' && !when_zone_ok(typed))
		return err_set(err, ERR_INPUT, "timezone: \"%.60s\" is not a zone this system "
			"knows; write one like Africa/Nairobi, or UTC", typed);
	return draft_text(d, fields[i].key, f, typed, err);
}

bool
do_MEETING_SET(struct call *c, struct err *err)
{
	const struct unit *info = c->m->info.n > 0 ? &c->m->info.v[0] : NULL;
	char *rest = c->args, *key, *value;
	struct draft d;
	size_t i = 0;
	bool ok;

	if (!args_word(&rest, &key, err))
		return usage(c, err);
	while (i < N_FIELDS && !str_eq(fields[i].key, key))
		i++;
	if (i == N_FIELDS)
		return unknown_field(key, err);
	if (*rest == '\0')
		return err_set(err, ERR_INPUT, "meeting set %s: say what it is; \"\" takes it away",
			key);
	if (info == NULL)
		return err_set(err, ERR_FORMAT, "this file does not hold the meeting's own fields");
	value = args_trim(rest);
	draft_init(&d, c->m, EV_MEETING_SET, info);
	ok = set_field(&d, i, value, err);
	if (ok && d.ev.n == 0)
		say(c, "%s is that already", key);
	else if (ok && (ok = meeting_add(c->m, &d.ev, err)))
		say(c, "%s: %s", key, *value == '\0' ? "taken away" :
			d.ev.f[0].text != NULL ? d.ev.f[0].text : value);
	c->r->unit = info->id;
	draft_release(&d);
	return ok;
}

const struct unit *
meeting_last_state(const struct meeting *m)
{
	const struct unit *last = NULL;

	for (size_t i = 0; i < m->marks.n; i++)
		if (m->marks.v[i].ev == EV_MEETING_STATE)
			last = &m->marks.v[i];
	return last;
}

static const char *
clock_of(const struct meeting *m, int64_t at, char buf[static 32])
{
	return when_local(at, meeting_zone(m), "%H:%M", buf, 32);
}

bool
meeting_lets(const struct meeting *m, const struct command *cmd, struct err *err)
{
	const struct unit *last = meeting_last_state(m);
	char at[32], until[32];

	if (last == NULL)
		return true;
	if ((cmd->flags & CMD_OPEN) != 0 && unit_is(last, FLD_STATE, "closed"))
		return err_set(err, ERR_STATE, "%s: the meeting was closed at %s; meeting open "
			"opens it again", cmd->name, clock_of(m, last->at, at));
	if ((cmd->flags & CMD_SITS) == 0 || !unit_is(last, FLD_STATE, "suspended"))
		return true;
	return err_set(err, ERR_STATE, "%s: the meeting is suspended%s%s; meeting resume goes on",
		cmd->name, unit_int(last, FLD_UNTIL, 0) == 0 ? "" : " until ",
		unit_int(last, FLD_UNTIL, 0) == 0 ? "" :
		clock_of(m, unit_int(last, FLD_UNTIL, 0), until));
}

static bool
record_state(struct call *c, const char *state, int64_t until, const char *reason,
	struct err *err)
{
	struct id id = new_id(c);
	struct ev e;

	ev_init(&e, EV_MEETING_STATE, &id);
	ev_text(&e, FLD_STATE, state);
	if (until != 0)
		ev_int(&e, FLD_UNTIL, until);
	ev_text(&e, FLD_REASON, reason);
	c->r->unit = id;
	return meeting_add(c->m, &e, err);
}

bool
do_MEETING_OPEN(struct call *c, struct err *err)
{
	const struct unit *last = meeting_last_state(c->m);
	char at[32];

	if (!args_none(c, err))
		return false;
	if (last != NULL && unit_is(last, FLD_STATE, "suspended"))
		return err_set(err, ERR_STATE, "the meeting is suspended since %s; meeting resume "
			"goes on", clock_of(c->m, last->at, at));
	if (last != NULL && !unit_is(last, FLD_STATE, "closed"))
		return err_set(err, ERR_STATE, "the meeting is open already, since %s",
			clock_of(c->m, last->at, at));
	say(c, "The meeting is open%s, %s", last == NULL ? "" : " again",
		clock_of(c->m, c->m->now.at, at));
	return record_state(c, "open", 0, NULL, err);
}

static bool
must_be_open(struct call *c, const struct unit *last, struct err *err)
{
	char at[32];

	if (last == NULL)
		return err_set(err, ERR_STATE, "%s: the meeting is not open yet; meeting open "
			"opens it", c->cmd->name);
	if (unit_is(last, FLD_STATE, "closed"))
		return err_set(err, ERR_STATE, "%s: the meeting was closed at %s", c->cmd->name,
			clock_of(c->m, last->at, at));
	return true;
}

bool
do_MEETING_SUSPEND(struct call *c, struct err *err)
{
	const struct unit *last = meeting_last_state(c->m);
	char *rest = c->args, *word, at[32], *reason = NULL;
	int64_t until = 0;
	bool ok;

	if (!must_be_open(c, last, err))
		return false;
	if (unit_is(last, FLD_STATE, "suspended"))
		return err_set(err, ERR_STATE, "the meeting is suspended already, since %s",
			clock_of(c->m, last->at, at));
	if (str_starts(rest, "for "))
		rest += 4;
	if (strspn(rest, "-0123456789") > 0 && args_word(&rest, &word, err)) {
		if (!when_duration(word, &until, err))
			return err_prefix(err, "%s: ", c->cmd->name);
		until += c->m->now.at;
	}
	if (*rest != '\0' && !args_text("reason", FLD_REASON, rest, &reason, err))
		return false;
	ok = floor_pause(c, "break", err) && record_state(c, "suspended", until, reason, err);
	free(reason);
	say(c, "The meeting is suspended%s%s", until == 0 ? "" : " until ",
		until == 0 ? "" : clock_of(c->m, until, at));
	return ok;
}

bool
do_MEETING_RESUME(struct call *c, struct err *err)
{
	const struct unit *last = meeting_last_state(c->m);
	const struct ledger_turn *t = ledger_running(&c->m->ledger);
	char at[32];

	if (!args_none(c, err) || !must_be_open(c, last, err))
		return false;
	if (!unit_is(last, FLD_STATE, "suspended"))
		return err_set(err, ERR_STATE, "the meeting is not suspended; resume lets a paused "
			"turn go on");
	say(c, "The meeting goes on, %s", clock_of(c->m, c->m->now.at, at));
	/* A turn that stood still for another reason waits for its own resume. */
	if (t != NULL && str_eq(turn_pause_cause(t), "break") && !floor_resume(c, err))
		return false;
	return record_state(c, "resumed", 0, NULL, err);
}

static size_t
count_state(struct call *c, enum unit_kind kind, const char *state, struct err *err)
{
	struct units us;
	size_t n = 0;

	if (!store_units(c->m->store, kind, &us, err))
		return 0;
	for (size_t i = 0; i < us.n; i++)
		n += unit_is(&us.v[i], FLD_STATE, state);
	units_release(&us);
	return n;
}

static void
say_left(struct call *c, size_t n, const char *one, const char *many)
{
	if (n > 0)
		say(c, "%zu %s", n, n == 1 ? one : many);
}

/* What can no longer be mended once people leave. */
static void
say_open_ends(struct call *c)
{
	const struct unit *item = meeting_item(c->m, &c->m->item);
	struct str later = STR_INIT;
	size_t hands = 0;

	if (reasons_missing(c->m, &later) > 0)
		say(c, "no reason yet (turn N because REASON): %s", str_c(&later));
	str_release(&later);
	for (size_t i = 0; i < c->m->ledger.floor.n_entries; i++)
		hands += floor_waiting(&c->m->ledger.floor, (int)i);
	say_left(c, hands, "hand is still up", "hands are still up");
	if (item != NULL)
		say(c, "item %d is still open", item->num);
	say_left(c, count_state(c, UNIT_DECISION, "proposed", NULL), "proposal is undecided",
		"proposals are undecided");
	say_left(c, count_state(c, UNIT_ACTION, "open", NULL), "action is open",
		"actions are open");
}

bool
do_MEETING_CLOSE(struct call *c, struct err *err)
{
	struct hash head;
	char at[32], hex[HASH_HEX];

	if (!args_none(c, err) || !must_be_open(c, meeting_last_state(c->m), err))
		return false;
	while (ledger_running(&c->m->ledger) != NULL)
		if (!floor_end(c, err))
			return false;
	if (!record_state(c, "closed", 0, NULL, err))
		return false;
	say(c, "The meeting is closed, %s", clock_of(c->m, c->m->now.at, at));
	say_open_ends(c);
	head = store_head(c->m->store);
	say(c, "Record %.32s, %zu entries", hash_hex(&head, hex), store_count(c->m->store));
	return true;
}
