/* SPDX-License-Identifier: ISC */
/* The vectors kept beside the source tree, where there are any; skipped elsewhere. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "floor_script.h"

int
main(void)
{
	const char *dir = getenv("TALANOA_SRCDIR");
	char path[4096];
	int cases;

	snprintf(path, sizeof path, "%s/../shared/vectors/queue_order.txt", dir ? dir : ".");
	if (access(path, R_OK) != 0) {
		printf("1..0 # SKIP no shared vectors at %s\n", path);
		return 77;
	}
	cases = floor_script_run(path);
	printf("1..1\n%s 1 - %d shared vectors of the floor's order\n",
		cases > 0 ? "ok" : "not ok", cases);
	return cases > 0 ? 0 : 1;
}
