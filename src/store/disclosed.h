/* SPDX-License-Identifier: ISC */
/* Who was there: what it lets be said of those who spoke, and when it is not said itself. */
#ifndef STORE_DISCLOSED_H
#define STORE_DISCLOSED_H

#include <talanoa/store/disclosed.h>

#include "db.h"

/* Marks units attributed to a constituency of whom fewer than k were present. */
bool disclosed_few(struct store *s, struct disclosure *d, struct err *err);
/* Marks arrivals and departures that a segment under the Chatham House Rule keeps untold. */
bool disclosed_hush(struct store *s, struct disclosure *d, struct err *err);

#endif
