/* SPDX-License-Identifier: ISC */
/* The pieces of parsing that command handlers share. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "do.h"

void
say(struct call *c, const char *fmt, ...)
{
	va_list ap;

	if (c->r->text.len > 0)
		str_addc(&c->r->text, '\n');
	va_start(ap, fmt);
	str_addv(&c->r->text, fmt, ap);
	va_end(ap);
}

bool
usage(const struct call *c, struct err *err)
{
	return err_set(err, ERR_INPUT, "write: %s %s", c->cmd->name, c->cmd->args);
}

struct id
new_id(struct call *c)
{
	return id_random(&c->m->env->rng);
}

/* Behind an opening quote: joins doubled quotes, ends the word at the closing one. */
static char *
unquote(char *s)
{
	char *out = s;

	for (; *s != '"' || s[1] == '"'; s++) {
		if (*s == '\0')
			return NULL;
		if (*s == '"')
			s++;
		*out++ = *s;
	}
	*out = '\0';
	return s + 1;
}

static bool
all_quoted(const char *s, size_t n)
{
	if (n < 2 || s[0] != '"' || s[n - 1] != '"')
		return false;
	for (size_t i = 1; i < n - 1; i++)
		if (s[i] == '"' && (i + 1 == n - 1 || s[++i] != '"'))
			return false;
	return true;
}

static char *
skip_spaces(char *p)
{
	while (*p == ' ' || *p == '\t')
		p++;
	return p;
}

char *
args_spaces(char *text)
{
	size_t n;

	text = skip_spaces(text);
	n = strlen(text);
	while (n > 0 && (text[n - 1] == ' ' || text[n - 1] == '\t'))
		text[--n] = '\0';
	return text;
}

char *
args_trim(char *text)
{
	text = args_spaces(text);
	if (all_quoted(text, strlen(text)))
		unquote(++text);
	return text;
}

bool
args_word(char **p, char **ret_word, struct err *err)
{
	char *s = skip_spaces(*p), *end;

	if (*s == '\0') {
		*p = s;
		return false;
	}
	if (*s == '"') {
		end = unquote(++s);
		if (end == NULL)
			return err_set(err, ERR_INPUT, "a quote is not closed: \"%s", s);
	} else {
		end = s + strcspn(s, " \t");
		if (*end != '\0')
			*end++ = '\0';
	}
	*ret_word = s;
	*p = skip_spaces(end);
	return true;
}

bool
args_option(char **p, const char *const *keys, const char **ret_key, char **ret_value,
	struct err *err)
{
	char *s = skip_spaces(*p), *v;

	*ret_key = NULL;
	*p = s;
	for (size_t i = 0; keys[i] != NULL; i++) {
		size_t n = strlen(keys[i]);

		if (strncmp(s, keys[i], n) != 0 || s[n] != '=')
			continue;
		v = s + n + 1;
		if (*v == '"' || (*v != '\0' && *v != ' ')) {
			if (!args_word(&v, ret_value, err))
				return false;
		} else {
			*ret_value = v;
			if (*v != '\0')
				*v++ = '\0';
		}
		*p = skip_spaces(v);
		*ret_key = keys[i];
		return true;
	}
	return true;
}

char *
args_cut(char *text, const char *word)
{
	size_t n = strlen(word);
	bool quoted = false;

	for (char *s = text; *s != '\0'; s++) {
		if (*s == '"')
			quoted = !quoted;
		if (!quoted && strncmp(s, word, n) == 0) {
			*s = '\0';
			return skip_spaces(s + n);
		}
	}
	return NULL;
}

static char *
last_of(char *text, const char *word)
{
	char *found = NULL;

	for (char *s = text; (s = strstr(s, word)) != NULL; s++)
		found = s;
	return found;
}

/* The last one outside quotes; quotes that do not pair up are just words. */
static char *
last_unquoted(char *text, const char *word)
{
	char *found = NULL;
	bool quoted = false;

	for (char *s = text; *s != '\0'; s++) {
		if (*s == '"')
			quoted = !quoted;
		if (!quoted && str_starts(s, word))
			found = s;
	}
	return quoted ? last_of(text, word) : found;
}

char *
args_because(char *text)
{
	char *s = last_unquoted(text, " because ");

	if (s == NULL && str_starts(text, "because ")) {
		*text = '\0';
		return skip_spaces(text + 8);
	}
	if (s == NULL)
		return NULL;
	*s = '\0';
	return skip_spaces(s + 9);
}

bool
args_for(char *text, int64_t *ret_ms)
{
	char *s = last_of(text, " for ");

	if (s == NULL || !when_duration(skip_spaces(s + 5), ret_ms, NULL))
		return false;
	*s = '\0';
	return true;
}

bool
args_by(const struct meeting *m, char *text, const char *word, char ret_date[static 11])
{
	char key[16], *s;
	const char *date;

	snprintf(key, sizeof key, " %s ", word);
	s = last_of(text, key);
	if (s == NULL)
		return false;
	date = skip_spaces(s + strlen(key));
	if (str_eq(date, "next meeting"))
		date = meeting_info(m, FLD_NEXT);	/* "2026-06-23", if it is a date */
	if (!when_date(date, m->now.at, meeting_zone(m), ret_date, NULL))
		return false;
	*s = '\0';
	return true;
}

bool
args_none(const struct call *c, struct err *err)
{
	return *c->args == '\0' || err_set(err, ERR_INPUT, "%s takes nothing more: \"%.60s\"",
		c->cmd->name, c->args);
}

void
args_end(char **p)
{
	if (str_starts(*p, "-- "))
		*p = skip_spaces(*p + 3);
}

bool
args_words(const char *what, enum field f, char *typed, char **ret_text, struct err *err)
{
	return args_text(what, f, args_spaces(typed), ret_text, err);
}

bool
args_list(char *text, bool (*each)(void *ctx, char *item, struct err *err), void *ctx,
	struct err *err)
{
	char *start = text;
	bool quoted = false;

	for (char *s = text; ; s++) {
		char c = *s;

		if (c == '"')
			quoted = !quoted;
		if (c != '\0' && (c != ',' || quoted))
			continue;
		if (c == '\0' && quoted)
			return err_set(err, ERR_INPUT, "a quote is not closed: %s", start);
		*s = '\0';
		start = args_trim(start);
		if (*start != '\0' && !each(ctx, start, err))
			return false;
		if (c == '\0')
			return true;
		start = s + 1;
	}
}

bool
args_text(const char *what, enum field f, const char *typed, char **ret_text, struct err *err)
{
	enum field_type t = field_type(f);
	enum text_kind kind = t == FT_BODY ? TEXT_BODY : t == FT_NAME ? TEXT_NAME : TEXT_LINE;

	if (*typed == '\0')
		return err_set(err, ERR_INPUT, "%s: there is no text", what);
	return text_check(kind, typed, strlen(typed), ret_text, err) ||
		err_prefix(err, "%s: ", what);
}
