/* SPDX-License-Identifier: ISC */
/* The parts of verification, for verify and for merge (which looks at a foreign chain). */
#ifndef STORE_VERIFY_H
#define STORE_VERIFY_H

#include <talanoa/core/idmap.h>
#include <talanoa/store/whole.h>

#include "body.h"
#include "db.h"

/* One line of the report; after the first hundred they are only counted. */
void verify_problem(struct verify_report *r, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* SQLite's own look at pages and indexes. */
bool verify_pages(struct store *s, struct verify_report *r, struct err *err);

/* One event that was met. */
struct seen {
	struct hash id;
	struct id writer;
	int64_t n, hlc, seq;
	bool opens;			/* the session.open of its writer */
	bool child;			/* another event has it as a parent */
};

struct chain {
	struct store *s;
	struct store *fold;		/* where the journal is replayed, or NULL */
	struct verify_report *r;
	struct seen *v;			/* in (hlc, id) order */
	size_t n, cap;
	struct idmap ids;		/* first 16 bytes of the id -> index in v */
	size_t roots, meetings;
	size_t met;			/* values that belong to an event */
};

/* Events, their order and their values; false only if the file cannot be read. */
bool verify_chain(struct chain *c, struct err *err);
void chain_release(struct chain *c);
/* Salts, texts and commitments of one event. */
bool verify_values(struct chain *c, const struct hash *id, struct body *b, const char *where,
	struct err *err);
/* Values whose event is not there. */
bool verify_orphans(struct chain *c, struct err *err);

/* Empty derived tables in memory, to replay into; close with verify_fold_close. */
bool verify_fold_open(struct env *env, struct store **ret_fold, struct err *err);
void verify_fold_close(struct store *fold);
/* Are the derived tables of s row for row those of fold? */
bool verify_tables(struct store *s, struct store *fold, struct verify_report *r,
	struct err *err);
/* Does meta agree with this program and with itself? */
bool verify_meta(struct store *s, struct verify_report *r, struct err *err);
/* Each value of a public copy may leave, each that is missing may not. */
bool verify_public(struct store *s, struct verify_report *r, struct err *err);

#endif
