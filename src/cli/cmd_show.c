/* SPDX-License-Identifier: ISC */
/* talanoa show: what the meeting holds, as text or JSON; opens read-only, recovers nothing. */
#include <talanoa/app/figures.h>
#include <talanoa/base/i18n.h>
#include <talanoa/base/when.h>

#include "cli.h"
#include "show.h"

static const struct {
	bool (*make)(struct meeting *, struct json *, struct err *);
	void (*text)(const struct json *, struct str *);
} shows[SHOW_N] = {
#define SUB(id, name, args, min, max, help)
#define SUBOPT(sub, id, name, letter, arg, help)
#define SHOW(id, name, help) [SHOW_##id] = { show_##id, show_text_##id },
#include "subcommands.def"
#undef SUB
#undef SUBOPT
#undef SHOW
};

static bool
unknown(const char *name, struct err *err)
{
	struct str all = STR_INIT;

	for (int i = 0; i < SHOW_N; i++)
		str_addf(&all, "%s%s", i == 0 ? "" : i + 1 == SHOW_N ? _(" or ") : ", ",
			show_whats[i].name);
	err_set(err, ERR_USAGE, _("show: \"%s\" is none of %s"), name, str_c(&all));
	str_release(&all);
	return false;
}

static bool
set_by_pillar(const char *by, struct json *doc, struct err *err)
{
	if (!str_eq(by, "pillar"))
		return err_set(err, ERR_USAGE, _("--by %s: inputs are by pillar"), by);
	json_put(doc, "by", json_string(by));
	return true;
}

/* What each spoke is for the facilitator's eyes. */
static bool
set_by(const struct cli *c, enum show_id what, struct json *doc, struct err *err)
{
	const char *by = c->value[SUBOPT_SHOW_BY];
	enum figures_by f;

	if (by == NULL)
		return true;
	if (what == SHOW_INPUTS)
		return set_by_pillar(by, doc, err);
	if (what != SHOW_EQUITY)
		return err_set(err, ERR_USAGE, _("--by goes with show equity and show inputs"));
	if (!figures_by_parse(by, &f))
		return err_set(err, ERR_USAGE, _("--by %s: rows are by constituency, region, "
			"income, gender or person"), by);
	if (f == BY_PERSON && !str_eq(c->role, "facilitator"))
		return err_set(err, ERR_USAGE, _("--by person is for the facilitator: "
			"add --role facilitator"));
	json_put(doc, "by", json_string(by));
	return true;
}

bool
cmd_SHOW(struct cli *c, struct err *err)
{
	struct json *doc;
	struct meeting *m;
	enum show_id what;
	bool ok;

	if (!show_find(c->arg[1], &what))
		return unknown(c->arg[1], err);
	if (!cli_open(c, STORE_READ, &m, err))
		return false;
	doc = json_object();
	ok = set_by(c, what, doc, err) && cli_set_now(m, c->value[SUBOPT_SHOW_NOW], err) &&
		shows[what].make(m, doc, err);
	if (ok && c->value[SUBOPT_SHOW_JSON] != NULL)
		json_pretty(doc, &c->out);
	else if (ok)
		shows[what].text(doc, &c->out);
	json_free(doc);
	meeting_close(m);
	return ok;
}
