/* SPDX-License-Identifier: ISC */
/* The entry point: the command line decides, cli does. */
#include <config.h>

#include <stdio.h>

int
main(void)
{
	puts(PACKAGE_STRING);
	return 0;
}
