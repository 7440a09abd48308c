/* SPDX-License-Identifier: ISC */
/* Rooms at random for the tests of core/floor. Must not know: what is tested in them. */
#ifndef TALANOA_TESTS_FLOOR_ROOM_H
#define TALANOA_TESTS_FLOOR_ROOM_H

#include <stdint.h>

#include <talanoa/core/floor.h>

#include "seeds.h"

extern uint64_t dice;		/* set it to a seed; the same seed rolls the same */

uint64_t roll(uint64_t n);	/* 0 .. n-1 */
/* 2 to 6 groups of per_group persons, all present, random weights and rules. */
void room(struct floor *f, int per_group);

#endif
