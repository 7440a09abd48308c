/* SPDX-License-Identifier: ISC */
/*
 * Between the files of the import of logs. In this order: a line is cut apart (line), its time
 * becomes a moment (time), its words get a meaning (say), its names a person (names), and the
 * meeting is played by commands (play, floor, record, words). What happened is counted (report).
 * Must not know: the command line.
 */
#ifndef APP_IMPORT_LOG_H
#define APP_IMPORT_LOG_H

#include <talanoa/app/command.h>
#include <talanoa/app/import.h>
#include <talanoa/app/names.h>
#include <talanoa/core/idmap.h>

/* ---- line: pure, no meeting ---- */

enum log_form {
	LOG_BLANK,
	LOG_SAID,	/* <nick> text */
	LOG_ME,		/* * nick text */
	LOG_CHANNEL,	/* joins, parts, topics, modes */
	LOG_DAY,	/* --- Day changed, --- Log opened */
	LOG_ODD,	/* none of these */
};
enum log_clock { CLOCK_NONE, CLOCK_HOUR, CLOCK_LOCAL, CLOCK_UTC };

/* One line, cut apart: slices of the bytes of the log. */
struct log_line {
	enum log_form form;
	enum log_clock clock;
	int64_t ms;		/* UTC: the moment; LOCAL: as if local were UTC; HOUR: of the day */
	const char *all, *nick, *text;
	size_t n_all, n_nick, n_text;
	size_t number;		/* of the line, from 1 */
	int who;		/* of the nick in the names; -1: none */
};
/* n bytes without a line end. */
void log_cut(const char *s, size_t n, struct log_line *ret_line);
/* Does this look like a log at all? Judges by the first lines that have words. */
bool log_looks(const char *bytes, size_t n);
/* The date that stands in a text in one of the forms that logs know it; false: none. */
bool log_date(const char *text, char ret_date[static 11]);
/* Bytes as text that may be stored; true if something had to be written as an escape. */
bool log_clean(const char *s, size_t n, struct str *out);

/* ---- say: pure, no meeting ---- */

enum log_act {
	ACT_WORDS,	/* no more than words */
	ACT_HAND, ACT_HAND_DOWN, ACT_LATER, ACT_HANDS, ACT_CALL, ACT_LIST_CLOSE, ACT_LIST_OPEN,
	ACT_PRESENT, ACT_ABSENT, ACT_REGRETS,
	ACT_AGENDA, ACT_TOPIC, ACT_AGREED, ACT_REJECTED, ACT_PROPOSED, ACT_ACTION, ACT_SUMMARY,
	ACT_CORRECT, ACT_CONTINUE,
	ACT_CHAIR, ACT_SCRIBE, ACT_SCRIBE_TOO, ACT_TITLE, ACT_DATE, ACT_NAME, ACT_START, ACT_END,
	ACT_BOT,	/* to or about a bot: no words of the meeting */
	ACT_N
};
struct log_say {
	enum log_act act;
	const char *rest;	/* what follows the command, into the text given */
};
struct log_say log_say(const char *text);
/* A bot's line that takes up an agenda item: its title in *out; false if it is not one. */
bool log_taken_up(const char *text, struct str *out);
bool log_is_bot(const char *nick);
/* Each name of a list "a, b and c" as bots take it; false: these are no names but words. */
bool log_names(const char *list, bool (*each)(void *ctx, const char *name), void *ctx);

/* ---- names ---- */

struct log_name {
	char *text;		/* as first written */
	bool bot;
	bool chair, scribe;	/* said to be */
	int same;		/* the name it stands for; itself */
	struct id person;	/* zero: nobody on the list (bots) */
	size_t lines;
};

struct log_names {
	struct log_name *v;
	size_t n, cap;
	struct idmap raw, fold;	/* bytes, folded text -> index */
	struct idmap list;	/* folded name or aka of the list -> person; -2: several */
};
void log_names_release(struct log_names *x);
/* The index of a name; made if it is new. -1: text that can be no name. */
int log_name_add(struct log_names *x, const char *text);
int log_name_find(const struct log_names *x, const char *text);		/* -1: not there */
/* Learn the names and aka of the list. */
void log_names_learn(struct log_names *x, const struct meeting *m);

/* ---- the whole ---- */

struct log_note {
	struct str text;
	int64_t at;		/* UTC ms of its first line */
	int who, typist;	/* whose words, or -1; who typed them */
	struct id turn;		/* that ran */
	bool set;
};

