/* SPDX-License-Identifier: ISC */
/* Logs of chats: each line becomes an act of the meeting, words of somebody, or a note. */
#include <stdio.h>
#include <unistd.h>

#include <unit.h>

#include <talanoa/app/import.h>
#include <talanoa/app/names.h>
#include <talanoa/base/when.h>
#include <talanoa/core/fairness.h>

#include "room.h"

static const char file[] = "test_import_log.log";

struct brought {
	struct room r;
	struct import_report rep;
	bool ok;
};

/* A meeting without constituencies. */
static void
open_bare(struct room *r)
{
	struct store *made;

	memset(r, 0, sizeof *r);
	snprintf(r->path, sizeof r->path, "test_import_log.talanoa");
	unlink(r->path);
	/* 2026-03-10T09:00:00Z */
	assert_true(env_init(&r->env, "7,1773133200000"));
	assert_true(store_create(r->path, "", &r->env, &made, &r->err));
	store_close(made);
	assert_true(meeting_open(r->path, STORE_WRITE, &r->env, &r->m, &r->err));
}

static bool
import_bytes(struct brought *b, const char *bytes, size_t n, const struct import_ask *ask)
{
	FILE *f = fopen(file, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
	memset(&b->r.err, 0, sizeof b->r.err);
	assert_true(store_batch_begin(b->r.m->store, &b->r.err));
	b->ok = import_file(b->r.m, file, ask, &b->rep, &b->r.err);
	store_batch_end(b->r.m->store, b->ok, NULL);
	meeting_forget(b->r.m);
	assert_true(meeting_refresh(b->r.m, NULL));
	return b->ok;
}

/* Every line of a log becomes exactly one thing. */
static void
assert_all_counted(const struct import_report *rep)
{
	size_t sum = 0;

	for (int i = 0; i < LOG_COUNT_N; i++)
		sum += rep->count[i];
	assert_int_equal(sum, rep->rows);
}

/* Into a meeting without constituencies, on 26 July 2022 if the lines do not say when. */
static void
bring(struct brought *b, const char *log)
{
	static const struct import_ask ask = { .date = "2022-07-26" };

	open_bare(&b->r);
	if (!import_bytes(b, log, strlen(log), &ask))
		fail_msg("%s", b->r.err.msg);
	assert_int_equal(b->rep.what, IMPORT_LOG);
	assert_all_counted(&b->rep);
}

static void
end(struct brought *b)
{
	import_release(&b->rep);
	room_close(&b->r);
	unlink(file);
}

static const struct unit *
person(struct brought *b, const char *name)
{
	for (size_t i = 0; i < b->r.m->persons.n; i++)
		if (str_eq(person_name(&b->r.m->persons.v[i]), name))
			return &b->r.m->persons.v[i];
	fail_msg("%s is not on the list", name);
	return NULL;
}

/* The notes, each as "name: text", joined by bars. */
static const char *
notes(struct brought *b)
{
	static char buf[8192];
	struct str all = STR_INIT;
	struct units us;

	assert_true(store_units(b->r.m->store, UNIT_NOTE, &us, &b->r.err));
	for (size_t i = 0; i < us.n; i++) {
		const struct id *who = unit_ref(&us.v[i], FLD_PERSON);

		str_addf(&all, "%s%s: %s", i == 0 ? "" : " | ", who == NULL ? "-" :
			person_name(meeting_person(b->r.m, who)), unit_text(&us.v[i], FLD_TEXT));
	}
	str_copy(buf, sizeof buf, str_c(&all));
	str_release(&all);
	units_release(&us);
	return buf;
}

static int64_t
spoke(struct brought *b, const char *name)
{
	const struct ledger *l = &b->r.m->ledger;
	int p = ledger_person(l, &person(b, name)->id);
	int64_t ms = 0;

	assert_int_not_equal(p, FLOOR_NONE);
	for (size_t i = 0; i < l->n_turns; i++)
		if (l->floor.turns[l->turn[i].floor_turn].person == p)
			ms += turn_ms(&l->turn[i], NULL);
	return ms;
}

/* ---- lines ---- */

static void
test_forms(void **state)
{
	static const struct {
		const char *line, *nick, *note;
	} cases[] = {
		{ "15:05:20 <Ana> hello", "Ana", "Ana: hello" },
		{ "15:05 <@Ana> hello", "Ana", "Ana: hello" },
		{ "[15:05:20] <+Ana> hello", "Ana", "Ana: hello" },
		{ "<Ana> hello", "Ana", "Ana: hello" },
		{ "15:05 < Ana> hello", "Ana", "Ana: hello" },
		{ "[2022-07-26T17:31:28.197Z]\tAna\thello", "Ana", "Ana: hello" },
		{ "2022-07-26 17:31:28\tAna\thello", "Ana", "Ana: hello" },
		{ "2022-07-26T17:31:28+02:00 <Ana> hello", "Ana", "Ana: hello" },
		{ "[2022-07-26 17:31:28] <Ana> hello", "Ana", "Ana: hello" },
		{ "<Ana> x\n15:05 * Ana waves", "Ana", "Ana: x | Ana: /me waves" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct brought b;

		bring(&b, cases[i].line);
		person(&b, cases[i].nick);
		assert_string_equal(notes(&b), cases[i].note);
		end(&b);
	}
}

/* What is news of the channel, a bot's, or of no known form stays to the letter. */
static void
test_beside(void **state)
{
	struct brought b;

	(void)state;
	bring(&b, "10:00:00 <Ana> Ana has joined #room\n10:00:01 -!- Ben [b@h] has joined #room\n"
		"10:00:02 <Zakim> I see no one on the speaker queue\n10:00:03 <Ana> zakim, q?\n"
		"10:00:04 what is this\n\n10:00:05 <Ana> hello\n10:00:06 *** topic is tea\n");
	assert_int_equal(b.rep.count[LOG_NEWS], 3);
	assert_int_equal(b.rep.count[LOG_BOTS], 2);
	assert_int_equal(b.rep.count[LOG_STRANGE], 1);
	assert_int_equal(b.rep.count[LOG_EMPTY], 1);
	assert_int_equal(b.rep.warnings, 1);
	assert_string_equal(notes(&b), "Ana: hello | -: 10:00:00 <Ana> Ana has joined #room\n"
		"10:00:01 -!- Ben [b@h] has joined #room\n"
		"10:00:02 <Zakim> I see no one on the speaker queue\n10:00:03 <Ana> zakim, q?\n"
		"10:00:04 what is this\n10:00:06 *** topic is tea");
	assert_int_equal(b.r.m->persons.n, 1);
	end(&b);
}

/* ---- names ---- */

static void
test_names_survive(void **state)
{
	static const char *const names[] = { "|x|", "[kofi]", "a\\b", "lin^", "_under", "`pilar",
		"{o}", "x-1", "to", "\xe1\xbb\x85n" };
	struct str log = STR_INIT;
	struct brought b;

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		str_addf(&log, "10:0%zu:00 <%s> q+\n10:0%zu:30 <%s> ack %s\n", i, names[i], i,
			names[i], names[i]);
	bring(&b, str_c(&log));
	for (size_t i = 0; i + 1 < sizeof names / sizeof *names; i++)
		assert_int_equal(spoke(&b, names[i]), 60000);
	assert_int_equal(b.rep.count[LOG_CALLS], sizeof names / sizeof *names);
	str_release(&log);
	end(&b);
}

static void
test_one_person(void **state)
{
	struct brought b;

	(void)state;
	bring(&b, "10:00 <Ana_> one\n10:01 <Ana> two\n10:02 <Ana|away> three\n10:03 <ANA> four\n"
		"10:04 <Ben_> five\n10:05 <Ole_Lind> six\n10:06 <Ana> present+ Ole Lind\n"
		"10:07 <Anabel> seven\n");
	assert_int_equal(b.rep.added, 4);
	assert_string_equal(notes(&b), "Ana: one | Ana: two | Ana: three | Ana: four | Ben_: five | "
		"Ole_Lind: six | Anabel: seven");
	end(&b);
}

/* The log says who took a new nick; a nick that was somebody's stays theirs. */
static void
test_new_nick(void **state)
{
	struct brought b;

	(void)state;
	bring(&b, "10:00 <Ana> one\n10:01 <Ben> two\n10:02 -!- Ana is now known as mountain\n"
		"10:03 <mountain> three\n10:04 *** mountain is now known as Ben\n10:05 <Ben> four\n"
		"10:06 -!- nobody is now known as Cleo\n10:07 <Cleo> five\n");
	assert_int_equal(b.rep.added, 3);
	assert_non_null(strstr(notes(&b), "Ana: one | Ben: two | Ana: three | Ben: four | "
		"Cleo: five"));
	end(&b);
}

/* Changes of nick that lead around in a ring must not be followed for ever. */
static void
test_ring(void **state)
{
	struct brought b;

	(void)state;
	bring(&b, "10:00 <A_> one\n10:01 <B_> two\n10:02 -!- A_ is now known as B\n"
		"10:03 -!- B_ is now known as A\n10:04 <A> three\n10:05 <B> four\n");
	assert_in_range(b.rep.added, 1, 4);
	assert_int_equal(b.rep.count[LOG_WORDS], 4);
	end(&b);
}

/* People who are on the list are found by name and aka, and keep their constituency. */
static void
test_list(void **state)
{
	static const char log[] = "2022-07-26T10:00:00Z <amara> q+\n"
		"2022-07-26T10:00:10Z <Ole_Lind> q+\n2022-07-26T10:00:20Z <new> q+\n"
		"2022-07-26T10:01:00Z <amara> ack amara\n";
	struct import_ask ask = { .what = IMPORT_LOG };
	struct brought b;

	(void)state;
	open_bare(&b.r);
	room_run(&b.r, "group add GOV Governments");
	room_run(&b.r, "group add CSO \"Civil society\"");
	room_run(&b.r, "person add \"Amara Diallo\" group=GOV aka=\"amara, AD\"");
	room_run(&b.r, "person add \"Ole Lind\" group=CSO");
	assert_true(import_bytes(&b, log, strlen(log), &ask));
	assert_int_equal(b.rep.known, 2);
	assert_int_equal(b.rep.added, 1);
	assert_string_equal(group_code(group_of(b.r.m, person(&b, "Amara Diallo"))), "GOV");
	assert_string_equal(group_code(group_of(b.r.m, person(&b, "new"))), "ALL");
	end(&b);

	open_bare(&b.r);
	room_run(&b.r, "group add CSO \"Civil society\"");
	ask.group = "CSO";
	assert_true(import_bytes(&b, log, strlen(log), &ask));
	assert_string_equal(group_code(group_of(b.r.m, person(&b, "new"))), "CSO");
	assert_int_equal(b.r.m->groups.n, 1);
	end(&b);

	open_bare(&b.r);
	ask.group = "XYZ";
	assert_false(import_bytes(&b, log, strlen(log), &ask));
	assert_non_null(strstr(b.r.err.msg, "--group: "));
	end(&b);
}

/* ---- the floor ---- */

static void
test_queue(void **state)
{
	struct brought b;

	(void)state;
	bring(&b, "10:00:00 <Ana> q+ to ask why\n10:00:05 <Ben> q+ Cleo, Dan\n10:00:10 <Ben> queue+\n"
		"10:01:00 <Eve> ack Ana\n10:03:00 <Eve> ack next\n10:04:00 <Eve> ack Da\n"
		"10:04:30 <Eve> q- Dan\n10:05:00 <Ben> q- later\n10:06:00 <Eve> ack Ben\n"
		"10:09:00 <Eve> Topic: Tea\n10:10:00 <Eve> q+ Fay\n10:11:00 <Eve> q-\n");
	assert_int_equal(spoke(&b, "Ana"), 120000);
	assert_int_equal(spoke(&b, "Cleo"), 60000);
	assert_int_equal(spoke(&b, "Dan"), 30000);
	assert_int_equal(spoke(&b, "Ben"), 180000);
	assert_int_equal(b.rep.count[LOG_HANDS], 5);
	assert_int_equal(b.rep.count[LOG_CALLS], 4);
	assert_int_equal(b.rep.count[LOG_DOWN], 1);
	assert_int_equal(b.rep.reason[REASON_NO_HAND], 1);
	assert_int_equal(b.rep.reason_line[REASON_NO_HAND], 12);
	assert_int_equal(b.r.m->ledger.entry[0].at / 1000 % 60, 0);
	end(&b);
}

/* What makes no sense never stops an import: it is kept, with the reason. */
static void
test_senseless(void **state)
{
	static const struct {
		const char *log;
		enum log_reason why;
		const char *kept;	/* NULL: as words of who wrote it */
	} cases[] = {
		{ "10:00 <Ana> q+\n10:01 <Ana> q+\n", REASON_UP, "10:01 <Ana> q+" },
		{ "10:00 <Ana> ack me\n10:01 <Ana> q+\n", REASON_SPEAKS, "10:01 <Ana> q+" },
		{ "10:00 <Ana> ack me\n10:01 <Ana> ack Ana\n", REASON_SPEAKS, "10:01 <Ana> ack Ana" },
		{ "10:00 <Ana> ack next\n", REASON_EMPTY, "10:00 <Ana> ack next" },
		{ "10:00 <Ana> close the queue\n10:01 <Ana> q+\n", REASON_CLOSED, "10:01 <Ana> q+" },
		{ "10:00 <Ana> present+\n10:01 <Ana> present+\n", REASON_ALREADY,
			"10:01 <Ana> present+" },
		{ "10:00 <Ana> present-\n", REASON_ALREADY, "10:00 <Ana> present-" },
		{ "10:00 <Ana> Topic: Tea\n10:01 <Ana> Topic: tea\n", REASON_ALREADY,
			"10:01 <Ana> Topic: tea" },
		{ "10:00 <Ana> s/tea/coffee/\n", REASON_NO_WORDS, "10:00 <Ana> s/tea/coffee/" },
		{ "10:00 <Ana> tea\n10:01 <Ana> s/tea/coffee/g\n", REASON_ALL,
			"10:01 <Ana> s/tea/coffee/g" },
		{ "10:00 <Ana> Meeting: A\n10:00 <Ana> #startmeeting\n10:01 <Ana> #startmeeting\n",
			REASON_ALREADY, "10:01 <Ana> #startmeeting" },
		{ "10:00 <Ana> ack Zoe\n", REASON_NOBODY, NULL },
		{ "10:00 <Ana> ack that makes sense\n", REASON_NOBODY, NULL },
		{ "10:00 <Ana> #info tea\n", REASON_NO_ITEM, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct brought b;

		bring(&b, cases[i].log);
		if (b.rep.reason[cases[i].why] != 1)
			fail_msg("%s: not for this reason", cases[i].log);
		if (cases[i].kept != NULL)
			assert_non_null(strstr(notes(&b), cases[i].kept));
		assert_int_equal(b.rep.count[LOG_KEPT], cases[i].kept != NULL);
		assert_int_equal(b.rep.warnings, 0);
		end(&b);
	}
}

/* A turn ends with the next call, q- of who speaks, the next topic, or the log. */
static void
test_turn_ends(void **state)
{
	static const struct {
		const char *last;
		int64_t ms;
	} cases[] = {
		{ "10:02:00 <Eve> ack Ben\n", 120000 },
		{ "10:02:30 <Ana> q-\n10:09:00 <Ben> bye\n", 150000 },
		{ "10:03:00 <Eve> Topic: Tea\n", 180000 },
		{ "10:04:00 <Ben> hello\n", 240000 },
		{ "10:05:00 <Eve> #endmeeting\n", 300000 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str log = STR_INIT;
		struct brought b;

		str_addf(&log, "10:00:00 <Ana> q+\n10:00:00 <Ben> q+\n10:00:00 <Eve> ack Ana\n%s",
			cases[i].last);
		bring(&b, str_c(&log));
		assert_int_equal(spoke(&b, "Ana"), cases[i].ms);
		str_release(&log);
		end(&b);
	}
}

/* ---- the record ---- */

static void
test_scribe(void **state)
{
	struct brought b;

	(void)state;
	bring(&b, "10:00 <Sol> Ana: before the scribe was named\n10:01 <Ana> scribe: Sol\n"
		"10:02 <Sol> Ana: the first\n10:02 <Ben> q+\n10:03 <Sol> ... and the rest\n"
		"10:04 <Ben> Ana: I agree\n10:05 <Sol> silence\n10:06 <Sol> Zed: who is that\n"
		"10:07 <Sol> see https://a.example\n10:08 <Sol> s/first/second/\n"
		"10:08 <Ben> scribe+\n10:09 <Ben> Ana: noted\n");
	assert_string_equal(notes(&b), "Ana: before the scribe was named | Ben: Ana: I agree | "
		"Ana: the second\nand the rest | -: silence | -: Zed: who is that | "
		"-: see https://a.example | Ana: noted");
	assert_int_equal(b.rep.count[LOG_CONTINUED], 1);
	assert_int_equal(b.rep.count[LOG_CORRECTED], 1);
	assert_non_null(strstr(str_c(&b.rep.text), "\"Zed:\" (1)"));
	assert_string_equal(unit_text(person(&b, "Sol"), FLD_ROLE), "rapporteur");
	end(&b);
}

static void
test_presence(void **state)
{
	struct brought b;

	(void)state;
	bring(&b, "10:00 <Ana> present+ Ana, Ben Lee, (no one)\n10:01 <Ana> regrets: none\n"
		"10:02 <Ana> regrets+ Cleo\n10:03 <Ana> Chair: Dan (Dan Diaz)\n"
		"10:04 <Ana> scribe: eve (Eve, for now)\n10:05 <Dan> present+\n"
		"10:06 <Ben_Lee> present-\n10:07 <eve> Dan: hello\n");
	assert_true(person_present(b.r.m, person(&b, "Ana")));
	assert_false(person_present(b.r.m, person(&b, "Ben Lee")));
	assert_true(person_present(b.r.m, person(&b, "Dan")));
	assert_string_equal(unit_text(person(&b, "Dan"), FLD_ROLE), "facilitator");
	assert_false(person_present(b.r.m, person(&b, "Cleo")));
	assert_non_null(strstr(notes(&b), "Dan: hello"));
	end(&b);
}

static void
test_actions(void **state)
{
	static const struct {
		const char *line, *owner, *text, *due;
	} cases[] = {
		{ "ACTION: Ana to do it by 2022-08-01", "Ana", "do it", "2022-08-01" },
		{ "ACTION: Ana to do it - due 2022-08-01", "Ana", "do it", "2022-08-01" },
		{ "ACTION: Ana to do it [due 2022-08-01]", "Ana", "do it", "2022-08-01" },
		{ "ACTION: Ana to do what is due soon", "Ana", "do what is due soon", "" },
		{ "ACTION: Ana to do it, by and by", "Ana", "do it, by and by", "" },
		{ "action: ana: do it", "Ana", "do it", "" },
		{ "ACTION Ana: do it", "Ana", "do it", "" },
		{ "ACTION: do it, soon - Ana", "Ana", "do it, soon", "" },
		{ "#action Ana will do it", "Ana", "do it", "" },
		{ "#action Ana do it", "Ana", "do it", "" },
		{ "ACTION: Zoe to do it", "Zoe", "do it", "" },
		{ "ACTION: Ana and Ben to do it", "Ana and Ben", "do it", "" },
		{ "ACTION: whoever can to do it", "not named", "whoever can to do it", "" },
		{ "#action do it", "not named", "do it", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str log = STR_INIT;
		struct units us;
		struct brought b;
		const struct id *who;

		str_addf(&log, "10:00 <Ben> hello\n10:00 <Ana> hello\n10:01 <Ben> %s\n",
			cases[i].line);
		bring(&b, str_c(&log));
		assert_true(store_units(b.r.m->store, UNIT_ACTION, &us, &b.r.err));
		assert_int_equal(us.n, 1);
		who = unit_ref(&us.v[0], FLD_OWNER);
		assert_string_equal(who != NULL ? person_name(meeting_person(b.r.m, who)) :
			unit_text(&us.v[0], FLD_OWNER_NAME), cases[i].owner);
		assert_string_equal(unit_text(&us.v[0], FLD_TEXT), cases[i].text);
		assert_string_equal(unit_text(&us.v[0], FLD_DUE), cases[i].due);
		units_release(&us);
		str_release(&log);
		end(&b);
	}
}

static void
test_meetbot(void **state)
{
	struct units us;
	struct brought b;

	(void)state;
	bring(&b, "18:00 <nadia> #startmeeting Sorters\n18:01 <nadia> #topic Scales\n"
		"18:02 <abel> #info three arrived\n18:02 <abel> #info one is broken\n"
		"18:03 <nadia> #agreed send it back\n18:04 <nadia> #rejected a contract\n"
		"18:05 <abel> #idea a sticker\n18:06 <nadia> #chair abel\n18:07 <nadia> #endmeeting\n"
		"18:09 <abel> bye\n");
	assert_string_equal(meeting_info(b.r.m, FLD_TITLE), "Sorters");
	assert_false(meeting_is_open(b.r.m));
	assert_string_equal(unit_text(&b.r.m->items.v[0], FLD_SUMMARY),
		"three arrived\none is broken");
	assert_true(store_units(b.r.m->store, UNIT_DECISION, &us, &b.r.err));
	assert_int_equal(us.n, 2);
	assert_true(unit_is(&us.v[0], FLD_STATE, "adopted"));
	assert_true(unit_is(&us.v[1], FLD_STATE, "rejected"));
	units_release(&us);
	assert_string_equal(notes(&b), "abel: #idea a sticker | abel: bye");
	assert_int_equal(b.r.m->groups.n, 0);
	assert_string_equal(unit_text(person(&b, "abel"), FLD_ROLE), "facilitator");
	end(&b);
}

/* ---- time ---- */

static void
test_time(void **state)
{
	static const struct {
		const char *log, *date, *zone, *from, *till;
	} cases[] = {
		{ "23:50 <Ana> a\n00:10 <Ana> b\n", "2022-07-26", NULL, "2022-07-26T23:50:00.000Z",
			"2022-07-27T00:10:00.000Z" },
		{ "10:00 <Ana> a\n09:59 <Ana> b\n", "2022-07-26", NULL, "2022-07-26T10:00:00.000Z",
			"2022-07-26T10:00:00.000Z" },
		{ "10:00 <Ana> a\n", "2022-07-26", "Africa/Nairobi", "2022-07-26T07:00:00.000Z",
			"2022-07-26T07:00:00.000Z" },
		{ "13:00:12 <RRSAgent> logging to https://www.w3.org/2022/07/26-css-irc\n"
			"13:00:20 <Ana> a\n", NULL, NULL, "2022-07-26T13:00:12.000Z",
			"2022-07-26T13:00:20.000Z" },
		{ "--- Log opened Tue Jul 26 17:31:28 2022\n17:32 <Ana> a\n"
			"--- Day changed Thu Jul 28 2022\n00:01 <Ana> b\n", NULL, NULL,
			"2022-07-26T17:32:00.000Z", "2022-07-28T00:01:00.000Z" },
		{ "23:59 <Ana> a\n00:01 <Ana> Date: 27 Jul 2022\n", NULL, NULL,
			"2022-07-26T23:59:00.000Z", "2022-07-27T00:01:00.000Z" },
		{ "[2022-07-26T17:31:28.197Z]\tAna\ta\n", NULL, "Africa/Nairobi",
			"2022-07-26T17:31:28.197Z", "2022-07-26T17:31:28.197Z" },
		{ "<Ana> a\n<Ben> b\n", "2022-07-26", NULL, "2022-07-26T00:00:00.000Z",
			"2022-07-26T00:00:00.000Z" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct import_ask ask = { .date = cases[i].date, .zone = cases[i].zone };
		struct brought b;
		char buf[40];

		open_bare(&b.r);
		if (!import_bytes(&b, cases[i].log, strlen(cases[i].log), &ask))
			fail_msg("%s: %s", cases[i].log, b.r.err.msg);
		assert_string_equal(when_utc(b.rep.from, buf, sizeof buf), cases[i].from);
		assert_string_equal(when_utc(b.rep.till, buf, sizeof buf), cases[i].till);
		assert_int_equal(b.rep.back, i == 1);
		end(&b);
	}
}

/* ---- what is no log, and hostile bytes ---- */

static void
test_refused(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *says;
	} cases[] = {
		{ "", 0, "is empty" },
		{ "\n\n", 2, "no line of it is one of a log" },
		{ "10:00 what\n", 11, "no line of it is one of a log" },
		{ "10:00 <Ana> a\n10:00 <Ana> \0b\n", 29, "line 2: holds a NUL" },
		{ "10:00 <Ana> a\n", 14, "--date" },
		{ "[2199-01-01T00:00:00Z]\tAna\ta\n", 29, "line 1 is of a time that has not come" },
	};
	static const struct import_ask ask = { .what = IMPORT_LOG };
	struct str wide = STR_INIT;
	struct brought b;

	(void)state;
	open_bare(&b.r);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t before = store_count(b.r.m->store);

		assert_false(import_bytes(&b, cases[i].bytes, cases[i].n, &ask));
		if (strstr(b.r.err.msg, cases[i].says) == NULL)
			fail_msg("%s: does not say %s", b.r.err.msg, cases[i].says);
		assert_int_equal(store_count(b.r.m->store), before);
		import_release(&b.rep);
	}
	str_add(&wide, "10:00 <Ana> a\n10:01 <Ana> ");
	str_pad(&wide, 'x', 1024 * 1024);
	assert_false(import_bytes(&b, str_c(&wide), wide.len, &ask));
	assert_non_null(strstr(b.r.err.msg, "line 2: 1048588 bytes long"));
	str_release(&wide);
	end(&b);
}

static void
test_bytes(void **state)
{
	static const char log[] = "\xef\xbb\xbf" "10:00 <Ana> plain\r\n10:01 <Ana> \x03" "04red\r\n"
		"10:02 <Ana> caf\xe9\r\n10:03 <Ana> \xe2\x80\xae" "bidi stays\r\n"
		"10:04 <Ana> \x1b]0;x\x07\r\n10:05 <B\x1b> who\r\n"
		"10:06 <Ana> '); DROP TABLE event;-- %n%s\r\n10:07 <Ana> q+ to x\x01y\r\n";
	struct brought b;

	(void)state;
	bring(&b, log);
	assert_int_equal(b.rep.escaped, 5);
	assert_int_equal(b.rep.escaped_line, 2);
	assert_string_equal(notes(&b), "Ana: plain | Ana: <U+0003>04red | Ana: caf<E9> | "
		"Ana: \xe2\x80\xae" "bidi stays | Ana: <U+001B>]0;x<U+0007> | "
		"Ana: '); DROP TABLE event;-- %n%s | -: 10:05 <B<U+001B>> who");
	assert_int_equal(b.rep.count[LOG_STRANGE], 1);
	end(&b);
}

/* A list stays a list, whatever else could be read into it. */
static void
test_detect(void **state)
{
	static const struct {
		const char *bytes;
		enum import_what what;
	} cases[] = {
		{ "name,group\nAna,\n", IMPORT_PEOPLE },
		{ "title,minutes\n10:00 <tea>,5\n", IMPORT_AGENDA },
		{ "--- Log opened Tue Jul 26 17:31:28 2022\n17:32 -!- Ana has joined #x\n"
			"17:33 <Ana> hi\n", IMPORT_LOG },
		{ "2022-07-26 10:00:00\tAna\thello\n", IMPORT_LOG },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct brought b;

		open_bare(&b.r);
		if (!import_bytes(&b, cases[i].bytes, strlen(cases[i].bytes), NULL))
			fail_msg("%s", b.r.err.msg);
		assert_int_equal(b.rep.what, cases[i].what);
		end(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_beside),
		cmocka_unit_test(test_names_survive),
		cmocka_unit_test(test_one_person),
		cmocka_unit_test(test_new_nick),
		cmocka_unit_test(test_ring),
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_queue),
		cmocka_unit_test(test_senseless),
		cmocka_unit_test(test_turn_ends),
		cmocka_unit_test(test_scribe),
		cmocka_unit_test(test_presence),
		cmocka_unit_test(test_actions),
		cmocka_unit_test(test_meetbot),
		cmocka_unit_test(test_time),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_bytes),
		cmocka_unit_test(test_detect),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
