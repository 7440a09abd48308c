/* SPDX-License-Identifier: ISC */
/*
 * The floor through the command language, as a facilitator drives it: what is recorded, what
 * is counted, what is refused and that a refusal changes nothing.
 */
#include <unistd.h>

#include <unit.h>

#include <talanoa/app/command.h>
#include <talanoa/app/names.h>

static struct env env;
static const char path[] = "test_floor_commands.talanoa";

struct step {
	const char *line;
	const char *refused;	/* part of the sentence, or NULL: it must work */
};

static struct meeting *
fresh(void)
{
	static const char *const lines[] = {
		"group add CSO \"Civil society\"", "group add LAB Labour", "group add GOV Governments",
		"person add \"Ana Silva\" group=CSO", "person add \"Bo Chan\" group=CSO",
		"person add \"Carla Diaz\" group=LAB", "person add \"Dev Rao\" group=GOV",
		"person add \"Eve Oyo\" role=secretariat",
		"rules set handover 10s", "present+ Ana Silva, Bo Chan, Carla Diaz, Dev Rao",
		"agenda+ Traceability for 20m", "[2026-03-10T09:00:00.000Z] meeting open",
		"[2026-03-10T09:00:00.000Z] take up 1",
	};
	struct meeting *m;
	struct store *s;
	struct err err = { 0 };
	struct reply r = { 0 };

	unlink(path);
	assert_true(env_init(&env, "7,1773133200000"));
	if (!store_create(path, "none", &env, &s, &err))
		fail_msg("%s", err.msg);
	store_close(s);
	if (!meeting_open(path, STORE_WRITE, &env, &m, &err))
		fail_msg("%s", err.msg);
	store_operator(m->store, "Test", "rapporteur");
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		reply_clear(&r);
		if (!command_run(m, lines[i], &r, &err))
			fail_msg("%s: %s", lines[i], err.msg);
	}
	reply_release(&r);
	return m;
}

static void
play(struct meeting *m, const struct step *steps, size_t n)
{
	struct reply r = { 0 };

	for (size_t i = 0; i < n; i++) {
		struct err err = { 0 };
		size_t before = store_count(m->store);
		bool ok = command_run(m, steps[i].line, &r, &err);

		if (steps[i].refused == NULL && !ok)
			fail_msg("%s: %s", steps[i].line, err.msg);
		if (steps[i].refused != NULL && ok)
			fail_msg("%s: should be refused", steps[i].line);
		if (steps[i].refused != NULL && strstr(err.msg, steps[i].refused) == NULL)
			fail_msg("%s: says \"%s\"", steps[i].line, err.msg);
		if (steps[i].refused != NULL)
			assert_int_equal(store_count(m->store), before);
		reply_clear(&r);
	}
	reply_release(&r);
}

#define PLAY(m, steps) play((m), (steps), sizeof (steps) / sizeof *(steps))

static int64_t
counted(struct meeting *m, const char *code)
{
	const struct unit *g;

	assert_true(names_group(m, code, &g, NULL));
	return m->ledger.floor.groups[ledger_group(&m->ledger, &g->id)].charged;
}

static const char *
speaking(struct meeting *m)
{
	const struct ledger_turn *t = ledger_running(&m->ledger);
	struct id p;

	if (t == NULL)
		return "-";
	p = ledger_person_id(&m->ledger, m->ledger.floor.turns[t->floor_turn].person);
	return person_name(meeting_person(m, &p));
}

static void
done(struct meeting *m)
{
	meeting_close(m);
	unlink(path);
}

static void
test_one_clock_at_a_time(void **state)
{
	static const struct step again[] = {
		{ "[2026-03-10T09:00:00Z] q+ Carla", NULL },
		{ "[2026-03-10T09:00:00Z] q+ Dev", NULL },
		{ "[2026-03-10T09:00:00Z] ack Carla", NULL },
		{ "[2026-03-10T09:01:00Z] point Ana", NULL },
		{ "[2026-03-10T09:01:00Z] next", NULL },
		{ "[2026-03-10T09:02:00Z] point Bo", NULL },
		{ "[2026-03-10T09:02:00Z] next", NULL },
		{ "[2026-03-10T09:05:00Z] lost", NULL },
		{ "[2026-03-10T09:05:30Z] point Ana", NULL },
		{ "[2026-03-10T09:05:30Z] next", NULL },
		{ "[2026-03-10T09:07:00Z] ack Dev", NULL },
		{ "[2026-03-10T09:08:00Z] done", NULL },
	};
	struct meeting *m = fresh();

	(void)state;
	PLAY(m, again);
	assert_string_equal(speaking(m), "-");
	assert_int_equal(counted(m, "LAB"), 90000);	/* not while anybody raised a point */
	assert_int_equal(counted(m, "GOV"), 60000);
	done(m);
}

static void
test_nothing_before_1970(void **state)
{
	static const struct step steps[] = {
		{ "[1970-01-01T00:00:00+02:00] note early", "before 1970" },
		{ "[1970-01-01T00:00:00Z] q+ Ana -5m", "before 1970" },
		{ "q+\tAna\tSilva", NULL },	/* a tab is a space */
	};
	struct meeting *m = fresh();

	(void)state;
	PLAY(m, steps);
	done(m);
}

