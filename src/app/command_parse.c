/* SPDX-License-Identifier: ISC */
/* What a typed line means: the five rules of 1-product, in order. */
#include <ctype.h>
#include <string.h>

#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "command_priv.h"

static const char *
skip(const char *p)
{
	return p + strspn(p, " \t");
}

/* Does text begin with the words of name? Words are separated by any number of spaces. */
static const char *
match_name(const char *text, const char *name, size_t n)
{
	bool symbol = !isalnum((unsigned char)name[n - 1]);

	for (size_t i = 0; i < n; i++) {
		if (name[i] == ' ') {
			if (*text != ' ')
				return NULL;
			text = skip(text);
		} else if (*text++ != name[i]) {
			return NULL;
		}
	}
	/* A word ends at a space; q+, Topic: and the like end themselves. */
	if (!symbol && *text != '\0' && *text != ' ' && *text != '\t')
		return NULL;
	return skip(text);
}

static const char *
match_command(const struct command *c, const char *text, size_t *ret_len)
{
	const char *best = match_name(text, c->name, strlen(c->name));
	const char *a = c->aliases;

	*ret_len = best == NULL ? 0 : strlen(c->name);
	while (*a != '\0') {
		size_t n = strcspn(a, "|");
		const char *rest = match_name(text, a, n);

		if (rest != NULL && n > *ret_len) {
			best = rest;
			*ret_len = n;
		}
		a += n + (a[n] == '|');
	}
	return best;
}

/* s/old/new/: the delimiter is any punctuation right after the s. */
static bool
is_correction(const char *text)
{
	char d = text[0] == 's' ? text[1] : '\0';

	return d != '\0' && ispunct((unsigned char)d) && d != '"' && d != ':' &&
		strchr(text + 2, d) != NULL;
}

/* The longest name that text begins with; false if there is none. */
static bool
find_command(const char *text, enum cmd_id *ret_id, const char **ret_args)
{
	size_t best = 0;

	if (is_correction(text)) {
		*ret_id = CMD_CORRECT;
		*ret_args = text + 1;
		return true;
	}
	for (size_t i = 0; i < CMD_N; i++) {
		size_t n;
		const char *rest;

		if (i == CMD_CORRECT)
			continue;
		rest = match_command(&commands[i], text, &n);
		if (rest != NULL && n > best) {
			best = n;
			*ret_id = (enum cmd_id)i;
			*ret_args = rest;
		}
	}
	return best > 0;
}

/* Rule 2: words that are a command wherever they are typed. */
static bool
is_marked(const char *text)
{
	static const char *const marks[] = { "q+", "q-", "present+", "present-", "regrets+",
		"agenda+", "ACTION:", "RESOLUTION:", "RESOLVED:", "PROPOSED:", "Topic:", "...", "…" };

	if (text[0] == '#' && isalpha((unsigned char)text[1]))
		return true;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(text, marks[i]))
			return true;
	return is_correction(text);
}

/* Rule 3: CODE: or an exact name and a colon. */
static bool
find_speaker(struct meeting *m, const char *text, struct line *l)
{
	const char *colon = strstr(text, ": ");
	char who[256];
	size_t n;

	if (colon == NULL && str_ends(text, ":"))
		return false;
	for (; colon != NULL; colon = strstr(colon + 1, ": ")) {
		n = (size_t)(colon - text);
		if (n == 0 || n >= sizeof who)
			return false;
		memcpy(who, text, n);
		who[n] = '\0';
		if (!names_exact(m, who, &l->person, &l->group))
			continue;
		l->kind = LINE_ATTRIBUTED;
		l->text = skip(colon + 1);
		return *l->text != '\0';
	}
	return false;
}

