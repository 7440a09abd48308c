/* SPDX-License-Identifier: ISC */
/* withhold, release, contest, waive and erase, as somebody types them. */
#include <unit.h>

#include <talanoa/base/mem.h>
#include <talanoa/record/export.h>
#include <talanoa/store/disclosed.h>
#include <talanoa/store/whole.h>

#include "talk.h"

static struct talk t;

/* 2026-03-10 09:00 UTC, a Tuesday */
TALK_IN_ROOM(t, "test_withhold.talanoa", "13,1773133200000")

static const int64_t day = 24 * 3600 * 1000;

static const char *
newest(enum unit_kind kind, enum field f)
{
	return talk_newest(&t, kind, f);
}

/* In the hall: a REF and a ground are enough, and everything else is filled in. */
static void
test_two_keys(void **state)
{
	(void)state;
	talk_do(&t, "Sam Okoro: the clinic is in the second street");
	talk_says(&t, "withhold last ground=personal", "note 1 is withheld (personal)");
	assert_non_null(strstr(str_c(&t.r.text), "by 2026-03-20 at the latest, it needs reason, "
		"authority, else it is listed as overdue: withhold note 1 reason=\"...\" "
		"authority=\"...\""));
	assert_int_equal(t.r.warnings, 1);
	assert_string_equal(newest(UNIT_WITHHOLD, FLD_REVIEW), "2026-09-08");
	assert_string_equal(newest(UNIT_WITHHOLD, FLD_AUTHORITY), "the chair (unconfirmed)");
	assert_string_equal(newest(UNIT_WITHHOLD, FLD_GIST), "A participant spoke on item 1");
	/* filled in piece by piece, by any of its names */
	talk_says(&t, "withhold note 1 reason=\"It names a patient\"", "needs authority, else");
	talk_do(&t, "withhold withholding 1 authority=\"The chair, C. Person\"");
	assert_null(strstr(str_c(&t.r.text), "provisional"));
	assert_int_equal(t.r.warnings, 0);
	assert_string_equal(newest(UNIT_WITHHOLD, FLD_REASON), "It names a patient");
}

static void
test_renewal(void **state)
{
	(void)state;
	talk_do(&t, "Sam Okoro: a secret");
	talk_do(&t, "withhold note 1 ground=legal review=+180d reason=\"a case\" authority=Chair");
	clock_advance(&t.env, 170 * day);
	talk_refused(&t, "withhold note 1 review=+181d", "at most 180 days");
	talk_do(&t, "withhold note 1 review=+180d");
	talk_do(&t, "Sam Okoro: a draft");
	talk_do(&t, "withhold note 2 ground=deliberation review=+60d reason=x authority=Chair");
	clock_advance(&t.env, 50 * day);
	/* ninety days from the first day, not from now */
	talk_refused(&t, "withhold note 2 review=+60d", "at most 90 days");
	talk_do(&t, "withhold note 2 review=+40d");
	/* open by itself: to keep it back again needs a ground */
	clock_advance(&t.env, 41 * day);
	talk_refused(&t, "release note 2", "is not withheld");
	talk_refused(&t, "withhold note 2 review=+10d", "never without a ground");
	talk_do(&t, "withhold note 2 ground=legal");
	assert_string_equal(newest(UNIT_WITHHOLD, FLD_GROUND), "legal");
}

static void
test_what_may_be_withheld(void **state)
{
	static const struct { const char *line, *words; } refused[] = {
		{ "withhold decision 1 ground=legal", "open proposal" },
		{ "withhold decision 1 ground=deliberation consult=summary", "stricter" },
		{ "withhold interest 1 ground=personal", "always" },
		{ "withhold person 1 ground=safety", "protect NAME" },
		{ "withhold withholding 1 ground=safety", "there is no withholding 1" },
		{ "withhold note 1 ground=safety consult=nobody", "kept from consulting" },
		{ "withhold note 1 ground=safety consult=no", "kept from consulting" },
	};

	(void)state;
	talk_do(&t, "Sam Okoro: the plant's emissions are above the limit");
	talk_do(&t, "propose Publish the list");
	talk_do(&t, "interest Sam Okoro: a share");
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		talk_refused(&t, refused[i].line, refused[i].words);
	talk_says(&t, "withhold decision 1 ground=deliberation", "consult by text");
	talk_do(&t, "decide decision 1 consensus because of all");
	talk_refused(&t, "withhold decision 1 ground=deliberation", "no draft any more");
	talk_says(&t, "withhold note 1 ground=commercial", "emissions into the environment");
	assert_int_equal(t.r.warnings, 2);
	talk_do(&t, "Sam Okoro: our price is 12");
	talk_do(&t, "withhold note 2 ground=commercial");
	assert_null(strstr(str_c(&t.r.text), "emissions"));
}

