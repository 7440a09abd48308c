/* SPDX-License-Identifier: ISC */
/* Decisions, owners and who was not heard, in about a hundred and fifty words. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/record/readout.h>

#include "document_priv.h"

enum { LEAST_OF_TEXT = 8, LEAST_OF_ACTION = 5, FIXED_OF_DECISION = 2, FIXED_OF_ACTION = 6,
	FIXED = 20 };

struct reading {
	struct builder *b;
	struct readout *out;
	size_t of_text, of_action;	/* most words of each */
};

static size_t
count_words(const char *s)
{
	size_t n = 0;

	for (s += strspn(s, " \n"); *s != '\0'; s += strspn(s, " \n")) {
		s += strcspn(s, " \n");
		n++;
	}
	return n;
}

/* The text, or its first words and "...". */
static const char *
cut(struct reading *r, const char *text, size_t most)
{
	const char *end = text + strspn(text, " \n");
	struct str s = STR_INIT;

	if (count_words(text) <= most)
		return doc_stop(r->b, text);
	for (size_t n = 0; n < most; n++) {
		end += strspn(end, " \n");
		end += strcspn(end, " \n");
	}
	str_addn(&s, text, (size_t)(end - text));
	str_add(&s, " ...");
	r->out->shortened++;
	return doc_keep(r->b, &s);
}

static bool
is_read(const struct ed_decision *d)
{
	return str_eq(d->state, "adopted") && !d->between;
}

static bool
is_due(const struct ed_action *a)
{
	return str_eq(a->state, "open") || *a->state == '\0';
}

static const char *
text_of(struct reading *r, const struct ed_decision *d)
{
	return *d->text != '\0' || d->withheld < 0 ? d->text :
		withheld_summary(r->b, d->withheld, d->item);
}

static const char *
task_of(struct reading *r, const struct ed_action *a)
{
	return *a->text != '\0' || a->withheld < 0 ? a->text :
		withheld_summary(r->b, a->withheld, a->item);
}

/* How many words each text may have, so that all of it takes about a minute. */
static void
share_words(struct reading *r)
{
	const struct edition *ed = r->b->ed;
	size_t decisions = 0, actions = 0, spoken = FIXED, room;

	for (size_t i = 0; i < ed->n_decisions; i++) {
		if (!is_read(&ed->decision[i]))
			continue;
		decisions++;
		spoken += FIXED_OF_DECISION + count_words(text_of(r, &ed->decision[i]));
	}
	for (size_t i = 0; i < ed->n_actions; i++) {
		if (!is_due(&ed->action[i]))
			continue;
		actions++;
		spoken += FIXED_OF_ACTION + count_words(task_of(r, &ed->action[i]));
	}
	r->of_text = r->of_action = SIZE_MAX;
	if (spoken <= READOUT_WORDS)
		return;
	spoken = FIXED + decisions * FIXED_OF_DECISION + actions * FIXED_OF_ACTION;
	room = spoken < READOUT_WORDS ? READOUT_WORDS - spoken : 0;
	/* Decisions have two thirds of it. */
	r->of_text = decisions == 0 ? 0 : room * (actions == 0 ? 3 : 2) / 3 / decisions;
	r->of_action = actions == 0 ? 0 : room / (decisions == 0 ? 1 : 3) / actions;
	if (r->of_text < LEAST_OF_TEXT)
		r->of_text = LEAST_OF_TEXT;
}

static void
add_line(struct reading *r, const char *line)
{
	str_addf(&r->out->text, "%s\n", line);
}

static void
read_decisions(struct reading *r)
{
	const struct edition *ed = r->b->ed;
	size_t n = 0;

	for (size_t i = 0; i < ed->n_decisions; i++) {
		const struct ed_decision *d = &ed->decision[i];

		if (!is_read(d))
			continue;
		n++;
		add_line(r, doc_say(r->b, W_READOUT_DECISION, doc_unit_number(r->b, d->num, d->dup),
			cut(r, text_of(r, d), r->of_text), NULL));
	}
	if (n == 0)
		add_line(r, word(r->b->l, W_NO_DECISIONS));
}

