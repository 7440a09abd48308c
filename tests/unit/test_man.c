/* SPDX-License-Identifier: ISC */
/*
 * talanoa.1 says what the tables say. With --update the parts between its marks are written
 * anew (make update-man).
 */
#include <stdio.h>

#include <cli/table.h>
#include <talanoa/app/command.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/base/text.h>

#include "unit.h"

/* One argument of a macro line: quoted, and nothing in it means anything to mdoc. */
static void
arg(struct str *out, const char *text)
{
	str_add(out, "\"");
	if (*text == '.' || *text == '\'')
		str_add(out, "\\&");
	for (const char *p = text; *p != '\0'; p++) {
		if (*p == '"')
			str_add(out, "\\(dq");
		else if (*p == '\\')
			str_add(out, "\\e");
		else
			str_addc(out, *p);
	}
	/* A mark at the end would be taken out of the argument. */
	if (*text != '\0' && strchr(".,:;?!", text[strlen(text) - 1]) != NULL)
		str_add(out, "\\&");
	str_add(out, "\"");
}

static void
folded(void *ctx, const char *s, size_t n)
{
	struct str *out = ctx;

	if (n > 0 && (*s == '.' || *s == '\''))
		str_add(out, "\\&");
	str_addn(out, s, n);
	str_addc(out, '\n');
}

/* Lines of text; a sentence ends a line of the source. */
static void
text_line(struct str *out, const char *text)
{
	struct str lines = STR_INIT;

	for (const char *p = text; *p != '\0'; p++) {
		if (*p == '\\')
			str_add(&lines, "\\e");
		else if (*p == ' ' && (p[-1] == '.' || p[-1] == ';') && p[1] != '.')
			str_addc(&lines, '\n');
		else
			str_addc(&lines, *p);
	}
	text_wrap(str_c(&lines), 78, folded, out);
	str_release(&lines);
}

static void
put_synopsis(struct str *out)
{
	str_add(out, ".Nm\n.Op Ar FILE\n");
	for (int i = 0; i < SUB_N; i++) {
		str_addf(out, ".Nm\n.Cm %s\n", sub_commands[i].name);
		for (int k = 0; k < SUBOPT_N; k++) {
			const struct sub_option *o = &sub_options[k];

			if (o->sub == (enum sub_id)i)
				str_addf(out, ".Op Fl -%s%s%s\n", o->name,
					*o->arg == '\0' ? "" : " Ar ", o->arg);
		}
		if (*sub_commands[i].args != '\0') {
			str_add(out, ".Ar ");
			arg(out, sub_commands[i].args);
			str_addc(out, '\n');
		}
	}
}

static void
put_option(struct str *out, const struct sub_option *o)
{
	str_add(out, ".It ");
	if (o->letter != 0)
		str_addf(out, "Fl %c , ", o->letter);
	str_addf(out, "Fl -%s%s%s\n", o->name, *o->arg == '\0' ? "" : " Ar ", o->arg);
	text_line(out, o->help);
}

static void
put_options_of(struct str *out, enum sub_id sub)
{
	bool any = false;

	for (int k = 0; k < SUBOPT_N; k++) {
		if (sub_options[k].sub != sub)
			continue;
		if (!any)
			str_add(out, ".Bl -tag -width Ds\n");
		any = true;
		put_option(out, &sub_options[k]);
	}
	if (any)
		str_add(out, ".El\n");
}

static void
put_options(struct str *out)
{
	put_options_of(out, SUB_ANY);
}

static void
put_subcommands(struct str *out)
{
	str_add(out, ".Bl -tag -width Ds\n");
	for (int i = 0; i < SUB_N; i++) {
		str_addf(out, ".It Cm %s", sub_commands[i].name);
		if (*sub_commands[i].args != '\0') {
			str_add(out, " Ar ");
			arg(out, sub_commands[i].args);
		}
		str_addc(out, '\n');
		text_line(out, sub_commands[i].help);
		put_options_of(out, (enum sub_id)i);
	}
	str_add(out, ".El\n");
}

static void
put_show(struct str *out)
{
	str_add(out, ".Bl -tag -width Ds -compact\n");
	for (int i = 0; i < SHOW_N; i++) {
		str_addf(out, ".It Cm %s\n", show_whats[i].name);
		text_line(out, show_whats[i].help);
	}
	str_add(out, ".El\n");
}

static void
put_command(struct str *out, const struct command *c)
{
	str_add(out, ".It Ic ");
	arg(out, c->name);
	if (*c->args != '\0') {
		str_add(out, " Ar ");
		arg(out, c->args);
	}
	str_addc(out, '\n');
	text_line(out, c->help);
	if ((c->flags & CMD_BACK) != 0)
		str_add(out, "Takes a time back.\n");
	if ((c->flags & CMD_SCRIPT) != 0)
		str_add(out, "Only in scripts.\n");
	if (*c->aliases == '\0')
		return;
	str_add(out, "Also:\n");
	for (const char *a = c->aliases; *a != '\0'; ) {
		size_t n = strcspn(a, "|");
		char *one = mem_strndup(a, n);

		str_add(out, ".Ql ");
		arg(out, one);
		str_add(out, a[n] == '|' ? " ,\n" : " .\n");
		free(one);
		a += n + (a[n] == '|');
	}
}

