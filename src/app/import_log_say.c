/* SPDX-License-Identifier: ISC */
/*
 * What a line of a log means: the words that Zakim, scribes of the W3C and MeetBot know.
 * Whatever is none of them is words.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>

#include "import_log.h"

/* A word and the sign right behind it: "q +", "Topic:". ' ' asks for more words behind it. */
static const struct {
	const char *word;
	char sign;
	enum log_act act;
} signs[] = {
	{ "q", '+', ACT_HAND }, { "queue", '+', ACT_HAND }, { "qq", '+', ACT_HAND },
	{ "q", '-', ACT_HAND_DOWN }, { "queue", '-', ACT_HAND_DOWN },
	{ "q", '=', ACT_HANDS }, { "queue", '=', ACT_HANDS },
	{ "q", '?', ACT_BOT }, { "queue", '?', ACT_BOT }, { "vq", '?', ACT_BOT },
	{ "vqueue", '?', ACT_BOT }, { "qv", '?', ACT_BOT }, { "agenda", '?', ACT_BOT },
	{ "ack", ' ', ACT_CALL }, { "acks", ' ', ACT_CALL }, { "recognize", ' ', ACT_CALL },
	{ "recognizes", ' ', ACT_CALL },
	{ "present", '+', ACT_PRESENT }, { "present", ':', ACT_PRESENT },
	{ "present", '=', ACT_PRESENT }, { "present", '-', ACT_ABSENT },
	{ "regrets", '+', ACT_REGRETS }, { "regret", '+', ACT_REGRETS },
	{ "regrets", ':', ACT_REGRETS },
	{ "agenda", '+', ACT_AGENDA }, { "agendum", '+', ACT_AGENDA },
	{ "topic", ':', ACT_TOPIC },
	{ "resolution", ':', ACT_AGREED }, { "resolved", ':', ACT_AGREED },
	{ "proposed", ':', ACT_PROPOSED }, { "proposal", ':', ACT_PROPOSED },
	{ "proposed resolution", ':', ACT_PROPOSED },
	{ "action", ':', ACT_ACTION }, { "action item", ':', ACT_ACTION },
	{ "chair", ':', ACT_CHAIR }, { "chairs", ':', ACT_CHAIR }, { "chair", '+', ACT_CHAIR },
	{ "scribe", ':', ACT_SCRIBE }, { "scribenick", ':', ACT_SCRIBE },
	{ "scribe", '+', ACT_SCRIBE_TOO }, { "scribenick", '+', ACT_SCRIBE_TOO },
	{ "meeting", ':', ACT_TITLE }, { "date", ':', ACT_DATE },
	{ "#startmeeting", ' ', ACT_START }, { "#startmeeting", '\0', ACT_START },
	{ "#endmeeting", '\0', ACT_END },
	{ "#topic", ' ', ACT_TOPIC }, { "#agreed", ' ', ACT_AGREED }, { "#agree", ' ', ACT_AGREED },
	{ "#accepted", ' ', ACT_AGREED }, { "#accept", ' ', ACT_AGREED },
	{ "#rejected", ' ', ACT_REJECTED }, { "#reject", ' ', ACT_REJECTED },
	{ "#proposal", ' ', ACT_PROPOSED }, { "#action", ' ', ACT_ACTION },
	{ "#info", ' ', ACT_SUMMARY }, { "#chair", ' ', ACT_CHAIR }, { "#nick", ' ', ACT_NAME },
	{ "#meetingtopic", ' ', ACT_TITLE }, { "#save", '\0', ACT_BOT },
	{ "#lurk", '\0', ACT_BOT }, { "#unlurk", '\0', ACT_BOT }, { "#commands", '\0', ACT_BOT },
};

static const char *const bots[] = { "zakim", "rrsagent", "trackbot", "agendabot", "github-bot",
	"ghurlbot", "meetbot", "mootbot", "meetingology", "zodbot", "ubottu", "supybot",
	"openstack", "opendevmeet", "chanserv", "nickserv" };

static const char *
skip(const char *s)
{
	return s + strspn(s, " \t");
}

/* Behind word, whatever its case; NULL if s does not begin with it. */
static const char *
behind(const char *s, const char *word)
{
	for (; *word != '\0'; s++, word++)
		if (tolower((unsigned char)*s) != *word)
			return NULL;
	return s;
}

static const char *
match(const char *text, const char *word, char sign)
{
	const char *s = behind(text, word);

	if (s == NULL)
		return NULL;
	if (sign == '\0')
		return *skip(s) == '\0' ? s : NULL;
	if (sign == ' ')
		return *s == ' ' && *skip(s) != '\0' ? skip(s) : NULL;
	s = skip(s);
	if (*s != sign)
		return NULL;
	s = skip(s + 1);
	/* "present+: Ana" */
	return (sign == '+' || sign == '-') && *s == ':' ? skip(s + 1) : s;
}

bool
log_is_bot(const char *nick)
{
	for (size_t i = 0; i < sizeof bots / sizeof *bots; i++) {
		const char *s = behind(nick, bots[i]);

		if (s != NULL && s[strspn(s, "_`")] == '\0')
			return true;
	}
	return false;
}

/* What is said to a bot: behind "zakim, "; NULL if nothing is. */
static const char *
to_bot(const char *text)
{
	for (size_t i = 0; i < sizeof bots / sizeof *bots; i++) {
		const char *s = behind(text, bots[i]);

		if (s != NULL && (*s == ',' || *s == ':'))
			return skip(s + 1);
	}
	return NULL;
}

