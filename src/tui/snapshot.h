/* SPDX-License-Identifier: ISC */
/*
 * What a screen shows of a meeting, as plain values: loaded when the journal moved, drawn as
 * often as needed. Everything it points to lives until the next load.
 * Must not know: canvases, keys, SQL; changing anything.
 */
#ifndef TALANOA_TUI_SNAPSHOT_H
#define TALANOA_TUI_SNAPSHOT_H

#include <talanoa/app/meeting.h>

enum { SNAP_QUEUE = 64, SNAP_LINES = 120, SNAP_LINES_MAX = 4000 };

/* Somebody on the list, at the microphone, or about to be. */
struct snap_hand {
	struct id entry, person;
	const char *name, *code, *country;	/* of the constituency in whose name they speak */
	const char *seat;			/* "LAB2", or code where there is no seat */
	const char *about;
	enum floor_class class;
	int64_t at;				/* UTC ms: hand raised, turn called */
	char hhmm[6];				/* the same in the meeting's zone */
	int turns;
	bool held, announced;
};

struct snap_turn {
	struct id id;
	struct snap_hand who;
	int num;
	int64_t ms;				/* counted at snapshot.as_of */
	int64_t limit_ms;
	bool paused;
	bool doubt;				/* ms is what is certain: nobody watched the rest */
	int64_t unsure_ms;			/* the rest at snapshot.as_of; -1: nobody knows */
	char cause[24];				/* why: pause, interpret, point, break ... */
};

struct snap_group {
	struct id id;
	const char *code, *name;
	int64_t spoken_ms, other_ms, left_ms, equal_ms;
	int hands, turns;
	int64_t oldest;				/* UTC ms of its longest waiting hand, or 0 */
	bool absent, heard;
};

enum snap_kind { LINE_ITEM, LINE_MARK, LINE_TEXT, LINE_DECISION, LINE_ACTION };

/* One piece of the minutes. */
struct snap_line {
	enum snap_kind kind;
	int64_t at, hlc;
	char hhmm[6];				/* at in the meeting's zone */
	const char *label;			/* "note 12" */
	const char *who;			/* or "" */
	const char *text;
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
	int64_t item_since, item_planned;	/* planned: ms, 0 if nobody said */
	int64_t pending_planned;		/* of all items to come; -1 if one has none */
	char now_hhmm[6], ends_hhmm[6];		/* ends: of the agenda as planned, or "" */
	/* the floor */
	bool has_turn, has_next;
	struct snap_turn turn;
	struct snap_hand next;
	const char *reason;			/* why next is next, or why nobody is */
	struct snap_hand *queue;
	size_t n_queue;
	struct snap_group *groups;
	size_t n_groups;
	/* equity */
	int64_t total_ms, move_ms, move_ppm;
	bool figures;				/* the two above exist and say something */
	int groups_here, groups_heard, people_here, people_heard;
	/* the minutes, oldest first */
	struct snap_line *lines;
	size_t n_lines, most_lines;
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

/* Of snapshot_lines.c: the tail of the minutes. */
bool snapshot_load_lines(struct snapshot *s, struct meeting *m, struct err *err);
/* at in the meeting's zone as "14:32". */
void snapshot_hhmm(struct snapshot *s, int64_t at, char ret_hhmm[static 6]);
/* A copy that lives as long as the snapshot. */
const char *snapshot_keep(struct snapshot *s, const char *text);

#endif