static void
test_a_round(void **state)
{
	static const struct step steps[] = {
		{ "[2026-03-10T09:01:00Z] q+ Ana Silva to the ledger of the mine", NULL },
		{ "[2026-03-10T09:01:01Z] q+ Carla", NULL },
		{ "[2026-03-10T09:01:02Z] q+ Ana", "already has a hand up" },
		{ "[2026-03-10T09:01:02Z] q+ Nobody", "Nobody" },
		{ "[2026-03-10T09:02:00Z] next", NULL },
		{ "[2026-03-10T09:02:08Z] start", NULL },
		{ "[2026-03-10T09:02:30Z] start", "runs already" },
		{ "[2026-03-10T09:03:08Z] interpret", NULL },
		{ "[2026-03-10T09:03:20Z] pause", "stands already" },
		{ "[2026-03-10T09:03:38Z] resume", NULL },
		{ "[2026-03-10T09:04:08Z] next", NULL },
	};
	struct meeting *m = fresh();

	(void)state;
	PLAY(m, steps);
	/* From the first word, without the 30 s of interpretation. */
	assert_int_equal(counted(m, "CSO"), 90000);
	assert_string_equal(speaking(m), "Carla Diaz");
	done(m);
}

static void
test_point_of_order(void **state)
{
	static const struct step steps[] = {
		{ "[2026-03-10T09:01:00Z] q+ Ana", NULL },
		{ "[2026-03-10T09:02:00Z] next", NULL },
		{ "[2026-03-10T09:02:50Z] point Dev", NULL },
		{ "[2026-03-10T09:02:50Z] start", NULL },
		{ "[2026-03-10T09:03:10Z] done", NULL },
	};
	static const struct step end[] = { { "[2026-03-10T09:04:20Z] done", NULL } };
	struct meeting *m = fresh();

	(void)state;
	PLAY(m, steps);
	assert_string_equal(speaking(m), "Ana Silva");
	PLAY(m, end);
	assert_int_equal(counted(m, "CSO"), 120000);
	assert_int_equal(counted(m, "GOV"), 0);
	assert_string_equal(speaking(m), "-");
	done(m);
}

static void
test_taken_back(void **state)
{
	static const struct step steps[] = {
		{ "[2026-03-10T09:01:00Z] q+ Ana", NULL },
		{ "[2026-03-10T09:01:00Z] q+ Dev", NULL },
		{ "[2026-03-10T09:02:00Z] next", NULL },
		/* it was forgotten for 90 s */
		{ "[2026-03-10T09:05:00Z] next -90s", NULL },
		{ "[2026-03-10T09:06:00Z] done @09:01", "turn 2 last changed" },
		{ "[2026-03-10T09:06:00Z] done -1x", "duration" },
		{ "[2026-03-10T09:06:00Z] done @09:05:30", NULL },
	};
	struct meeting *m = fresh();

	(void)state;
	PLAY(m, steps);
	assert_int_equal(counted(m, "CSO"), 90000);
	assert_int_equal(counted(m, "GOV"), 120000);
	done(m);
}

/* The turn that a point of order interrupted is older than the point, and it is the one meant. */
static void
test_wrong_speaker_after_point(void **state)
{
	static const struct step steps[] = {
		{ "[2026-03-10T09:01:00Z] q+ Ana", NULL },
		{ "[2026-03-10T09:01:00Z] next", NULL },
		{ "[2026-03-10T09:02:00Z] point Dev", NULL },
		{ "[2026-03-10T09:02:00Z] next", NULL },
		{ "[2026-03-10T09:02:30Z] done", NULL },
		{ "[2026-03-10T09:02:40Z] turn last who=Carla", NULL },
		{ "[2026-03-10T09:03:00Z] done", NULL },
	};
	struct meeting *m = fresh();

	(void)state;
	PLAY(m, steps);
	assert_int_equal(counted(m, "CSO"), 0);
	assert_int_equal(counted(m, "LAB"), 90000);
	done(m);
}

static void
test_wrong_speaker(void **state)
{
	static const struct step steps[] = {
		{ "[2026-03-10T09:01:00Z] q+ Ana", NULL },
		{ "[2026-03-10T09:02:00Z] next", NULL },
		{ "[2026-03-10T09:03:00Z] done", NULL },
		{ "[2026-03-10T09:03:10Z] turn last who=Carla because she spoke", NULL },
		{ "[2026-03-10T09:03:20Z] turn last who=Carla", "already" },
		{ "[2026-03-10T09:03:20Z] turn 7 who=Carla", "no turn 7" },
		{ "[2026-03-10T09:03:20Z] turn 1 time=-5s", "negative" },
		{ "[2026-03-10T09:03:20Z] turn 1 time=25h", "at most 24 hours" },
		{ "[2026-03-10T09:03:20Z] turn 1 time=2:10 because the clock was late", NULL },
	};
	static const struct step next[] = { { "[2026-03-10T09:04:00Z] next", NULL } };
	struct meeting *m = fresh();

	(void)state;
	PLAY(m, steps);
	assert_int_equal(counted(m, "CSO"), 0);
	assert_int_equal(counted(m, "LAB"), 130000);
	/* The wrong person's hand is up again. */
	PLAY(m, next);
	assert_string_equal(speaking(m), "Ana Silva");
	done(m);
}

