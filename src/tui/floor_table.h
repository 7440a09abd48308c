/* SPDX-License-Identifier: ISC */
/*
 * The parts of the floor: who speaks and is next, shares, the waiting list, the figures. Each
 * draws into rows it is given. Must not know: keys, which rows the others have.
 */
#ifndef TALANOA_TUI_FLOOR_TABLE_H
#define TALANOA_TUI_FLOOR_TABLE_H

#include "canvas.h"
#include "snapshot.h"

struct screen;

/* Of floor_speaker.c. */
void floorview_draw_speaker(const struct screen *s, struct canvas *c, int row);
void floorview_draw_next(const struct screen *s, struct canvas *c, int row);
/* Why next is next, in at most rows rows. */
void floorview_draw_reason(const struct screen *s, struct canvas *c, int row, int rows);
/* Rows that takes all of it. */
int floorview_reason_rows(const struct screen *s, int cols);
/* What is special about a hand: announced, its class, the country. */
const char *floorview_about(const struct snap_hand *h);

/* A heading and one row each; of floor_table.c and floor_list.c. */
void floorview_draw_shares(const struct screen *s, struct canvas *c, int row, int rows);
void floorview_draw_list(const struct screen *s, struct canvas *c, int row, int rows);

/* Of floor_figures.c: how many lines it would like; with fewer some take turns. */
int floorview_figures_need(const struct screen *s, int cols);
void floorview_draw_figures(const struct screen *s, struct canvas *c, int row, int rows);

#endif