static bool
parse_stamp(const char **p, struct line *l, struct err *err)
{
	const char *end;
	char buf[64];
	size_t n;

	if (**p != '[')
		return true;
	end = strchr(*p, ']');
	n = end == NULL ? 0 : (size_t)(end - *p - 1);
	if (n == 0 || n >= sizeof buf || !isdigit((unsigned char)(*p)[1]))
		return true;		/* just words in brackets */
	memcpy(buf, *p + 1, n);
	buf[n] = '\0';
	if (!when_stamp(buf, &l->stamp, err))
		return false;
	l->stamped = true;
	*p = skip(end + 1);
	return true;
}

static bool
as_command(const char *text, struct line *l)
{
	if (!find_command(text, &l->cmd, &l->args))
		return false;
	l->kind = LINE_COMMAND;
	return true;
}

bool
command_like(const char *text)
{
	enum cmd_id id;
	const char *args;

	return find_command(skip(text), &id, &args);
}

/* Its first word says enough, and leaves room to say what would be right. */
static bool
not_a_command(const char *p, struct err *err)
{
	size_t n = strcspn(p, " \t\n");

	return err_set(err, ERR_INPUT, "\"%.*s%s\" is not a command; help lists them",
		n < 60 ? (int)n : 60, p, p[n] != '\0' ? " ..." : "");
}

static bool
parse_words(struct meeting *m, const char *p, struct line *l, struct err *err)
{
	bool literal = false;

	if (p[0] == '/' || p[0] == ':') {
		if (p[1] == p[0]) {
			p++;
			literal = true;
		} else if (as_command(skip(p + 1), l)) {
			return true;
		} else {
			return not_a_command(skip(p + 1), err);
		}
	} else if (p[0] == '\\' && is_marked(p + 1)) {
		p++;
		literal = true;
	}
	l->text = p;
	if (!literal && is_marked(p) && as_command(p, l))
		return true;
	if (!literal && find_speaker(m, p, l))
		return true;
	if (!literal && str_starts(p, "- ")) {
		l->kind = LINE_NOBODY;
		l->text = skip(p + 2);
		return true;
	}
	if (m->screen || literal) {
		l->kind = LINE_NOTE;
		return true;
	}
	/* In scripts anything else is a command or refused: a misspelling never becomes a note. */
	if (!as_command(p, l))
		l->kind = LINE_UNKNOWN;
	return true;
}

bool
command_parse(struct meeting *m, const char *text, struct line *ret_line, struct err *err)
{
	struct line l = { .kind = LINE_EMPTY, .args = "", .text = "" };
	const char *p = skip(text);

	if (!parse_stamp(&p, &l, err))
		return false;
	/* "# words" is a comment of a script; "#word" may be a command. */
	if (*p != '\0' && !(!m->screen && p[0] == '#' && (p[1] == ' ' || p[1] == '\0')) &&
	    !parse_words(m, p, &l, err))
		return false;
	*ret_line = l;
	return true;
}

bool
command_take_back(struct meeting *m, struct str *args, struct err *err)
{
	const char *s = str_c(args), *last = strrchr(s, ' ');
	int64_t ms, at;

	last = last == NULL ? s : last + 1;
	if (last[0] == '-' && isdigit((unsigned char)last[1])) {
		if (!when_duration(last + 1, &ms, err))
			return false;
		at = m->now.at - ms;
	} else if (last[0] == '@' && isdigit((unsigned char)last[1])) {
		if (!when_time(last + 1, m->now.at, meeting_zone(m), &at, err))
			return false;
		if (at > m->now.at)
			return err_set(err, ERR_INPUT, "%s has not come yet", last + 1);
	} else {
		return true;
	}
	if (at < 0)
		return err_set(err, ERR_INPUT, "%s leads back before 1970", last);
	m->now.at = at;
	m->now.stated = true;
	str_trunc(args, (size_t)(last - s));
	while (args->len > 0 && args->p[args->len - 1] == ' ')
		str_trunc(args, args->len - 1);
	return true;
}

size_t
command_complete(const char *typed, size_t most, const struct command **ret_v)
{
	size_t n = 0;

	for (size_t i = 0; i < CMD_N && n < most; i++)
		if (str_starts(commands[i].name, typed))
			ret_v[n++] = &commands[i];
	return n;
}