static void
test_theirs(void **state)
{
	(void)state;
	talk_do(&t, "Sam Okoro: where the grave is");
	talk_says(&t, "withhold note 1 ground=indigenous", "needs reason, authority");
	assert_string_equal(newest(UNIT_WITHHOLD, FLD_REVIEW), "");
	talk_refused(&t, "withhold note 1 consult=text", "only their own act");
	talk_refused(&t, "withhold note 1 ground=legal", "only their own act");
	talk_refused(&t, "release note 1", "only their own act");
	talk_do(&t, "withhold note 1 reason=\"their decision\" "
		"authority=\"Assembly, 3 May\"");
	assert_null(strstr(str_c(&t.r.text), "provisional"));
	talk_do(&t, "contest note 1 because it is known anyway");
	talk_refused(&t, "contest 1 upheld", "only their own act");
	talk_do(&t, "contest 1 upheld authority=\"Assembly, 4 May\"");
	assert_string_equal(newest(UNIT_WITHHOLD, FLD_STATE), "released");
}

static void
test_contest(void **state)
{
	(void)state;
	talk_do(&t, "Sam Okoro: a secret");
	talk_refused(&t, "contest note 1 because we need it", "is not withheld");
	talk_do(&t, "withhold note 1 ground=legal");
	talk_refused(&t, "contest note 1", "because");
	talk_says(&t, "contest note 1 because we need it by LAB", "contested by LAB");
	assert_string_equal(newest(UNIT_CONTEST, FLD_BECAUSE), "we need it");
	talk_do(&t, "contest last by IP because it stands by the way");
	assert_string_equal(newest(UNIT_CONTEST, FLD_BECAUSE), "it stands by the way");
	talk_says(&t, "contest 2 dismissed", "is dismissed");
	talk_refused(&t, "contest 2 upheld", "was dismissed already");
	talk_says(&t, "contest 1 upheld", "note 1 is released");
	assert_string_equal(newest(UNIT_WITHHOLD, FLD_STATE), "released");
	talk_do(&t, "undo");
	assert_string_equal(newest(UNIT_WITHHOLD, FLD_STATE), "withheld");
}

static void
test_waive(void **state)
{
	(void)state;
	talk_do(&t, "attribution none");
	talk_do(&t, "Sam Okoro: I say it aloud");
	talk_do(&t, "q+ LAB1");
	talk_do(&t, "next");
	talk_refused(&t, "waive note 1 by LAB1", "own words only");
	talk_refused(&t, "waive turn 1 by Sam Okoro", "own words only");
	talk_refused(&t, "waive decision 1 by Sam Okoro", "there is no decision");
	talk_says(&t, "waive note 1 by Sam Okoro", "named at their own wish");
	talk_says(&t, "waive turn 1 by LAB1", "whole intervention with turn 1");
	talk_says(&t, "waive item 1 by LAB1", "all their words on item 1");
	talk_do(&t, "protect Samira");
	talk_do(&t, "Samira Haddad: so do I");
	talk_refused(&t, "waive note 2 by Samira Haddad", "protected and never named");
}

static size_t
file_has(const char *path, const char *words)
{
	FILE *f = fopen(path, "rb");
	size_t n, found = 0;
	char *p;

	assert_non_null(f);
	fseek(f, 0, SEEK_END);
	n = (size_t)ftell(f);
	rewind(f);
	p = mem_alloc(n);
	assert_int_equal(fread(p, 1, n, f), n);
	fclose(f);
	for (size_t i = 0; i + strlen(words) <= n; i++)
		found += memcmp(p + i, words, strlen(words)) == 0;
	free(p);
	return found;
}

static void
assert_holds(struct store *s)
{
	struct verify_report r;

	assert_true(store_verify(s, &r, &t.err));
	if (r.problems > 0)
		fail_msg("%s", str_c(&r.text));
	verify_release(&r);
}

