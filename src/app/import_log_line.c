/* SPDX-License-Identifier: ISC */
/* One line of a log cut apart: its time, who wrote it, what was written. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "import_log.h"

struct cut {
	const char *p, *end;
};

static bool
eat(struct cut *c, char what)
{
	if (c->p == c->end || *c->p != what)
		return false;
	c->p++;
	return true;
}

static bool
eat_word(struct cut *c, const char *word)
{
	size_t n = strlen(word);

	if ((size_t)(c->end - c->p) < n || memcmp(c->p, word, n) != 0)
		return false;
	c->p += n;
	return true;
}

static void
eat_blanks(struct cut *c)
{
	while (c->p < c->end && (*c->p == ' ' || *c->p == '\t'))
		c->p++;
}

/* Exactly n digits, at most max. */
static bool
number(struct cut *c, int n, int max, int *ret_v)
{
	int v = 0;

	if (c->end - c->p < n)
		return false;
	for (int i = 0; i < n; i++) {
		if (!isdigit((unsigned char)c->p[i]))
			return false;
		v = v * 10 + (c->p[i] - '0');
	}
	if (v > max)
		return false;
	c->p += n;
	*ret_v = v;
	return true;
}

/* 17:31, 17:31:28, 17:31:28.197: ms of the day. */
static bool
hour(struct cut *c, int64_t *ret_ms)
{
	int h, m, s = 0, ms = 0;

	if (!number(c, 2, 23, &h) || !eat(c, ':') || !number(c, 2, 59, &m))
		return false;
	if (eat(c, ':') && !number(c, 2, 60, &s))
		return false;
	if (c->end - c->p > 1 && (*c->p == '.' || *c->p == ',') &&
	    isdigit((unsigned char)c->p[1])) {
		c->p++;
		for (int i = 0, unit = 100; c->p < c->end && isdigit((unsigned char)*c->p);
		    i++, unit /= 10)
			ms += (*c->p++ - '0') * unit;
	}
	*ret_ms = ((h * 60 + m) * 60 + (s == 60 ? 59 : s)) * INT64_C(1000) + ms;
	return true;
}

/* 2022-07-26: midnight of that day as if local were UTC. */
static bool
date(struct cut *c, int64_t *ret_ms)
{
	char text[] = "0000-00-00T00:00:00Z";
	struct cut at = *c;
	int y, m, d;

	if (!number(&at, 4, 2199, &y) || !eat(&at, '-') || !number(&at, 2, 12, &m) ||
	    !eat(&at, '-') || !number(&at, 2, 31, &d))
		return false;
	memcpy(text, c->p, 10);
	if (!when_stamp(text, ret_ms, NULL))
		return false;
	*c = at;
	return true;
}

/* Z, +02:00 or +0200 behind a date and time. */
static bool
offset(struct cut *c, int64_t *ret_ms)
{
	bool minus = c->p < c->end && *c->p == '-';
	struct cut at = *c;
	int h, m;

	if (eat(c, 'Z')) {
		*ret_ms = 0;
		return true;
	}
	if (!eat(&at, '+') && !eat(&at, '-'))
		return false;
	if (!number(&at, 2, 14, &h))
		return false;
	eat(&at, ':');
	if (!number(&at, 2, 59, &m))
		return false;
	*c = at;
	*ret_ms = (h * 60 + m) * INT64_C(60000) * (minus ? -1 : 1);
	return true;
}

/* The time at the start of a line, in brackets or not; what follows stays in *c. */
static void
stamp(struct cut *c, struct log_line *l)
{
	struct cut at = *c, behind;
	bool bracket = eat(&at, '['), dated;
	int64_t day, ms, off;

	behind = at;
	dated = date(&behind, &day) &&
		(eat(&behind, 'T') || eat(&behind, ' ') || eat(&behind, '_'));
	if (dated)
		at = behind;
	if (!hour(&at, &ms))
		return;
	l->clock = dated ? CLOCK_LOCAL : CLOCK_HOUR;
	l->ms = dated ? day + ms : ms;
	if (dated && offset(&at, &off)) {
		l->clock = CLOCK_UTC;
		l->ms -= off;
	}
	if ((bracket && !eat(&at, ']')) ||
	    (at.p < at.end && *at.p != ' ' && *at.p != '\t')) {
		l->clock = CLOCK_NONE;
		l->ms = 0;
		return;
	}
	*c = at;
}

static void
rest(struct cut c, struct log_line *l)
{
	l->text = c.p;
	l->n_text = (size_t)(c.end - c.p);
}

/* "<nick> text": a mark of rank before the nick goes, nicks never begin with one. */
static bool
said(struct cut c, struct log_line *l)
{
	const char *close;

	if (!eat(&c, '<'))
		return false;
	eat_blanks(&c);
	while (c.p < c.end && strchr("@+%&~", *c.p) != NULL)
		c.p++;
	close = memchr(c.p, '>', (size_t)(c.end - c.p));
	if (close == NULL || close == c.p || close - c.p > 200)
		return false;
	l->nick = c.p;
	l->n_nick = (size_t)(close - c.p);
	while (l->n_nick > 0 && l->nick[l->n_nick - 1] == ' ')
		l->n_nick--;
	c.p = close + 1;
	if (c.p < c.end && !eat(&c, ' ') && *c.p != '\t')
		return false;
	rest(c, l);
	l->form = LOG_SAID;
	return l->n_nick > 0;
}

