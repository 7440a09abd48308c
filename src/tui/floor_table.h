/* SPDX-License-Identifier: ISC */
/* The lower part of the floor: shares or the waiting list, and figures. Must not know: keys. */
#ifndef TALANOA_TUI_FLOOR_TABLE_H
#define TALANOA_TUI_FLOOR_TABLE_H

#include "canvas.h"
#include "snapshot.h"

struct screen;

/* Rows the table would like, its heading included. */
int floorview_table_need(const struct screen *s);
void floorview_draw_table(const struct screen *s, struct canvas *c, int row, int rows);
void floorview_draw_figures(const struct screen *s, struct canvas *c, int row, int rows);
/* What is special about a hand: announced, its class, the country. */
const char *floorview_about(const struct snap_hand *h);

#endif
