/* SPDX-License-Identifier: ISC */
/*
 * One agenda item as typed, field by field: what `agenda+`, `agenda set` and the import of
 * an agenda share. Must not know: where the text came from.
 */
#ifndef APP_ITEM_DRAFT_H
#define APP_ITEM_DRAFT_H

#include "draft.h"

/* Keys as typed, NULL-terminated: title, for, then those that are options of agenda+. */
extern const char *const item_keys[];
extern const char *const *const item_options;

/* Sets one field of a draft of EV_ITEM_SET; "" takes it away. */
bool item_field(struct draft *d, const char *key, const char *typed, struct err *err);
/* The item of this title (folded), or NULL. */
const struct unit *item_titled(const struct meeting *m, const char *title);

#endif