static void
put_commands(struct str *out)
{
	for (int area = 0; area < AREA_N; area++) {
		str_addf(out, ".Ss %s\n.Bl -tag -width Ds\n", area_name((enum cmd_area)area));
		for (int i = 0; i < CMD_N; i++)
			if (commands[i].area == (enum cmd_area)area)
				put_command(out, &commands[i]);
		str_add(out, ".El\n");
	}
}

static void
put_rules(struct str *out)
{
	str_add(out, ".Bl -tag -width Ds\n");
	for (int i = 0; i < RULE_N; i++) {
		str_addf(out, ".It Ic %s Ar ", rule_key((enum rule)i));
		arg(out, rule_values((enum rule)i));
		str_addc(out, '\n');
		text_line(out, rule_help((enum rule)i));
	}
	str_add(out, ".El\n");
}

/* Scopes in the order of the page; the names are those of actions.def. */
static const struct {
	const char *scope, *title;
} scopes[] = {
	{ "FLOOR", "On the floor" }, { "RECORD", "In the record" },
	{ "SELECT", "On a selected line of the minutes" }, { "EDIT", "In every input line" },
	{ "OUTCOMES", "In the outcomes" }, { "PAGER", "On pages of text" },
	{ "DISPLAY", "On the screen of the hall" },
	{ "GLOBAL", "Everywhere" },
};

static const struct {
	const char *name, *scope, *keys, *sentence;
} keys[] = {
#define ACTION(id, name, scope, keys, label, sentence) { name, #scope, keys, sentence },
#include <tui/actions.def>
#undef ACTION
};

static void
put_key(struct str *out, size_t i)
{
	str_add(out, ".It ");
	arg(out, keys[i].keys);
	str_addc(out, '\n');
	text_line(out, keys[i].sentence);
	str_addf(out, ".Pq Cm %s\n", keys[i].name);
}

static void
put_keys(struct str *out)
{
	for (size_t k = 0; k < sizeof scopes / sizeof *scopes; k++) {
		str_addf(out, ".Ss %s\n.Bl -tag -width Ds\n", scopes[k].title);
		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
			if (str_eq(keys[i].scope, scopes[k].scope))
				put_key(out, i);
		str_add(out, ".El\n");
	}
}

static const struct {
	const char *name;
	void (*put)(struct str *);
} parts[] = {
	{ "synopsis", put_synopsis }, { "subcommands", put_subcommands },
	{ "options", put_options }, { "show", put_show }, { "commands", put_commands },
	{ "rules", put_rules }, { "keys", put_keys },
};
enum { N_PARTS = sizeof parts / sizeof *parts };

static char path[4096];

static char *
read_page(void)
{
	const char *dir = getenv("TALANOA_SRCDIR");
	struct str all = STR_INIT;
	char buf[4096];
	size_t n;
	FILE *f;

	snprintf(path, sizeof path, "%s/doc/talanoa.1", dir == NULL ? "." : dir);
	f = fopen(path, "r");
	if (f == NULL)
		return NULL;
	while ((n = fread(buf, 1, sizeof buf, f)) > 0)
		str_addn(&all, buf, n);
	fclose(f);
	return str_take(&all);
}

/* The page with each part as the tables have it; NULL if a mark is missing. */
static char *
made(const char *page)
{
	struct str out = STR_INIT;

	for (size_t i = 0; i < N_PARTS; i++) {
		char begin[64], end[64];
		const char *b, *e;

		snprintf(begin, sizeof begin, ".\\\" BEGIN %s\n", parts[i].name);
		snprintf(end, sizeof end, ".\\\" END %s\n", parts[i].name);
		b = strstr(page, begin);
		e = b == NULL ? NULL : strstr(b, end);
		if (e == NULL) {
			str_release(&out);
			return NULL;
		}
		str_addn(&out, page, (size_t)(b - page) + strlen(begin));
		parts[i].put(&out);
		page = e;
	}
	str_add(&out, page);
	return str_take(&out);
}

static void
test_page(void **state)
{
	char *page = read_page(), *want;

	(void)state;
	assert_non_null(page);
	want = made(page);
	assert_non_null(want);
	if (strcmp(page, want) != 0)
		fail_msg("%s differs from the tables; run: make update-man", path);
	free(page);
	free(want);
}

/* A table that lost its rows would agree with a page that lost them too. */
static void
test_tables(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	put_commands(&out);
	assert_non_null(strstr(str_c(&out), ".It Ic \"q+\""));
	str_clear(&out);
	put_synopsis(&out);
	assert_non_null(strstr(str_c(&out), ".Op Fl -template Ar NAME"));
	str_clear(&out);
	put_keys(&out);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		char name[64];

		snprintf(name, sizeof name, ".Pq Cm %s\n", keys[i].name);
		assert_non_null(strstr(str_c(&out), name));
	}
	str_release(&out);
}

static int
update(void)
{
	char *page = read_page(), *want = page == NULL ? NULL : made(page);
	FILE *f;
	int bad;

	if (want == NULL || (f = fopen(path, "w")) == NULL) {
		fprintf(stderr, "%s: cannot be read or written, or a mark is missing\n", path);
		return 1;
	}
	bad = fputs(want, f) < 0;
	bad |= fclose(f) != 0;
	free(page);
	free(want);
	return bad;
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_page),
	};

	if (argc == 2 && strcmp(argv[1], "--update") == 0)
		return update();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
