/* SPDX-License-Identifier: ISC */
/* Values beside the journal: each must open its commitment, each missing one must be known. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>

#include "erase.h"
#include "projection.h"
#include "verify.h"

/*
 * A commitment is taken over JSON, where bytes that are not UTF-8 would all look alike: they
 * must not be there. Reading the JSON back tells; plain ASCII needs no asking.
 */
static bool
is_text(const char *text, size_t n)
{
	struct json *j, *back;
	struct str s = STR_INIT;
	bool same, ascii = true;

	if (strlen(text) != n)
		return false;
	for (size_t i = 0; i < n; i++)
		ascii = ascii && (unsigned char)text[i] < 0x80;
	if (ascii)
		return true;
	j = json_string(text);
	json_canonical(j, false, &s);
	back = json_parse(str_c(&s), s.len, NULL);
	same = back != NULL && str_eq(json_str(back), text);
	json_free(back);
	json_free(j);
	str_release(&s);
	return same;
}

static size_t
seal_of(const struct body *b, const char *name)
{
	size_t i = 0;

	while (i < b->n_seals && !str_eq(b->seals[i].name, name))
		i++;
	return i;
}

/* Columns: field, salt, text. */
static void
check_value(struct chain *c, sqlite3_stmt *st, struct body *b, bool *here, const char *where)
{
	const char *name = db_text(st, 0), *text = db_text(st, 2);
	size_t i = seal_of(b, name);
	struct salt salt;
	struct hash h;

	c->met++;
	if (i == b->n_seals) {
		verify_problem(c->r, "%s: a value for \"%.32s\", which it does not have", where,
			name);
		return;
	}
	here[i] = true;
	if (sqlite3_column_bytes(st, 1) != (int)sizeof salt.b) {
		verify_problem(c->r, "%s: the salt of \"%s\" is not 16 bytes long", where, name);
		return;
	}
	memcpy(salt.b, sqlite3_column_blob(st, 1), sizeof salt.b);
	h = body_commit(&salt, name, text);
	if (!is_text(text, (size_t)sqlite3_column_bytes(st, 2)) ||
	    hash_cmp(&h, &b->seals[i].seal) != 0)
		verify_problem(c->r, "%s: the value of \"%s\" is not the one that was recorded",
			where, name);
	projection_set_value(b, name, text);
}

/* A value that was erased is not there, and need not be. */
static void
check_absent(struct chain *c, const struct body *b, const bool *here, const char *where)
{
	bool gone = erased(c->s, &b->env);

	for (size_t i = 0; i < b->n_seals; i++) {
		if (here[i] && gone)
			verify_problem(c->r, "%s: the value of \"%s\" was erased, and is there",
				where, b->seals[i].name);
		if (here[i])
			continue;
		c->r->absent++;
		if (!c->s->public && !gone)	/* of a public copy verify_public asks why */
			verify_problem(c->r, "%s: the value of \"%s\" is missing", where,
				b->seals[i].name);
	}
}

bool
verify_values(struct chain *c, const struct hash *id, struct body *b, const char *where,
	struct err *err)
{
	sqlite3_stmt *st = db_stmt(c->s, ST_VALUE_OF);
	bool *here = mem_alloc(b->n_seals + 1);
	int rc;

	db_bind_hash(st, 1, id);
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		check_value(c, st, b, here, where);
	if (rc != SQLITE_DONE)
		db_fail(c->s->db, rc, "reading the values", err);
	sqlite3_reset(st);
	check_absent(c, b, here, where);
	free(here);
	return rc == SQLITE_DONE;
}

bool
verify_orphans(struct chain *c, struct err *err)
{
	sqlite3_stmt *st;
	int rc;

	c->r->values = (size_t)db_int(db_stmt(c->s, ST_VALUE_COUNT), 0);
	if (c->r->values == c->met)
		return true;
	st = db_stmt(c->s, ST_VALUE_ORPHANS);
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		verify_problem(c->r, "a value for \"%.32s\" of an event that is not in this file",
			db_text(st, 0));
	if (rc != SQLITE_DONE)
		db_fail(c->s->db, rc, "reading the values", err);
	sqlite3_reset(st);
	return rc == SQLITE_DONE;
}