/* The words are in no byte of the file, not even the first wording; what was after stays. */
static void
test_erase(void **state)
{
	(void)state;
	talk_do(&t, "Sam Okoro: zqFirstWording of the name");
	talk_do(&t, "correct note 1: zqSecondWording of the name");
	talk_do(&t, "Sam Okoro: zqOther stays");
	talk_do(&t, "meeting close");
	talk_do(&t, "circulate until +10d");
	talk_do(&t, "correct note 1: zqThirdWording because it was wrong");
	talk_refused(&t, "erase note 1", "say why");
	talk_refused(&t, "erase item 1 because no", "not item 1");
	talk_refused(&t, "erase withholding 1 because no", "there is no withholding");
	talk_says(&t, "erase note 1 because a court ordered it", "backups");
	assert_int_equal(file_has(t.path, "zqFirstWording"), 0);
	assert_int_equal(file_has(t.path, "zqSecondWording"), 0);
	assert_int_equal(file_has(t.path, "zqThirdWording"), 0);
	assert_int_equal(file_has(t.path, "zqOther"), 1);
	assert_holds(t.m->store);
	talk_refused(&t, "undo", "what was erased is gone");
}

/* An amendment's words stand in the proposal too: they go with it, and their corrections. */
static void
test_erase_wordings(void **state)
{
	(void)state;
	talk_do(&t, "propose zqFirst");
	talk_do(&t, "amend last: zqSecond");
	talk_do(&t, "amend last: Third");
	talk_refused(&t, "erase amendment 1 because no", "stand in decision 1 too; erase decision 1");
	talk_do(&t, "meeting close");
	talk_do(&t, "circulate until +10d");
	talk_do(&t, "correct amendment 1: zqFourth because it was wrong");
	talk_refused(&t, "erase correction 1 because no", "stand in amendment 1 too");
	talk_do(&t, "erase decision 1 because a court ordered it");
	assert_int_equal(file_has(t.path, "zqFirst"), 0);
	assert_int_equal(file_has(t.path, "zqSecond"), 0);
	assert_int_equal(file_has(t.path, "zqFourth"), 0);
	assert_holds(t.m->store);
}

/* A copy that has the words does not bring them back; one that erased them takes them here. */
static void
test_erased_stays_erased(void **state)
{
	static const char copy[] = "test_withhold_copy.talanoa";
	struct merge_report r;
	struct store *s;

	(void)state;
	unlink(copy);
	talk_do(&t, "Sam Okoro: zqErased words");
	assert_true(store_copy(t.m->store, copy, &t.err));
	talk_do(&t, "erase note 1 because they asked");
	for (int i = 0; i < 2; i++) {
		assert_true(store_merge(t.m->store, copy, &r, &t.err));
		assert_int_equal(r.values, 0);
		assert_int_equal(file_has(t.path, "zqErased"), 0);
		assert_holds(t.m->store);
	}
	assert_int_equal(file_has(copy, "zqErased"), 1);
	assert_true(store_open(copy, STORE_WRITE, &t.env, &s, &t.err));
	if (!store_merge(s, t.path, &r, &t.err))
		fail_msg("%s", t.err.msg);
	assert_holds(s);
	store_close(s);
	assert_int_equal(file_has(copy, "zqErased"), 0);
	unlink(copy);
}

/* A public copy of a file with something erased holds, and does not hold it. */
static void
test_erased_is_published_as_erased(void **state)
{
	static const char copy[] = "test_withhold_public.talanoa";
	struct disclosure d;
	size_t left;

	(void)state;
	unlink(copy);
	talk_do(&t, "Sam Okoro: zqErased words");
	talk_do(&t, "Sam Okoro: zqOther words");
	talk_do(&t, "erase note 1 because they asked");
	assert_true(store_disclosure(t.m->store, "2026-03-10", &d, &t.err));
	if (!store_publish(t.m->store, copy, store_may_leave, &d, &left, &t.err))
		fail_msg("%s", t.err.msg);
	disclosure_release(&d);
	assert_int_equal(file_has(copy, "zqErased"), 0);
	assert_int_equal(file_has(copy, "zqOther"), 1);
	assert_int_equal(file_has(copy, "they asked"), 1);
	unlink(copy);
}

static void
export(enum edition_kind kind, struct str *out)
{
	str_clear(out);
	if (!record_export(t.m->store, "txt", kind, out, &t.err))
		fail_msg("%s", t.err.msg);
}

static void
publish(const char *to)
{
	struct disclosure d;
	size_t left;

	unlink(to);
	assert_true(store_disclosure(t.m->store, "2026-03-10", &d, &t.err));
	if (!store_publish(t.m->store, to, store_may_leave, &d, &left, &t.err))
		fail_msg("%s", t.err.msg);
	disclosure_release(&d);
}

static size_t
times(const struct str *s, const char *words)
{
	size_t n = 0;

	for (const char *p = str_c(s); (p = strstr(p, words)) != NULL; p++)
		n++;
	return n;
}

