/* SPDX-License-Identifier: ISC */
/* One practice: a private folder, the meeting in it, the screen; then all of it is gone. */
#include <config.h>

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <talanoa/base/mem.h>

#include "practise.h"
#include "tui.h"

#define PREFIX "practise-"

/* In the state folder, else where temporary files go; only its owner may look in. */
static char *
make_folder(const struct paths *paths, struct err *err)
{
	static const char name[] = PREFIX "XXXXXX";
	const char *tmp = getenv("TMPDIR");
	char *dir;

	if (tmp == NULL || *tmp != '/')
		tmp = "/tmp";
	dir = paths_join(paths_make_state(paths, NULL) ? paths->state : tmp, name);
	if (mkdtemp(dir) != NULL)
		return dir;
	err_set(err, ERR_IO, "practise: cannot make the folder %s: %s", dir, strerror(errno));
	free(dir);
	return NULL;
}

/* It holds files only, and nobody else's. */
static void
remove_folder(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;

	while (d != NULL && (e = readdir(d)) != NULL) {
		char *path = paths_join(dir, e->d_name);

		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			unlink(path);
		free(path);
	}
	if (d != NULL)
		closedir(d);
	rmdir(dir);
}

/* What a practice left that was killed, or whose machine was switched off: a day later. */
static void
sweep(const char *state)
{
	enum { DAY_S = 86400 };
	DIR *d = opendir(state);
	struct dirent *e;
	struct stat st;

	while (d != NULL && (e = readdir(d)) != NULL) {
		char *path = paths_join(state, e->d_name);

		if (strncmp(e->d_name, PREFIX, strlen(PREFIX)) == 0 && lstat(path, &st) == 0 &&
		    S_ISDIR(st.st_mode) && st.st_mtime < time(NULL) - DAY_S)
			remove_folder(path);
		free(path);
	}
	if (d != NULL)
		closedir(d);
}

static void
hold_signals(sigset_t *ret_before)
{
	static const int deadly[] = { SIGHUP, SIGTERM, SIGINT, SIGQUIT };
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++)
		sigaddset(&set, deadly[i]);
	sigprocmask(SIG_BLOCK, &set, ret_before);
}

static int
practise_in(struct tui_start *start, const char *dir)
{
	char *path = paths_join(dir, "practise.talanoa");
	struct err err = { 0 };
	int status;

	start->path = path;
	start->scratch = dir;
	start->role = "facilitator";
	if (practise_make(path, start->env, &err)) {
		status = tui_run(start);
	} else {
		tui_complain(&err);
		status = err_status(&err);
	}
	free(path);
	start->path = start->scratch = NULL;
	return status;
}

int
tui_practise(struct tui_start *start)
{
	struct err err = { 0 };
	sigset_t before;
	char *dir;
	int status;

	/* They end the loop; here, between making and removing, they have to wait. */
	hold_signals(&before);
	if (start->paths->state != NULL)
		sweep(start->paths->state);
	dir = make_folder(start->paths, &err);
	if (dir == NULL) {
		tui_complain(&err);
		status = err_status(&err);
	} else {
		status = practise_in(start, dir);
		remove_folder(dir);
		free(dir);
	}
	sigprocmask(SIG_SETMASK, &before, NULL);
	return status;
}
