/* SPDX-License-Identifier: ISC */
/*
 * What a screen shows of a meeting, as plain values: loaded when the journal moved, drawn as
 * often as needed. Everything it points to lives until the next load.
 * Must not know: canvases, keys, SQL; changing anything.
 */
#ifndef TALANOA_TUI_SNAPSHOT_H
#define TALANOA_TUI_SNAPSHOT_H

#include <talanoa/app/figures.h>

enum { SNAP_QUEUE = 64, SNAP_LINES = 120 };

/* Somebody on the list, at the microphone, or about to be. */
struct snap_hand {
	struct id entry, person;
	const char *name, *code, *country;	/* of the constituency in whose name they speak */
	const char *seat;			/* "LAB2", or code where there is no seat */
	const char *about;			/* the last word, or with whom it speaks; or "" */
	enum floor_class class;
	int64_t at;				/* UTC ms: hand raised, turn called */
	char hhmm[6];				/* the same in the meeting's zone */
	int turns;
	bool held, announced;
	const char *passed;			/* why nobody comes to it ("over budget"), or NULL */
};

struct snap_turn {
	struct id id;
	struct snap_hand who;			/* who was called */
	const char *speaker;			/* to whom they yielded, or "" */
	int num;
	int64_t ms;				/* counted at snapshot.as_of */
	int64_t limit_ms;
	bool paused;
	bool doubt;				/* ms is what is certain: nobody watched the rest */
	int64_t unsure_ms;			/* the rest at snapshot.as_of; -1: nobody knows */
	char cause[24];				/* why: pause, interpret, point, break ... */
};

/* A row of the shares: a constituency, or what else they are shown by. */
struct snap_group {
	struct id id;				/* of the constituency; else zero */
	const char *code, *name;		/* code: "" but for constituencies and persons */
	int64_t spoken_ms, other_ms, left_ms, equal_ms;
	int64_t unsure_ms;			/* of the running turn, not counted before an answer */
	int64_t budget_ms;			/* left of it; negative: beyond it */
	int64_t need_ms;			/* to be even at the end; see snapshot.forecast */
	int64_t beyond_ms;			/* what it has spoken more than even at the end allows */
	int64_t hands_ms;			/* what its hands now up will get */
	int hands, turns, percent;		/* percent: of all counted time, -1 = none */
	int64_t oldest;				/* UTC ms of its longest waiting hand, or 0 */
	bool absent, heard;
	bool has_budget, over_budget;		/* over: only the chair calls it */
	bool other_much;			/* other_ms is beyond one turn's limit */
};

enum snap_kind { LINE_ITEM, LINE_MARK, LINE_TEXT, LINE_DECISION, LINE_ACTION,
	LINE_OTHER };

/* One piece of the minutes. */
struct snap_line {
	enum snap_kind kind;
	int64_t at, hlc;
	char hhmm[6];				/* at in the meeting's zone */
	const char *label;			/* "note 12" */
	const char *who;			/* or "" */
	const char *text;
	const char *marks;			/* "[withheld: personal]": what a reader must know; or "" */
	struct id unit;				/* zero: a heading, a moment of the meeting */
	struct id item, person, group;		/* it belongs to; zero: none */
	bool withheld;				/* does not leave as it stands */
	bool mine;				/* this operator wrote it; see snapshot.writers */
};

