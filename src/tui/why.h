/* SPDX-License-Identifier: ISC */
/* Why the next one is next, in one sentence. Must not know: what is drawn where. */
#ifndef TALANOA_TUI_WHY_H
#define TALANOA_TUI_WHY_H

#include <talanoa/app/meeting.h>

void why_words(const struct meeting *m, const struct floor_reason *why, struct str *out);

#endif
