/* SPDX-License-Identifier: ISC */
/*
 * Words of a log as notes. Who writes down what others say (the scribe) begins a line with
 * their name; a scribe's line without a name is nobody's. Everybody else's words are their own.
 * Lines beside the discussion are kept to the letter, together, one note for each item.
 */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>

#include "import_log.h"

enum { NOTE_MOST = 60000, SHORT_NAME = 30 };

bool
log_is_scribe(const struct log *x, int who)
{
	for (size_t i = 0; i < x->n_scribes; i++)
		if (x->names.v[x->scribe[i]].same == x->names.v[who].same)
			return true;
	return false;
}

static void
remember(struct log *x, const char *text)
{
	char **slot = &x->lately[x->n_lately++ % LOG_LATELY];

	free(*slot);
	*slot = mem_strdup(text);
}

bool
log_lately(struct log *x, const char *old, const char *new)
{
	size_t first = x->n_lately > LOG_LATELY ? x->n_lately - LOG_LATELY : 0;

	for (size_t i = x->n_lately; i > first; i--) {
		char **slot = &x->lately[(i - 1) % LOG_LATELY], *at = strstr(*slot, old), *next;
		struct str text = STR_INIT;

		if (at == NULL)
			continue;
		while ((next = strstr(at + 1, old)) != NULL)
			at = next;
		str_addn(&text, *slot, (size_t)(at - *slot));
		str_add(&text, new);
		str_add(&text, at + strlen(old));
		str_add(&text, "");
		free(*slot);
		*slot = mem_strdup(str_c(&text));
		str_release(&text);
		return true;
	}
	return false;
}

/* One note; who -1: nobody's. */
static bool
put(struct log *x, const struct log_note *n, struct err *err)
{
	const struct unit *p = log_person(x, n->who);
	struct line l = { .kind = p == NULL ? LINE_NOBODY : LINE_ATTRIBUTED, .args = "",
		.person = p, .group = group_of(x->m, p), .text = str_c(&n->text), .stamped = true,
		.stamp = n->at };
	bool ok;

	x->m->floor_at_first_letter = n->turn;
	reply_clear(&x->reply);
	ok = command_run_line(x->m, &l, &x->reply, err);
	memset(&x->m->floor_at_first_letter, 0, sizeof x->m->floor_at_first_letter);
	return ok;
}

bool
log_flush(struct log *x, struct err *err)
{
	bool ok = true;

	if (x->pending.set) {
		x->pending.set = false;
		ok = put(x, &x->pending, err);
		remember(x, str_c(&x->pending.text));
	}
	return ok;
}

bool
log_flush_aside(struct log *x, struct err *err)
{
	bool ok = true;

	if (x->aside.text.len > 0) {
		ok = put(x, &x->aside, err);
		str_clear(&x->aside.text);
	}
	return ok;
}

bool
log_aside(struct log *x, const struct log_line *l, struct err *err)
{
	struct str text = STR_INIT;
	bool ok = true;

	if (log_clean(l->all, l->n_all, &text) && l->form != LOG_SAID && l->form != LOG_ME &&
	    x->r->escaped++ == 0)
		x->r->escaped_line = l->number;
	if (x->aside.text.len + text.len > NOTE_MOST)
		ok = log_flush_aside(x, err);
	x->aside.who = -1;
	x->aside.at = x->at;
	str_addf(&x->aside.text, "%s%s", x->aside.text.len > 0 ? "\n" : "", str_c(&text));
	str_release(&text);
	return ok;
}

/* Words of scribes that a colon follows and that are nobody's name. */
static bool
is_heading(const char *word)
{
	static const char *const words[] = { "subtopic", "sub-topic", "issue", "note", "agenda",
		"slideset", "github", "repo", "summary", "question", "link" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_ieq(word, words[i]))
			return true;
	return false;
}

/* Behind "Name:" of somebody; NULL if the text does not begin so. A stranger is counted. */
static const char *
said_by(struct log *x, const char *text, int *ret_who)
{
	size_t n = strcspn(text, ":");
	const char *rest = text + n + (text[n] == ':');
	char *name;
	int who;

	if (text[n] == '\0' || n == 0 || n > 100 || *rest == '/' || rest[strspn(rest, " ")] == '\0')
		return NULL;
	name = mem_strndup(text, n);
	who = log_somebody(x, name);
	if (who >= 0)
		*ret_who = who;
	else if (n <= SHORT_NAME && strchr(name, ' ') == NULL && !is_heading(name) &&
	    (who = log_name_add(&x->strangers, name)) >= 0) {
		x->strangers.v[who].lines++;
		who = -1;
	}
	free(name);
	return who < 0 ? NULL : rest + strspn(rest, " ");
}

bool
log_words(struct log *x, const struct log_line *l, const char *text, struct err *err)
{
	const struct ledger_turn *t = ledger_running(&x->m->ledger);
	bool scribe = log_is_scribe(x, l->who);
	int who = scribe ? -1 : l->who;
	const char *words = scribe && l->form == LOG_SAID ? said_by(x, text, &who) : NULL;
	struct log_note n = { .at = x->at, .who = l->form == LOG_ME ? l->who : who,
		.typist = l->who, .set = true };
	bool ok;

	log_count(x, n.who < 0 ? LOG_NOBODY : LOG_WORDS);
	if (t != NULL)
		n.turn = t->id;
	str_addf(&n.text, "%s%s", l->form == LOG_ME ? "/me " : "", words == NULL ? text : words);
	if (scribe || x->n_scribes == 0) {
		ok = log_flush(x, err);
		str_release(&x->pending.text);
		x->pending = n;
		return ok;
	}
	ok = put(x, &n, err);
	remember(x, str_c(&n.text));
	str_release(&n.text);
	return ok;
}

bool
log_go_on(struct log *x, const struct log_line *l, const char *rest)
{
	struct log_note *n = &x->pending;

	if (!n->set || x->names.v[n->typist].same != x->names.v[l->who].same ||
	    n->text.len + strlen(rest) > NOTE_MOST)
		return false;
	str_addf(&n->text, "\n%s", rest);
	return true;
}
