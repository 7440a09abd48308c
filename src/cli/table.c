/* SPDX-License-Identifier: ISC */
/* The tables made from subcommands.def, and looking things up in them. */
#include <stddef.h>
#include <string.h>

#include <talanoa/base/i18n.h>

#include "table.h"

#define SUB(id, name, args, min, max, help) [SUB_##id] = { name, args, min, max, N_(help) },
#define SUBOPT(sub, id, name, letter, arg, help)
#define SHOW(id, name, help)
const struct sub_command sub_commands[SUB_N] = {
#include "subcommands.def"
};
#undef SUB
#undef SUBOPT
#undef SHOW

#define SUB(id, name, args, min, max, help)
#define SUBOPT(sub, id, name, letter, arg, help) \
	[SUBOPT_##sub##_##id] = { SUB_##sub, name, letter, arg, N_(help) },
#define SHOW(id, name, help)
const struct sub_option sub_options[SUBOPT_N] = {
#include "subcommands.def"
};
#undef SUBOPT
#undef SHOW

#define SUBOPT(sub, id, name, letter, arg, help)
#define SHOW(id, name, help) [SHOW_##id] = { name, N_(help) },
const struct show_what show_whats[SHOW_N] = {
#include "subcommands.def"
};
#undef SUB
#undef SUBOPT
#undef SHOW

bool
sub_find(const char *name, enum sub_id *ret_sub)
{
	for (int i = 0; i < SUB_N; i++) {
		if (str_eq(sub_commands[i].name, name)) {
			*ret_sub = (enum sub_id)i;
			return true;
		}
	}
	return false;
}

bool
show_find(const char *name, enum show_id *ret_what)
{
	for (int i = 0; i < SHOW_N; i++) {
		if (str_eq(show_whats[i].name, name)) {
			*ret_what = (enum show_id)i;
			return true;
		}
	}
	return false;
}

static int
least(int a, int b, int c)
{
	int m = a < b ? a : b;

	return m < c ? m : c;
}

/* Letters to change, add, drop or swap to make a into b. */
static int
distance(const char *a, const char *b)
{
	enum { LONGEST = 15 };
	int d[LONGEST + 1][LONGEST + 1];
	int n = (int)strlen(a), m = (int)strlen(b);

	if (n > LONGEST || m > LONGEST)
		return LONGEST;
	for (int i = 0; i <= n; i++) {
		for (int j = 0; j <= m; j++) {
			if (i == 0 || j == 0) {
				d[i][j] = i + j;
				continue;
			}
			d[i][j] = least(d[i - 1][j] + 1, d[i][j - 1] + 1,
				d[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
			    d[i][j] > d[i - 2][j - 2] + 1)
				d[i][j] = d[i - 2][j - 2] + 1;
		}
	}
	return d[n][m];
}

const char *
sub_nearest(const char *name)
{
	const char *best = NULL;
	int nearest = 3;

	for (int i = 0; i < SUB_N; i++) {
		int d = distance(name, sub_commands[i].name);

		/* A slip keeps more of a word than it changes. */
		if (d < nearest && 2 * d < (int)strlen(sub_commands[i].name)) {
			nearest = d;
			best = sub_commands[i].name;
		}
	}
	return best;
}
