/* SPDX-License-Identifier: ISC */
/*
 * Runs written meetings against core/floor: one verb a line, names instead of indexes, and
 * lines that say what must hold ("start b1", "charged A=60000"). '=' reads as a space.
 * Must not know: where the meetings come from.
 */
#ifndef TALANOA_TESTS_FLOOR_SCRIPT_H
#define TALANOA_TESTS_FLOOR_SCRIPT_H

#include <stdbool.h>

/*
 * Run every case of the file. Returns the number of cases that ran; the first line that does
 * not hold is printed to stderr with its number and makes the result -1.
 */
int floor_script_run(const char *path);

#endif
