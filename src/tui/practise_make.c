/* SPDX-License-Identifier: ISC */
/* The meeting that is practised on: invented people, and half an hour of a past. */
#include <config.h>

#include <talanoa/app/command.h>
#include <talanoa/base/when.h>

#include "practise.h"

/* First names only: nobody in particular. A '-' before the name: comes late. */
static const struct {
	const char *code, *names[4];
} people[] = {
	{ "CSO", { "Ama", "Dario", "Ines", "Kofi" } },
	{ "IP",  { "Aila", "Moana", "-Tupa", "Yara" } },
	{ "LAB", { "Bo", "Greta", "Lwazi", "Pilar" } },
	{ "LOC", { "Chipo", "-Hugo", "Nadia", "Samir" } },
	{ "YTH", { "Eli", "Jun", "Oyin", "Vera" } },
	{ "WOM", { "Fatou", "-Irma", "Rosa", "Zola" } },
	{ "GOV", { "Arvo", "Dina", "Marek", "Thabo" } },
	{ "UNA", { "Cleo", "-Felix", "Kirsi", "Omar" } },
	{ "IND", { "Bruno", "Hana", "Lars", "Wei" } },
	{ "EXP", { "Emil", "Gita", "Noor", "-Quim" } },
};

/*
 * What happened so many seconds ago: by first hand, so that two constituencies took most of the
 * time. Who practises goes on by the fair order.
 */
static const struct {
	int ago;
	const char *line;
} past[] = {
	{ 1600, "meeting open" },
	{ 1600, "rules set limit 2m" }, { 1600, "rules set order fifo" },
	{ 1600, "agenda+ Traceability of minerals for 40m type=discussion" },
	{ 1600, "agenda+ Sharing of benefits for 20m type=decision" },
	{ 1580, "take up 1" },
	{ 1579, "q+ Thabo" }, { 1578, "q+ Bruno" }, { 1577, "q+ Arvo" }, { 1576, "q+ Lars" },
	{ 1575, "q+ Kofi" }, { 1574, "q+ Dina" }, { 1573, "q+ Emil" }, { 1572, "q+ Hana" },
	{ 1571, "q+ Omar" },
	{ 1570, "next" }, { 1500, "q+ Marek" }, { 1450, "q+ Wei" }, { 1370, "next" },
	{ 1200, "next" }, { 1070, "next" }, { 920, "next" }, { 860, "q+ Thabo" },
	{ 820, "next" }, { 700, "q+ Pilar" }, { 640, "next" }, { 560, "q+ Bruno" },
	{ 530, "next" }, { 420, "q+ Arvo" }, { 400, "q+ Chipo" }, { 370, "next" },
	{ 250, "next" }, { 240, "q+ Hana" }, { 180, "next" }, { 150, "q+ Aila" },
	{ 100, "done" }, { 90, "rules set order fair" },
};

enum { N_PEOPLE = sizeof people / sizeof *people, N_PAST = sizeof past / sizeof *past };

static bool
run(struct meeting *m, const char *line, struct err *err)
{
	struct reply r = { 0 };
	bool ok = command_run(m, line, &r, err);

	reply_release(&r);
	return ok || err_prefix(err, "%.60s: ", line);
}

static bool
add_people(struct meeting *m, struct err *err)
{
	struct str line = STR_INIT, here = STR_INIT;
	bool ok = true;

	for (size_t i = 0; ok && i < N_PEOPLE; i++)
		for (int k = 0; ok && k < 4; k++) {
			const char *name = people[i].names[k];
			bool late = *name == '-';

			str_clear(&line);
			str_addf(&line, "person add %s group=%s", name + late, people[i].code);
			ok = run(m, str_c(&line), err);
			if (!late)
				str_addf(&here, "%s%s", here.len == 0 ? "present+ " : ",", name);
		}
	ok = ok && run(m, str_c(&here), err);
	str_release(&line);
	str_release(&here);
	return ok;
}

static bool
play_past(struct meeting *m, struct err *err)
{
	int64_t now = clock_now(m->env).utc_ms;
	struct str line = STR_INIT;
	bool ok = true;

	for (size_t i = 0; ok && i < N_PAST; i++) {
		char at[40];

		str_clear(&line);
		when_utc(now - past[i].ago * INT64_C(1000), at, sizeof at);
		str_addf(&line, "[%s] %s", at, past[i].line);
		ok = run(m, str_c(&line), err);
	}
	str_release(&line);
	return ok;
}

bool
practise_make(const char *path, struct env *env, struct err *err)
{
	const struct meeting_wish wish = { .template = "hleag", .title = "Practice: invented",
		.operator_name = "The room", .role = "facilitator" };
	struct meeting *m;
	bool ok;

	if (!meeting_create(path, &wish, env, &m, err))
		return false;
	store_operator(m->store, wish.operator_name, wish.role);
	ok = store_batch_begin(m->store, err);
	if (ok) {
		ok = add_people(m, err) && play_past(m, err);
		ok = store_batch_end(m->store, ok, ok ? err : NULL) && ok;
	}
	meeting_close(m);
	return ok;
}
