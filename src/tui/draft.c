/* SPDX-License-Identifier: ISC */
/* Small private files in the state folder. */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <talanoa/base/hash.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>
#include <talanoa/conf/paths.h>

#include "draft.h"

enum { NAME_HEX = 12, SLOTS = 9 };

/* state/KIND-<part of the meeting's id>[-<part of the operator's digest>-slot].txt */
static char *
file_name(const char *state, const char *kind, const struct id *meeting, const char *who,
	int slot)
{
	char hex[ID_HEX], digest[HASH_HEX];
	struct str name = STR_INIT;
	struct hash h;
	char *path;

	str_addf(&name, "%s-%.*s", kind, NAME_HEX, id_hex(meeting, hex));
	if (who != NULL) {
		h = hash_bytes(who, strlen(who));
		str_addf(&name, "-%.*s-%d", NAME_HEX, hash_hex(&h, digest), slot);
	}
	str_add(&name, ".txt");
	path = paths_join(state, str_c(&name));
	str_release(&name);
	return path;
}

/*
 * One draft for each screen of the same person on the same meeting: the lock goes with the
 * process, however it ends, so that what a killed screen left is taken up by the next one.
 */
static int
take_slot(const char *state, const struct id *meeting, const char *who, int *ret_lock)
{
	for (int slot = 1; slot <= SLOTS; slot++) {
		char *path = file_name(state, "lock", meeting, who, slot);
		int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

		free(path);
		if (fd < 0)
			return 0;
		if (flock(fd, LOCK_EX | LOCK_NB) == 0) {
			*ret_lock = fd;
			return slot;
		}
		close(fd);
	}
	return 0;
}

static bool
append(const char *path, const char *bytes, size_t n, bool durable)
{
	int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	bool ok = fd >= 0 && write(fd, bytes, n) == (ssize_t)n;

	if (ok && durable)
		ok = fsync(fd) == 0;
	if (fd >= 0)
		close(fd);
	return ok;
}

static bool
read_all(const char *path, struct str *out)
{
	int fd = path == NULL ? -1 : open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	char buf[4096];
	ssize_t n;

	if (fd < 0)
		return false;
	while ((n = read(fd, buf, sizeof buf)) > 0 && out->len < 4u * TEXT_BODY_MAX)
		str_addn(out, buf, (size_t)n);
	close(fd);
	return n == 0;
}

static void
keep_memo(struct drafts *d, int64_t at, const char *text)
{
	MEM_GROW(d->memos, d->n_memos, d->cap_memos);
	d->memos[d->n_memos++] = (struct memo){ at, mem_strdup(text) };
}

/* "<UTC ms> text" a line; line feeds inside are written as blanks. */
static void
read_memos(struct drafts *d)
{
	struct str all = STR_INIT;
	char *next;

	if (read_all(d->memo, &all) && all.len > 0)
		for (char *l = all.p; *l != '\0'; l = next) {
			char *end;
			long long at = strtoll(l, &end, 10);

			next = l + strcspn(l, "\n");
			if (*next != '\0')
				*next++ = '\0';
			if (end != l && *end == ' ')
				keep_memo(d, at, end + 1);
		}
	str_release(&all);
}

void
drafts_init(struct drafts *d, const char *state, const struct id *meeting, const char *who)
{
	int slot;

	memset(d, 0, sizeof *d);
	d->lock = -1;
	if (state == NULL)
		return;
	slot = take_slot(state, meeting, who, &d->lock);
	if (slot > 0)
		d->draft = file_name(state, "draft", meeting, who, slot);
	d->memo = file_name(state, "memo", meeting, NULL, 0);
	d->emergency = file_name(state, "unsaved", meeting, NULL, 0);
	read_memos(d);
}

void
drafts_release(struct drafts *d)
{
	for (size_t i = 0; i < d->n_memos; i++)
		free(d->memos[i].text);
	free(d->memos);
	if (d->lock >= 0)
		close(d->lock);
	free(d->draft);
	free(d->memo);
	free(d->emergency);
	memset(d, 0, sizeof *d);
}

/* Beside the old one and renamed: a kill in between leaves one of both. */
bool
draft_save(const struct drafts *d, const struct id *turn, const char *text)
{
	char hex[ID_HEX], beside[4096];
	struct str s = STR_INIT;
	bool ok;
	int fd;

	if (d->draft == NULL)
		return false;
	if (*text == '\0')
		return unlink(d->draft) == 0 || errno == ENOENT;
	if (snprintf(beside, sizeof beside, "%s.new", d->draft) >= (int)sizeof beside)
		return false;
	str_addf(&s, "%s\n%s", id_hex(turn, hex), text);
	unlink(beside);
	fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	ok = fd >= 0 && write(fd, s.p, s.len) == (ssize_t)s.len;
	if (fd >= 0)
		close(fd);
	ok = ok && rename(beside, d->draft) == 0;
	str_release(&s);
	return ok;
}

bool
draft_load(const struct drafts *d, struct id *ret_turn, struct str *ret_text)
{
	struct str all = STR_INIT;
	char hex[ID_HEX] = "", *text = NULL;
	bool ok = read_all(d->draft, &all) && all.len >= ID_HEX && all.p[ID_HEX - 1] == '\n';

	if (ok) {
		memcpy(hex, all.p, ID_HEX - 1);
		ok = id_parse(hex, ret_turn) && text_check(TEXT_BODY, all.p + ID_HEX,
			all.len - ID_HEX, &text, NULL);
	}
	if (ok)
		str_add(ret_text, text);
	free(text);
	str_release(&all);
	return ok;
}

bool
memo_add(struct drafts *d, int64_t at, const char *text, struct err *err)
{
	struct str line = STR_INIT;
	char *clean;
	bool ok;

	if (d->memo == NULL)
		return err_set(err, ERR_IO, "memos need a home folder: nothing was kept");
	if (!text_check(TEXT_BODY, text, strlen(text), &clean, err))
		return false;
	for (char *p = clean; *p != '\0'; p++)
		if (*p == '\n')
			*p = ' ';
	str_addf(&line, "%lld %s\n", (long long)at, clean);
	ok = append(d->memo, line.p, line.len, false);
	if (ok)
		keep_memo(d, at, clean);
	else
		err_set(err, ERR_IO, "%s: %s; the memo was not kept", d->memo, strerror(errno));
	free(clean);
	str_release(&line);
	return ok;
}

bool
memo_clear(struct drafts *d)
{
	bool any = d->n_memos > 0;

	for (size_t i = 0; i < d->n_memos; i++)
		free(d->memos[i].text);
	d->n_memos = 0;
	if (any && d->memo != NULL)
		unlink(d->memo);
	return any;
}

bool
emergency_save(const struct drafts *d, const char *text)
{
	struct str line = STR_INIT;
	bool ok;

	if (d->emergency == NULL)
		return false;
	str_addf(&line, "%s\n", text);
	ok = append(d->emergency, line.p, line.len, true);
	str_release(&line);
	return ok;
}
