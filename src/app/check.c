/* SPDX-License-Identifier: ISC */
/* The table of transparency rules, and one run of them over a meeting. */
#include <stdarg.h>
#include <stdlib.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/base/when.h>

#include "check_look.h"

const struct check checks[CHECK_N] = {
#define CHECK(id, title, principle, source, read, severity, when, mend, looks, passes) \
	[CHECK_##id] = { #id, title, principle, source, READ_##read, READ_##read == READ_READ, \
		SEVERITY_##severity, WHEN_##when, mend, looks, passes },
#include <talanoa/app/checks.def>
#undef CHECK
};

static void (*const rules[CHECK_N])(struct checking *c) = {
#define CHECK(id, title, principle, source, read, severity, when, mend, looks, passes) \
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

/* Our own proposals bind nobody before the body adopts them; rules of letter K judge us. */
static enum severity
severity_now(const struct checking *c)
{
	enum severity s = c->ask->profile->severity[c->now];

	if (s == SEVERITY_MUST && checks[c->now].read == READ_OURS &&
	    checks[c->now].id[0] != 'K' && !c->adopted_rules)
		return SEVERITY_EXPECTED;
	return s;
}

void
check_say(struct checking *c, const struct unit *about, const char *fmt, ...)
{
	struct findings *f = c->out;
	struct str s = STR_INIT;
	char label[64] = "meeting";
	va_list ap;

	va_start(ap, fmt);
	str_addv(&s, fmt, ap);
	va_end(ap);
	if (about != NULL)
		unit_label(about, label, sizeof label);
	MEM_GROW(f->v, f->n, f->cap);
	f->v[f->n++] = (struct finding){ c->now, severity_now(c), mem_strdup(label),
		str_take(&s), NULL };
}

static struct finding *
latest(struct checking *c)
{
	return &c->out->v[c->out->n - 1];
}

void
check_advise(struct checking *c, const char *fmt, ...)
{
	struct str s = STR_INIT;
	va_list ap;

	va_start(ap, fmt);
	str_addv(&s, fmt, ap);
	va_end(ap);
	free(latest(c)->advice);
	latest(c)->advice = str_take(&s);
}

void
check_soften(struct checking *c, enum severity s)
{
	if (latest(c)->severity < s)
		latest(c)->severity = s;
}

void
check_reason(struct checking *c, const char *reason)
{
	struct finding *f = latest(c);
	struct str s = STR_INIT;

	if (reason == NULL || *reason == '\0')
		return;
	str_addf(&s, "%s; the reason on record: %s", f->text, reason);
	free(f->text);
	f->text = str_take(&s);
	if (f->severity == SEVERITY_EXPECTED)
		f->severity = SEVERITY_ENCOURAGED;
}

int
check_profile_days(struct checking *c, enum profile_days d)
{
	return c->ask->profile->days[d];
}

void
check_by_days(struct checking *c)
{
	if (c->ask->profile->proposal && !c->adopted_rules)
		check_soften(c, SEVERITY_EXPECTED);
}

static bool
looked_at(const struct check_ask *ask, size_t i)
{
	if (ask->profile->severity[i] == SEVERITY_OFF)
		return false;
	if (checks[i].id[0] == 'K')
		return ask->outside != NULL && !ask->live;
	return !ask->live || checks[i].when == WHEN_LIVE;
}

static void
run(struct checking *c)
{
	for (size_t i = 0; !c->failed && i < CHECK_N; i++) {
		if (!looked_at(c->ask, i))
			continue;
		c->now = i;
		rules[i](c);
		c->out->rules++;
	}
}

bool
check_run(struct meeting *m, const struct check_ask *ask, struct findings *ret_findings,
	struct err *err)
{
	struct findings out = { 0 };
	struct checking c = { .m = m, .ask = ask, .out = &out, .err = err };

	if (!store_read_begin(m->store, err))
		return false;
	checking_begin(&c);
	run(&c);
	checking_end(&c);
	store_read_end(m->store);
	if (c.failed) {
		findings_release(&out);
		return false;
	}
	str_copy(out.profile, sizeof out.profile, ask->profile->name);
	*ret_findings = out;
	return true;
}

void
findings_release(struct findings *f)
{
	for (size_t i = 0; i < f->n; i++) {
		free(f->v[i].where);
		free(f->v[i].text);
		free(f->v[i].advice);
	}
	free(f->v);
	*f = (struct findings){ 0 };
}

static bool
any(const struct findings *f, enum severity s)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->v[i].severity == s)
			return true;
	return false;
}

int
findings_status(const struct findings *f)
{
	return any(f, SEVERITY_MUST) ? 2 : any(f, SEVERITY_EXPECTED) ? 1 : 0;
}
