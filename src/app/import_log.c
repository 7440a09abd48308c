/* SPDX-License-Identifier: ISC */
/* The import of a log: read as a whole, then the people, then the meeting line by line. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "import_log.h"
#include "import_priv.h"
#include "person_draft.h"

static bool
take_line(struct log *x, const char *s, size_t n, struct err *err)
{
	struct log_line *l;

	if (n > 0 && s[n - 1] == '\r')
		n--;
	MEM_GROW(x->line, x->n_lines, x->cap_lines);
	l = &x->line[x->n_lines++];
	if (n > TEXT_BODY_MAX / 4)
		return err_set(err, ERR_INPUT, "line %zu: %zu bytes long; a line of a log has at "
			"most %d", x->n_lines, n, TEXT_BODY_MAX / 4);
	if (memchr(s, '\0', n) != NULL)
		return err_set(err, ERR_INPUT, "line %zu: holds a NUL; this is no text",
			x->n_lines);
	log_cut(s, n, l);
	l->number = x->n_lines;
	return true;
}

static bool
cut_lines(struct log *x, const char *bytes, size_t n, struct err *err)
{
	static const char mark[] = "\xef\xbb\xbf";
	const char *s = bytes, *end = bytes + n;

	if (n >= 3 && memcmp(s, mark, 3) == 0)
		s += 3;
	while (s < end) {
		const char *feed = memchr(s, '\n', (size_t)(end - s));
		const char *stop = feed == NULL ? end : feed;

		if (!take_line(x, s, (size_t)(stop - s), err))
			return false;
		s = stop + 1;
	}
	return true;
}

/* Names that a line brings: who writes, who is said to be here, to chair, to want the floor. */
static void
names_of_act(struct log *x, int who, const struct log_say *s)
{
	bool roles = s->act == ACT_CHAIR || s->act == ACT_SCRIBE || s->act == ACT_SCRIBE_TOO;
	struct log_list list = { .x = x, .make = true, .full = roles || s->act == ACT_PRESENT ||
		s->act == ACT_REGRETS };

	x->queue |= s->act == ACT_CALL || s->act == ACT_HAND || s->act == ACT_HANDS;
	x->starts |= s->act == ACT_START;
	if (s->act == ACT_HAND)
		log_hand_list(&list, who, s->rest, &x->args);
	else if (s->act == ACT_HANDS || s->act == ACT_NAME || list.full)
		log_list(&list, s->rest);
	if (roles && list.n == 0 && *s->rest == '\0')
		list.v[list.n++] = who;
	for (size_t i = 0; roles && i < list.n; i++) {
		x->names.v[list.v[i]].chair |= s->act == ACT_CHAIR;
		x->names.v[list.v[i]].scribe |= s->act != ACT_CHAIR;
	}
	if (s->act == ACT_START)
		x->names.v[who].chair = true;
	/* The first scribe is that of the lines before, too. */
	if (roles && s->act != ACT_CHAIR && x->n_scribes == 0)
		for (size_t i = 0; i < list.n && i < LOG_SCRIBES; i++)
			x->scribe[x->n_scribes++] = list.v[i];
}

/* "Ana is now known as Ana_phone": a nick that nobody had before is hers. */
static void
new_nick(struct log *x, const char *text)
{
	static const char words[] = " is now known as ";
	const char *at = strstr(text, words), *old = at;
	const char *new = at == NULL ? NULL : at + sizeof words - 1;
	char *name;
	int was, is;

	if (at == NULL)
		return;
	while (old > text && old[-1] != ' ')
		old--;
	name = mem_strndup(old, (size_t)(at - old));
	was = log_name_find(&x->names, name);
	free(name);
	name = mem_strndup(new, strcspn(new, " "));
	if (was >= 0 && log_name_find(&x->names, name) < 0 && !log_is_bot(name)) {
		is = log_name_add(&x->names, name);
		if (is >= 0)
			x->names.v[is].same = was;
	}
	free(name);
}

static void
names_of_line(struct log *x, struct log_line *l)
{
	struct log_say s;

	if (l->form == LOG_CHANNEL && !log_clean(l->text, l->n_text, &x->text))
		new_nick(x, str_c(&x->text));
	if (l->form != LOG_SAID && l->form != LOG_ME)
		return;
	if (!log_clean(l->nick, l->n_nick, &x->text))
		l->who = log_name_add(&x->names, str_c(&x->text));
	if (l->who < 0) {
		l->form = LOG_ODD;
		return;
	}
	x->names.v[l->who].lines++;
	if (x->names.v[l->who].bot)
		return;
	log_clean(l->text, l->n_text, &x->text);
	s = log_say(str_c(&x->text));
	names_of_act(x, l->who, &s);
}

