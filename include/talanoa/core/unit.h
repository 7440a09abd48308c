/* SPDX-License-Identifier: ISC */
/*
 * Units as readers see them: a note, a person, an item with the current value of each of
 * its fields. Filled by store, read by app, record, cli and tui.
 * Must not know: where the values come from.
 */
#ifndef TALANOA_CORE_UNIT_H
#define TALANOA_CORE_UNIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <talanoa/core/event.h>

struct cell {
	enum field field;
	bool absent;		/* written, but the value is not in this file (left out) */
	int versions;		/* > 1: copies disagree; this is the latest */
	int64_t num;		/* INT, TIME */
	struct id ref;		/* UNIT, PERSON, GROUP; zero if absent */
	const char *text;	/* everything else ("" if absent) */
	struct hash event;	/* the write */
	int64_t hlc;
};

struct unit {
	struct id id;
	enum unit_kind kind;
	enum ev_kind ev;	/* the kind of event that made it */
	int num;		/* "decision 3"; 0 for kinds that are not numbered */
	int dup;		/* 0, or 1 = "3b", 2 = "3c" after a merge */
	int64_t at;		/* UTC ms: when it happened */
	int64_t hlc;		/* order of recording; >> 16 is UTC ms */
	struct cell *cells;	/* in order of field */
	size_t n_cells;
};

/* A set of units of one kind, in order of (hlc, id). Owns everything it points to. */
struct units {
	struct unit *v;
	size_t n;
	struct unit_arena *arena;
};

void units_release(struct units *us);
const struct unit *units_find(const struct units *us, const struct id *id);	/* NULL if none */
const struct unit *units_num(const struct units *us, int num, int dup);

const struct cell *unit_cell(const struct unit *u, enum field f);	/* NULL: never written */
const char *unit_text(const struct unit *u, enum field f);		/* "" if there is none */
int64_t unit_int(const struct unit *u, enum field f, int64_t otherwise);
const struct id *unit_ref(const struct unit *u, enum field f);		/* NULL if there is none */
bool unit_is(const struct unit *u, enum field f, const char *code);	/* text equals code */
/* "note 12", "decision 3b"; for units without a number just the word. */
const char *unit_label(const struct unit *u, char *buf, size_t size);

/* For whoever fills a set: memory that lives as long as the set. */
struct unit_arena *unit_arena_new(void);
void *unit_arena_alloc(struct unit_arena *a, size_t n);
char *unit_arena_str(struct unit_arena *a, const char *s);
/* What from holds lives on in a; from is gone. */
void unit_arena_adopt(struct unit_arena *a, struct unit_arena *from);

#endif
