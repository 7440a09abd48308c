/* SPDX-License-Identifier: ISC */
/* talanoa check: the transparency rules, and what the meeting leaves open. */
#include <talanoa/app/check.h>
#include <talanoa/base/i18n.h>
#include <talanoa/base/when.h>

#include "check_exports.h"
#include "cli.h"

static bool
explain(struct cli *c, const char *id, struct err *err)
{
	const struct check *k = check_find(id);
	struct str s = STR_INIT;

	if (k == NULL) {
		for (int i = 0; i < CHECK_N; i++)
			str_addf(&s, "%s%s", i == 0 ? "" : " ", checks[i].id);
		err_set(err, ERR_USAGE, _("--explain %s: there is no such rule; there are %s"), id,
			str_c(&s));
		str_release(&s);
		return false;
	}
	check_explain((enum check_id)(k - checks), &s);
	cli_print(c, str_c(&s));
	str_release(&s);
	return true;
}

static void
answer(struct cli *c, const struct findings *f)
{
	struct str text = STR_INIT;

	if (c->value[SUBOPT_CHECK_JSON] != NULL) {
		findings_json(f, &c->out);
	} else {
		findings_text(f, &text);
		cli_print(c, str_c(&text));
	}
	str_release(&text);
	c->status = findings_status(f);
}

static bool
check(struct cli *c, struct meeting *m, struct err *err)
{
	const char *name = c->value[SUBOPT_CHECK_PROFILE];
	struct check_exports exports;
	struct findings f = { 0 };
	struct profile p;
	struct check_ask ask = { .profile = &p, .outside = check_exports_say, .ctx = &exports };
	bool ok;

	if (!cli_set_now(m, c->value[SUBOPT_CHECK_NOW], err) ||
	    !profile_load(&c->paths, name == NULL ? profile_of(m) : name, &p, err))
		return false;
	check_exports_init(&exports, m);
	ok = check_run(m, &ask, &f, err);
	check_exports_release(&exports);
	if (ok)
		answer(c, &f);
	findings_release(&f);
	return ok;
}

bool
cmd_CHECK(struct cli *c, struct err *err)
{
	struct meeting *m;
	bool ok;

	if (c->value[SUBOPT_CHECK_EXPLAIN] != NULL)
		return explain(c, c->value[SUBOPT_CHECK_EXPLAIN], err);
	if (c->n_args == 0)
		return err_set(err, ERR_USAGE,
			_("check: FILE is missing; use: talanoa check FILE, or --explain RULE"));
	if (!cli_open(c, STORE_READ, &m, err))
		return false;
	ok = check(c, m, err);
	meeting_close(m);
	return ok;
}
