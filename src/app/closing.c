/* SPDX-License-Identifier: ISC */
/* What is lost once people leave, and what is due at the closing. */
#include <stdio.h>
#include <stdlib.h>

#include <talanoa/app/closing.h>
#include <talanoa/app/reason.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>

enum { LATELY = 100 };			/* turns that a quick answer looks back */

static const struct {
	const char *name, *title;
} parts[] = {
#define CLOSING_ROW_(id, name, title) { name, title },
	CLOSING_PARTS(CLOSING_ROW_)
#undef CLOSING_ROW_
};

const char *
closing_part_name(enum closing_part p)
{
	return parts[p].name;
}

const char *
closing_part_title(enum closing_part p)
{
	return parts[p].title;
}

static enum closing_part
part_of(enum check_id id)
{
	if (checks[id].when != WHEN_LIVE)
		return CLOSING_CLOSING;
	switch (id) {
	case CHECK_D1: case CHECK_D2: case CHECK_D3: return CLOSING_TEXTS;
	case CHECK_E1: return CLOSING_OWNERS;
	case CHECK_C3: case CHECK_D4: case CHECK_D5: case CHECK_D6: return CLOSING_OBJECTIONS;
	case CHECK_I2: return CLOSING_HALL;
	default: return CLOSING_OTHERS;
	}
}

static void
add(struct closing *c, const struct closing_line *line)
{
	MEM_GROW(c->v, c->n, c->cap);
	c->v[c->n] = *line;
	c->v[c->n].where = mem_strdup(line->where);
	c->v[c->n].text = mem_strdup(line->text);
	c->v[c->n].advice = mem_strdup(line->advice);
	c->n++;
}

static void
add_finding(struct closing *c, const struct finding *f)
{
	char mend[512];

	if (f->severity >= SEVERITY_ENCOURAGED || checks[f->check].when == WHEN_PUBLISHING)
		return;
	str_copy(mend, sizeof mend, checks[f->check].mend);
	add(c, &(struct closing_line){ part_of(f->check), &checks[f->check], f->where, f->text,
		f->advice != NULL ? f->advice : mend });
}

/* A proposal that nobody decided: its text hangs in the air. */
static void
add_proposals(struct meeting *m, struct closing *c)
{
	struct units us;
	char label[48], text[96], advice[96];

	if (!store_units(m->store, UNIT_DECISION, &us, NULL))
		return;
	for (size_t i = 0; i < us.n; i++) {
		if (!unit_is(&us.v[i], FLD_STATE, "proposed"))
			continue;
		unit_label(&us.v[i], label, sizeof label);
		snprintf(text, sizeof text, "%s was proposed and not decided", label);
		snprintf(advice, sizeof advice, "`decide %s deferred because REASON`", label);
		add(c, &(struct closing_line){ CLOSING_TEXTS, NULL, label, text, advice });
	}
	units_release(&us);
}

static void
add_reason(void *ctx, const struct unit *turn, const char *words)
{
	char label[48], advice[80], text[512];

	unit_label(turn, label, sizeof label);
	snprintf(advice, sizeof advice, "`%s because REASON`", label);
	str_copy(text, sizeof text, words);
	add(ctx, &(struct closing_line){ CLOSING_REASONS, NULL, label, text, advice });
}

/* By parts, each in the order in which it was found. */
static void
sort(struct closing *c)
{
	struct closing_line *v = mem_alloc((c->n + 1) * sizeof *v);
	size_t n = 0;

	for (int p = 0; p < CLOSING_PART_N; p++) {
		for (size_t i = 0; i < c->n; i++)
			if ((int)c->v[i].part == p)
				v[n++] = c->v[i];
		if (p < CLOSING_CLOSING)
			c->live = n;
	}
	free(c->v);
	c->v = v;
	c->cap = c->n + 1;
}

bool
closing_make(struct meeting *m, const struct profile *p, struct closing *ret_closing,
	struct err *err)
{
	const struct check_ask ask = { .profile = p };
	struct closing c = { 0 };
	struct findings f;

	if (!check_run(m, &ask, &f, err))
		return false;
	for (size_t i = 0; i < f.n; i++)
		add_finding(&c, &f.v[i]);
	findings_release(&f);
	add_proposals(m, &c);
	reasons_missing_each(m, 0, add_reason, &c);
	sort(&c);
	*ret_closing = c;
	return true;
}

void
closing_release(struct closing *c)
{
	for (size_t i = 0; i < c->n; i++) {
		free(c->v[i].where);
		free(c->v[i].text);
		free(c->v[i].advice);
	}
	free(c->v);
	*c = (struct closing){ 0 };
}

static void
no_words(void *ctx, const struct unit *turn, const char *words)
{
	(void)ctx;
	(void)turn;
	(void)words;
}

size_t
closing_live(struct meeting *m, const struct profile *p, struct str *ret_line)
{
	const struct check_ask ask = { .profile = p, .live = true, .quick = true };
	struct findings f;
	size_t n = 0;

	str_clear(ret_line);
	if (!meeting_is_open(m) || !check_run(m, &ask, &f, NULL))
		return 0;
	for (size_t i = 0; i < f.n; i++)
		n += f.v[i].severity < SEVERITY_ENCOURAGED;
	findings_release(&f);
	n += (size_t)reasons_missing_each(m, LATELY, no_words, NULL);
	if (n > 0)
		str_addf(ret_line, "before they leave: %zu", n);
	return n;
}