bool
log_read(struct log *x, const char *bytes, size_t n, struct err *err)
{
	size_t written = 0;

	if (!cut_lines(x, bytes, n, err))
		return false;
	log_names_learn(&x->names, x->m);
	for (size_t i = 0; i < x->n_lines; i++)
		names_of_line(x, &x->line[i]);
	for (size_t i = 0; i < x->n_lines; i++)
		written += x->line[i].form == LOG_SAID || x->line[i].form == LOG_ME;
	if (x->n_lines == 0)
		return err_set(err, ERR_INPUT, "is empty");
	return written > 0 || err_set(err, ERR_INPUT, "no line of it is one of a log; such lines "
		"look like \"15:05:20 <Nick> text\" or \"[2022-07-26T17:31:28Z]\", a tab, Nick, a "
		"tab, text");
}

/* The constituency of people who are new: the one asked for, or ALL where one is needed. */
static bool
find_group(struct log *x, struct err *err)
{
	const struct unit *g, *p;

	x->group = x->ask->group;
	if (x->group != NULL) {
		if (!names_group(x->m, x->group, &g, err))
			return err_prefix(err, "--group: ");
		x->group = group_code(g);
		return true;
	}
	if (!x->queue)
		return true;
	x->group = "ALL";
	if (names_exact(x->m, x->group, &p, &g) && g != NULL)
		return true;
	return log_run(x, CMD_GROUP_ADD, "ALL \"Everyone in the log\"", err);
}

static bool
fill(struct log *x, struct person_draft *p, const struct log_name *n, struct err *err)
{
	const struct unit *was = p->d.was;
	const char *role = n->chair ? "facilitator" : n->scribe ? "rapporteur" : NULL;

	if (was == NULL) {
		draft_code(&p->d, FLD_TYPE, "person");
		ev_number(x->m, &p->d.ev, UNIT_PERSON);
		if (!person_field(p, "name", n->text, err))
			return false;
	}
	if (x->group != NULL && (was == NULL || group_of(x->m, was) == NULL) &&
	    !person_field(p, "group", x->group, err))
		return false;
	return role == NULL || (was != NULL && *unit_text(was, FLD_ROLE) != '\0') ||
		person_field(p, "role", role, err);
}

static bool
put_on_list(struct log *x, struct log_name *n, struct err *err)
{
	const struct unit *was = id_zero(&n->person) ? NULL : meeting_person(x->m, &n->person);
	struct person_draft p;
	bool ok;

	person_init(&p, x->m, was);
	ok = fill(x, &p, n, err) && (draft_empty(&p.d) || meeting_add_later(x->m, &p.d.ev, err));
	n->person = p.d.ev.subject;
	x->r->added += was == NULL;
	x->r->known += was != NULL;
	person_release(&p);
	return ok;
}

static bool
put_all(struct log *x, struct err *err)
{
	for (size_t i = 0; i < x->names.n; i++) {
		struct log_name *n = &x->names.v[i];

		if (!n->bot && n->same == (int)i && !put_on_list(x, n, err))
			return false;
	}
	return true;
}

/* All at once: the list is loaded again only after the last. */
bool
log_people(struct log *x, struct err *err)
{
	bool ok;

	log_names_settle(x);
	if (!find_group(x, err) || !store_begin(x->m->store, err))
		return false;
	store_act(x->m->store, x->at, true, NULL);
	ok = put_all(x, err);
	if (ok)
		ok = store_commit(x->m->store, err);
	else
		store_rollback(x->m->store);
	meeting_forget(x->m);
	return meeting_refresh(x->m, ok ? err : NULL) && ok;
}

static void
release(struct log *x)
{
	free(x->line);
	log_names_release(&x->names);
	log_names_release(&x->strangers);
	for (size_t i = 0; i < LOG_LATELY; i++)
		free(x->lately[i]);
	str_release(&x->pending.text);
	str_release(&x->aside.text);
	str_release(&x->text);
	str_release(&x->args);
	reply_release(&x->reply);
}

bool
import_log(struct meeting *m, const char *path, const struct str *bytes,
	const struct import_ask *ask, struct import_report *r, struct err *err)
{
	struct log x = { .m = m, .ask = ask, .r = r };
	bool ok;

	r->what = IMPORT_LOG;
	ok = log_read(&x, str_c(bytes), bytes->len, err) && log_time_begin(&x, path, err) &&
		log_people(&x, err) && log_play(&x, err);
	r->rows = x.n_lines;
	if (ok)
		log_report(&x);
	release(&x);
	return ok;
}
