/* SPDX-License-Identifier: ISC */
/* talanoa log: the journal, as words for people or as commands to replay. */
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include <talanoa/base/i18n.h>
#include <talanoa/base/when.h>

#include "cli.h"
#include "script.h"

struct log {
	struct cli *c;
	struct journal j;
	struct script s;
	const char *zone;
	char day[16];
	struct str line;
};

static void
add_ref(struct log *l, const struct id *id)
{
	const char *name = journal_name(&l->j, id);
	char label[64];

	if (*name == '\0')
		name = journal_label(&l->j, id, label, sizeof label);
	str_add(&l->line, *name == '\0' ? "?" : name);
}

static void
add_value(struct log *l, const struct ev_field *f)
{
	char buf[64];

	if (f->unset) {
		str_add(&l->line, _("taken away"));
		return;
	}
	switch (field_type(f->field)) {
	case FT_TIME:
		str_add(&l->line, when_local(f->num, l->zone, "%H:%M:%S", buf, sizeof buf));
		break;
	case FT_INT:
		str_addf(&l->line, "%" PRId64, f->num);
		break;
	case FT_UNIT:
	case FT_PERSON:
	case FT_GROUP:
		add_ref(l, &f->ref);
		break;
	case FT_UNITS:
	case FT_GROUPS:
		for (size_t i = 0; i < f->n_refs; i++) {
			str_add(&l->line, i == 0 ? "" : ", ");
			add_ref(l, &f->refs[i]);
		}
		break;
	default:
		str_add(&l->line, f->text == NULL ? "" : f->text);
	}
}

/* How the machine measured is not what happened. */
static bool
is_machinery(enum field f)
{
	return f == FLD_BOOT || f == FLD_MONO || f == FLD_SITTING || f == FLD_V_AFTER ||
		f == FLD_NUM || f == FLD_TEST;
}

static void
add_event(struct log *l, const struct act *a, const struct told *t)
{
	char buf[64];
	const char *sep = ": ";

	str_clear(&l->line);
	str_addf(&l->line, "%s  %s  ", when_local(a->at, l->zone, "%H:%M:%S", buf, sizeof buf),
		*a->operator_name == '\0' ? "-" : a->operator_name);
	if (!t->known) {
		str_addf(&l->line, _("%s (a kind this program does not know)"), t->kind_name);
		return;
	}
	str_add(&l->line, ev_name(t->ev.kind));
	if (told_field(t, FLD_NUM) != NULL)
		str_addf(&l->line, " %s %" PRId64, unit_word(ev_unit(t->ev.kind)),
			told_int(t, FLD_NUM, 0));
	else if (journal_unit(&l->j, &t->ev.subject) != NULL) {
		str_addc(&l->line, ' ');
		add_ref(l, &t->ev.subject);
	}
	for (size_t i = 0; i < t->ev.n; i++) {
		if (is_machinery(t->ev.f[i].field))
			continue;
		str_addf(&l->line, "%s%s ", sep, field_name(t->ev.f[i].field));
		add_value(l, &t->ev.f[i]);
		sep = "; ";
	}
	if (t->absent)
		str_add(&l->line, _(" (a value is not in this file)"));
}

static void
new_day(struct log *l, int64_t at)
{
	char day[16];

	when_local(at, l->zone, "%Y-%m-%d", day, sizeof day);
	if (!str_eq(day, l->day))
		cli_printf(l->c, "%s (%s)\n", day, l->zone);
	str_copy(l->day, sizeof l->day, day);
}

static bool
tell(void *ctx, struct act *a)
{
	struct log *l = ctx;
	char buf[32];

	new_day(l, a->at);
	for (size_t i = 0; i < a->n; i++) {
		add_event(l, a, &a->v[i]);
		if (a->stated && i == 0 && a->ms / 1000 != a->at / 1000)
			str_addf(&l->line, _(" (recorded %s)"), when_local(a->ms, l->zone,
				"%Y-%m-%d %H:%M:%S", buf, sizeof buf));
		if (!id_zero(&a->undoes))
			str_add(&l->line, _(" (undo)"));
		if (a->undone)
			str_add(&l->line, _(" (taken back later)"));
		cli_print(l->c, str_c(&l->line));
		cli_print(l->c, "\n");
	}
	return true;
}

static bool
tell_script(void *ctx, struct act *a)
{
	struct log *l = ctx;

	str_clear(&l->line);
	script_act(&l->s, a);
	/* A terminal is never steered; a file holds what was recorded. */
	if (isatty(STDOUT_FILENO) == 1)
		cli_print(l->c, str_c(&l->line));
	else
		str_add(&l->c->out, str_c(&l->line));
	return true;
}

static bool
walk(struct log *l, bool script, struct err *err)
{
	bool ok;

	if (script)
		cli_print(l->c, "# talanoa new FILE --template none\n"
			"# talanoa do FILE - < this\n");
	ok = journal_walk(&l->j, script ? tell_script : tell, l, err);
	str_release(&l->line);
	return ok;
}

bool
cmd_LOG(struct cli *c, struct err *err)
{
	struct log l = { .c = c };
	struct meeting *m;
	bool ok;

	if (!cli_open(c, STORE_READ, &m, err))
		return false;
	l.zone = meeting_zone(m);
	journal_init(&l.j, m->store);
	script_init(&l.s, &l.j, &l.line);
	ok = walk(&l, c->value[SUBOPT_LOG_SCRIPT] != NULL, err);
	script_release(&l.s);
	journal_release(&l.j);
	meeting_close(m);
	return ok;
}
