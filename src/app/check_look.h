/* SPDX-License-Identifier: ISC */
/* The beginning and the end of a run of check. */
#ifndef APP_CHECK_LOOK_H
#define APP_CHECK_LOOK_H

#include "check_priv.h"

/* Gather what the rules ask of the whole meeting; c->m, ask, out and err are there. */
void checking_begin(struct checking *c);
void checking_end(struct checking *c);

#endif
