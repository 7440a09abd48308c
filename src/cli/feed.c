/* SPDX-License-Identifier: ISC */
/* Lines from arguments or a stream; a line that is too long or holds a NUL is named. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/i18n.h>
#include <talanoa/base/mem.h>

#include "feed.h"

void
feed_release(struct feed *f)
{
	for (size_t i = 0; i < f->n_all; i++)
		free(f->all[i].text);
	free(f->all);
	str_release(&f->line);
}

static bool
read_line(struct feed *f, bool *ret_long, bool *ret_nul)
{
	bool any = false;
	int ch;

	str_clear(&f->line);
	*ret_long = *ret_nul = false;
	while ((ch = getc_unlocked(f->in)) != EOF) {
		any = true;
		if (ch == '\n')
			break;
		if (ch == '\0')
			*ret_nul = true;
		else if (f->line.len >= FEED_LINE_MAX)
			*ret_long = true;
		else
			str_addc(&f->line, (char)ch);
	}
	return any;
}

/* A mark at the start and CR at the end come from other systems' editors. */
static const char *
tidy(struct feed *f)
{
	if (f->line.len > 0 && f->line.p[f->line.len - 1] == '\r')
		str_trunc(&f->line, f->line.len - 1);
	return str_c(&f->line) + (f->number == 1 && str_starts(str_c(&f->line), "\xef\xbb\xbf") ? 3 : 0);
}

static bool
from_stream(struct feed *f, const char **ret_text, const char **ret_bad, struct err *err)
{
	bool too_long, nul;

	if (!read_line(f, &too_long, &nul)) {
		if (ferror(f->in) != 0)
			err_set(err, ERR_IO, _("cannot read standard input: %s"), strerror(errno));
		return false;
	}
	f->number++;
	*ret_text = tidy(f);
	*ret_bad = NULL;
	if (nul)
		*ret_bad = _("a byte of value 0 (NUL) is in it; a line is text");
	else if (too_long)
		*ret_bad = _("it is longer than 1 MiB");
	return true;
}

bool
feed_next(struct feed *f, const char **ret_text, const char **ret_bad, struct err *err)
{
	err->code = ERR_NONE;
	if (f->all != NULL || f->arg != NULL) {
		if (f->i >= (f->all != NULL ? f->n_all : f->n_args))
			return false;
		*ret_text = f->all != NULL ? f->all[f->i].text : f->arg[f->i];
		*ret_bad = f->all != NULL ? f->all[f->i].bad : NULL;
		f->number = ++f->i;
		return true;
	}
	return f->in != NULL && from_stream(f, ret_text, ret_bad, err);
}

bool
feed_all(struct feed *f, struct err *err)
{
	struct feed_line *all = NULL;
	size_t n = 0, cap = 0;
	const char *text, *bad;

	while (feed_next(f, &text, &bad, err)) {
		MEM_GROW(all, n, cap);
		all[n++] = (struct feed_line){ mem_strdup(bad != NULL ? "" : text), bad };
	}
	f->in = NULL;
	f->arg = NULL;
	f->i = 0;
	f->all = all;
	f->n_all = n;
	f->cap_all = cap;
	return err->code == ERR_NONE;
}
