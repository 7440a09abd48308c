/* SPDX-License-Identifier: ISC */
/* What the program prints: safe for any terminal, and a failed write is an error. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <talanoa/base/i18n.h>
#include <talanoa/base/text.h>

#include "cli.h"

void
cli_print(struct cli *c, const char *text)
{
	text_print(&c->out, text, true);
}

void
cli_printf(struct cli *c, const char *fmt, ...)
{
	struct str s = STR_INIT;
	va_list ap;

	va_start(ap, fmt);
	str_addv(&s, fmt, ap);
	va_end(ap);
	cli_print(c, str_c(&s));
	str_release(&s);
}

bool
cli_flush(struct cli *c, struct err *err)
{
	const char *p = str_c(&c->out);
	size_t left = c->out.len;

	while (left > 0) {
		ssize_t n = write(STDOUT_FILENO, p, left);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			int e = errno;

			str_clear(&c->out);
			/* A reader that had enough (head) needs no sentence. */
			if (e == EPIPE)
				return err_set(err, ERR_IO, "%s", "");
			return err_set(err, ERR_IO, _("cannot write to standard output: %s"),
				strerror(e));
		}
		p += n;
		left -= (size_t)n;
	}
	str_clear(&c->out);
	return true;
}

void
cli_complain(const char *fmt, ...)
{
	struct str raw = STR_INIT, safe = STR_INIT;
	const char *p;
	size_t left;
	va_list ap;

	va_start(ap, fmt);
	str_addv(&raw, fmt, ap);
	va_end(ap);
	str_add(&safe, "talanoa: ");
	text_print(&safe, str_c(&raw), true);
	str_addc(&safe, '\n');
	p = str_c(&safe);
	left = safe.len;
	while (left > 0) {
		ssize_t n = write(STDERR_FILENO, p, left);

		if (n <= 0)
			break;
		p += n;
		left -= (size_t)n;
	}
	str_release(&raw);
	str_release(&safe);
}

bool
cli_interactive(void)
{
	return isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
}

bool
cli_ask(const char *question, const char *otherwise, char **ret_answer, struct err *err)
{
	char line[4096];
	size_t n;

	if (*otherwise != '\0')
		printf("%s [%s] ", question, otherwise);
	else
		printf("%s ", question);
	fflush(stdout);
	if (fgets(line, sizeof line, stdin) == NULL)
		return err_set(err, ERR_INPUT, _("no answer; nothing was made"));
	n = strcspn(line, "\r\n");
	line[n] = '\0';
	if (line[strspn(line, " \t")] == '\0')
		str_copy(line, sizeof line, otherwise);
	return text_check(TEXT_NAME, line, strlen(line), ret_answer, err);
}
