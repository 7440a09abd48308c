/* SPDX-License-Identifier: ISC */
/* Lists from a spreadsheet: nothing is dropped, every refusal names its line. */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <unit.h>

#include <talanoa/app/import.h>
#include <talanoa/app/names.h>

#include "room.h"

static const char file[] = "test_import.csv";

static void
write_file(const char *bytes, size_t n)
{
	FILE *f = fopen(file, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

/* Import these bytes; the report is the caller's to release. */
static bool
import(struct room *r, const char *bytes, struct import_report *rep)
{
	memset(&r->err, 0, sizeof r->err);
	write_file(bytes, strlen(bytes));
	return import_file(r->m, file, NULL, rep, &r->err);
}

static void
must_import(struct room *r, const char *bytes, struct import_report *rep)
{
	if (!import(r, bytes, rep))
		fail_msg("%s", r->err.msg);
}

static void
end(struct room *r)
{
	room_close(r);
	unlink(file);
}

static const struct unit *
person(struct room *r, const char *name)
{
	const struct unit *p;

	if (!names_person(r->m, name, &p, &r->err))
		fail_msg("%s", r->err.msg);
	return p;
}

static void
test_people(void **state)
{
	struct import_report rep;
	struct str words = STR_INIT;
	struct room r;

	(void)state;
	room_open(&r, "test_import", "basic");
	must_import(&r, "\xef\xbb\xbf" "Country,Name,Constituency,Speaks_For,aka,Role,phone\r\n"
		"Ghana,Ana Lee,COM,\"Africa, Asia\",Nana,Facilitator,1\r\n"
		"Viet Nam,\"Nguy\xe1\xbb\x85n, H\xe1\xba\xa1nh\",Public authorities,,,,2\r\n"
		"Atlantis,Ben,,,,,3\r\nArgentina/France,Chris,,,,,\r\nInternational,Dee,,,,,\r\n"
		"Asia-Pacific,Eve,,,,,\r\n", &rep);
	assert_int_equal(rep.what, IMPORT_PEOPLE);
	assert_int_equal(rep.rows, 6);
	assert_int_equal(rep.added, 6);
	assert_int_equal(rep.one, 2);
	assert_int_equal(rep.several, 1);
	assert_int_equal(rep.global, 1);
	assert_int_equal(rep.region, 1);
	assert_int_equal(rep.unresolved, 1);
	assert_int_equal(rep.warnings, 2);
	assert_non_null(strstr(str_c(&rep.text), "column \"phone\" is not used; known are name"));
	assert_non_null(strstr(str_c(&rep.text), "line 4: country: \"Atlantis\""));
	import_summary(&rep, &words);
	assert_string_equal(str_c(&words), "6 rows: 6 added, 0 updated, 0 as before; countries or "
		"areas: 2 one, 1 several, 1 global, 1 region, 1 not recognised");
	assert_string_equal(unit_text(person(&r, "nana"), FLD_SPEAKS_FOR), "Africa, Asia");
	assert_string_equal(unit_text(person(&r, "COM1"), FLD_AREA), "GH");
	assert_string_equal(unit_text(person(&r, "COM1"), FLD_ROLE), "facilitator");
	assert_string_equal(person_name(person(&r, "PUB1")), "Nguy\xe1\xbb\x85n, H\xe1\xba\xa1nh");
	assert_string_equal(unit_text(person(&r, "Ben"), FLD_COUNTRY), "Atlantis");
	str_release(&words);
	import_release(&rep);
	end(&r);
}

/* A second import changes what differs, leaves what the file does not say, adds what is new. */
static void
test_update(void **state)
{
	struct import_report rep;
	struct room r;
	size_t before;

	(void)state;
	room_open(&r, "test_import", "basic");
	must_import(&r, "name,group,role,org\nAna,COM,observer,Union\nBen,PUB,,\n", &rep);
	import_release(&rep);
	must_import(&r, "name;group;role\nana;PUB;\nBen;PUB;\nChris;BUS;x\n", &rep);
	assert_int_equal(rep.updated, 1);
	assert_int_equal(rep.same, 1);
	assert_int_equal(rep.added, 1);
	import_release(&rep);
	assert_string_equal(person_name(person(&r, "ana")), "Ana");
	assert_string_equal(group_code(group_of(r.m, person(&r, "Ana"))), "PUB");
	assert_string_equal(unit_text(person(&r, "Ana"), FLD_ROLE), "observer");
	assert_string_equal(unit_text(person(&r, "Ana"), FLD_ORG), "Union");
	before = store_count(r.m->store);
	must_import(&r, "name,group\nAna,PUB\n", &rep);
	assert_int_equal(rep.same, 1);
	assert_int_equal(store_count(r.m->store), before);
	import_release(&rep);
	end(&r);
}

static void
test_one_name_twice(void **state)
{
	static const char list[] = "organisation,country\nOxfam,International\nOxfam,Uganda\n"
		"Alamin,Philippines\nAlamin,Philippines\n\xd0\x90lamin,Philippines\n";
	struct import_report rep;
	struct room r;

	(void)state;
	room_open(&r, "test_import", "basic");
	must_import(&r, list, &rep);
	assert_int_equal(rep.rows, 5);
	assert_int_equal(rep.added, 4);
	assert_int_equal(rep.same, 1);
	assert_non_null(strstr(str_c(&rep.text), "line 3: \"Oxfam\" is entry 2 of that name"));
	assert_non_null(strstr(str_c(&rep.text), "line 5: repeats line 4 to the letter"));
	assert_non_null(strstr(str_c(&rep.text), "looks like \"Alamin\""));
	import_release(&rep);
	must_import(&r, list, &rep);
	assert_int_equal(rep.added, 0);
	assert_int_equal(rep.updated, 0);
	assert_int_equal(rep.same, 5);
	import_release(&rep);
	/* two of one name are still two, and can be told apart */
	assert_string_equal(unit_text(person(&r, "person 2"), FLD_COUNTRY), "Uganda");
	assert_string_equal(unit_text(person(&r, "person 2"), FLD_TYPE), "org");
	end(&r);
}

static void
test_refused(void **state)
{
	static const struct {
		const char *bytes, *says;
	} bad[] = {
		{ "name,group\nAna,COM\nBen,XX\n",
		  "line 3: group: there is no constituency \"XX\"" },
		{ "name,scope\nAna,galactic\n", "line 2: scope: " },
		{ "name,type\nAna,robot\n", "line 2: type: " },
		{ "name,group\nAna,COM\n,COM\n", "line 3: name: is empty" },
		{ "name\nAna\xe2\x80\xae\n", "line 2: name: " },
		{ "name\n\"Ana\nLee\"\n", "line 2: name: " },
		{ "name,org\nAna,\x1b[2J\n", "line 2: org: " },
		{ "name,org,organisation\nAna,a,b\n", "columns 2 and 3 are both the org" },
		{ "surname,country\nAna,GH\n", "a list of people has name or organisation" },
		{ "", "test_import.csv: " },
		{ "name\nAna\xff\n", "test_import.csv: " },
		{ "name,group\n\"Ana,COM\n", "test_import.csv: " },
		{ "name,group\nAna,COM,more\n", "test_import.csv: line 2" },
		{ "title,minutes\nOne,20\nTwo,soon\n", "line 3: for: " },
		{ "title,rec\nOne,6\n", "line 2: rec: " },
		{ "title,by\nOne,Nobody\n", "line 2: by: nobody" },
		{ "title,type\n,decision\n", "line 2: title: is empty" },
	};
	struct import_report rep;
	struct room r;
	size_t before;

	(void)state;
	room_open(&r, "test_import", "basic");
	before = store_count(r.m->store);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		if (import(&r, bad[i].bytes, &rep))
			fail_msg("accepted: %s", bad[i].bytes);
		if (strstr(r.err.msg, bad[i].says) == NULL || !str_starts(r.err.msg, file))
			fail_msg("%s", r.err.msg);
		assert_int_equal(store_count(r.m->store), before);
		assert_int_equal(r.m->persons.n, 0);
		import_release(&rep);
	}
	/* all that is wrong is listed at once */
	assert_false(import(&r, "name,group\nAna,XX\nBen,COM\nChris,YY\n", &rep));
	assert_non_null(strstr(r.err.msg, "2 of 3 rows cannot be taken; the first is line 2: "));
	assert_non_null(strstr(str_c(&rep.text), "line 4: group: "));
	import_release(&rep);
	/* and the next import works as if nothing had happened */
	must_import(&r, "name\nAna\n", &rep);
	assert_int_equal(r.m->persons.v[0].num, 1);
	import_release(&rep);
	end(&r);
}

static void
test_not_a_list(void **state)
{
	struct import_report rep;
	struct room r;

	(void)state;
	room_open(&r, "test_import", "basic");
	unlink(file);
	assert_false(import_file(r.m, file, NULL, &rep, &r.err));
	assert_int_equal(r.err.code, ERR_IO);
	import_release(&rep);
	assert_false(import_file(r.m, ".", NULL, &rep, &r.err));
	import_release(&rep);
	assert_false(import_file(r.m, "/dev/null", NULL, &rep, &r.err));
	import_release(&rep);
	assert_int_equal(mkfifo(file, 0600), 0);
	assert_false(import_file(r.m, file, NULL, &rep, &r.err));
	import_release(&rep);
	unlink(file);
	assert_int_equal(symlink("/etc/hostname", file), 0);
	assert_false(import_file(r.m, file, NULL, &rep, &r.err));
	assert_non_null(strstr(r.err.msg, "symbolic link"));
	import_release(&rep);
	end(&r);
}

static void
test_agenda(void **state)
{
	static const char list[] = "title,minutes,type,pillar,rec,level,by\n"
		"\"Opening, and agenda\",10,decision,governance,1,political,\n"
		"Traceability,1h30m,discussion,trade,2,technical,Ana\n";
	struct import_report rep;
	struct room r;

	(void)state;
	room_open(&r, "test_import", "basic");
	room_run(&r, "person add Ana");
	must_import(&r, list, &rep);
	assert_int_equal(rep.what, IMPORT_AGENDA);
	assert_int_equal(rep.added, 2);
	import_release(&rep);
	assert_string_equal(unit_text(&r.m->items.v[0], FLD_TITLE), "Opening, and agenda");
	assert_int_equal(unit_int(&r.m->items.v[0], FLD_PLANNED, 0), 600000);
	assert_int_equal(unit_int(&r.m->items.v[1], FLD_PLANNED, 0), 5400000);
	assert_int_equal(r.m->items.v[1].num, 2);
	must_import(&r, list, &rep);
	assert_int_equal(rep.same, 2);
	import_release(&rep);
	must_import(&r, "title,minutes\nTraceability,20\nClosing,\n", &rep);
	assert_int_equal(rep.updated, 1);
	assert_int_equal(rep.added, 1);
	import_release(&rep);
	assert_int_equal(unit_int(&r.m->items.v[1], FLD_PLANNED, 0), 1200000);
	end(&r);
}

static bool
count_event(void *ctx, const struct logged *l)
{
	(void)l;
	++*(size_t *)ctx;
	return true;
}

/* One import is one act: undo takes it back whole. */
static void
test_one_act(void **state)
{
	struct import_report rep;
	struct id act;
	struct room r;
	size_t n = 0;

	(void)state;
	room_open(&r, "test_import", "basic");
	must_import(&r, "name\nAna\nBen\nChris\n", &rep);
	import_release(&rep);
	assert_true(store_last_act(r.m->store, &act, &r.err));
	assert_true(store_log(r.m->store, &act, count_event, &n, &r.err));
	assert_int_equal(n, 3);
	assert_int_equal(r.m->persons.v[2].num, 3);
	end(&r);
}

static void
test_large(void **state)
{
	enum { N = 3000 };
	struct str s = STR_INIT;
	struct import_report rep;
	struct room r;

	(void)state;
	room_open(&r, "test_import", "basic");
	str_add(&s, "name,group,country\n");
	for (int i = 0; i < N; i++)
		str_addf(&s, "Delegate %d,%s,Ghana\n", i, i % 2 == 0 ? "COM" : "PUB");
	must_import(&r, str_c(&s), &rep);
	assert_int_equal(rep.added, N);
	assert_int_equal(rep.warnings, 0);
	assert_int_equal(r.m->persons.n, N);
	import_release(&rep);
	str_release(&s);
	end(&r);
}

static void
check_example(struct room *r, const char *name, size_t rows)
{
	const char *src = getenv("TALANOA_SRCDIR");
	struct import_report rep;
	char path[512];

	snprintf(path, sizeof path, "%s/share/talanoa/examples/%s", src == NULL ? ".." : src, name);
	if (!import_file(r->m, path, NULL, &rep, &r->err))
		fail_msg("%s", r->err.msg);
	assert_int_equal(rep.added, rows);
	assert_int_equal(rep.warnings, 0);
	import_release(&rep);
}

static void
test_examples(void **state)
{
	struct room r;

	(void)state;
	room_open(&r, "test_import", "hleag");
	check_example(&r, "people.csv", 12);
	check_example(&r, "agenda.csv", 6);
	assert_string_equal(unit_text(person(&r, "GOV1"), FLD_ORG),
		"Informal group of \"producing\" countries");
	end(&r);
}

/* The 151 organisations of the letter: every one is kept, its country resolved or listed. */
static void
test_signatories(void **state)
{
	const char *src = getenv("TALANOA_SRCDIR");
	struct import_report rep;
	struct room r;
	char path[512];

	(void)state;
	snprintf(path, sizeof path, "%s/../shared/data/signatories.csv", src == NULL ? ".." : src);
	if (access(path, R_OK) != 0)
		skip();
	room_open(&r, "test_import", "hleag");
	if (!import_file(r.m, path, NULL, &rep, &r.err))
		fail_msg("%s", r.err.msg);
	assert_int_equal(rep.rows, 151);
	assert_int_equal(rep.added, 151);
	assert_int_equal(r.m->persons.n, 151);
	assert_int_equal(rep.one + rep.several + rep.global + rep.region + rep.unresolved, 151);
	for (size_t i = 0; i < r.m->persons.n; i++) {
		assert_string_equal(unit_text(&r.m->persons.v[i], FLD_TYPE), "org");
		assert_string_not_equal(unit_text(&r.m->persons.v[i], FLD_COUNTRY), "");
	}
	assert_int_equal(rep.several, 3);
	assert_int_equal(rep.unresolved, 0);
	assert_string_equal(unit_text(person(&r, "CEIDGE"), FLD_AREA), "GQ");
	assert_string_equal(unit_text(person(&r, "CEIDGE"), FLD_COUNTRY), "Guinea Equatorial");
	import_release(&rep);
	end(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_people), cmocka_unit_test(test_update),
		cmocka_unit_test(test_one_name_twice), cmocka_unit_test(test_refused),
		cmocka_unit_test(test_not_a_list), cmocka_unit_test(test_agenda),
		cmocka_unit_test(test_one_act), cmocka_unit_test(test_large),
		cmocka_unit_test(test_examples), cmocka_unit_test(test_signatories),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
