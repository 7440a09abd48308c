/* SPDX-License-Identifier: ISC */
/* Templates: the shipped ones say what the design asks; a wrong one is refused with its line. */
#include "config.h"

#include <unit.h>

#include <talanoa/base/str.h>
#include <talanoa/conf/template.h>

#include "scratch.h"

static struct scratch scratch;
static struct paths paths;

static void
shipped(const char *name, struct template *t)
{
	struct err e = { 0 };

	if (!template_find(&paths, name, t, &e))
		fail_msg("%s", e.msg);
	assert_string_equal(t->name, name);
}

static void
test_hleag(void **state)
{
	static const char *const codes[] = {
		"CSO", "IP", "LAB", "LOC", "YTH", "WOM", "GOV", "UNA", "IND", "EXP",
	};
	static const char *const rules[][2] = {
		{ "order", "fair" }, { "limit", "3m" }, { "handover", "10s" }, { "catch-up", "4" },
		{ "block", "auto" }, { "grace", "20s" }, { "decision", "consensus" },
	};
	struct template t;

	(void)state;
	shipped("hleag", &t);
	assert_int_equal(t.n_groups, 10);
	for (size_t i = 0; i < t.n_groups; i++) {
		assert_string_equal(t.groups[i].code, codes[i]);
		/* "decision-making power equal to that of other constituencies" */
		assert_int_equal(t.groups[i].weight, t.groups[0].weight);
		assert_int_equal(t.groups[i].seats, t.groups[0].seats);
	}
	assert_string_equal(t.groups[1].name, "Indigenous Peoples");
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
		assert_string_equal(template_value(&t.rules, rules[i][0]), rules[i][1]);
	assert_int_equal(t.principles.n, 5);
	assert_int_equal(t.pillars.n, 4);
	assert_string_equal(template_value(&t.disclosure, "class"), "public");
	assert_string_equal(template_value(&t.deadlines, "notice"), "21");
	/* headings to fill in are kept though empty; an empty field is not a field */
	assert_int_equal(t.terms.n, 4);
	assert_string_equal(template_value(&t.terms, "pay"), "");
	assert_null(template_value(&t.meeting, "title"));
	assert_int_equal(t.n_items, 11);
	assert_string_equal(t.items[4].pillar, "production");
	assert_int_equal(t.items[4].minutes, 20);
	assert_string_equal(t.items[1].type, "decision");
	template_release(&t);
}

static void
test_basic(void **state)
{
	struct template t;

	(void)state;
	shipped("basic", &t);
	assert_int_equal(t.n_groups, 3);
	assert_string_equal(template_value(&t.rules, "handover"), "0s");
	assert_int_equal(t.n_items, 4);
	assert_null(t.items[0].pillar);
	template_release(&t);
}

#define GROUP "[group AB]\nname = Alpha\n"

static const struct {
	const char *text, *why;
} wrong[] = {
	{ "", "names no constituency; add [group CODE]" },
	{ GROUP "[ruels]\nlimit = 3m\n", "t.ini:4: there is no section [ruels]" },
	{ GROUP "[ruels]\n", "t.ini:3: there is no section [ruels]" },
	{ GROUP "[rules]\nlimt = 3m\n", "t.ini:4: [rules] has no key limt; it knows order, limit" },
	{ GROUP "[rules]\nlimit = 3\n", "t.ini:4: limit: \"3\" is not a duration" },
	{ GROUP "[rules]\nlimit = 0s\n", "t.ini:4: limit: at least 1s" },
	{ GROUP "[rules]\nlimit =\n", "t.ini:4: limit has no value" },
	{ GROUP "[rules]\nlimit = 3m\nlimit = 4m\n", "t.ini:5: limit is set twice" },
	{ GROUP "[rules]\nlimit = 3m ; long\n", "t.ini:4: ';' would cut" },
	{ GROUP "[rules]\norder = fairest\n", "is not one of: fair|fifo|first-timers" },
	{ GROUP "[rules]\ncatch-up = 101\n", "catch-up: \"101\" is not a duration" },
	{ GROUP "[rules]\nquorum = most\n", "is not one of: none|majority|each-constituency" },
	{ GROUP "[rules]\nwarn = soon\n", "t.ini:4: warn: \"soon\" is not a duration" },
	{ GROUP "[rules]\nk = 0\n", "not a number from 1 to 1000" },
	{ GROUP "[disclosure]\nclass = secret\n", "is not one of public|constituency|restricted" },
	{ GROUP "[deadlines]\nnotice = -1\n", "from 0 to 366" },
	{ GROUP "[terms]\nconfidentiality = total\n", "[terms] has no key confidentiality" },
	{ GROUP "[meeting]\ntimezone = Mars/Olympus\n", "is not a time zone" },
	{ GROUP "[meeting]\ntitle = a\xe2\x80\xae""b\n", "t.ini:4: title: " },
	{ GROUP GROUP, "t.ini:3: section [group ab] is there twice" },
	{ GROUP "[group AC]\nname = ALPHA\n", "t.ini:3: AB and AC have the same name" },
	{ GROUP "[group AC]\nseats = 2\n", "t.ini:3: [group AC] has no name" },
	{ GROUP "[group A]\nname = x\n", "t.ini:3: a constituency is [group CODE]" },
	{ GROUP "[group TOOLONG]\nname = x\n", "t.ini:3: a constituency is [group CODE]" },
	{ GROUP "[group 1A]\nname = x\n", "t.ini:3: a constituency is [group CODE]" },
	{ GROUP "[group A-B]\nname = x\n", "t.ini:3: a constituency is [group CODE]" },
	{ GROUP "[group]\nname = x\n", "t.ini:3: there is no section [group]" },
	{ GROUP "[group AC]\nname = x\nweight = 0\n", "t.ini:5: weight = 0 is not a whole number" },
	{ GROUP "[item 2]\ntitle = x\n", "t.ini:3: agenda items are numbered in order" },
	{ GROUP "[item 1]\nminutes = 5\n", "t.ini:3: [item 1] has no title" },
	{ GROUP "[item 1]\ntitle = x\ntype = vote\n", "not one of information|discussion" },
	{ GROUP "[item 1]\ntitle = x\nminutes = 0\n", "from 1 to 1440" },
	{ GROUP "[template]\nauthor = x\n", "[template] has no key author; it knows about" },
};

