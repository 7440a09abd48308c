/* SPDX-License-Identifier: ISC */
/* The small meeting of the record's tests: two constituencies, every kind of entry. */
#ifndef TALANOA_TESTS_SMALL_H
#define TALANOA_TESTS_SMALL_H

#include <draft.h>

struct small {
	struct draft d;
	struct id lab, ind, chair, lab1, lab2, ind1, observer;
	struct id item1, item2, item3, secret, decision, interest;
};

/* withhold: the remark about the dam is withheld, as it was in the room. */
void small_new(struct small *m, const char *path, bool withhold);

#endif
