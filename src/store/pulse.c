/* SPDX-License-Identifier: ISC */
/* The one local row: this copy's sitting and the sign of life of a running turn. */
#include <config.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <talanoa/base/hash.h>

#include "db.h"

/*
 * Which file this is, so that a copy is noticed: a copied file has another place. Hashed with
 * the meeting, so that nothing links one machine across meetings.
 */
static const char *
place_of(const struct store *s, char buf[static ID_HEX])
{
	struct stat sb;
	char where[96], hex[ID_HEX];
	struct id id;

	if (stat(s->path, &sb) != 0)
		memset(&sb, 0, sizeof sb);
	snprintf(where, sizeof where, "%llu:%llu", (unsigned long long)sb.st_dev,
		(unsigned long long)sb.st_ino);
	id = hash_id("talanoa-place", id_hex(&s->meeting, hex), where, NULL);
	return id_hex(&id, buf);
}

bool
store_pulse(struct store *s, struct pulse *ret_pulse, struct err *err)
{
	sqlite3_stmt *st = db_stmt(s, ST_PULSE_GET);
	struct pulse p = { 0 };
	char place[ID_HEX];
	int rc = sqlite3_step(st);

	if (rc == SQLITE_ROW) {
		struct id sitting = db_id(st, 0);

		if (str_eq(db_text(st, 1), place_of(s, place)))
			p.sitting = sitting;
		else
			p.copied_from = sitting;
		p.turn = db_id(st, 2);
		p.utc_ms = sqlite3_column_int64(st, 3);
		str_copy(p.boot, sizeof p.boot, db_text(st, 4));
		p.mono = sqlite3_column_int64(st, 5);
	}
	sqlite3_reset(st);
	if (rc != SQLITE_ROW && rc != SQLITE_DONE)
		return db_fail(s->db, rc, "reading the meeting", err);
	*ret_pulse = p;
	return true;
}

bool
store_set_sitting(struct store *s, const struct id *sitting, struct err *err)
{
	sqlite3_stmt *st = db_stmt(s, ST_PULSE_SITTING);
	char place[ID_HEX];

	db_bind_id(st, 1, sitting);
	db_bind_text(st, 2, place_of(s, place));
	return db_run(s, st, err);
}

bool
store_beat(struct store *s, const struct id *turn, struct err *err)
{
	sqlite3_stmt *st = db_stmt(s, ST_PULSE_BEAT);
	char boot[20];
	int64_t mono;

	store_boot(s, boot, &mono);
	db_bind_id(st, 1, turn);
	sqlite3_bind_int64(st, 2, clock_now(s->env).utc_ms);
	db_bind_text(st, 3, boot);
	sqlite3_bind_int64(st, 4, mono);
	return db_run(s, st, err);
}

/* The name of this boot in this meeting; returns what is added to its clock. */
static int64_t
boot_shift(struct store *s, char boot[static 20])
{
	char meeting[ID_HEX], hex[ID_HEX];
	struct id name, shift;
	int64_t by = 0;

	id_hex(&s->meeting, meeting);
	name = hash_id("talanoa-boot", s->env->boot_id, meeting, NULL);
	shift = hash_id("talanoa-mono", s->env->boot_id, meeting, NULL);
	for (size_t i = 0; i < 4; i++)
		by = by << 8 | shift.b[i];
	str_copy(boot, 17, id_hex(&name, hex));
	return by;
}

struct tick
store_tick(struct store *s)
{
	struct moment now = clock_now(s->env);
	struct tick t = { .at = now.utc_ms };

	t.mono = now.boot_ms + boot_shift(s, t.boot);
	return t;
}

void
store_boot(struct store *s, char boot[static 20], int64_t *ret_mono)
{
	*ret_mono = clock_now(s->env).boot_ms + boot_shift(s, boot);
}
