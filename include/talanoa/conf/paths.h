/* SPDX-License-Identifier: ISC */
/*
 * Where things are: shared data, a person's configuration, a person's state (drafts, logs,
 * backups). Reads the environment; nothing else does.
 * Must not know: what is in the files, meeting files.
 */
#ifndef TALANOA_CONF_PATHS_H
#define TALANOA_CONF_PATHS_H

#include <stdbool.h>

#include <talanoa/base/err.h>

struct paths {
	char *data;	/* never NULL: templates/, data/, examples/ are below it */
	char *config;	/* NULL if there is no home folder */
	char *state;	/* NULL if there is no home folder; may not exist yet */
};

/*
 * data: $TALANOA_DATADIR, else share/talanoa of the source tree if the running program lies
 * in its build folder, else the installed folder. config: talanoa/ below $XDG_CONFIG_HOME or
 * ~/.config. state: talanoa/ below $XDG_STATE_HOME or ~/.local/state. Variables that are
 * empty or (XDG) not absolute count as unset. Release with paths_release.
 */
void paths_find(struct paths *ret_paths);
void paths_release(struct paths *p);

/* dir/name; the caller frees. */
char *paths_join(const char *dir, const char *name);

/* Make p->state, mode 0700, with the folders above it. Existing folders are left as they are. */
bool paths_make_state(const struct paths *p, struct err *err);

#endif
