/* SPDX-License-Identifier: ISC */
/* The draft goes out, is adopted, certified, published: each step after the one before. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/when.h>

#include "approval_lets.h"
#include "do.h"
#include "rule_acts.h"

static void
today_of(const struct meeting *m, char date[static 11])
{
	when_local(m->now.at, meeting_zone(m), "%Y-%m-%d", date, 11);
}

/* A stated time may not lead back before the step that has to come first. */
static bool
after(const struct call *c, int64_t since, const char *what, struct err *err)
{
	char stated[32], was[32];

	if (c->m->now.at >= since)
		return true;
	return err_set(err, ERR_STATE, "%s: %s is before %s (%s); write the day it happened, or "
		"none for now", c->cmd->name,
		when_local(c->m->now.at, meeting_zone(c->m), "%Y-%m-%d %H:%M", stated,
		sizeof stated), what,
		when_local(since, meeting_zone(c->m), "%Y-%m-%d %H:%M", was, sizeof was));
}

/* The meeting was held and is over. */
static bool
is_over(const struct call *c, struct err *err)
{
	const struct unit *last = meeting_last_state(c->m);

	if (last == NULL)
		return err_set(err, ERR_STATE, "%s: the meeting was not opened: there are no "
			"minutes of it yet", c->cmd->name);
	if (!unit_is(last, FLD_STATE, "closed"))
		return err_set(err, ERR_STATE, "%s: the meeting is not closed yet; meeting close "
			"closes it", c->cmd->name);
	return after(c, last->at, "the meeting was closed", err);
}

/* "until DATE", or nothing. */
static bool
parse_until(const struct call *c, char ret_date[static 11], struct err *err)
{
	char date[11] = "", today[11];

	if (*c->args != '\0') {
		if (!str_starts(c->args, "until ") || c->args[6] == '\0')
			return usage(c, err);
		if (!when_date(args_trim(c->args + 6), c->m->now.at, meeting_zone(c->m), date, err))
			return err_prefix(err, "circulate: ");
		today_of(c->m, today);
		if (strcmp(date, today) < 0)
			return err_set(err, ERR_INPUT, "circulate: corrections until %s would be over "
				"before the draft goes out (%s); say a later day", date, today);
	}
	memcpy(ret_date, date, sizeof date);
	return true;
}

static void
say_circulated(struct call *c, const char *until)
{
	struct hash head = store_head(c->m->store);
	char hex[HASH_HEX];

	say(c, "The draft of the minutes is circulated%s%s; now export it and send it", *until ==
		'\0' ? "" : ", corrections until ", until);
	if (*until == '\0')
		say(c, "until when members may correct it was not said: circulate until DATE");
	say(c, "correct REF: TEXT because REASON changes it from now on, and is listed");
	say(c, "Record %.32s, %zu entries", hash_hex(&head, hex), store_count(c->m->store));
}

bool
do_CIRCULATE(struct call *c, struct err *err)
{
	struct approval_state s = meeting_approval(c->m);
	struct id id = new_id(c);
	char until[11];
	struct ev e;

	if (s.now > APPROVAL_CIRCULATED)
		return approval_refuse(c->m, "circulate", err);
	if (!is_over(c, err) || !after(c, s.circulated, "it was circulated last", err) ||
	    !parse_until(c, until, err) || !approval_justified(c, err))
		return false;
	ev_init(&e, EV_CIRCULATE, &id);
	ev_text(&e, FLD_ENDS, until);
	c->r->unit = id;
	if (!meeting_add(c->m, &e, err))
		return false;
	say_circulated(c, until);
	return true;
}

bool
approval_adopt(struct call *c, const char *what, struct err *err)
{
	struct approval_state s = meeting_approval(c->m);
	char today[11];

	if (!str_eq(what, "minutes"))
		return s.now == APPROVAL_DRAFT || approval_refuse(c->m, "adopt", err);
	if (s.circulated == 0)
		return err_set(err, ERR_STATE, "adopt minutes: the draft of these minutes was not "
			"circulated yet; circulate until DATE first (minutes of an earlier meeting "
			"are adopted in its own file)");
	if (!after(c, s.circulated, "the draft was circulated", err))
		return false;
	today_of(c->m, today);
	if (strcmp(today, s.ends) < 0) {
		say(c, "warning: members may correct the draft until %s", s.ends);
		c->r->warnings++;
	}
	return true;
}

