/* SPDX-License-Identifier: ISC */
/* A meeting with every kind of unit in it: what its minutes must hold, and in what order. */
#ifndef TALANOA_TESTS_AMPLE_H
#define TALANOA_TESTS_AMPLE_H

#include <draft.h>

struct ample {
	struct draft d;
	struct id lab, ind, yth, loc;		/* constituencies */
	struct id chair, lab1, lab2, ind1, ind2, yth1, loc1, loc2, helper;
	struct id item1, item2, item3;
	struct id dredging, sand, paper, secret, action;
};

void ample_new(struct ample *m, const char *path, const char *language);

#endif
