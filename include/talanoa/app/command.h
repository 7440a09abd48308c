/* SPDX-License-Identifier: ISC */
/*
 * The command language: one table (commands.def) that keys, prompt, `talanoa do`, scripts and
 * imported logs all use; parsing, and running one line as one act.
 * Must not know: where a line came from but for the rules of what a typed line means.
 */
#ifndef TALANOA_APP_COMMAND_H
#define TALANOA_APP_COMMAND_H

#include <talanoa/app/meeting.h>

enum cmd_area { AREA_MEETING, AREA_RULES, AREA_PEOPLE, AREA_AGENDA, AREA_FLOOR, AREA_RECORD,
	AREA_DECISIONS, AREA_FOLLOWUP, AREA_DISCLOSURE, AREA_ASK, AREA_ANYTIME, AREA_N };

enum cmd_id {
#define CMD(id, name, aliases, args, area, flags, help) CMD_##id,
#include <talanoa/app/commands.def>
#undef CMD
	CMD_N
};

enum {
	CMD_ASK = 1,		/* changes nothing */
	CMD_BACK = 2,		/* takes a time back: -90s, @14:32 */
	CMD_OBSERVER = 4,	/* an observer may run it */
	CMD_SCRIPT = 8,		/* only in scripts */
	CMD_OPEN = 16,		/* not once the meeting is closed */
	CMD_SITS = 32,		/* not while it is suspended */
};

struct command {
	enum cmd_id id;
	const char *name, *aliases, *args;	/* aliases separated by '|' */
	enum cmd_area area;
	unsigned flags;
	const char *help;
};
extern const struct command commands[CMD_N];
const char *area_name(enum cmd_area a);

/* What a command answers: words for a person, one or more lines. */
struct reply {
	struct str text;
	bool note;		/* the line was stored as a note (rules 3 to 5) */
	struct id unit;		/* the unit it made or changed, or zero */
	struct str question;	/* asked beside the stored note: an ambiguous name, ... */
	int warnings;		/* done, but (exit status 1) */
};
void reply_release(struct reply *r);
void reply_clear(struct reply *r);

/* What a line means before it is run, for the mark at its left edge. */
enum line_kind { LINE_EMPTY, LINE_COMMAND, LINE_ATTRIBUTED, LINE_NOBODY, LINE_NOTE, LINE_UNKNOWN };
struct line {
	enum line_kind kind;
	enum cmd_id cmd;
	const char *args;		/* into the text given */
	const struct unit *person, *group;	/* LINE_ATTRIBUTED */
	const char *text;		/* the words of a note */
	bool stamped;
	int64_t stamp;			/* UTC ms */
};
/* Parse only; false (ERR_INPUT) for a bad time stamp, an unknown /command. */
bool command_parse(struct meeting *m, const char *text, struct line *ret_line, struct err *err);

/* Would these words run as a command after a '/'? For the hint beside a line kept as words. */
bool command_like(const char *text);

/*
 * Run one line: one act, one transaction (a savepoint inside a batch); on failure nothing
 * changed. Words for the operator are added to r. In a stamped line U+2028 stands for a line
 * feed, which a line of a script cannot hold.
 */
bool command_run(struct meeting *m, const char *text, struct reply *r, struct err *err);

/*
 * The same for a line that is parsed already (LINE_COMMAND, LINE_ATTRIBUTED or LINE_NOBODY):
 * who imports a log knows whose words they are, and no name can be taken for a command.
 */
bool command_run_line(struct meeting *m, const struct line *l, struct reply *r, struct err *err);

/* help: of one command, an area, or all. False if there is none of that name. */
bool command_help(const char *topic, struct str *out);
/* Commands whose name or alias begins with typed. */
size_t command_complete(const char *typed, size_t most, const struct command **ret_v);

#endif