static bool
may_certify(const struct call *c, struct err *err)
{
	struct approval_state s = meeting_approval(c->m);
	char day[32];

	if (s.certified != 0)
		return err_set(err, ERR_STATE, "certify: certified already, on %s",
			approval_day(c->m, s.certified, day));
	if (s.adopted == 0)
		return err_set(err, ERR_STATE, "certify: the minutes were not adopted yet; %s",
			s.circulated == 0 ? "circulate until DATE, then adopt minutes" :
			"adopt minutes");
	return after(c, s.adopted, "the minutes were adopted", err);
}

bool
do_CERTIFY(struct call *c, struct err *err)
{
	struct id id = new_id(c);
	const struct unit *by;
	struct hash head;
	char hex[HASH_HEX], *name;
	struct ev e;

	if (!str_starts(c->args, "by ") || *(name = args_trim(c->args + 3)) == '\0')
		return usage(c, err);
	if (!may_certify(c, err) || !names_person(c->m, name, &by, err))
		return false;
	ev_init(&e, EV_CERTIFY, &id);
	ev_ref(&e, FLD_BY, &by->id);
	c->r->unit = id;
	if (!meeting_add(c->m, &e, err))
		return false;
	head = store_head(c->m->store);
	say(c, "The minutes are certified by %s", person_name(by));
	say(c, "Record %.32s, %zu entries", hash_hex(&head, hex), store_count(c->m->store));
	return true;
}

/* A day between the circulation and today. */
static bool
publication_day(const struct call *c, const char *typed, char ret_date[static 11],
	struct err *err)
{
	struct approval_state s = meeting_approval(c->m);
	char today[11], since[32], date[11];

	if (!when_date(typed, c->m->now.at, meeting_zone(c->m), date, err))
		return err_prefix(err, "publish-note: ");
	today_of(c->m, today);
	if (strcmp(date, today) > 0)
		return err_set(err, ERR_INPUT, "publish-note: %s has not come yet (today is %s); "
			"note it once it is published", date, today);
	if (strcmp(date, approval_day(c->m, s.circulated, since)) < 0)
		return err_set(err, ERR_INPUT, "publish-note: %s is before the draft was circulated "
			"(%s); write the day it was published", date, since);
	memcpy(ret_date, date, sizeof date);
	return true;
}

static bool
is_address(const char *s)
{
	return strchr(s, ':') != NULL && strpbrk(s, " \t\n") == NULL && s[0] != ':';
}

static bool
record_publication(struct call *c, const char *date, const char *url, struct err *err)
{
	struct id id = new_id(c);
	struct ev e;

	ev_init(&e, EV_PUBLISH_NOTE, &id);
	ev_text(&e, FLD_ON, date);
	ev_text(&e, FLD_URL, url);
	c->r->unit = id;
	say(c, "Published on %s: %s", date, url);
	return meeting_add(c->m, &e, err);
}

bool
do_PUBLISH_NOTE(struct call *c, struct err *err)
{
	char *rest = c->args, *day, *url, date[11];
	bool ok;

	if (!args_word(&rest, &day, err) || *(rest = args_trim(rest)) == '\0')
		return usage(c, err);
	if (meeting_approval(c->m).circulated == 0)
		return err_set(err, ERR_STATE, "publish-note: the draft was not shown to the members "
			"yet; circulate until DATE first");
	if (!is_address(rest))
		return err_set(err, ERR_INPUT, "publish-note: \"%.80s\" is no address; write one "
			"like https://example.org/minutes", rest);
	if (!publication_day(c, day, date, err) || !args_words("publish-note", FLD_URL, rest, &url,
	    err))
		return false;
	ok = record_publication(c, date, url, err);
	free(url);
	return ok;
}
