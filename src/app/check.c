/* SPDX-License-Identifier: ISC */
/* The transparency rules run over a meeting, and what they found in words and JSON. */
#include <stdarg.h>
#include <stdlib.h>

#include <talanoa/base/json.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>

#include "check_priv.h"

const struct check checks[CHECK_N] = {
#define CHECK(id, title, principle, source, verified, severity, when, advice) \
	[CHECK_##id] = { #id, title, principle, source, verified, SEVERITY_##severity, \
		WHEN_##when, advice },
#include <talanoa/app/checks.def>
#undef CHECK
};

static void (*const rules[CHECK_N])(struct checking *c) = {
#define CHECK(id, title, principle, source, verified, severity, when, advice) \
	[CHECK_##id] = check_##id,
#include <talanoa/app/checks.def>
#undef CHECK
};

const struct check *
check_find(const char *id)
{
	for (size_t i = 0; i < CHECK_N; i++)
		if (str_ieq(checks[i].id, id))
			return &checks[i];
	return NULL;
}

const char *
severity_name(enum severity s)
{
	static const char *const names[] = { "must", "expected", "encouraged", "off" };

	return names[s];
}

const char *
check_when_name(enum check_when w)
{
	static const char *const names[] = { "live", "closing", "publishing" };

	return names[w];
}

void
check_say(struct checking *c, const char *fmt, ...)
{
	struct findings *f = c->out;
	struct str s = STR_INIT;
	va_list ap;

	va_start(ap, fmt);
	str_addv(&s, fmt, ap);
	va_end(ap);
	MEM_GROW(f->v, f->n, f->cap);
	f->v[f->n++] = (struct finding){ c->now, c->profile->severity[c->now], str_take(&s) };
}

static bool
load(struct checking *c, struct err *err)
{
	struct store *s = c->m->store;

	return store_units(s, UNIT_NOTE, &c->notes, err) &&
		store_units(s, UNIT_DECISION, &c->decisions, err) &&
		store_units(s, UNIT_ACTION, &c->actions, err) &&
		store_units(s, UNIT_WITHHOLD, &c->withholds, err) &&
		store_units(s, UNIT_VACANCY, &c->vacancies, err);
}

static void
release(struct checking *c)
{
	units_release(&c->notes);
	units_release(&c->decisions);
	units_release(&c->actions);
	units_release(&c->withholds);
	units_release(&c->vacancies);
}

bool
check_run(struct meeting *m, const struct profile *p, struct findings *ret_findings,
	struct err *err)
{
	struct findings out = { 0 };
	struct checking c = { .m = m, .out = &out, .profile = p };
	bool ok = load(&c, err);

	for (size_t i = 0; ok && i < CHECK_N; i++) {
		if (p->severity[i] == SEVERITY_OFF)
			continue;
		c.now = i;
		rules[i](&c);
		out.rules++;
	}
	release(&c);
	if (!ok)
		return false;
	str_copy(out.profile, sizeof out.profile, p->name);
	*ret_findings = out;
	return true;
}

void
findings_release(struct findings *f)
{
	for (size_t i = 0; i < f->n; i++)
		free(f->v[i].where);
	free(f->v);
	*f = (struct findings){ 0 };
}

static size_t
count(const struct findings *f, enum severity s)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++)
		n += f->v[i].severity == s;
	return n;
}

int
findings_status(const struct findings *f)
{
	if (count(f, SEVERITY_MUST) > 0)
		return 2;
	return count(f, SEVERITY_EXPECTED) > 0 ? 1 : 0;
}

static void
put_rule(struct str *out, const struct finding *f)
{
	static const char *const when[] = { "before people leave", "at the closing",
		"before it is published" };
	const struct check *k = &checks[f->check];

	str_addf(out, "\n%s  %s (%s, %s)\n", k->id, k->title, severity_name(f->severity),
		when[k->when]);
	str_addf(out, "    source: %s, %s%s\n", k->principle, k->source, k->verified ? "" :
		" (source not verified)");
}

void
findings_text(const struct findings *f, struct str *out)
{
	for (size_t i = 0; i < f->n; i++) {
		if (i == 0 || f->v[i].check != f->v[i - 1].check)
			put_rule(out, &f->v[i]);
		str_addf(out, "  - %s\n", f->v[i].where);
		if (i + 1 == f->n || f->v[i].check != f->v[i + 1].check)
			str_addf(out, "    mend: %s\n", checks[f->v[i].check].advice);
	}
	str_addf(out, "%sProfile %s: %zu rules, %zu failures, %zu warnings, %zu notes\n",
		f->n > 0 ? "\n" : "", f->profile, f->rules, count(f, SEVERITY_MUST),
		count(f, SEVERITY_EXPECTED), count(f, SEVERITY_ENCOURAGED));
}

static struct json *
finding_json(const struct finding *f)
{
	const struct check *k = &checks[f->check];
	struct json *j = json_object();

	json_put(j, "id", json_string(k->id));
	json_put(j, "title", json_string(k->title));
	json_put(j, "principle", json_string(k->principle));
	json_put(j, "source", json_string(k->source));
	json_put(j, "verified", json_boolean(k->verified));
	json_put(j, "severity", json_string(severity_name(f->severity)));
	json_put(j, "when", json_string(check_when_name(k->when)));
	json_put(j, "where", json_string(f->where));
	json_put(j, "advice", json_string(k->advice));
	return j;
}

void
findings_json(const struct findings *f, struct str *out)
{
	struct json *j = json_object(), *list = json_array();

	for (size_t i = 0; i < f->n; i++)
		json_push(list, finding_json(&f->v[i]));
	json_put(j, "findings", list);
	json_put(j, "profile", json_string(f->profile));
	json_put(j, "rules", json_integer((int64_t)f->rules));
	json_put(j, "failures", json_integer((int64_t)count(f, SEVERITY_MUST)));
	json_put(j, "warnings", json_integer((int64_t)count(f, SEVERITY_EXPECTED)));
	json_put(j, "notes", json_integer((int64_t)count(f, SEVERITY_ENCOURAGED)));
	json_pretty(j, out);
	json_free(j);
}
