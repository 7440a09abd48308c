/* SPDX-License-Identifier: ISC */
/* The moments of a meeting a facilitator must read at one glance, each as a screen. */
#include <config.h>

#include "room.h"

#include <locale.h>
#include <stdlib.h>

#include <golden.h>

enum { MOST = 40 };

/*
 * A line is a command of another program; "+90" lets 90 seconds pass; "=n h" are keys.
 */
struct scene {
	const char *name;
	const char *const *before;
	int rows, cols;
	const char *then[MOST];
};

static const char *const room10[] = {
	"person add Kofi Mensah group=CSO country=Ghana", "person add Rosa Vidal group=CSO country=Peru",
	"person add Mele Taufa group=IP country=Tonga", "person add Aila Somby group=IP country=Norway",
	"person add Bo Li group=LAB country=China", "person add Thandi Nkosi group=LAB country=ZA",
	"person add Chanda Phiri group=LOC country=Zambia", "person add Noor Aziz group=YTH country=Pakistan",
	"person add Grace Banda group=WOM country=Malawi", "person add Pedro Rojas group=GOV country=Chile",
	"person add Anne Dupont group=GOV country=France", "person add Kenji Mori group=UNA country=Japan",
	"person add Ella Fox group=IND country=Canada", "person add Ivan Petrov group=EXP country=Kazakhstan",
	"present+ CSO1,CSO2,IP1,IP2,LAB1,LAB2,LOC1,YTH1,WOM1,GOV1,GOV2,UNA1,IND1,EXP1",
	"meeting open", "agenda+ Opening for 10m", "agenda+ Traceability for 40m",
	"agenda+ Closing for 10m", "take up 1", NULL,
};
/* Governments and industry talk, the others wait; four constituencies were not heard. */
static const char *const contested[] = {
	"+780", "take up 2", "q+ GOV1", "next", "q+ IND1", "q+ LAB1", "+250", "next", "q+ CSO1", "+190",
	"next", "q+ GOV2", "q+ IP1", "+120", "next", "q+ LAB2", "+95", "next", "q+ IND1", "+100",
	"next", "+130", "next", "q+ GOV1", "+165", "next", "+200", "next", "+185", "done", "q+ IND1",
	"q+ EXP1", "next", "+110", "q+ GOV2", "q+ IP2", "next", "q+ YTH1", "q+ LOC1", "q+ LAB1",
	"q+ GOV1", "+60", NULL,
};
static const char *const four_more[] = { "group add NGO Observers", "group add TRD Traders",
	"group add FIN Finance", "group add ACA Academia", "person add Lea Roth group=NGO",
	"person add Max Ochs group=TRD", "person add Ida Berg group=FIN", "person add Jo Sax group=ACA",
	"present+ NGO1,TRD1,FIN1,ACA1", NULL };

static const struct scene moments[] = {
	{ "early", NULL, 24, 80, { "q+ GOV1", "q+ IND1", "next", "+75" } },
	{ "contested", contested, 24, 80, { "+15" } },
	{ "contested_200x50", contested, 50, 200, { "+15" } },
	{ "contested_40x10", contested, 10, 40, { "+15" } },
	{ "contested_20x5", contested, 5, 20, { "+15" } },
	{ "over_limit", contested, 24, 80, { "+140" } },
	{ "interpretation", contested, 24, 80, { "=i", "+20" } },
	{ "point", contested, 24, 80, { "point UNA1", "=enter", "+12" } },
	{ "announced", contested, 24, 80, { "=a", "+5" } },
	{ "list_closed", contested, 24, 80, { "=q", "+5" } },
	{ "impossible", contested, 24, 80, { "+1060" } },
	{ "by_region", contested, 24, 80, { "=s" } },
	{ "waiting", contested, 24, 80, { "=down down" } },
	{ "suspended", contested, 24, 80, { "=b", "+300" } },
	{ "over", contested, 24, 80, { "done", "meeting close" } },
	{ "budget", contested, 24, 80, { "rules set budget 6m", "+51" } },
	{ "budget_list", contested, 24, 80, { "rules set budget 6m", "+51", "=v" } },
	{ "chair", contested, 24, 80, { "done", "person add Ruth Okafor", "present+ Ruth Okafor",
		"invited Ruth Okafor", "next", "+61" } },
	{ "trend_200x50", contested, 50, 200, { "+60", "next", "q+ WOM1", "+150", "next", "+170",
		"next", "q+ UNA1", "+160", "next", "+150", "next", "+140", "next", "+60" } },
	{ "other", contested, 24, 80, { "clarify UNA1", "next", "+200", "done", "next", "+61" } },
};

/* As time passes in a room: the screen looks at its clocks all the while. */
static void
pass(struct room *r, int64_t s)
{
	enum { STEP = 15 };

	for (; s > 0; s -= STEP)
		room_advance(r, (s < STEP ? s : STEP) * 1000);
}

static void
play(struct room *r, const char *const *line)
{
	for (; line != NULL && *line != NULL; line++) {
		if (**line == '+')
			pass(r, atoll(*line + 1));
		else if (**line == '=')
			room_keys(r, *line + 1);
		else {
			room_do(r, *line);
			screen_follow(&r->s);
		}
	}
}

