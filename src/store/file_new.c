/* SPDX-License-Identifier: ISC */
/* Making a meeting file (6-field 6.1). */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <talanoa/base/text.h>

#include "db.h"
#include "file.h"
#include "file_place.h"
#include "projection.h"
#include "schema.h"

static bool
put_meta(struct store *s, const char *key, const char *value, struct err *err)
{
	sqlite3_stmt *st = db_stmt(s, ST_META_PUT);

	db_bind_text(st, 1, key);
	db_bind_text(st, 2, value);
	return db_run(s, st, err);
}

bool
file_init(struct store *s, const struct id *meeting, const char *edition, struct err *err)
{
	char hex[ID_HEX], sql[64];

	snprintf(sql, sizeof sql, "PRAGMA application_id = %d", APPLICATION_ID);
	if (!db_exec(s->db, sql, err))
		return false;
	snprintf(sql, sizeof sql, "PRAGMA user_version = %d", SCHEMA_VERSION);
	if (!db_exec(s->db, sql, err))
		return false;
	for (size_t i = 0; schema_content_sql[i] != NULL; i++)
		if (!db_exec(s->db, schema_content_sql[i], err))
			return false;
	s->meeting = *meeting;
	return projection_create(s->db, err) &&
		put_meta(s, "meeting", id_hex(meeting, hex), err) &&
		put_meta(s, "format", "0", err) && put_meta(s, "min_reader", "0", err) &&
		put_meta(s, "min_writer", "0", err) && put_meta(s, "edition", edition, err) &&
		put_meta(s, "epoch", "0", err);
}

/* Made by us and empty before SQLite sees it: nobody can have put something else there. */
static bool
make_empty(const char *path, struct err *err)
{
	int fd = open(path, O_CREAT | O_EXCL | O_NOFOLLOW | O_RDWR | O_CLOEXEC, 0600);

	if (fd < 0 && errno == EEXIST)
		return err_set(err, ERR_IO, "%s: there is already a file of that name", path);
	if (fd < 0)
		return err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
	/* Whatever the umask; a stick that knows no modes may refuse, and that is as good. */
	if (fchmod(fd, 0600) != 0)
		errno = 0;
	close(fd);
	return true;
}

/* A name is shown in lists and messages for years: no characters that steer a terminal. */
static bool
new_name(const struct place *p, struct err *err)
{
	const char *name = strrchr(p->path, '/') + 1;
	char *clean;

	if (!text_check(TEXT_NAME, name, strlen(name), &clean, err))
		return err_prefix(err, "the name of the file: ");
	free(clean);
	return true;
}

bool
file_make(const char *path, char **ret_path, struct err *err)
{
	struct place p;
	bool ok;

	if (!place_find(path, &p, err))
		return false;
	ok = new_name(&p, err) && side_none(&p, err) && make_empty(p.path, err);
	if (ok) {
		*ret_path = p.path;
		p.path = NULL;
	}
	place_release(&p);
	return ok;
}

bool
file_create(const char *path, struct env *env, struct store **ret_store, struct err *err)
{
	char *made;
	struct store *s = NULL;
	bool ok;

	if (!file_make(path, &made, err))
		return false;
	ok = file_connect(made, SQLITE_OPEN_READWRITE, env, &s, err) &&
		db_exec(s->db, "PRAGMA page_size = 4096; PRAGMA journal_mode = DELETE", err);
	if (ok) {
		*ret_store = s;
	} else {
		store_close(s);
		unlink(made);
	}
	free(made);
	return ok;
}

/* The first act: which template the meeting was made from. */
static bool
first_act(struct store *s, const struct id *meeting, const char *template, struct err *err)
{
	struct ev e;

	if (!db_exec(s->db, "BEGIN IMMEDIATE", err) || !file_init(s, meeting, "full", err))
		return false;
	s->in_tx = true;
	ev_init(&e, EV_MEETING_NEW, meeting);
	ev_text(&e, FLD_TEMPLATE, template);
	store_act(s, clock_now(s->env).utc_ms, false, NULL);
	return store_add(s, &e, err) && store_commit(s, err);
}

/* A new meeting on a file system that would not let it be changed is of no use. */
static bool
may_be_made(const char *path, struct err *err)
{
	struct place p;
	bool ok;

	if (!place_find(path, &p, err))
		return false;
	ok = place_writable(&p, err);
	place_release(&p);
	return ok;
}

bool
store_create(const char *path, const char *template, struct env *env, struct store **ret_store,
	struct err *err)
{
	struct store *s;
	struct id meeting = id_random(&env->rng);

	if (!may_be_made(path, err) || !file_create(path, env, &s, err))
		return false;
	if (!first_act(s, &meeting, template, err)) {
		unlink(s->path);
		store_close(s);
		return false;
	}
	*ret_store = s;
	return true;
}
