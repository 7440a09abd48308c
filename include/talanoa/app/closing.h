/* SPDX-License-Identifier: ISC */
/*
 * Before people leave: what of a meeting can no longer be mended once they are gone, each with
 * the command that mends it; then what is due at the closing. And the one line that says how
 * much there is.
 * Must not know: screens.
 */
#ifndef TALANOA_APP_CLOSING_H
#define TALANOA_APP_CLOSING_H

#include <talanoa/app/check.h>

/* X(id, stable name, title): the parts of the guide, in its order. */
#define CLOSING_PARTS(X) \
	X(TEXTS, "texts", "The exact texts of what was agreed") \
	X(OWNERS, "owners", "Who does what, by when") \
	X(OBJECTIONS, "objections", "Objections and positions") \
	X(HALL, "hall", "Who closed the hall, and why") \
	X(REASONS, "reasons", "Reasons that were to be said later") \
	X(OTHERS, "others", "What else only those who are here can say") \
	X(CLOSING, "closing", "At the closing")

#define CLOSING_ID_(id, name, title) CLOSING_##id,
enum closing_part { CLOSING_PARTS(CLOSING_ID_) CLOSING_PART_N };
#undef CLOSING_ID_
const char *closing_part_name(enum closing_part p);
const char *closing_part_title(enum closing_part p);

struct closing_line {
	enum closing_part part;
	const struct check *check;	/* the rule behind it, or NULL */
	char *where, *text, *advice;	/* as in struct finding */
};

struct closing {
	struct closing_line *v;		/* in order of parts */
	size_t n, cap;
	size_t live;			/* of these: lost once people leave; they come first */
};

/* Warnings and failures of the profile, no notes. Release with closing_release. */
bool closing_make(struct meeting *m, const struct profile *p, struct closing *ret_closing,
	struct err *err);
void closing_release(struct closing *c);

/*
 * "before they leave: 2" in *ret_line, and the 2: what is due now while the meeting is open; ""
 * and 0 if nothing is or it is not open. For a screen after an act, not after a key: of the
 * notes and turns only the newest are read, so that it costs the same in a long meeting.
 */
size_t closing_live(struct meeting *m, const struct profile *p, struct str *ret_line);

#endif
