/* SPDX-License-Identifier: ISC */
/*
 * talanoa-format.5 tells the truth: its tables are those of events.def, its commands work, and
 * a verifier in another language that was written from it agrees with ours.
 */
#include <config.h>

#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <unit.h>

#include <talanoa/base/mem.h>

#include <history.h>
#include <scratch.h>

static struct scratch dir;
static struct env env;
static char *file;
static const char *missing;	/* a tool that is not installed */

static char *
read_source(const char *name)
{
	const char *src = getenv("TALANOA_SRCDIR");
	struct str path = STR_INIT, text = STR_INIT;
	char buf[4096];
	size_t n;
	FILE *f;

	str_addf(&path, "%s/%s", src == NULL ? ".." : src, name);
	f = fopen(str_c(&path), "r");
	if (f == NULL)
		fail_msg("%s cannot be read", str_c(&path));
	while ((n = fread(buf, 1, sizeof buf, f)) > 0)
		str_addn(&text, buf, n);
	fclose(f);
	str_release(&path);
	return str_take(&text);
}

/* What stands between two lines; the caller frees. */
static char *
between(const char *text, const char *begin, const char *end)
{
	const char *a = strstr(text, begin), *b;

	if (a == NULL)
		fail_msg("no \"%s\" in the manual page", begin);
	a = strchr(a, '\n') + 1;
	b = strstr(a, end);
	assert_non_null(b);
	return mem_strndup(a, (size_t)(b - a));
}

static void
describe_field(struct str *s, const struct efield *ef)
{
	static const char *const types[] = { "code", "int", "time", "date", "unit", "units", "name",
		"line", "body", "word", "person", "group", "groups" };
	static const char *const outs[] = { "", " open", " unit", " named", " never" };
	static const char *const policies[] = { "fact", "settle", "latest", "sum" };

	str_addf(s, "%s %s%s %s;\n", field_name(ef->field), types[field_type(ef->field)],
		outs[ef->out], policies[ef->merge]);
}

/* The table as the page must have it. */
static void
describe(struct str *s)
{
	str_add(s, ".Bl -tag -width Ds\n");
	for (int k = 0; k < EV_N; k++) {
		size_t n;
		const struct efield *ef = ev_fields(k, &n);

		str_addf(s, ".It Li %s No (%s)\n", ev_name(k),
			ev_unit(k) == UNIT_NONE ? "makes no unit" : unit_word(ev_unit(k)));
		for (size_t i = 0; i < n; i++) {
			assert_int_equal(ef[i].ev, k);
			describe_field(s, &ef[i]);
		}
		if (n == 0)
			str_add(s, "no fields\n");
	}
	str_add(s, ".El\n");
}

static void
test_tables(void **state)
{
	char *page = read_source("doc/talanoa-format.5");
	char *table = between(page, ".\\\" begin tables", ".\\\" end tables");
	struct str want = STR_INIT;

	(void)state;
	describe(&want);
	if (strcmp(table, str_c(&want)) != 0) {
		FILE *f = fopen("format-tables.mdoc", "w");

		fputs(str_c(&want), f);
		fclose(f);
		fail_msg("the kinds of event in doc/talanoa-format.5 are not those of events.def; "
			"what should stand there is in format-tables.mdoc");
	}
	unlink("format-tables.mdoc");
	str_release(&want);
	free(table);
	free(page);
}

static void
make_meeting(void)
{
	struct history h;
	struct store *s;

	scratch_init(&dir);
	file = mem_strdup(scratch_path(&dir, "meeting"));
	s = history_meeting(file, &env, 21);
	history_init(&h, 22);
	store_operator(s, "Ana \"\\ Việt", "rapporteur");
	history_acts(&h, s, 25);
	store_close(s);
}

static void
drop_meeting(void)
{
	free(file);
	scratch_release(&dir);
}

/* One space for each run of white space. */
static char *
squeeze(const char *s)
{
	struct str out = STR_INIT;

	for (; *s != '\0'; s++) {
		bool space = *s == ' ' || *s == '\n';

		if (!space)
			str_addc(&out, *s);
		else if (out.len > 0 && !str_ends(str_c(&out), " "))
			str_addc(&out, ' ');
	}
	return str_take(&out);
}