/* "[time]<TAB>nick<TAB>text": an arrow or dashes for a nick are news of the channel. */
static bool
tabbed(struct cut c, struct log_line *l)
{
	static const char *const marks[] = { "-->", "<--", "--", "*", "=!=", "***", "<->" };
	const char *tab;

	if (l->clock == CLOCK_NONE || !eat(&c, '\t'))
		return false;
	while (c.p < c.end && *c.p == ' ')
		c.p++;
	tab = memchr(c.p, '\t', (size_t)(c.end - c.p));
	if (tab == NULL || tab == c.p || tab - c.p > 200)
		return false;
	l->nick = c.p;
	l->n_nick = (size_t)(tab - c.p);
	l->form = LOG_SAID;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (l->n_nick == strlen(marks[i]) && memcmp(l->nick, marks[i], l->n_nick) == 0)
			l->form = LOG_CHANNEL;
	if (l->n_nick > 1 && l->nick[0] == '<' && l->nick[l->n_nick - 1] == '>') {
		l->nick++;
		l->n_nick -= 2;
	}
	c.p = tab + 1;
	rest(c, l);
	return l->n_nick > 0;
}

/* "* nick text", as clients show what was typed as /me. */
static bool
me(struct cut c, struct log_line *l)
{
	const char *space;

	if (!eat_word(&c, "* ") && !eat_word(&c, "\xe2\x80\x94 "))
		return false;
	space = memchr(c.p, ' ', (size_t)(c.end - c.p));
	if (space == NULL || space == c.p)
		return false;
	l->nick = c.p;
	l->n_nick = (size_t)(space - c.p);
	c.p = space + 1;
	rest(c, l);
	l->form = LOG_ME;
	return true;
}

static bool
channel(struct cut c)
{
	static const char *const marks[] = { "-!- ", "*** ", "--> ", "<-- ", "== ", "=== ", "=-= ",
		"-*- ", "\xe2\x86\x92 ", "\xe2\x86\x90 ", "\xe2\x87\x90 ", "<-> ", ">>> " };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (eat_word(&c, marks[i]))
			return true;
	return false;
}

static bool
day_line(struct cut c)
{
	static const char *const marks[] = { "--- Log", "--- Day", "--- log", "**** BEGIN",
		"**** END", "Session Start", "Session Close", "Session Time" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (eat_word(&c, marks[i]))
			return true;
	return false;
}

/* "<dom> dom has joined #room": a logger tells news of the channel in the nick's own name. */
static bool
news_of_nick(const struct log_line *l)
{
	static const char *const ends[] = { "has joined ", "has left ", "has quit",
		"has changed the topic to:", "is now known as " };
	struct cut c = { l->text, l->text + l->n_text };

	if (l->form != LOG_SAID || l->n_text <= l->n_nick ||
	    memcmp(l->text, l->nick, l->n_nick) != 0)
		return false;
	c.p += l->n_nick;
	if (!eat(&c, ' '))
		return false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (eat_word(&c, ends[i]))
			return true;
	return false;
}

void
log_cut(const char *s, size_t n, struct log_line *ret_line)
{
	struct log_line l = { .form = LOG_ODD, .all = s, .n_all = n, .who = -1 };
	struct cut c = { s, s + n };

	eat_blanks(&c);
	if (c.p == c.end) {
		l.form = LOG_BLANK;
	} else if (day_line(c)) {
		l.form = LOG_DAY;
		rest(c, &l);
	} else {
		stamp(&c, &l);
		if (!tabbed(c, &l)) {
			eat_blanks(&c);
			rest(c, &l);
			if (channel(c))
				l.form = LOG_CHANNEL;
			else if (!said(c, &l) && !me(c, &l))
				l.form = LOG_ODD;
		}
		if (news_of_nick(&l))
			l.form = LOG_CHANNEL;
	}
	*ret_line = l;
}

bool
log_looks(const char *bytes, size_t n)
{
	size_t known = 0, said_so = 0, seen = 0;
	const char *end = bytes + n;

	for (const char *s = bytes; s < end && seen < 20; ) {
		const char *feed = memchr(s, '\n', (size_t)(end - s));
		struct log_line l;

		log_cut(s, (size_t)((feed == NULL ? end : feed) - s), &l);
		seen += l.form != LOG_BLANK;
		known += l.form != LOG_BLANK && l.form != LOG_ODD;
		said_so += l.form == LOG_SAID || (l.form == LOG_CHANNEL && l.clock != CLOCK_NONE);
		s = feed == NULL ? end : feed + 1;
	}
	return said_so > 0 && known * 2 > seen;
}

bool
log_clean(const char *s, size_t n, struct str *out)
{
	size_t plain = 0;
	char *clean, *raw;

	str_clear(out);
	while (plain < n && (unsigned char)s[plain] >= ' ' && (unsigned char)s[plain] < 0x7f)
		plain++;
	if (plain == n) {
		str_addn(out, s, n);
		return false;
	}
	if (text_check(TEXT_BODY, s, n, &clean, NULL)) {
		str_add(out, clean);
		free(clean);
		return false;
	}
	raw = mem_strndup(s, n);
	text_print(out, raw, false);
	free(raw);
	return true;
}
