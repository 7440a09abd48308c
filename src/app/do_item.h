/* SPDX-License-Identifier: ISC */
/* Between the files of the agenda. */
#ifndef APP_DO_ITEM_H
#define APP_DO_ITEM_H

#include "do.h"
#include "draft.h"

/* Record a new item that is composed but for its number, and say so. */
bool item_add(struct call *c, struct draft *d, struct err *err);

#endif
