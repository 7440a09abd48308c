/* SPDX-License-Identifier: ISC */
/* A meeting to run command lines in: tests of the use-cases say what a line answers. */
#ifndef TALANOA_TESTS_ROOM_H
#define TALANOA_TESTS_ROOM_H

#include <talanoa/app/command.h>

struct room {
	struct env env;
	struct meeting *m;
	struct reply reply;
	struct err err;
	char path[128];
};

/* One line: accepted or refused, and what the answer (or the refusal) must hold. */
struct step {
	const char *line;
	bool ok;
	const char *says;
};

/* A meeting made from a template, in a file of this name in the test's folder. */
void room_open(struct room *r, const char *name, const char *template);
void room_close(struct room *r);	/* the file goes too */
void room_run(struct room *r, const char *line);		/* must be accepted */
void room_steps(struct room *r, const struct step *v, size_t n);
/* Lines that must be refused: each leaves the record as it was. */
void room_refuses(struct room *r, const struct step *v, size_t n);

#define ROOM_STEPS(r, v) room_steps((r), (v), sizeof (v) / sizeof *(v))
#define ROOM_REFUSES(r, v) room_refuses((r), (v), sizeof (v) / sizeof *(v))

#endif
