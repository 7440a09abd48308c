/* SPDX-License-Identifier: ISC */
/* Help of the program, from the table. */
#include <stdio.h>
#include <string.h>

#include <talanoa/base/i18n.h>
#include <talanoa/base/text.h>

#include "table.h"

enum { COLUMNS = 80 };

struct column {
	struct str *out;
	int indent;
	bool first;
};

static void
put_line(void *ctx, const char *s, size_t n)
{
	struct column *c = ctx;

	if (!c->first)
		str_pad(c->out, ' ', (size_t)c->indent);
	str_addn(c->out, s, n);
	str_addc(c->out, '\n');
	c->first = false;
}

/* One term and what it means, folded at the 80th column. */
static void
put_row(struct str *out, const char *term, const char *meaning, int indent)
{
	struct column c = { out, indent, true };
	int w = text_width(term) + 2;

	str_add(out, "  ");
	str_add(out, term);
	if (w + 2 > indent) {
		str_addc(out, '\n');
		str_pad(out, ' ', (size_t)indent);
	} else {
		str_pad(out, ' ', (size_t)(indent - w));
	}
	text_wrap(meaning, COLUMNS - indent, put_line, &c);
}

static void
put_options(struct str *out, enum sub_id sub)
{
	for (int i = 0; i < SUBOPT_N; i++) {
		const struct sub_option *o = &sub_options[i];
		char term[64], letter[8] = "";

		if (o->sub != sub)
			continue;
		if (o->letter != 0)
			snprintf(letter, sizeof letter, "-%c, ", o->letter);
		snprintf(term, sizeof term, "%s--%s%s%s", letter, o->name,
			*o->arg == '\0' ? "" : " ", o->arg);
		put_row(out, term, _(o->help), 24);
	}
}

void
sub_help_all(struct str *out)
{
	str_add(out, _("Talanoa: meetings of stakeholders and rights holders, in one file.\n\n"));
	str_add(out, "talanoa [FILE]\n");
	for (int i = 0; i < SUB_N; i++) {
		str_addf(out, "talanoa %s%s%s\n", sub_commands[i].name,
			*sub_commands[i].args == '\0' ? "" : " ", sub_commands[i].args);
	}
	str_addc(out, '\n');
	for (int i = 0; i < SUB_N; i++)
		put_row(out, sub_commands[i].name, _(sub_commands[i].help), 12);
	str_add(out, _("\nOptions of every sub-command:\n"));
	put_options(out, SUB_ANY);
	str_add(out, _("\ntalanoa help SUB-COMMAND says more; talanoa do FILE help lists the commands of "
		"a\nmeeting. A FILE whose name begins with - comes after --.\n"));
}

void
sub_help(enum sub_id sub, struct str *out)
{
	const struct sub_command *s = &sub_commands[sub];
	struct column c = { out, 0, true };

	str_addf(out, "talanoa %s%s%s\n\n", s->name, *s->args == '\0' ? "" : " ", s->args);
	text_wrap(_(s->help), COLUMNS, put_line, &c);
	str_addc(out, '\n');
	if (sub == SUB_SHOW) {
		str_add(out, _("WHAT is one of:\n"));
		for (int i = 0; i < SHOW_N; i++)
			put_row(out, show_whats[i].name, _(show_whats[i].help), 14);
		str_addc(out, '\n');
	}
	put_options(out, sub);
	put_options(out, SUB_ANY);
}