static void
test_schema(void **state)
{
	char *page = read_source("doc/talanoa-format.5");
	char *block = between(page, ".\\\" begin schema", ".\\\" end schema");
	char *text = between(block, ".Bd -literal", ".Ed"), *said, *there;

	(void)state;
	make_meeting();
	said = squeeze(text);
	there = history_schema(file);
	assert_string_equal(said, there);
	drop_meeting();
	free(page);
	free(block);
	free(text);
	free(said);
	free(there);
}

/* The first word that a shell command prints. */
static void
run(const char *command, char *ret_word, size_t size)
{
	FILE *f = popen(command, "r");
	char buf[4096] = "";

	assert_non_null(f);
	if (fgets(buf, sizeof buf, f) == NULL)
		fail_msg("nothing printed: %s", command);
	pclose(f);
	buf[strcspn(buf, " \n")] = '\0';
	str_copy(ret_word, size, buf);
}

static bool
has(const char *program)
{
	struct str s = STR_INIT;
	bool found;

	str_addf(&s, "command -v %s >/dev/null 2>&1", program);
	found = system(str_c(&s)) == 0;
	str_release(&s);
	if (!found)
		missing = program;
	return found;
}

/* mdoc to what a reader sees: \(dq is a quotation mark, \e a backslash; FILE is the file. */
static char *
command_of(const char *p, const char **ret_next)
{
	struct str s = STR_INIT;

	while (*p != '\0' && !(p[0] == '\n' && p[1] != ' ')) {
		if (str_starts(p, "\\(dq")) {
			str_addc(&s, '"');
			p += 4;
		} else if (str_starts(p, "\\e")) {
			str_addc(&s, '\\');
			p += 2;
		} else if (str_starts(p, "FILE")) {
			str_add(&s, file);
			p += 4;
		} else {
			str_addc(&s, *p++);
		}
	}
	while (*p == '\n')
		p++;
	*ret_next = p;
	return str_take(&s);
}

static void
test_by_hand(void **state)
{
	char *page = read_source("doc/talanoa-format.5");
	char *block = between(page, ".Bd -literal -offset", ".Ed"), word[2][80] = { "", "" };
	const char *p = block;
	int n = 0;

	(void)state;
	if (!has("sqlite3") || !has("sha256sum")) {
		free(page);
		free(block);
		skip();
	}
	make_meeting();
	while (*p != '\0') {
		char *command = command_of(p, &p);

		run(command, word[n % 2], sizeof word[0]);
		free(command);
		if (n++ % 2 == 1)
			assert_string_equal(word[0], word[1]);
		assert_int_equal(strlen(word[0]), 64);
	}
	assert_int_equal(n, 4);
	drop_meeting();
	free(page);
	free(block);
}

/* The exit status of the other verifier. */
static int
other_verifier(const char *path)
{
	const char *src = getenv("TALANOA_SRCDIR");
	struct str s = STR_INIT;
	int status;

	str_addf(&s, "python3 '%s/tests/lib/verify.py' '%s' >'%s/out' 2>&1",
		src == NULL ? ".." : src, path, dir.dir);
	status = system(str_c(&s));
	str_release(&s);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}

static void
must_hold(const char *path)
{
	int rc = other_verifier(path);
	struct str s = STR_INIT;

	if (rc != 0) {
		str_addf(&s, "cat '%s/out' >&2", dir.dir);
		fail_msg("verify.py says %d of %s (%d)", rc, path, system(str_c(&s)));
	}
}

/* It prints the head that we print. */
static void
same_head(const char *path)
{
	struct store *s = history_open(path, STORE_READ, &env);
	struct hash head = store_head(s);
	struct str command = STR_INIT;
	char hex[HASH_HEX], word[80];

	hash_hex(&head, hex);
	hex[32] = '\0';
	str_addf(&command, "sed -n 's/^Record \\([0-9a-f]*\\),.*/\\1/p' '%s/out'", dir.dir);
	run(str_c(&command), word, sizeof word);
	assert_string_equal(word, hex);
	str_release(&command);
	store_close(s);
}