/* "Labour delegate 1: figures on closed mines, by 29 May"; without room only who and when. */
static const char *
action_line(struct reading *r, const struct ed_action *a)
{
	const char *who = owner_name(r->b, a), *due = *a->due == '\0' ? "" :
		doc_date_of(r->b, a->due);
	struct str s = STR_INIT;

	if (r->of_action >= LEAST_OF_ACTION) {
		const char *task = cut(r, task_of(r, a), r->of_action);
		size_t n = strlen(task);

		str_addf(&s, "%s%s%.*s", *who == '\0' ? word(r->b->l, W_READOUT_NO_OWNER) : who,
			word(r->b->l, W_COLON), (int)(n > 1 && task[n - 1] == '.' && task[n - 2] != '.' ?
			n - 1 : n), task);
	} else {
		str_add(&s, *who == '\0' ? word(r->b->l, W_READOUT_NO_OWNER) : who);
	}
	if (*due != '\0')
		words_put(&s, r->b->l, W_READOUT_BY, due, NULL);
	return doc_keep(r->b, &s);
}

static void
read_actions(struct reading *r)
{
	const struct edition *ed = r->b->ed;
	struct str s = STR_INIT;

	for (size_t i = 0; i < ed->n_actions; i++)
		if (is_due(&ed->action[i]))
			doc_join(&s, word(r->b->l, W_SEMI), action_line(r, &ed->action[i]));
	if (s.len == 0)
		add_line(r, word(r->b->l, W_NO_ACTIONS));
	else
		add_line(r, doc_say(r->b, W_READOUT_ACTIONS, str_c(&s), NULL));
	str_release(&s);
}

/* What is told of the constituencies: of few people it is not told whether they spoke. */
struct heard {
	struct str silent, away;
	size_t present, silents;
};

static void
look_at_groups(struct reading *r, struct heard *h)
{
	const struct edition *ed = r->b->ed;

	for (size_t i = 0; i < ed->n_groups; i++) {
		const struct ed_group *g = &ed->group[i];

		h->present += g->present > 0;
		if (g->present == 0 && g->seats > 0) {
			doc_join(&h->away, ", ", g->name);
		} else if (g->present > 0 && !g->few && g->turns == 0 && g->ms == 0 &&
		    g->other_ms == 0) {
			doc_join(&h->silent, ", ", g->name);
			h->silents++;
		}
	}
}

static void
read_unheard(struct reading *r)
{
	struct heard h = { .silent = STR_INIT, .away = STR_INIT };
	size_t heard = r->b->ed->talk.heard;

	look_at_groups(r, &h);
	if (h.present > 0 && heard >= h.present && h.silents == 0)
		add_line(r, word(r->b->l, W_READOUT_ALL_HEARD));
	else if (heard + h.silents < h.present)
		add_line(r, doc_say(r->b, W_READOUT_HEARD, doc_number(r->b, (int64_t)heard),
			doc_number(r->b, (int64_t)h.present), NULL));
	if (h.silents > 0)
		add_line(r, doc_say(r->b, W_READOUT_NOT_HEARD, str_c(&h.silent), NULL));
	if (h.away.len > 0)
		add_line(r, doc_say(r->b, W_READOUT_AWAY, str_c(&h.away), NULL));
	str_release(&h.silent);
	str_release(&h.away);
}

void
readout_make(const struct edition *ed, struct readout *ret_r)
{
	struct document doc = { .mem = { .arena = unit_arena_new() } };
	struct builder b = { .ed = ed, .doc = &doc, .l = words_lang(ed->language) };
	struct reading r = { .b = &b, .out = ret_r };

	*ret_r = (struct readout){ .text = STR_INIT };
	b.mentioned = mem_alloc((ed->n_persons + 1) * sizeof *b.mentioned);
	share_words(&r);
	read_decisions(&r);
	read_actions(&r);
	read_unheard(&r);
	if (ret_r->shortened > 0)
		add_line(&r, word(b.l, W_READOUT_CUT));
	ret_r->words = count_words(str_c(&ret_r->text));
	free(b.mentioned);
	document_release(&doc);
}

void
readout_release(struct readout *r)
{
	str_release(&r->text);
}
