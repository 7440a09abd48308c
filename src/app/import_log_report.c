/* SPDX-License-Identifier: ISC */
/* What an import did, in words and for programs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/when.h>

#include "import_log.h"

enum { STRANGERS_SHOWN = 8 };

static const struct {
	const char *name, *words;
} counts[] = {
#define COUNT(id, name, words) { name, words },
#define REASON(id, name, as_words, words)
#include <talanoa/app/import_log.def>
#undef COUNT
#undef REASON
}, reasons[] = {
#define COUNT(id, name, words)
#define REASON(id, name, as_words, words) { name, words },
#include <talanoa/app/import_log.def>
#undef COUNT
#undef REASON
};

void
log_count(struct log *x, enum log_count c)
{
	x->r->count[c]++;
}

void
log_refused(struct log *x, const struct log_line *l, enum log_reason why)
{
	if (x->r->reason[why]++ == 0)
		x->r->reason_line[why] = l->number;
}

static int
by_lines(const void *a, const void *b)
{
	const struct log_name *p = a, *q = b;

	return p->lines != q->lines ? (p->lines < q->lines ? 1 : -1) : strcmp(p->text, q->text);
}

/* Words with a colon that a scribe began lines with, and that are nobody's name. */
static void
say_strangers(struct log *x)
{
	struct log_names *s = &x->strangers;

	if (s->n == 0)
		return;
	qsort(s->v, s->n, sizeof *s->v, by_lines);
	str_add(&x->r->text, "a scribe's lines that begin with what is nobody's name are nobody's "
		"words; an aka on the list of people, imported before, would say whose:");
	for (size_t i = 0; i < s->n && i < STRANGERS_SHOWN; i++)
		str_addf(&x->r->text, "%s \"%s:\" (%zu)", i == 0 ? "" : ",", s->v[i].text,
			s->v[i].lines);
	str_addf(&x->r->text, "%s\n", s->n > STRANGERS_SHOWN ? " and others" : "");
}

void
log_report(struct log *x)
{
	struct import_report *r = x->r;

	if (r->back > 0)
		str_addf(&r->text, "line %zu%s: the time is before that of the line above; taken "
			"as of the same time (%zu such)\n", r->back_line,
			r->back > 1 ? " and others" : "", r->back);
	if (r->escaped > 0)
		str_addf(&r->text, "line %zu%s: holds characters that no text may hold, or bytes "
			"that are not UTF-8; written as <U+0003>, <9B> (%zu such)\n",
			r->escaped_line, r->escaped > 1 ? " and others" : "", r->escaped);
	if (r->untimed)
		str_add(&r->text, "no line has a time: turns have no length\n");
	if (r->by_name)
		str_add(&r->text, "the date is from the name of the file; --date says another\n");
	r->warnings += (r->back > 0) + (r->escaped > 0) + r->untimed + r->by_name +
		(r->count[LOG_STRANGE] > 0);
	say_strangers(x);
}

static void
log_words_of(const struct import_report *r, struct str *out)
{
	char from[40], till[40];

	when_local(r->from, r->zone, "%Y-%m-%d %H:%M", from, sizeof from);
	when_local(r->till, r->zone, "%Y-%m-%d %H:%M", till, sizeof till);
	str_addf(out, "%zu %s of a log, %s to %s %s; people: %zu new, %zu on the list before",
		r->rows, r->rows == 1 ? "line" : "lines", from,
		strncmp(from, till, 10) == 0 ? till + 11 : till, r->zone, r->added, r->known);
	for (int i = 0; i < LOG_COUNT_N; i++)
		if (r->count[i] > 0)
			str_addf(out, "\n%8zu  %s", r->count[i], counts[i].words);
	for (int i = REASON_NONE + 1; i < REASON_N; i++)
		if (r->reason[i] > 0)
			str_addf(out, "\n%8zu  not carried out: %s (line %zu%s)", r->reason[i],
				reasons[i].words, r->reason_line[i],
				r->reason[i] > 1 ? ", ..." : "");
}

void
import_summary(const struct import_report *r, struct str *out)
{
	if (r->what == IMPORT_LOG) {
		log_words_of(r, out);
		return;
	}
	str_addf(out, "%zu %s: %zu added, %zu updated, %zu as before", r->rows,
		r->rows == 1 ? "row" : "rows", r->added, r->updated, r->same);
	if (r->one + r->several + r->global + r->region + r->unresolved > 0)
		str_addf(out, "; countries or areas: %zu one, %zu several, %zu global, %zu region, "
			"%zu not recognised", r->one, r->several, r->global, r->region,
			r->unresolved);
}

static struct json *
number(size_t n)
{
	return json_integer((int64_t)n);
}

static void
put_log(struct json *o, const struct import_report *r)
{
	struct json *lines = json_object(), *not = json_object();
	char buf[40];

	for (int i = 0; i < LOG_COUNT_N; i++)
		json_put(lines, counts[i].name, number(r->count[i]));
	for (int i = REASON_NONE + 1; i < REASON_N; i++)
		json_put(not, reasons[i].name, number(r->reason[i]));
	json_put(o, "lines", lines);
	json_put(o, "not_carried_out", not);
	json_put(o, "from", json_string(when_utc(r->from, buf, sizeof buf)));
	json_put(o, "till", json_string(when_utc(r->till, buf, sizeof buf)));
	json_put(o, "people_known", number(r->known));
	json_put(o, "time_back", number(r->back));
	json_put(o, "escaped", number(r->escaped));
}

struct json *
import_json(const struct import_report *r)
{
	static const char *const kinds[] = { "", "people", "agenda", "log" };
	struct json *o = json_object();

	json_put(o, "kind", json_string(kinds[r->what]));
	json_put(o, "rows", number(r->rows));
	json_put(o, "added", number(r->added));
	json_put(o, "warnings", json_integer(r->warnings));
	if (r->what == IMPORT_LOG) {
		put_log(o, r);
	} else {
		json_put(o, "updated", number(r->updated));
		json_put(o, "same", number(r->same));
	}
	return o;
}