/* Who waives is named with their words, and only with these. */
static void
test_waived_words_are_named(void **state)
{
	struct str out = STR_INIT;
	size_t before;

	(void)state;
	talk_do(&t, "attribution none");
	talk_do(&t, "Sam Okoro: one thing");
	talk_do(&t, "Samira Haddad: another thing");
	export(EDITION_PUBLIC, &out);
	before = times(&out, "Sam Okoro");
	assert_non_null(strstr(str_c(&out), "A participant"));
	talk_do(&t, "waive note 1 by Sam Okoro");
	export(EDITION_PUBLIC, &out);
	assert_int_equal(times(&out, "Sam Okoro"), before + 1);
	assert_non_null(strstr(str_c(&out), "A participant"));
	publish("test_withhold_public.talanoa");
	unlink("test_withhold_public.talanoa");
	talk_do(&t, "withhold note 1 ground=legal");
	export(EDITION_PUBLIC, &out);
	assert_int_equal(times(&out, "Sam Okoro"), before);
	str_release(&out);
}

/* Under the Chatham House Rule neither who spoke nor who was there at which time is told. */
static void
test_chatham(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	talk_do(&t, "attribution item 2 chatham");
	talk_do(&t, "take up 2");
	clock_advance(&t.env, 600000);
	talk_do(&t, "present- LAB1");
	talk_do(&t, "Sam Okoro: what nobody said");
	talk_do(&t, "person add \"Late Comer\" group=YTH");
	talk_do(&t, "present+ Late Comer");
	export(EDITION_FULL, &out);
	assert_non_null(strstr(str_c(&out), "until 09:10"));
	for (int kind = EDITION_PUBLIC; kind <= EDITION_CONSTITUENCY; kind++) {
		export(kind, &out);
		assert_null(strstr(str_c(&out), "until 09:10"));
		assert_null(strstr(str_c(&out), "from 09:10"));
		assert_non_null(strstr(str_c(&out), "- Late Comer\n"));
		assert_non_null(strstr(str_c(&out), "what nobody said"));
	}
	publish("test_withhold_public.talanoa");
	unlink("test_withhold_public.talanoa");
	str_release(&out);
}

/* Time opens what may open, without anybody doing anything. */
static void
test_lapse_in_the_editions(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	talk_do(&t, "Sam Okoro: zqPrice of the ore");
	talk_do(&t, "Sam Okoro: zqStreet of the clinic");
	talk_do(&t, "withhold note 1 ground=commercial");
	talk_do(&t, "withhold note 2 ground=personal");
	for (int after = 0; after <= 11; after += 11) {
		export(EDITION_PUBLIC, &out);
		assert_int_equal(times(&out, "zqPrice"), after > 10);
		assert_int_equal(times(&out, "zqStreet"), 0);
		clock_advance(&t.env, 11 * day);
	}
	str_release(&out);
}

/* The name is in no byte of the file, from the first moment. */
static void
test_pseudonym(void **state)
{
	(void)state;
	talk_says(&t, "person add zqName of somebody --pseudonym group=LAB", "Participant 6 (LAB3)");
	assert_null(strstr(str_c(&t.r.text), "zqName"));
	talk_says(&t, "person add --pseudonym \"zqName --pseudonym\" group=IP", "Participant 7");
	talk_refused(&t, "person add zqName aka=zqAlias --pseudonym", "neither aka=");
	talk_refused(&t, "person add Sam Okoro --pseudonym", "in the file already");
	talk_do(&t, "person add \"Not a --pseudonym\"");
	talk_do(&t, "Participant 6: said something");
	assert_int_equal(file_has(t.path, "zqName"), 0);
	assert_int_equal(file_has(t.path, "zqAlias"), 0);
	assert_true(file_has(t.path, "Not a --pseudonym") > 0);
	assert_non_null(newest(UNIT_NOTE, FLD_TEXT));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ROOM(test_two_keys), IN_ROOM(test_renewal), IN_ROOM(test_what_may_be_withheld),
		IN_ROOM(test_theirs), IN_ROOM(test_contest), IN_ROOM(test_waive),
		IN_ROOM(test_erase), IN_ROOM(test_erase_wordings),
		IN_ROOM(test_erased_stays_erased),
		IN_ROOM(test_erased_is_published_as_erased), IN_ROOM(test_pseudonym),
		IN_ROOM(test_waived_words_are_named), IN_ROOM(test_chatham),
		IN_ROOM(test_lapse_in_the_editions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
