/* SPDX-License-Identifier: ISC */
/*
 * Sorts of characters that the text policy (design 6.3) tells apart, for the text_*.c files.
 * Must not know: what is done about them.
 */
#ifndef TALANOA_SRC_BASE_TEXT_CLASS_H
#define TALANOA_SRC_BASE_TEXT_CLASS_H

#include <stdbool.h>
#include <stdint.h>

bool cp_control(uint32_t cp);		/* C0, DEL, C1, U+2028 and U+2029 */
bool cp_bidi(uint32_t cp);		/* changes the direction of what follows */
bool cp_nonchar(uint32_t cp);		/* U+FFFE and its like, never a character */
bool cp_invisible(uint32_t cp);		/* zero width, filler, tag; variation selectors are not */
bool cp_mark(uint32_t cp);		/* combining */
bool cp_accent(uint32_t cp);		/* a mark that a comparison of names may drop */
bool cp_space(uint32_t cp);
bool cp_letter(uint32_t cp);
bool cp_emoji(uint32_t cp);		/* may be joined by ZWJ; modifiers included */
/* "right-to-left override" or the sort of character; for messages. */
const char *cp_name(uint32_t cp);

#endif
