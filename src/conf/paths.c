/* SPDX-License-Identifier: ISC */
/* Where things are: data, configuration and state folders. */
#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/conf/paths.h>

char *
paths_join(const char *dir, const char *name)
{
	struct str s = STR_INIT;

	str_add(&s, dir);
	if (!str_ends(dir, "/"))
		str_addc(&s, '/');
	str_add(&s, name);
	return str_take(&s);
}

/*
 * An installed program must not take data from a folder that was once a source tree and may
 * be anybody's by now, so the source tree counts only for a program inside its build folder.
 */
static bool
runs_from_build(void)
{
	char exe[4096];
	size_t k = strlen(TALANOA_BUILD);
	ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);

	if (n < 0)
		return false;
	exe[n] = '\0';
	return strncmp(exe, TALANOA_BUILD, k) == 0 && exe[k] == '/';
}

static char *
data_dir(void)
{
	const char *env = getenv("TALANOA_DATADIR");

	if (env != NULL && env[0] != '\0')
		return mem_strdup(env);
	if (runs_from_build())
		return mem_strdup(TALANOA_SOURCE "/share/talanoa");
	return mem_strdup(TALANOA_SHARE);
}

static const char *
home_dir(void)
{
	const char *home = getenv("HOME");
	const struct passwd *pw;

	if (home != NULL && home[0] == '/')
		return home;
	pw = getpwuid(geteuid());
	return pw != NULL && pw->pw_dir != NULL && pw->pw_dir[0] == '/' ? pw->pw_dir : NULL;
}

/* talanoa below $variable (absolute, as the XDG rules ask) or below ~/fallback. */
static char *
user_dir(const char *variable, const char *fallback)
{
	const char *base = getenv(variable);
	struct str s = STR_INIT;

	if (base == NULL || base[0] != '/') {
		const char *home = home_dir();

		if (home == NULL)
			return NULL;
		str_addf(&s, "%s/%s/talanoa", strcmp(home, "/") == 0 ? "" : home, fallback);
	} else {
		str_addf(&s, "%s/talanoa", base);
	}
	return str_take(&s);
}

void
paths_find(struct paths *ret_paths)
{
	ret_paths->data = data_dir();
	ret_paths->config = user_dir("XDG_CONFIG_HOME", ".config");
	ret_paths->state = user_dir("XDG_STATE_HOME", ".local/state");
}

void
paths_release(struct paths *p)
{
	free(p->data);
	free(p->config);
	free(p->state);
	memset(p, 0, sizeof *p);
}

static bool
make_dir(const char *dir, struct err *err)
{
	struct stat st;
	int why;

	if (mkdir(dir, 0700) == 0)
		return true;
	why = errno;
	if (stat(dir, &st) == 0 && S_ISDIR(st.st_mode))
		return true;
	return err_set(err, ERR_IO, "cannot make the folder %s: %s", dir, strerror(why));
}

bool
paths_make_state(const struct paths *p, struct err *err)
{
	char *dir, *slash;
	bool ok = true;

	if (p->state == NULL)
		return err_set(err, ERR_IO,
			"there is no home folder to keep drafts in; set HOME or XDG_STATE_HOME");
	dir = mem_strdup(p->state);
	for (slash = strchr(dir + 1, '/'); ok && slash != NULL; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		ok = make_dir(dir, err);
		*slash = '/';
	}
	ok = ok && make_dir(dir, err);
	free(dir);
	return ok;
}
