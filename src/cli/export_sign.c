/* SPDX-License-Identifier: ISC */
/* Detached signatures: ssh-keygen is started with a list of arguments, never by a shell. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <talanoa/base/i18n.h>
#include <talanoa/base/mem.h>

#include "export.h"

extern char **environ;

enum { SIGNATURE_MOST = 65536 };

/* What the other program reads and writes: files without a name, so nothing is left behind. */
struct talk {
	FILE *in, *out, *complaints;
};

static bool
open_files(struct talk *t, const struct str *bytes)
{
	FILE **all[] = { &t->in, &t->out, &t->complaints };

	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		*all[i] = tmpfile();
		if (*all[i] == NULL || fcntl(fileno(*all[i]), F_SETFD, FD_CLOEXEC) < 0)
			return false;
	}
	return fwrite(str_c(bytes), 1, bytes->len, t->in) == bytes->len && fflush(t->in) == 0 &&
		fseek(t->in, 0, SEEK_SET) == 0;
}

static void
close_files(struct talk *t)
{
	FILE *all[] = { t->in, t->out, t->complaints };

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (all[i] != NULL)
			fclose(all[i]);
}

static void
read_back(FILE *f, struct str *out)
{
	char buf[4096];
	size_t n;

	if (fseek(f, 0, SEEK_SET) < 0)
		return;
	while (out->len < SIGNATURE_MOST && (n = fread(buf, 1, sizeof buf, f)) > 0)
		str_addn(out, buf, n);
}

enum { N_ARGS = 7 };

/* Copies, which the caller frees. */
static void
make_args(const char *key, char *ret_argv[static N_ARGS + 1])
{
	const char *const words[N_ARGS] = { "ssh-keygen", "-Y", "sign", "-n", "talanoa-record",
		"-f", key };

	for (size_t i = 0; i < N_ARGS; i++)
		ret_argv[i] = mem_strdup(words[i]);
	ret_argv[N_ARGS] = NULL;
}

/* Zero, or why it could not be started. */
static int
start(const char *key, const struct talk *t, pid_t *ret_pid)
{
	posix_spawn_file_actions_t fa;
	int why = posix_spawn_file_actions_init(&fa);
	char *argv[N_ARGS + 1];

	if (why != 0)
		return why;
	make_args(key, argv);
	why = posix_spawn_file_actions_adddup2(&fa, fileno(t->in), STDIN_FILENO);
	if (why == 0)
		why = posix_spawn_file_actions_adddup2(&fa, fileno(t->out), STDOUT_FILENO);
	if (why == 0)
		why = posix_spawn_file_actions_adddup2(&fa, fileno(t->complaints), STDERR_FILENO);
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
	/* All of ours are closed on exec; what we were started with may not be. */
	if (why == 0)
		why = posix_spawn_file_actions_addclosefrom_np(&fa, STDERR_FILENO + 1);
#endif
	if (why == 0)
		why = posix_spawnp(ret_pid, argv[0], &fa, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&fa);
	for (size_t i = 0; i < N_ARGS; i++)
		free(argv[i]);
	return why;
}

static bool
ended_well(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return false;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* The first line of what it says, as one clean line. */
static bool
refused(const char *key, const struct talk *t, struct err *err)
{
	struct str said = STR_INIT;
	char line[200];

	read_back(t->complaints, &said);
	str_copy(line, sizeof line, str_c(&said));
	line[strcspn(line, "\r\n")] = '\0';
	for (char *p = line; *p != '\0'; p++)
		if ((unsigned char)*p < ' ' || (unsigned char)*p > '~')
			*p = '?';
	str_release(&said);
	return err_set(err, ERR_IO, _("nothing was written: ssh-keygen did not sign with %s: %s"),
		key, *line != '\0' ? line : _("it did not say why"));
}

bool
export_sign(const char *key, const struct str *bytes, struct str *ret_sig, struct err *err)
{
	struct talk t = { 0 };
	pid_t pid = 0;
	int why;
	bool ok = false;

	if (!open_files(&t, bytes))
		err_set(err, ERR_IO, _("nothing was written: no temporary file to sign: %s"),
			strerror(errno));
	else if ((why = start(key, &t, &pid)) != 0)
		err_set(err, ERR_IO, _("nothing was written: ssh-keygen, which signs, cannot be "
			"started: %s"), strerror(why));
	else if (!ended_well(pid))
		refused(key, &t, err);
	else {
		read_back(t.out, ret_sig);
		ok = str_starts(str_c(ret_sig), "-----BEGIN SSH SIGNATURE-----") ||
			refused(key, &t, err);
	}
	close_files(&t);
	return ok;
}