static void
test_no_show_and_lost(void **state)
{
	static const struct step steps[] = {
		{ "[2026-03-10T09:01:00Z] q+ Ana", NULL },
		{ "[2026-03-10T09:01:01Z] q+ Bo", NULL },
		{ "[2026-03-10T09:02:00Z] next", NULL },
		{ "[2026-03-10T09:02:20Z] noshow", NULL },
		{ "[2026-03-10T09:02:30Z] next", NULL },
	};
	static const struct step lost[] = {
		{ "[2026-03-10T09:03:00Z] lost", NULL },
		{ "[2026-03-10T09:03:10Z] noshow", NULL },
		{ "[2026-03-10T09:03:20Z] next", NULL },
	};
	struct meeting *m = fresh();

	(void)state;
	PLAY(m, steps);
	assert_int_equal(counted(m, "CSO"), 0);
	assert_string_equal(speaking(m), "Bo Chan");
	PLAY(m, lost);
	assert_int_equal(counted(m, "CSO"), 30000);
	assert_string_equal(speaking(m), "Ana Silva");
	done(m);
}

static void
test_refusals(void **state)
{
	static const struct step steps[] = {
		{ "next", "nobody waits" },
		{ "done", "nobody has the floor" },
		{ "pause", "nobody has the floor" },
		{ "resume", "no turn is paused" },
		{ "extend 30s", "nobody has the floor" },
		{ "lost", "nobody has the floor" },
		{ "noshow", "nobody was called" }, { "noshow Ana", "nothing more: \"Ana\"" },
		{ "next Ana", "nothing more" }, { "done Ana -5s", "nothing more" },
		{ "announce", "nobody waits" },
		{ "q- Ana", "no hand up" },
		{ "q+ Eve", "no constituency" },
		{ "yield Ana", "nobody has the floor" },
		{ "confirm LAB", "no joint statement" },
		{ "limit -1", "duration" },
		{ "limit 9223372036854775808s", "duration" },
		{ "close queue", NULL },
		{ "close queue", "closed already" },
		{ "q+ Ana", "the speaking list is closed" },
		{ "ack Ana because she must leave", NULL },
		{ "rules set replies 0", NULL },
		{ "ror Ana", "rules set replies 1 allows one more" },
		{ "nxet", "not a command" },
	};
	struct meeting *m = fresh();

	(void)state;
	PLAY(m, steps);
	assert_string_equal(speaking(m), "Ana Silva");
	done(m);
}

/* Two terminals press n at once: the second act is refused, nobody is called twice. */
static void
test_two_nexts(void **state)
{
	static const struct step steps[] = { { "q+ Ana", NULL }, { "q+ Carla", NULL } };
	struct meeting *m = fresh();
	struct floor_reason why;
	struct reply r = { 0 };
	struct err err = { 0 };

	(void)state;
	PLAY(m, steps);
	m->expect.set = true;
	m->expect.entry = ledger_entry_id(&m->ledger, floor_pick(&m->ledger.floor, &why));
	assert_true(command_run(m, "next", &r, &err));
	assert_false(command_run(m, "next", &r, &err));
	assert_int_equal(err.code, ERR_STALE);
	assert_string_equal(speaking(m), "Ana Silva");
	reply_release(&r);
	done(m);
}

static void
test_late_arrivals(void **state)
{
	static const struct step steps[] = {
		{ "q+ \"Fatou Ndiaye\" new LAB", NULL },
		{ "q+ \"Fatou Ndiaye\" new LAB", "on the list already" },
		{ "q+ GOV", NULL },
		{ "q+ \"Dev Rao\" to speak of \"the ledger\"", NULL },
		{ "q+ Ana with LAB,GOV", NULL },
		{ "confirm LAB", NULL },
		{ "q+ Bo as NGO", "NGO" },
	};
	struct meeting *m = fresh();
	const struct unit *p;

	(void)state;
	PLAY(m, steps);
	assert_true(names_person(m, "Fatou", &p, NULL));
	assert_true(person_present(m, p));
	assert_string_equal(group_code(group_of(m, p)), "LAB");
	done(m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_round), cmocka_unit_test(test_one_clock_at_a_time),
		cmocka_unit_test(test_nothing_before_1970),
		cmocka_unit_test(test_point_of_order),
		cmocka_unit_test(test_taken_back),
		cmocka_unit_test(test_wrong_speaker),
		cmocka_unit_test(test_wrong_speaker_after_point),
		cmocka_unit_test(test_no_show_and_lost),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_two_nexts),
		cmocka_unit_test(test_late_arrivals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