static void
play_scene(struct room *r, const struct scene *at)
{
	room_screen(r, FOCUS_FLOOR, at->rows, at->cols);
	play(r, at->before);
	play(r, at->then);
}

static void
test_moments(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
		struct room r;
		char name[64];

		snprintf(name, sizeof name, "moment_%s", moments[i].name);
		room_open(&r, "hleag", room10);
		play_scene(&r, &moments[i]);
		assert_true(room_golden(&r, name));
		room_close(&r);
	}
}

static void
test_fourteen(void **state)
{
	static const struct scene at = { "", contested, 24, 80, { "+15" } };
	struct room r;

	(void)state;
	room_open(&r, "hleag", room10);
	for (size_t i = 0; four_more[i] != NULL; i++)
		room_do(&r, four_more[i]);
	play_scene(&r, &at);
	assert_true(room_golden(&r, "moment_fourteen"));
	room_close(&r);
}

/* More of everything than any screen holds: it is said how much there is, and pages turn. */
static void
test_many(void **state)
{
	struct room r;
	char line[120];

	(void)state;
	room_open(&r, "basic", NULL);
	for (int i = 1; i <= 60; i++) {
		snprintf(line, sizeof line, "group add G%d Constituency number %d", i, i);
		room_do(&r, line);
	}
	for (int i = 1; i <= 500; i++) {
		snprintf(line, sizeof line, "q+ \"Person %d\" new G%d", i, i % 60 + 1);
		room_do(&r, line);
	}
	room_screen(&r, FOCUS_FLOOR, 24, 80);
	room_do(&r, "meeting open");
	room_keys(&r, "n pgdn");
	assert_true(room_shows(&r, "of 60"));
	assert_true(room_golden(&r, "moment_many"));
	room_keys(&r, "v pgdn pgdn");
	assert_true(room_shows(&r, "499 waiting"));
	assert_true(room_golden(&r, "moment_many_list"));
	room_close(&r);
}

/* Every grouping and both tables at every size: nothing outside, nothing missing crashes. */
static void
test_every_size(void **state)
{
	struct room r;

	(void)state;
	room_open(&r, "hleag", room10);
	room_screen(&r, FOCUS_FLOOR, 24, 80);
	r.s.facilitator = true;
	play(&r, contested);
	for (int rows = 1; rows <= 60; rows += 1 + rows / 6)
		for (int cols = 1; cols <= 220; cols += 1 + cols / 9) {
			room_size(&r, rows, cols);
			room_keys(&r, "s v pgdn v");
			room_draw(&r);
		}
	room_close(&r);
}

/* By region, income group and person; gender only where somebody said theirs. */
static void
test_shares_by(void **state)
{
	struct room r;

	(void)state;
	room_open(&r, "hleag", room10);
	room_screen(&r, FOCUS_FLOOR, 24, 80);
	play(&r, contested);
	room_keys(&r, "s");
	assert_true(room_shows(&r, "share by region"));
	assert_true(room_shows(&r, "6 of 6 regions"));
	room_keys(&r, "1");
	assert_true(room_shows(&r, "these rows are no constituencies"));
	room_keys(&r, "s");
	assert_true(room_shows(&r, "share by income"));
	room_keys(&r, "s");
	assert_true(room_shows(&r, "share of the floor"));
	room_do(&r, "person set Rosa Vidal gender woman");
	r.s.facilitator = true;
	room_keys(&r, "s s s");
	assert_true(room_shows(&r, "share by gender"));
	room_keys(&r, "s");
	assert_true(room_shows(&r, "CSO  Kofi Mensah"));
	room_keys(&r, "s");
	assert_true(room_shows(&r, "share of the floor"));
	room_close(&r);
}

static bool
header_says(struct room *r, const char *text)
{
	if (strstr(room_row(r, 0), text) == NULL)
		printf("# %s\n", room_row(r, 0));
	return strstr(room_row(r, 0), text) != NULL;
}

/* A break takes no time from the item; it only ends later. Ahead of the plan shows, too. */
static void
test_item_clock(void **state)
{
	static const char *const quick[] = { "+240", "take up 2", "+640", NULL };
	static const char *const pause[] = { "=b", "+900", NULL };
	static const char *const late[] = { "=b", "+2400", NULL };
	static const char *const away[] = { "take up 3", "+600", "take up 2", "+60", NULL };
	struct room r;

	(void)state;
	room_open(&r, "hleag", room10);
	room_screen(&r, FOCUS_FLOOR, 24, 80);
	play(&r, quick);
	assert_true(header_says(&r, "item 2/3 Traceability  10:00 of 40:00  ends 09:54 (-5)"));
	play(&r, pause);
	assert_true(header_says(&r, "10:00 of 40:00  ends 10:09 (-5)"));
	play(&r, late);
	assert_true(header_says(&r, "50:00 of 40:00  ends 10:20 (+4)"));
	/* Who comes back to an item goes on with its clock. */
	play(&r, away);
	assert_true(header_says(&r, "51:00 of 40:00"));
	room_close(&r);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_moments),
		cmocka_unit_test(test_fourteen),
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_every_size),
		cmocka_unit_test(test_shares_by),
		cmocka_unit_test(test_item_clock),
	};

	setlocale(LC_ALL, "C.UTF-8");
	golden_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
