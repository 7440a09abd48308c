/* SPDX-License-Identifier: ISC */
/*
 * Keys as numbers: a character is its code point (Ctrl-X is 24, Enter 13), other keys are
 * KEY_IS above Unicode, Alt is a bit. Names are what people write in the ini and see in help.
 * Must not know: curses codes, what a key does.
 */
#ifndef TALANOA_TUI_KEY_H
#define TALANOA_TUI_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <talanoa/base/err.h>

enum key {
	K_NONE = 0,
	K_TAB = 9, K_ENTER = 13, K_ESC = 27, K_SPACE = 32, K_BACKSPACE = 127,
	K_UP = 0x200000, K_DOWN, K_LEFT, K_RIGHT, K_HOME, K_END, K_PGUP, K_PGDN,
	K_INSERT, K_DELETE, K_BACKTAB, K_CTRL_LEFT, K_CTRL_RIGHT, K_CTRL_UP, K_CTRL_DOWN,
	K_F1, K_F12 = K_F1 + 11,
	K_UNKNOWN,		/* a sequence nobody knows: reported, never inserted as text */
	K_ALT = 0x1000000	/* added to another */
};

enum { KEY_NAME = 24 };

/* "n", "ctrl-x", "space", "f1", "alt-b": the words before the last are folded to lower case. */
bool key_parse(const char *name, uint32_t *ret_key, struct err *err);
const char *key_format(uint32_t key, char buf[static KEY_NAME]);
/* Would this key be inserted as text by an input line? */
bool key_is_text(uint32_t key);
/* 0-9 for the digit keys, also the unshifted top row of AZERTY; -1 for others. */
int key_digit(uint32_t key);

#endif
