/* SPDX-License-Identifier: ISC */
/* How many of a constituency were there: fewer than k, and its name is a person's. */
#ifndef STORE_DISCLOSED_H
#define STORE_DISCLOSED_H

#include <talanoa/store/disclosed.h>

#include "db.h"

/* Marks units attributed to a constituency of whom fewer than k were present. */
bool disclosed_few(struct store *s, struct disclosure *d, struct err *err);

#endif
