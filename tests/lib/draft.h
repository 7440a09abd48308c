/* SPDX-License-Identifier: ISC */
/*
 * A small meeting written straight into a file, event by event, for tests of what is read
 * out of one. Clock and ids are fixed: the same calls give the same file.
 */
#ifndef TALANOA_TESTS_DRAFT_H
#define TALANOA_TESTS_DRAFT_H

#include <talanoa/store/store.h>

struct draft {
	struct env env;
	struct store *s;
	struct id sitting, item;	/* item: of what follows, or zero */
	int64_t at;			/* of what follows, UTC ms */
	char path[256];
};

/* A new file; the meeting begins at 2026-03-10 07:00 UTC. */
void draft_new(struct draft *d, const char *path);
void draft_end(struct draft *d);		/* closes and removes the file */
void draft_time(struct draft *d, int hour, int minute, int second);
/* One event as one act at d->at; a zero subject makes a fresh unit. Returns the subject. */
struct id draft_add(struct draft *d, struct ev *e);
/* ev_init with a fresh unit, its number if the kind has one, and the item in hand. */
struct ev draft_ev(struct draft *d, enum ev_kind kind);

void draft_meeting(struct draft *d, enum field f, const char *text);
void draft_rule(struct draft *d, const char *key, const char *value);
struct id draft_group(struct draft *d, const char *code, const char *name, int seats);
struct id draft_person(struct draft *d, const char *name, const struct id *group,
	const char *country, const char *role);
struct id draft_presence(struct draft *d, const struct id *person, const char *state);
struct id draft_item(struct draft *d, const char *title);
/* meeting.state, item.state (of d->item, which take up sets), hall.state, adopt. */
void draft_state(struct draft *d, const char *state, const char *reason);
void draft_take_up(struct draft *d, const struct id *item);
void draft_close_item(struct draft *d, const char *outcome);
struct id draft_note(struct draft *d, const struct id *person, const char *text);
struct id draft_decision(struct draft *d, const char *text, const char *method,
	const char *rationale);
struct id draft_action(struct draft *d, const struct id *owner, const char *text,
	const char *due);
struct id draft_withhold(struct draft *d, const struct id *target, const char *ground,
	const char *reason, const char *summary);
/* A turn that begins at d->at and lasts so many seconds; moves d->at to its end. */
struct id draft_turn(struct draft *d, const struct id *person, const struct id *group,
	const char *class, int seconds);

#endif
