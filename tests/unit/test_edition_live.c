/* SPDX-License-Identifier: ISC */
/* The live part of an edition: who speaks and who is next as the public may know, and no more. */
#include <unit.h>

#include "talk.h"

#include <talanoa/record/card.h>
#include <talanoa/record/edition.h>

static const char *const room[] = {
	"meeting set title Plenary", "group add CSO Civil society seats=4",
	"group add LAB Labour seats=4", "group add GOV Governments",
	"person add Ana Silva group=CSO", "person add Bea Roe group=CSO",
	"person add Cem Tan group=CSO", "person add Bo Li group=LAB",
	"person add Di Ode group=LAB", "person add Gil Gov group=GOV",
	"present+ Ana Silva,Bea Roe,Cem Tan,Bo Li,Di Ode,Gil Gov", "meeting open",
	"agenda+ Traceability for 20m", "take up 1",
};

static void
begin(struct talk *t)
{
	talk_open(t, "test_edition_live.talanoa", "3,1773133200000");
	for (size_t i = 0; i < sizeof room / sizeof *room; i++)
		talk_do(t, room[i]);
}

static void
load_as(struct talk *t, enum edition_kind kind, struct edition *ret_ed)
{
	struct edition_ask ask = { .kind = kind, .live = true };
	struct err err = { 0 };

	if (!edition_load(t->m->store, &ask, ret_ed, &err))
		fail_msg("%s", err.msg);
}

static void
load(struct talk *t, struct edition *ret_ed)
{
	load_as(t, EDITION_PUBLIC, ret_ed);
}

static void
test_turn(void **state)
{
	struct edition ed;
	struct talk t;

	(void)state;
	begin(&t);
	load(&t, &ed);
	assert_int_equal(ed.live.phase, PHASE_OPEN);
	assert_false(ed.live.has_turn);
	assert_false(ed.live.spoken);
	assert_int_equal(ed.live.item, 0);
	assert_int_equal(ed.live.n_next, 0);
	edition_release(&ed);
	talk_do(&t, "q+ Ana Silva");
	talk_do(&t, "q+ Bea Roe");
	talk_do(&t, "q+ Bo Li");
	talk_do(&t, "next");
	clock_advance(&t.env, 42000);
	load(&t, &ed);
	assert_true(ed.live.has_turn && ed.live.running && ed.live.spoken);
	assert_int_equal(ed.live.ms, 42000);
	assert_int_equal(ed.live.limit_ms, 180000);
	assert_int_equal(ed.live.now.who.said, SAID_PERSON);
	assert_string_equal(ed.person[ed.live.now.who.person].name, "Ana Silva");
	assert_int_equal(ed.live.n_next, 2);
	assert_string_equal(ed.person[ed.live.next[0].who.person].name, "Bo Li");
	assert_string_equal(ed.person[ed.live.next[1].who.person].name, "Bea Roe");
	assert_int_equal(ed.live.n_bars, 3);
	assert_int_equal(ed.live.bar[0].ms, 42000);
	assert_true(ed.live.bar[0].heard);
	assert_false(ed.live.bar[1].heard);
	assert_false(ed.live.untold);
	assert_int_equal(ed.live.n_warns, 2);
	assert_int_equal(ed.live.warn[0], 60000);
	edition_release(&ed);
	talk_do(&t, "rules set limit 1m");
	talk_do(&t, "next");
	load(&t, &ed);
	assert_int_equal(ed.live.limit_ms, 60000);
	assert_int_equal(ed.live.n_warns, 1);
	assert_int_equal(ed.live.warn[0], 30000);
	edition_release(&ed);
	talk_do(&t, "interpret");
	load(&t, &ed);
	assert_false(ed.live.running);
	assert_string_equal(ed.live.cause, "interpret");
	edition_release(&ed);
	talk_close(&t);
}

/* The display goes by the order in force. */
static void
test_order_of_the_rules(void **state)
{
	struct edition ed;
	struct talk t;

	(void)state;
	begin(&t);
	talk_do(&t, "rules set order fifo");
	talk_do(&t, "q+ Ana Silva");
	talk_do(&t, "q+ Bea Roe");
	talk_do(&t, "q+ Bo Li");
	talk_do(&t, "next");
	load(&t, &ed);
	assert_string_equal(ed.person[ed.live.next[0].who.person].name, "Bea Roe");
	edition_release(&ed);
	talk_close(&t);
}

