/* SPDX-License-Identifier: ISC */
/* Between the files of names. */
#ifndef APP_NAMES_PRIV_H
#define APP_NAMES_PRIV_H

#include <talanoa/app/names.h>

enum { NAMES_SHOWN = 5 };

/* Units that a typed name may mean; n counts on past what v keeps. */
struct names {
	const struct meeting *m;
	const struct unit *v[NAMES_SHOWN + 1];
	size_t n;
};

/* What was typed, as it is and folded. */
struct typed {
	const char *text;
	char *fold;
};

/* A unit that fits, once; a person merged by `same` counts as the one it resolves to. */
void names_add(struct names *x, const struct unit *u);
/* key begins fold or one of its words (both folded). */
bool names_word(const char *fold, const char *key);
/* "Labour delegate 1 (LAB1), Ana (person 7)": at most `most`, cut to fit a message. */
void names_list(const struct names *x, size_t most, struct str *out);
/* Everything a person goes by begins with what was typed: words of the name, aka. */
bool names_prefix(const struct unit *person, const struct typed *t);
/* Persons with this seat code (LAB2). */
void names_seat(struct names *x, const struct typed *t);
/* "12", "3b". */
bool names_number(const char *s, int *ret_num, int *ret_dup);

#endif
