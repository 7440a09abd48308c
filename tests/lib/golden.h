/* SPDX-License-Identifier: ISC */
/*
 * Golden screens: a canvas as text (characters, then styles) compared with a file in
 * tests/screen/golden. Run a test with --update (or TALANOA_UPDATE=1) to write the files anew.
 * Must not know: what is drawn.
 */
#ifndef TALANOA_TESTS_GOLDEN_H
#define TALANOA_TESTS_GOLDEN_H

#include <stdbool.h>

#include <talanoa/base/str.h>
#include <tui/canvas.h>

/* Call first in main: takes --update. */
void golden_init(int argc, char **argv);
/*
 * Append c: its size and cursor, the characters, and the styles of each cell (. normal, B bold,
 * d dim, R reverse, b blue, y yellow). Blanks and normal cells at the end of a row are left out.
 */
void golden_dump(const struct canvas *c, struct str *out);
/* Compare with golden/NAME.txt; on a difference both go to standard error. */
bool golden_check(const char *name, const struct canvas *c);

#endif
