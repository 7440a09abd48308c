/* SPDX-License-Identifier: ISC */
/*
 * What every command handler gets, and the pieces of parsing they share. A handler runs
 * inside an open act (but for CMD_ASK), records events with meeting_add, says what it did in
 * the reply, and on failure returns false with a sentence: then nothing happened.
 */
#ifndef APP_DO_H
#define APP_DO_H

#include <talanoa/app/command.h>
#include <talanoa/app/names.h>

struct call {
	struct meeting *m;
	const struct command *cmd;
	char *args;		/* a copy the handler may cut up; outer spaces trimmed */
	struct reply *r;
};

#define CMD(id, name, aliases, args, area, flags, help) \
	bool do_##id(struct call *c, struct err *err);
#include <talanoa/app/commands.def>
#undef CMD

/* The last opening, suspension, resumption or closing; NULL before the first. */
const struct unit *meeting_last_state(const struct meeting *m);
/* Does the state of the meeting allow the command (CMD_OPEN, CMD_SITS)? */
bool meeting_lets(const struct meeting *m, const struct command *cmd, struct err *err);

/* One line of the reply. */
void say(struct call *c, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/*
 * The next word of *p (quotes group, a doubled quote stands for one; a quote inside a word
 * is literal); *p moves past it and
 * the spaces after it. False at the end. An unclosed quote is an error.
 */
bool args_word(char **p, char **ret_word, struct err *err);
/*
 * A leading key=value of *p whose key is one of keys (NULL-terminated); the value may be
 * quoted; *p moves past it. ret_key is NULL if there is none: the rest is text.
 */
bool args_option(char **p, const char *const *keys, const char **ret_key, char **ret_value,
	struct err *err);
/* Cut text at the last " because " outside quotes; NULL if there is none. */
char *args_because(char *text);
/* Cut text at its last " for 20m" / " by DATE" / " until DATE" if what follows parses. */
bool args_for(char *text, int64_t *ret_ms);
bool args_by(const struct meeting *m, char *text, const char *word, char ret_date[static 11]);
/* Cut at the first occurrence of word (" to ") outside quotes; NULL if there is none. */
char *args_cut(char *text, const char *word);
/* Strip outer quotes and spaces in place; outer spaces only. */
char *args_trim(char *text);
char *args_spaces(char *text);
/* Each of a comma-separated list (quotes group), trimmed; false stops with each()'s error. */
bool args_list(char *text, bool (*each)(void *ctx, char *item, struct err *err), void *ctx,
	struct err *err);
/* Text for a field by its policy: caller frees. Errors name what ("title"). */
bool args_text(const char *what, enum field f, const char *typed, char **ret_text,
	struct err *err);
/* The same for words to the end of the line: outer spaces go, quotes stay. */
bool args_words(const char *what, enum field f, char *typed, char **ret_text, struct err *err);
/* Does text read as a reference that can only be of this kind: "3", "last", "decision 3"? */
bool args_is_ref(enum unit_kind kind, const char *text);
/* Cut text at its last " on REF" outside quotes; NULL if there is none that reads as one. */
char *args_on(char *text, enum unit_kind kind);
/* Skip a "--" that ends the options: what follows is text, whatever it looks like. */
void args_end(char **p);
/* There are none: else err says that the command takes nothing more. */
bool args_none(const struct call *c, struct err *err);
/* ERR_INPUT: "q+: say whom: q+ NAME ...", from the table. */
bool usage(const struct call *c, struct err *err);

/* The open proposal of a REF, or the last one on the item in hand if ref is NULL. cmd words
 * the refusal. */
bool proposal_find(struct call *c, const char *ref, struct units *ret_us,
	const struct unit **ret_u, struct err *err);
/* The same, where "last" and a bare number are meant as a decision. */
bool proposal_of(struct call *c, const char *ref, struct units *ret_us,
	const struct unit **ret_u, struct err *err);
/* A decision, decided or not: by REF, or the last one on the item in hand (NULL, "last"). */
bool decision_find(struct call *c, const char *ref, struct units *ret_us,
	const struct unit **ret_u, struct err *err);
/* The last proposal of us on the item in hand that is still one (with this text, if given);
 * NULL: there is none. */
const struct unit *proposal_open(const struct meeting *m, const struct units *us,
	const char *text);
/* It was decided: it is not being read back any more, nor is the roll called on it. */
bool read_back_end(struct call *c, const struct id *decision, struct err *err);
bool rollcall_end(struct call *c, const struct id *decision, struct err *err);

/* Record a fresh unit or a mark with its fields already in e. */
struct id new_id(struct call *c);

#endif
