/* SPDX-License-Identifier: ISC */
/*
 * What all views of one screen program share: the meeting, its snapshot, the message line, and
 * the one way to act, which tells the command what the screen showed.
 * Must not know: the terminal, the loop, how anything is drawn.
 */
#ifndef TALANOA_TUI_SCREEN_H
#define TALANOA_TUI_SCREEN_H

#include <talanoa/app/check.h>
#include <talanoa/app/command.h>
#include <talanoa/conf/options.h>
#include <talanoa/conf/paths.h>

#include "draft.h"
#include "pager.h"
#include "practise.h"
#include "prompt.h"
#include "snapshot.h"
#include "view.h"
#include "view_floor.h"
#include "view_outcomes.h"
#include "view_record.h"

enum { SCREEN_READ_MS = 50, SCREEN_SAVING_MS = 100, SCREEN_WRITE_MS = 10000,
	SCREEN_WIDE = 120 };

enum focus { FOCUS_FLOOR, FOCUS_RECORD };

struct screen {
	struct meeting *m;
	const struct options *options;
	struct keymap keys;
	struct views views;
	struct snapshot snap;
	struct str message;		/* what was done, or why not; until the next key */
	bool failed;			/* the message is a refusal */
	bool read_only;
	bool facilitator;		/* may see the shares of persons */
	void (*saving)(void *ctx);	/* draw now: an act waits for another program; or NULL */
	void *saving_ctx;
	int64_t (*now)(void);		/* monotonic ms: double keys, pauses, ticks */
	int64_t beat;			/* when to look at the sign of life next; 0: at once */
	struct tick seen;		/* the clocks as they were last looked at */
	struct id runs;			/* the turn this screen called, or zero */
	bool settling;			/* what counts of a turn in doubt is being answered */
	enum focus focus;
	struct view main;		/* floor and record */
	struct floor_view floor;
	struct record_view record;
	struct prompt prompt;
	struct pager pager;
	struct outcomes outcomes;
	bool page_wanted;
	struct drafts drafts;
	struct practise *practise;	/* above the views, or NULL */
	struct profile profile;		/* the transparency rules of this meeting */
	bool has_profile;
	struct str live;		/* "before they leave: 2", or "" */
	size_t n_live;
	size_t n_left;			/* of what can be inferred: left for later */
	int64_t live_generation;	/* of the journal when that was counted */
};

/* m is borrowed; state is the folder for drafts, or NULL: then none are kept. */
void screen_init(struct screen *s, struct meeting *m, const struct options *o, const char *state);
void screen_release(struct screen *s);
/* Load the snapshot and put the main view on the stack. */
bool screen_start(struct screen *s, enum focus focus, int rows, int cols, struct err *err);

/* The message line; screen_fail shows a refusal. */
void screen_say(struct screen *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void screen_fail(struct screen *s, const struct err *err);
void screen_hush(struct screen *s);

/*
 * Run one line through the command table with what the screen shows as its expectation; say
 * what came of it; load again. ret_err (may be NULL) is filled on failure.
 */
bool screen_run(struct screen *s, const char *line, struct err *ret_err);
/* The same for a command: a key or a question is never words. */
bool screen_act(struct screen *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Load if the journal moved. False only when another program holds the file. */
bool screen_follow(struct screen *s);
void screen_reload(struct screen *s);
struct tick screen_clock(const struct screen *s);

/* Give input to the views; effects for the loop. */
unsigned screen_input(struct screen *s, const struct input *in);

/* Ask one line at the bottom; a question that is open is replaced. */
void screen_ask(struct screen *s, const struct question *q);
/* Another text above the question that is open; copied. */
void screen_ask_above(struct screen *s, const char *text);
/* Show a page of text after this key; title is copied, text is taken over. */
void screen_page(struct screen *s, const char *title, struct str *text);
/* A name as a command reads it without doubt: the name, or the seat code of a namesake. */
void screen_name(const struct screen *s, const struct id *person, struct str *out);

/* Of view_main.c: the view at the bottom of the stack. */
extern const struct view_ops main_ops;
/* When the clocks need the next look, or LOOP_NEVER. */
int64_t screen_due(const struct screen *s);
void screen_focus(struct screen *s, enum focus focus);
/* What keys mean follows the focus, the floor key, the selection. */
void screen_scope(struct screen *s);
bool screen_is_wide(const struct screen *s);
/* Rows of the floor and the record: all but those of the practice. */
int screen_rows(const struct screen *s);

/*
 * Of recover.c: give a running turn's sign of life (every 15 s), notice that nobody watched it
 * (suspended, stopped, killed) or that the clock was set. Call it with every tick.
 */
void screen_beat(struct screen *s, int64_t now);
/* Ask what counts of a turn in doubt; false if there is none. The question can be left open. */
bool screen_settle(struct screen *s);
/* The line would end a turn in doubt or stop its clock: the question is asked instead. */
bool screen_must_settle(struct screen *s, const char *line);
/* A turn was open when the file was opened: say how long we were away, or ask (3.6). */
void screen_recover(struct screen *s);

/* Of closing.c: count anew what is lost once people leave, if the journal moved. */
void closing_follow(struct screen *s);
/* The line that says so, at the right end of a rule. */
void closing_draw(const struct screen *s, struct canvas *c, int row);
/* The closing guide and the read-out, as a page. */
void screen_closing(struct screen *s);
/* Offer what the record lets infer, one command after another. */
void screen_infer(struct screen *s);

/* Of pages.c. */
void screen_help(struct screen *s);
void screen_people(struct screen *s);

#endif
