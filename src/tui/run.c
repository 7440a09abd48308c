/* SPDX-License-Identifier: ISC */
/* The screen is still to come. */
#include <stdio.h>

#include "tui.h"

int
tui_run(struct tui_start *start)
{
	fprintf(stderr, "talanoa: the screen: not yet (role %s)\n", start->role);
	return 3;
}
