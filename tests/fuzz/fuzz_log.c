/* SPDX-License-Identifier: ISC */
/*
 * Bytes as a log: whatever they are, the pieces of a line lie inside it, its text may be stored,
 * and what it means is said of its own words.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <app/import_log.h>
#include <talanoa/base/text.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* assert would go with NDEBUG. */
static void
must(bool so)
{
	if (!so)
		abort();
}

static bool
each_name(void *ctx, const char *name)
{
	size_t *total = ctx;

	must(*name != '\0' && strpbrk(name, ",;") == NULL);
	*total += strlen(name);
	return true;
}

static void
inside(const struct log_line *l, const char *s, size_t n)
{
	must(n <= l->n_all && (n == 0 || (s >= l->all && s + n <= l->all + l->n_all)));
}

static void
meaning(const char *text)
{
	struct log_say say = log_say(text);
	struct str title = STR_INIT;
	size_t names = 0;
	char date[11];

	must(say.act < ACT_N && say.rest >= text && say.rest <= text + strlen(text));
	must(log_names(say.rest, each_name, &names) && names <= strlen(say.rest));
	if (log_date(text, date))
		must(strlen(date) == 10);
	if (log_taken_up(text, &title))
		must(title.len > 0 && strstr(text, str_c(&title)) != NULL);
	str_release(&title);
}

static void
one_line(const char *s, size_t n)
{
	struct str text = STR_INIT;
	struct log_line l;
	char *stored;

	log_cut(s, n, &l);
	must(l.all == s && l.n_all == n);
	inside(&l, l.nick, l.n_nick);
	inside(&l, l.text, l.n_text);
	must((l.form != LOG_SAID && l.form != LOG_ME) || l.n_nick > 0);
	must(l.clock != CLOCK_HOUR || (l.ms >= 0 && l.ms < 24 * 3600 * 1000));
	log_clean(l.text, l.n_text, &text);
	must(text_check(TEXT_BODY, str_c(&text), text.len, &stored, NULL));
	free(stored);
	meaning(str_c(&text));
	log_clean(l.nick, l.n_nick, &text);
	log_is_bot(str_c(&text));
	str_release(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *s = (const char *)data, *end = s + size;

	/* Longer lines, and those with a NUL, are refused before they are cut. */
	if (size > 4096 || memchr(data, '\0', size) != NULL)
		return 0;
	log_looks(s, size);
	while (s < end) {
		const char *feed = memchr(s, '\n', (size_t)(end - s));
		const char *stop = feed == NULL ? end : feed;

		one_line(s, (size_t)(stop - s));
		s = stop + 1;
	}
	return 0;
}
