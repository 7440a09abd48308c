/* SPDX-License-Identifier: ISC */
/* Errors as values: a code and one sentence. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <talanoa/base/err.h>

static const struct {
	const char *name;
	int status;
} kinds[ERR_N] = {
#define ERR(id, name, status) [ERR_##id] = { name, status },
#include <talanoa/base/errors.def>
#undef ERR
};

/* A sentence that was cut ends with a whole letter. */
static void
trim_tail(char *msg)
{
	size_t n = strlen(msg), start = n;

	while (start > 0 && n - start < 4 && ((unsigned char)msg[start - 1] & 0xc0) == 0x80)
		start--;
	if (start > 0 && (unsigned char)msg[start - 1] >= 0xc0) {
		unsigned char lead = (unsigned char)msg[start - 1];
		size_t need = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;

		if (n - (start - 1) < need)
			msg[start - 1] = '\0';
	}
}

bool
err_set(struct err *e, enum err_code code, const char *fmt, ...)
{
	va_list ap;

	if (e == NULL)
		return false;
	e->code = code;
	va_start(ap, fmt);
	vsnprintf(e->msg, sizeof e->msg, fmt, ap);
	va_end(ap);
	trim_tail(e->msg);
	return false;
}

bool
err_prefix(struct err *e, const char *fmt, ...)
{
	char old[sizeof e->msg];
	va_list ap;
	int n;

	if (e == NULL)
		return false;
	memcpy(old, e->msg, sizeof old);
	va_start(ap, fmt);
	n = vsnprintf(e->msg, sizeof e->msg, fmt, ap);
	va_end(ap);
	if (n >= 0 && (size_t)n < sizeof e->msg)
		snprintf(e->msg + n, sizeof e->msg - (size_t)n, "%s", old);
	trim_tail(e->msg);
	return false;
}

int
err_status(const struct err *e)
{
	return e->code < ERR_N ? kinds[e->code].status : kinds[ERR_INTERNAL].status;
}

const char *
err_name(enum err_code code)
{
	return code < ERR_N ? kinds[code].name : "unknown";
}
