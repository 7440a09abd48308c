/* SPDX-License-Identifier: ISC */
/* talanoa check: the transparency rules, and what the meeting leaves open. */
#include <talanoa/app/check.h>
#include <talanoa/base/i18n.h>

#include "cli.h"

static bool
explain(struct cli *c, const char *id, struct err *err)
{
	const struct check *k = check_find(id);
	struct str all = STR_INIT;

	if (k == NULL) {
		for (int i = 0; i < CHECK_N; i++)
			str_addf(&all, "%s%s", i == 0 ? "" : " ", checks[i].id);
		err_set(err, ERR_USAGE, _("--explain %s: there is no such rule; there are %s"), id,
			str_c(&all));
		str_release(&all);
		return false;
	}
	cli_printf(c, _("%s  %s\nprinciple: %s\nsource: %s%s\nseverity: %s\nmended: %s\nhow: %s\n"),
		k->id, k->title, k->principle, k->source,
		k->verified ? "" : _(" (its present wording was not read)"),
		severity_name(k->severity), check_when_name(k->when), k->advice);
	return true;
}

static bool
check(struct cli *c, struct meeting *m, struct err *err)
{
	const char *name = c->value[SUBOPT_CHECK_PROFILE];
	struct findings f = { 0 };
	struct profile p;

	if (!profile_load(&c->paths, name == NULL ? "hleag" : name, &p, err) ||
	    !check_run(m, &p, &f, err))
		return false;
	if (c->value[SUBOPT_CHECK_JSON] != NULL) {
		findings_json(&f, &c->out);
	} else {
		struct str text = STR_INIT;

		findings_text(&f, &text);
		cli_print(c, str_c(&text));
		str_release(&text);
	}
	c->status = findings_status(&f);
	findings_release(&f);
	return true;
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
