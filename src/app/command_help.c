/* SPDX-License-Identifier: ISC */
/* help: derived from the tables of commands and rules. */
#include <string.h>

#include "command_priv.h"

static void
one(const struct command *c, struct str *out)
{
	str_addf(out, "%s%s%s\n    %s\n", c->name, *c->args != '\0' ? " " : "", c->args, c->help);
	if (*c->aliases != '\0') {
		str_add(out, "    also:");
		for (const char *a = c->aliases; *a != '\0'; ) {
			size_t n = strcspn(a, "|");

			str_addf(out, " %.*s", (int)n, a);
			a += n + (a[n] == '|');
		}
		str_addc(out, '\n');
	}
}

static void
rules(struct str *out)
{
	str_add(out, "rules set KEY VALUE\n");
	for (int r = 0; r < RULE_N; r++)
		str_addf(out, "  %-12s %s\n      %s\n", rule_key((enum rule)r),
			rule_values((enum rule)r), rule_help((enum rule)r));
}

static void
area(enum cmd_area a, struct str *out)
{
	str_addf(out, "%s\n", area_name(a));
	for (size_t i = 0; i < CMD_N; i++)
		if (commands[i].area == a)
			str_addf(out, "  %s %s\n", commands[i].name, commands[i].args);
}

bool
command_help(const char *topic, struct str *out)
{
	bool found = false;

	if (*topic == '\0') {
		for (int a = 0; a < AREA_N; a++)
			area((enum cmd_area)a, out);
		str_add(out, "help COMMAND says more; help rules lists the rules of procedure.\n");
		return true;
	}
	for (size_t i = 0; i < CMD_N; i++) {
		if (str_eq(commands[i].name, topic) || (str_starts(commands[i].name, topic) &&
		    commands[i].name[strlen(topic)] == ' ')) {
			one(&commands[i], out);
			found = true;
		}
	}
	for (int a = 0; a < AREA_N && !found; a++) {
		if (str_eq(area_name((enum cmd_area)a), topic)) {
			area((enum cmd_area)a, out);
			found = true;
		}
	}
	if (str_starts(topic, "rules")) {
		rules(out);
		found = true;
	}
	return found;
}
