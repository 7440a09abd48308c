/* SPDX-License-Identifier: ISC */
/*
 * Which characters look like which: the part of Unicode's confusables (UTS 39) that matters
 * for names, Cyrillic, Greek and Armenian against Latin. Must not know: names.
 */
#ifndef TALANOA_SRC_BASE_TEXT_SKELETON_H
#define TALANOA_SRC_BASE_TEXT_SKELETON_H

#include <stdint.h>

/* What cp (decomposed) looks like, or NULL if it stands for itself. */
const char *skeleton_of(uint32_t cp);

#endif
