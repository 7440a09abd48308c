/* SPDX-License-Identifier: ISC */
/* The entry point: a sound process to run in; the command line decides, cli does. */
#include <config.h>

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <talanoa/base/i18n.h>

#include "cli/cli.h"
#include "tui/tui.h"

/* Whoever closed a standard stream must not find the meeting file behind its number. */
static void
open_standard_streams(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDWR);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd >= 0)
		close(fd);
}

static int
run_screen(const struct cli_screen *s)
{
	struct tui_start start = {
		.path = s->path, .operator_name = s->operator_name, .role = s->role,
		.view = s->view, .plain = s->plain, .env = s->env, .options = s->options,
		.paths = s->paths,
	};

	if (s->practise)
		return tui_practise(&start);
	return s->display ? tui_display(&start) : tui_run(&start);
}

int
main(int argc, char **argv)
{
	struct rlimit none = { 0, 0 };

	open_standard_streams();
	/* A failed write is an error to tell of, not a reason to vanish. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	setlocale(LC_ALL, "");
	bindtextdomain(PACKAGE, TALANOA_LOCALE);
	textdomain(PACKAGE);
	return cli_main(argc, argv, run_screen);
}