/* Behind the first of the words that s begins with, or s. */
static const char *
behind_one(const char *s, const char *const *words)
{
	for (; *words != NULL; words++)
		if (behind(s, *words) != NULL)
			return behind(s, *words);
	return s;
}

/* Talk about the agenda that a bot answers with what it did: the answer counts. */
static bool
agenda_talk(const char *text)
{
	static const char *const verbs[] = { "take up ", "move to ", "open ", "close ", "skip ",
		"drop ", "really close ", NULL };
	static const char *const which[] = { "next ", "this ", NULL };
	static const char *const what[] = { "agendum", "agenda", "item", NULL };
	const char *s = behind_one(behind_one(text, verbs), which), *end = behind_one(s, what);

	return s != text && end != s && end[strspn(end, " 0123456789")] == '\0';
}

static bool
is_correction(const char *s)
{
	char d = s[0] == 's' ? s[1] : '\0';

	return (d == '/' || d == '|') && s[2] != d && strchr(s + 2, d) != NULL;
}

/* "ACTION Ana: ..." and "ACTION Ana to ...", which have the colon elsewhere or none. */
static bool
is_action(const char *s)
{
	size_t n;

	if (!str_starts(s, "ACTION "))
		return false;
	s = skip(s + 7);
	n = strcspn(s, " :");
	return n > 0 && (s[n] == ':' || str_starts(s + n, " to "));
}

static enum log_act
of_list(const char *text)
{
	static const struct {
		const char *words;
		enum log_act act;
	} lines[] = {
		{ "close the queue", ACT_LIST_CLOSE }, { "close queue", ACT_LIST_CLOSE },
		{ "please close the queue", ACT_LIST_CLOSE }, { "open the queue", ACT_LIST_OPEN },
		{ "reopen the queue", ACT_LIST_OPEN }, { "open queue", ACT_LIST_OPEN },
		{ "please reopen the queue", ACT_LIST_OPEN },
		{ "please open the queue", ACT_LIST_OPEN },
	};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		const char *s = behind(text, lines[i].words);

		if (s != NULL && s[strspn(s, " .!")] == '\0')
			return lines[i].act;
	}
	return ACT_WORDS;
}

/* Commands of a word and a sign; the longest word wins. */
static struct log_say
by_sign(const char *text)
{
	struct log_say say = { ACT_WORDS, text };
	size_t best = 0;

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		const char *s = strlen(signs[i].word) > best ?
			match(text, signs[i].word, signs[i].sign) : NULL;

		if (s == NULL)
			continue;
		best = strlen(signs[i].word);
		say = (struct log_say){ signs[i].act, s };
	}
	if (say.act == ACT_HAND_DOWN && str_eq(say.rest, "later"))
		say.act = ACT_LATER;
	return say;
}

static struct log_say
meaning(const char *text)
{
	struct log_say say = by_sign(text);
	const char *s;

	if (say.act != ACT_WORDS)
		return say;
	if (str_starts(text, "...") || str_starts(text, "\xe2\x80\xa6"))
		return (struct log_say){ ACT_CONTINUE, skip(text + 3 + strspn(text + 3, ".")) };
	if (is_correction(text))
		return (struct log_say){ ACT_CORRECT, text + 1 };
	if (is_action(text))
		return (struct log_say){ ACT_ACTION, skip(text + 7) };
	if ((s = behind(text, "chair ")) != NULL && by_sign(s).act == ACT_CALL)
		return by_sign(s);
	if (agenda_talk(text))
		return (struct log_say){ ACT_BOT, text };
	say.act = of_list(text);
	return say;
}

struct log_say
log_say(const char *text)
{
	const char *s = skip(text), *told = to_bot(s);
	struct log_say say = meaning(told == NULL ? s : told);

	if (told != NULL && (say.act < ACT_HAND || say.act > ACT_AGENDA))
		return (struct log_say){ ACT_BOT, s };
	/* Without the bot's name these are words like any other. */
	if (told == NULL && (say.act == ACT_LIST_CLOSE || say.act == ACT_LIST_OPEN) &&
	    str_starts(say.rest, "open"))
		say.act = ACT_WORDS;
	return say;
}

/* agendum 2. "Title" taken up [from Ana]; agendum 2 -- Title -- taken up [from Ana] */
bool
log_taken_up(const char *text, struct str *out)
{
	const char *s = behind(text, "agendum "), *end;
	size_t n;

	if (s == NULL || (n = strspn(s, "0123456789")) == 0)
		return false;
	s += n;
	if (str_starts(s, ". \""))
		end = strstr(s += 3, "\" taken up");
	else if (str_starts(s, " -- "))
		end = strstr(s += 4, " -- taken up");
	else
		return false;
	if (end == NULL || end == s)
		return false;
	str_clear(out);
	str_addn(out, s, (size_t)(end - s));
	return true;
}

bool
log_names(const char *list, bool (*each)(void *ctx, const char *name), void *ctx)
{
	char *copy = mem_strdup(list), *s = copy, *end;
	bool ok = true;

	while (ok && *s != '\0') {
		end = s + strcspn(s, ",;");
		if (*end != '\0')
			*end++ = '\0';
		s = s + strspn(s, " \t");
		for (size_t n = strlen(s); n > 0 && s[n - 1] == ' '; )
			s[--n] = '\0';
		ok = *s == '\0' || each(ctx, s);
		s = end;
	}
	free(copy);
	return ok;
}