static void
test_states(void **state)
{
	struct edition ed;
	struct talk t;

	(void)state;
	begin(&t);
	talk_do(&t, "close queue");
	talk_do(&t, "closed safety");
	talk_do(&t, "meeting suspend 15m");
	load(&t, &ed);
	assert_int_equal(ed.live.phase, PHASE_SUSPENDED);
	assert_int_equal(ed.live.until, 1773133200000 + 900000);
	assert_true(ed.live.list_closed && ed.live.hall_closed);
	edition_release(&ed);
	talk_do(&t, "meeting resume");
	talk_do(&t, "close item");
	load(&t, &ed);
	assert_int_equal(ed.live.phase, PHASE_OPEN);
	assert_int_equal(ed.live.item, -1);
	edition_release(&ed);
	talk_do(&t, "meeting close");
	load(&t, &ed);
	assert_int_equal(ed.live.phase, PHASE_CLOSED);
	edition_release(&ed);
	talk_close(&t);
}

/* What makes a name not be told, and what is told in its place of the speaker and of the next. */
static void
test_who_is_told(void **state)
{
	static const struct {
		const char *line;
		enum ed_said speaker, next;
		bool untold;
	} cases[] = {
		{ "attribution item 1 named", SAID_PERSON, SAID_PERSON, false },
		{ "attribution item 1 constituency", SAID_FOR_GROUP, SAID_PARTICIPANT, false },
		{ "attribution item 1 none", SAID_PARTICIPANT, SAID_PARTICIPANT, true },
		{ "attribution item 1 chatham", SAID_PARTICIPANT, SAID_PARTICIPANT, true },
		{ "rules set attribution none", SAID_PARTICIPANT, SAID_PARTICIPANT, true },
		{ "protect Ana Silva", SAID_PARTICIPANT, SAID_PERSON, true },
		{ "protect Bo Li", SAID_PERSON, SAID_PARTICIPANT, false },
		{ "withhold turn 1 ground=safety", SAID_PARTICIPANT, SAID_PERSON, true },
		{ "withhold item 1 ground=safety", SAID_PARTICIPANT, SAID_PARTICIPANT, true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (enum edition_kind kind = EDITION_PUBLIC; kind <= EDITION_FULL; kind++) {
			struct edition ed;
			struct talk t;

			begin(&t);
			talk_do(&t, "q+ Ana Silva");
			talk_do(&t, "q+ Bo Li");
			talk_do(&t, "next");
			clock_advance(&t.env, 30000);
			talk_do(&t, cases[i].line);
			load_as(&t, kind, &ed);
			if (ed.live.now.who.said != cases[i].speaker ||
			    ed.live.next[0].who.said != cases[i].next ||
			    ed.live.untold != cases[i].untold)
				fail_msg("%s: %d %d %d", cases[i].line, ed.live.now.who.said,
					ed.live.next[0].who.said, ed.live.untold);
			/* Whose share grows would tell who speaks. */
			assert_int_equal(ed.live.bar[0].ms, cases[i].untold ? 0 : 30000);
			edition_release(&ed);
			talk_close(&t);
		}
}

static void
test_yield(void **state)
{
	struct edition ed;
	struct talk t;

	(void)state;
	begin(&t);
	talk_do(&t, "q+ Ana Silva");
	talk_do(&t, "next");
	talk_do(&t, "yield Bo Li");
	load(&t, &ed);
	assert_string_equal(ed.person[ed.live.now.who.person].name, "Bo Li");
	edition_release(&ed);
	talk_do(&t, "protect Bo Li");
	load(&t, &ed);
	assert_int_equal(ed.live.now.who.said, SAID_PARTICIPANT);
	edition_release(&ed);
	talk_close(&t);
}

static bool
in(const char *text)
{
	return text != NULL && strstr(text, "canary") != NULL;
}

/* Every string that this part of the record holds. */
static bool
any_canary(const struct edition *ed)
{
	const char *const head[] = { ed->title, ed->body, ed->number, ed->meeting_kind, ed->symbol,
		ed->place, ed->link, ed->notice, ed->contact, ed->phase, ed->next, ed->live.cause };
	bool found = false;

	for (size_t i = 0; i < sizeof head / sizeof *head; i++)
		found |= in(head[i]);
	for (size_t i = 0; i < ed->n_persons; i++)
		found |= in(ed->person[i].name) || in(ed->person[i].org) ||
			in(ed->person[i].country) || in(ed->person[i].people) ||
			in(ed->person[i].role);
	for (size_t i = 0; i < ed->n_items; i++)
		found |= in(ed->item[i].title) || in(ed->item[i].summary) ||
			in(ed->item[i].outcome) || in(ed->item[i].reason) || ed->item[i].n > 4;
	for (size_t i = 0; i < ed->n_decisions; i++)
		found |= in(ed->decision[i].text) || in(ed->decision[i].rationale);
	return found || ed->n_actions > 0 || ed->n_interests > 0 || ed->remarks > 0;
}

static void
test_canaries(void **state)
{
	static const char *const lines[] = {
		"meeting set link https://canary.example.org", "protect Bea Roe",
		"person add Canary canary group=LAB org=canary country=Ghana", "protect Canary canary",
		"present+ Canary canary", "q+ Canary canary to canary about canaries", "next",
		"Canary canary: said a word that is a canary", "withhold note 1 ground=safety",
		"propose by=Canary the canary text", "withhold decision 1 ground=deliberation",
		"action Canary to feed the canary", "withhold action 1 ground=safety",
		"interest Canary: keeps a canary",
		"agenda+ canary of a title", "withhold item 2 ground=legal", "take up 2",
		"q+ Bo Li to sing canary songs", "point Ana Silva",
	};
	struct edition ed;
	struct talk t;

	(void)state;
	begin(&t);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		talk_do(&t, lines[i]);
	load(&t, &ed);
	assert_false(any_canary(&ed));
	assert_int_equal(ed.live.n_next, 2);
	edition_release(&ed);
	/* They would be seen. */
	assert_true(edition_load(t.m->store, &(struct edition_ask){ .kind = EDITION_FULL }, &ed,
		&t.err));
	assert_true(any_canary(&ed));
	edition_release(&ed);
	talk_close(&t);
}

/* Each order, and what the other rules add, in all languages: three sentences that end. */
static void
test_card(void **state)
{
	static const char *const languages[] = { "en", "fr", "es", "pt" };
	static const struct { const char *line, *says[3]; } cases[] = {
		{ "rules set order fair", { "spoken least", "le moins parlé", "menos ha hablado" } },
		{ "rules set order fifo", { "hands are raised", "des mains levées", "las manos" } },
		{ "rules set order first-timers", { "twice", "deux fois", "dos veces" } },
		{ "rules set order round-robin", { "in turn", "d'un collège à l'autre", "otro" } },
		{ "rules set order manual", { "The chair", "La présidence", "La presidencia" } },
		{ "rules set limit 2:30", { "2 min 30 s", "2 min 30 s", "2 min 30 s" } },
		{ "rules set scope meeting", { "whole meeting", "toute la réunion", "la reunión" } },
		{ "rules set target headcount", { "people present", "présentes", "presentes" } },
		{ "rules set catch-up off", { "all of it", "tout rattraper", "recuperarlo todo" } },
		{ "rules set budget 10m", { "10 min on one", "10 min sur", "10 min en" } },
		{ "rules set budget auto", { "planned time", "temps prévu", "tiempo previsto" } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (size_t l = 0; l < 4; l++) {
			struct str card[CARD_SENTENCES] = { STR_INIT }, all = STR_INIT;
			struct edition ed;
			struct talk t;
			char line[40];

			begin(&t);
			talk_do(&t, cases[i].line);
			snprintf(line, sizeof line, "meeting set language %s", languages[l]);
			talk_do(&t, line);
			load(&t, &ed);
			card_sentences(&ed, card);
			for (int s = 0; s < CARD_SENTENCES; s++) {
				assert_true(str_ends(str_c(&card[s]), "."));
				assert_null(strchr(str_c(&card[s]), '{'));
				str_addf(&all, "%s\n", str_c(&card[s]));
				str_release(&card[s]);
			}
			if (strstr(str_c(&all), cases[i].says[l == 3 ? 0 : l]) == NULL)
				fail_msg("%s: %s", line, str_c(&all));
			str_release(&all);
			edition_release(&ed);
			talk_close(&t);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_turn),
		cmocka_unit_test(test_order_of_the_rules),
		cmocka_unit_test(test_states),
		cmocka_unit_test(test_who_is_told),
		cmocka_unit_test(test_yield),
		cmocka_unit_test(test_canaries),
		cmocka_unit_test(test_card),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