struct snapshot {
	int64_t generation, epoch;
	struct tick as_of;
	const char *title, *zone;
	bool open, closed, suspended, list_closed;
	/* the item in hand, and the one that comes after */
	bool has_item, has_pending;
	int item_num, pending_num, n_items, n_waiting;
	const char *item_title, *pending_title;
	int64_t item_used, item_planned;	/* used: breaks left out; planned: 0 if nobody said */
	int64_t pending_planned;		/* of all items to come; -1 if one has none */
	int64_t item_left;			/* of its planned time */
	int late_min;				/* minutes beyond the plan of the agenda; negative: before */
	char now_hhmm[6], ends_hhmm[6];		/* ends: of the agenda as planned, or "" */
	/* the proposal that is being read back: "" if none */
	const char *reading, *reading_label;
	/* the floor */
	bool has_turn, has_next;
	struct snap_turn turn;
	struct snap_hand next;
	bool goes_on;				/* next is who was interrupted; entry: who comes then */
	const char *reason;			/* why next is next, or why nobody is */
	struct snap_hand *queue;
	size_t n_queue;
	struct snap_group *groups;		/* the constituencies, in their order */
	size_t n_groups;
	/* equity */
	enum figures_by by;			/* wanted at the next load */
	struct figures shares;			/* as shown: shares.f has the figures, the trend too */
	struct snap_group *rows;		/* of shares; by constituency these are groups */
	size_t n_rows;
	int64_t limit_ms, expect_ms;		/* of a turn on this item; as expected */
	bool has_other, has_budget;		/* some row has uncounted time, or a budget */
	enum snap_forecast { FORECAST_NONE, FORECAST_UNPLANNED, FORECAST_OVER, FORECAST_EVEN }
		forecast;			/* NONE: no item is in hand */
	char even_hhmm[6];			/* the end the forecast is for */
	int groups_here, people_here;
	/* the minutes, oldest first */
	struct snap_line *lines;
	size_t n_lines, most_lines;
	bool older;				/* there are older ones than most_lines */
	bool writers;				/* wanted: who wrote each line (slow) */
	struct units mem;			/* only its arena is used */
	/* asking a zone is slow, and it changes its offset at quarters of an hour only */
	int64_t quarter;
	int offset;				/* minutes */
};

void snapshot_init(struct snapshot *s);
void snapshot_release(struct snapshot *s);
/* Has the journal moved since the last load? */
bool snapshot_is_old(const struct snapshot *s, const struct meeting *m);
/*
 * Read everything anew; on failure the old snapshot stands. The meeting is refreshed
 * (ERR_BUSY while another program writes).
 */
bool snapshot_load(struct snapshot *s, struct meeting *m, struct err *err);
/* Counted time of the running turn at now, in ms. */
int64_t snapshot_turn_ms(const struct snapshot *s, const struct tick *now);
/* Of a turn in doubt, what is not certain at now; -1: nobody knows. */
int64_t snapshot_unsure_ms(const struct snapshot *s, const struct tick *now);
/* Does a clock run (a turn that is not paused)? */
bool snapshot_ticks(const struct snapshot *s);
/* Whom `next` would call now; a zero id if nobody. The order moves while somebody speaks. */
struct id snapshot_pick(const struct meeting *m, const struct tick *now,
	struct floor_reason *ret_why);

/* Of snapshot_agenda.c and snapshot_shares.c. */
void snapshot_load_agenda(struct snapshot *s, const struct meeting *m);
void snapshot_load_shares(struct snapshot *s, struct meeting *m);
/* Of snapshot_lines.c: the tail of the minutes, with a heading wherever the item changes. */
bool snapshot_load_lines(struct snapshot *s, struct meeting *m, struct err *err);
/* Of snapshot_words.c: what is said of a moment; of a unit before and behind the colon. */
void snapshot_moment(struct meeting *m, const struct unit *u, struct str *out);
void snapshot_head(struct meeting *m, const struct unit *u, struct str *out);
void snapshot_body(const struct unit *u, struct str *out);
/* Of snapshot_marks.c: what stands beside the words of a unit. */
struct snap_marks {
	struct snapshot *s;
	const struct meeting *m;
	struct units withheld, contests, corrections;
	char today[16], circulated[16];		/* local days; circulated: "" before */
};
bool snapshot_marks_load(struct snap_marks *k, struct snapshot *s, struct meeting *m,
	struct err *err);
void snapshot_marks_release(struct snap_marks *k);
void snapshot_mark(const struct snap_marks *k, const struct unit *u, struct snap_line *l);
/* at in the meeting's zone as "14:32". */
void snapshot_hhmm(struct snapshot *s, int64_t at, char ret_hhmm[static 6]);
/* A copy that lives as long as the snapshot. */
const char *snapshot_keep(struct snapshot *s, const char *text);

#endif