static void
test_wrong(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		const char *path = scratch_write(&scratch, "t.ini", wrong[i].text,
			strlen(wrong[i].text));
		struct template t = { .n_items = 42 };
		struct err e = { 0 };

		if (template_load(path, &t, &e))
			fail_msg("accepted:\n%s", wrong[i].text);
		if (e.code != ERR_INPUT || strstr(e.msg, wrong[i].why) == NULL)
			fail_msg("'%s' does not say '%s'", e.msg, wrong[i].why);
		assert_int_equal(t.n_items, 42);
	}
}

static void
test_right(void **state)
{
	static const char text[] = GROUP "[group IP2]\nname = Indigenous Peoples\n"
		"seats = 0\nweight = 2500\n[rules]\ncatch-up = off\nblock = 200s\n"
		"warn = 1m\n[item 1]\ntitle = \"Rents; taxes\"\nlevel = technical\n";
	const char *path = scratch_write(&scratch, "t.ini", text, sizeof text - 1);
	struct template t;
	struct err e = { 0 };

	(void)state;
	if (!template_load(path, &t, &e))
		fail_msg("%s", e.msg);
	assert_int_equal(t.groups[0].seats, 1);
	assert_int_equal(t.groups[0].weight, 1000);
	assert_string_equal(t.groups[1].code, "IP2");
	assert_int_equal(t.groups[1].seats, 0);
	assert_int_equal(t.groups[1].weight, 2500);
	assert_string_equal(t.rules.v[1].key, "block");		/* the order of the file */
	assert_string_equal(t.items[0].title, "Rents; taxes");
	assert_string_equal(t.items[0].type, "discussion");
	assert_string_equal(t.items[0].level, "technical");
	template_release(&t);
}

/* A name finds the user's own template first; anything but a plain name finds none. */
static void
test_find(void **state)
{
	static const char *const unknown[] = { "hlaeg", "", "../templates/hleag", "hleag.ini",
		"\x1b[2J" };
	struct paths own = { .data = paths.data, .config = scratch.dir };
	struct template t;
	struct err e = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
		assert_false(template_find(&paths, unknown[i], &t, &e));
		assert_int_equal(e.code, ERR_NAME);
		assert_non_null(strstr(e.msg, "basic, hleag"));
		assert_null(strchr(e.msg, '\x1b'));
	}
	assert_int_equal(mkdir(scratch_path(&scratch, "templates"), 0700), 0);
	scratch_write(&scratch, "templates/basic.ini", GROUP, strlen(GROUP));
	assert_true(template_find(&own, "basic", &t, &e));
	assert_int_equal(t.n_groups, 1);
	template_release(&t);
	assert_true(template_find(&own, "hleag", &t, &e));
	template_release(&t);
}

static int
setup(void **state)
{
	(void)state;
	scratch_init(&scratch);
	setenv("XDG_CONFIG_HOME", scratch_path(&scratch, "no-such-folder"), 1);
	paths_find(&paths);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	paths_release(&paths);
	scratch_release(&scratch);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hleag),
		cmocka_unit_test(test_basic),
		cmocka_unit_test(test_wrong),
		cmocka_unit_test(test_right),
		cmocka_unit_test(test_find),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