enum { LOG_LATELY = 64, LOG_SCRIBES = 8 };

struct log {
	struct meeting *m;
	const struct import_ask *ask;
	struct import_report *r;
	struct log_line *line;
	size_t n_lines, cap_lines;
	struct log_names names, strangers;
	int scribe[LOG_SCRIBES];	/* who writes for others now */
	size_t n_scribes;
	bool starts;		/* somebody says #startmeeting */
	bool queue;		/* hands go up, somebody is called */
	bool opened, titled;	/* by this import */
	const char *group;	/* code of the constituency of new people; NULL: none */
	/* time */
	const char *zone;
	int64_t at;		/* of the line being read, UTC ms; never goes back */
	int64_t day;		/* local midnight as if UTC; -1 while unknown */
	int64_t hour, hour_ms;	/* the local hour looked up last, and its moment */
	int64_t last;		/* time of day last seen */
	/* words */
	struct log_note pending, aside;
	char *lately[LOG_LATELY];
	size_t n_lately;
	struct str text, args;
	struct reply reply;
};

/* time: of the whole log, then of each line in turn */
bool log_time_begin(struct log *x, const char *path, struct err *err);
bool log_time(struct log *x, const struct log_line *l, struct err *err);

/* read: every line cut apart, every name known, the people on the list */
bool log_read(struct log *x, const char *bytes, size_t n, struct err *err);
bool log_people(struct log *x, struct err *err);
/* Which names are one: conventions of chats, exact names and aka of the list. */
void log_names_settle(struct log *x);
/* Somebody the text names exactly, or -1. */
int log_somebody(struct log *x, const char *text);
/* The persons that a list names; false: these are words, no names. */
struct log_list {
	struct log *x;
	bool make;		/* a word is a name though nobody has it yet */
	bool full;		/* of people, not of hands: several words are a name, "none" is none */
	int v[64];
	size_t n;
};
bool log_list(struct log_list *list, const char *names);
/* Who is to raise a hand: "", "me", "Ana, Ben to answer", "to answer"; what for in *ret_about. */
bool log_hand_list(struct log_list *list, int typist, const char *rest, struct str *ret_about);

/* play: run a command at x->at; a refusal is the caller's to explain. */
bool log_run(struct log *x, enum cmd_id cmd, const char *args, struct err *err);
/* The file itself cannot be written: not a matter of the log. */
bool log_broken(const struct err *e);
/* A name as an argument of a command, added to out: in quotes, or its number if two have it. */
void log_arg(const struct log *x, int who, struct str *out);
const struct unit *log_person(const struct log *x, int who);
bool log_play(struct log *x, struct err *err);

/*
 * floor, record: one act. *ret_why is REASON_NONE if it was carried out; false only if the file
 * cannot be written.
 */
bool log_floor(struct log *x, const struct log_line *l, const struct log_say *s,
	enum log_reason *ret_why, struct err *err);
bool log_record(struct log *x, const struct log_line *l, const struct log_say *s,
	enum log_reason *ret_why, struct err *err);
bool log_topic(struct log *x, const char *title, enum log_reason *ret_why, struct err *err);
bool log_action(struct log *x, const char *text, struct str *ret_args);
bool log_end_turn(struct log *x, struct err *err);
bool log_open(struct log *x, struct err *err);
bool log_close(struct log *x, struct err *err);
/* Run it; a refusal becomes a reason. */
bool log_try(struct log *x, enum cmd_id cmd, const char *args, enum log_reason *ret_why,
	struct err *err);

/* words: notes, whose words; lines beside the discussion go together into one note an item. */
bool log_words(struct log *x, const struct log_line *l, const char *text, struct err *err);
bool log_go_on(struct log *x, const struct log_line *l, const char *rest);
bool log_aside(struct log *x, const struct log_line *l, struct err *err);
bool log_flush(struct log *x, struct err *err);
bool log_flush_aside(struct log *x, struct err *err);
/* Does a note written lately have these words? Then they become others there too. */
bool log_lately(struct log *x, const char *old, const char *new);
bool log_is_scribe(const struct log *x, int who);

/* report */
void log_report(struct log *x);
void log_count(struct log *x, enum log_count c);
void log_refused(struct log *x, const struct log_line *l, enum log_reason why);

#endif
