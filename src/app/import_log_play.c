/* SPDX-License-Identifier: ISC */
/* A log is played: each line, at its time, becomes a command of the meeting or a note. */
#include <string.h>

#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "import_log.h"

bool
log_broken(const struct err *e)
{
	return e->code != ERR_INPUT && e->code != ERR_NAME && e->code != ERR_STATE;
}

bool
log_run(struct log *x, enum cmd_id cmd, const char *args, struct err *err)
{
	struct line l = { .kind = LINE_COMMAND, .cmd = cmd, .args = args, .text = "",
		.stamped = true, .stamp = x->at };

	reply_clear(&x->reply);
	return command_run_line(x->m, &l, &x->reply, err);
}

bool
log_try(struct log *x, enum cmd_id cmd, const char *args, enum log_reason *ret_why,
	struct err *err)
{
	struct err e = { 0 };

	if (log_run(x, cmd, args, &e)) {
		*ret_why = REASON_NONE;
		return true;
	}
	*ret_why = REASON_REFUSED;
	if (!log_broken(&e))
		return true;
	if (err != NULL)
		*err = e;
	return false;
}

const struct unit *
log_person(const struct log *x, int who)
{
	const struct log_name *n = who < 0 ? NULL : &x->names.v[x->names.v[who].same];

	return n == NULL || id_zero(&n->person) ? NULL : meeting_person(x->m, &n->person);
}

void
log_arg(const struct log *x, int who, struct str *out)
{
	const struct unit *p = log_person(x, who);
	const char *name = person_name(p);
	size_t same = 0;

	for (size_t i = 0; i < x->m->persons.n; i++)
		same += str_eq(person_name(&x->m->persons.v[i]), name);
	if (same > 1) {
		str_addf(out, "\"person %d\"", p->num);
		return;
	}
	str_addc(out, '"');
	for (; *name != '\0'; name++) {
		if (*name == '"')
			str_addc(out, '"');
		str_addc(out, *name);
	}
	str_addc(out, '"');
}

bool
log_end_turn(struct log *x, struct err *err)
{
	enum log_reason why;

	while (ledger_running(&x->m->ledger) != NULL) {
		if (!log_try(x, CMD_DONE, " ", &why, err))
			return false;
		if (why != REASON_NONE)
			break;
	}
	return true;
}

/* The same log again would double everything. */
static bool
brought_before(const struct log *x, struct err *err)
{
	char at[40];

	for (size_t i = 0; i < x->m->marks.n; i++) {
		const struct unit *k = &x->m->marks.v[i];

		if (k->ev == EV_MEETING_STATE && k->at == x->at && unit_is(k, FLD_STATE, "open"))
			return !err_set(err, ERR_STATE, "the meeting was opened at the very time of "
				"this log, %s: it is in the meeting already",
				when_utc(x->at, at, sizeof at));
	}
	return false;
}

bool
log_open(struct log *x, struct err *err)
{
	enum log_reason why = REASON_NONE;
	bool ok = !brought_before(x, err) && (meeting_is_open(x->m) ||
		log_try(x, CMD_MEETING_OPEN, "", &why, err));

	x->opened = ok && why == REASON_NONE;
	return ok;
}

bool
log_close(struct log *x, struct err *err)
{
	enum log_reason why;

	x->opened = false;
	return log_end_turn(x, err) && log_flush(x, err) && log_flush_aside(x, err) &&
		(!meeting_is_open(x->m) || log_try(x, CMD_MEETING_CLOSE, "", &why, err));
}

static enum log_count
count_of(enum log_act act)
{
	switch (act) {
	case ACT_HAND: case ACT_HANDS: case ACT_LATER: return LOG_HANDS;
	case ACT_HAND_DOWN: return LOG_DOWN;
	case ACT_CALL: return LOG_CALLS;
	case ACT_LIST_CLOSE: case ACT_LIST_OPEN: return LOG_LIST;
	case ACT_PRESENT: case ACT_ABSENT: case ACT_REGRETS: return LOG_PRESENCE;
	case ACT_AGENDA: return LOG_AGENDA;
	case ACT_TOPIC: return LOG_TOPICS;
	case ACT_AGREED: case ACT_REJECTED: case ACT_PROPOSED: return LOG_DECISIONS;
	case ACT_ACTION: return LOG_ACTIONS;
	case ACT_SUMMARY: return LOG_SUMMARIES;
	case ACT_CORRECT: return LOG_CORRECTED;
	default: return LOG_MEETING;
	}
}

