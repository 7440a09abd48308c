/* SPDX-License-Identifier: ISC */
/* A folder of its own for a unit test: made once, filled with small files, removed at the end. */
#ifndef TALANOA_TESTS_SCRATCH_H
#define TALANOA_TESTS_SCRATCH_H

#include <ftw.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct scratch {
	char dir[64];
	char path[256];		/* of the file made last */
};

static inline void
scratch_init(struct scratch *s)
{
	snprintf(s->dir, sizeof s->dir, "/tmp/talanoa-unit-XXXXXX");
	assert_non_null(mkdtemp(s->dir));
}

static inline const char *
scratch_path(struct scratch *s, const char *name)
{
	snprintf(s->path, sizeof s->path, "%s/%s", s->dir, name);
	return s->path;
}

static inline const char *
scratch_write(struct scratch *s, const char *name, const void *bytes, size_t n)
{
	FILE *f = fopen(scratch_path(s, name), "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
	return s->path;
}

static inline int
scratch_remove(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)type;
	(void)at;
	return remove(path);
}

static inline void
scratch_release(struct scratch *s)
{
	assert_int_equal(nftw(s->dir, scratch_remove, 8, FTW_DEPTH | FTW_PHYS), 0);
}

#endif