static void
make_public(const char *to)
{
	struct store *s = history_open(file, STORE_READ, &env);
	struct disclosure d;
	struct err err = { 0 };
	size_t left;

	if (!store_disclosure(s, "2026-03-10", &d, &err) ||
	    !store_publish(s, to, store_may_leave, &d, &left, &err))
		fail_msg("%s", err.msg);
	disclosure_release(&d);
	store_close(s);
}

/* Two heads: a copy that went on without us, taken in again. */
static void
make_fork(const char *other)
{
	struct env elsewhere;
	struct history h;
	struct merge_report r;
	struct err err = { 0 };
	struct store *s;

	history_copy(file, other);
	assert_true(env_init(&elsewhere, "77,1773133260000"));
	history_init(&h, 78);
	s = history_open(other, STORE_WRITE, &elsewhere);
	history_acts(&h, s, 3);
	store_close(s);
	s = history_open(file, STORE_WRITE, &env);
	history_acts(&h, s, 3);
	if (!store_merge(s, other, &r, &err))
		fail_msg("%s", err.msg);
	store_close(s);
}

/* Both verifiers report it. */
static void
test_tampered(void **state)
{
	static const char *const tampered[] = {
		"UPDATE event SET body = replace(body, '\"seq\":1,', '\"seq\":2,') WHERE n = 3",
		"UPDATE event SET id = zeroblob(32) WHERE n = 4",
		"UPDATE event SET hlc = hlc + 1 WHERE n = 5",
		"UPDATE event SET writer = zeroblob(16) WHERE n = 5",
		"UPDATE event SET seq = 99 WHERE n = 5",
		"UPDATE event SET kind = 'note.set' WHERE n = 1",
		"UPDATE event SET body = body || ' ' WHERE n = 3",
		"UPDATE event SET body = '{}' WHERE n = 3",
		"DELETE FROM event WHERE n = 6",
		"DELETE FROM event WHERE n = 1",
		"UPDATE value SET text = text || '.' WHERE event = (SELECT event FROM value)",
		"UPDATE value SET salt = zeroblob(16) WHERE event = (SELECT event FROM value)",
		"UPDATE value SET field = field || 'x' WHERE event = (SELECT event FROM value)",
		"DELETE FROM value WHERE event = (SELECT event FROM value)",
		"INSERT INTO value VALUES(zeroblob(32), 'text', zeroblob(16), 'x')",
		"UPDATE meta SET value = '00112233445566778899aabbccddeeff' WHERE key = 'meeting'",
		"UPDATE meta SET value = 'other' WHERE key = 'edition'",
	};
	char *bad;

	(void)state;
	if (!has("python3"))
		skip();
	make_meeting();
	bad = mem_strdup(scratch_path(&dir, "bad"));
	for (size_t i = 0; i < sizeof tampered / sizeof *tampered; i++) {
		history_copy(file, bad);
		assert_true(history_sql(bad, tampered[i]));
		if (other_verifier(bad) != 1)
			fail_msg("verify.py does not report: %s", tampered[i]);
		if (history_problems(bad, &env, false) == 0)
			fail_msg("verify does not report: %s", tampered[i]);
	}
	free(bad);
	drop_meeting();
}

static void
test_other_language(void **state)
{
	char *other;

	(void)state;
	if (!has("python3"))
		skip();
	make_meeting();
	other = mem_strdup(scratch_path(&dir, "other"));
	must_hold(file);
	same_head(file);
	make_public(other);
	must_hold(other);
	make_fork(other);
	must_hold(file);
	same_head(file);
	free(other);
	drop_meeting();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_schema),
		cmocka_unit_test(test_by_hand),
		cmocka_unit_test(test_other_language),
		cmocka_unit_test(test_tampered),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	if (failed != 0 || missing == NULL)
		return failed;
	printf("missing tool: %s\n", missing);
	return 77;
}