static bool
refused(struct log *x, const struct log_line *l, const char *text, enum log_reason why,
	struct err *err)
{
	static const bool as_words[] = {
#define COUNT(id, name, words)
#define REASON(id, name, as_words, words) as_words,
#include <talanoa/app/import_log.def>
#undef COUNT
#undef REASON
	};

	log_refused(x, l, why);
	if (as_words[why])
		return log_words(x, l, text, err);
	log_count(x, LOG_KEPT);
	return log_aside(x, l, err);
}

static bool
act(struct log *x, const struct log_line *l, const char *text, const struct log_say *s,
	struct err *err)
{
	enum log_reason why = REASON_NONE;
	bool ok = s->act <= ACT_REGRETS ? log_floor(x, l, s, &why, err) :
		log_record(x, l, s, &why, err);

	if (!ok)
		return false;
	if (why != REASON_NONE)
		return refused(x, l, text, why, err);
	log_count(x, count_of(s->act));
	return true;
}

static bool
bot_line(struct log *x, const struct log_line *l, const char *text, struct err *err)
{
	struct str title = STR_INIT;
	enum log_reason why = REASON_REFUSED;
	bool ok = true;

	if (log_taken_up(text, &title))
		ok = log_topic(x, str_c(&title), &why, err);
	str_release(&title);
	if (!ok)
		return false;
	log_count(x, why == REASON_NONE ? LOG_TOPICS : LOG_BOTS);
	return why == REASON_NONE || log_aside(x, l, err);
}

/* What was typed as /me is words but for the queue, which bots take that way too. */
static bool
only_words(const struct log_line *l, const struct log_say *s)
{
	return s->act == ACT_WORDS || (l->form == LOG_ME && s->act > ACT_REGRETS &&
		s->act != ACT_AGENDA && s->act != ACT_BOT);
}

static bool
typed(struct log *x, const struct log_line *l, struct err *err)
{
	struct str text = STR_INIT;
	struct log_say s;
	bool ok;

	if (log_clean(l->text, l->n_text, &text) && x->r->escaped++ == 0)
		x->r->escaped_line = l->number;
	s = log_say(str_c(&text));
	if (x->names.v[l->who].bot) {
		ok = bot_line(x, l, str_c(&text), err);
	} else if (s.act == ACT_BOT || str_c(&text)[strspn(str_c(&text), " ")] == '\0') {
		log_count(x, LOG_BOTS);
		ok = log_aside(x, l, err);
	} else if (s.act == ACT_CONTINUE && l->form == LOG_SAID && log_go_on(x, l, s.rest)) {
		log_count(x, LOG_CONTINUED);
		ok = true;
	} else if (s.act == ACT_CONTINUE || only_words(l, &s)) {
		ok = log_words(x, l, str_c(&text), err);
	} else {
		ok = act(x, l, str_c(&text), &s, err);
	}
	str_release(&text);
	return ok;
}

static bool
play_line(struct log *x, const struct log_line *l, struct err *err)
{
	if (l->form == LOG_BLANK) {
		log_count(x, LOG_EMPTY);
		return true;
	}
	if (!log_time(x, l, err))
		return false;
	if (l->form == LOG_SAID || l->form == LOG_ME)
		return typed(x, l, err);
	log_count(x, l->form == LOG_ODD ? LOG_STRANGE : LOG_NEWS);
	return log_aside(x, l, err);
}

bool
log_play(struct log *x, struct err *err)
{
	if (!x->starts && !log_open(x, err))
		return false;
	for (size_t i = 0; i < x->n_lines; i++)
		if (!play_line(x, &x->line[i], err))
			return false;
	if (x->opened)
		return log_close(x, err);
	return log_end_turn(x, err) && log_flush(x, err) && log_flush_aside(x, err);
}
