/* SPDX-License-Identifier: ISC */
/* Screens as text files. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "golden.h"

void
golden_init(int argc, char **argv)
{
	if (argc > 1 && strcmp(argv[1], "--update") == 0)
		setenv("TALANOA_UPDATE", "1", 1);
}

/* Every row begins with a bar, where this stops. */
static void
end_row(struct str *out, char blank)
{
	size_t end = out->len;

	while (out->p[end - 1] == blank)
		end--;
	str_trunc(out, end);
	str_addc(out, '\n');
}

void
golden_dump(const struct canvas *c, struct str *out)
{
	static const char letters[STYLE_N + 1] = ".BdRby";

	str_addf(out, "%dx%d cursor %d,%d\n", c->cols, c->rows, c->cur_row, c->cur_col);
	for (int r = 0; r < c->rows; r++) {
		str_addc(out, '|');
		for (int x = 0; x < c->cols; x++)
			str_add(out, canvas_at(c, r, x)->text);
		end_row(out, ' ');
	}
	str_add(out, "styles\n");
	for (int r = 0; r < c->rows; r++) {
		str_addc(out, '|');
		for (int x = 0; x < c->cols; x++)
			str_addc(out, letters[canvas_at(c, r, x)->style]);
		end_row(out, '.');
	}
}

static bool
write_file(const char *path, const struct str *s)
{
	FILE *f = fopen(path, "w");

	if (f == NULL) {
		perror(path);
		return false;
	}
	fwrite(str_c(s), 1, s->len, f);
	return fclose(f) == 0;
}

static void
read_file(const char *path, struct str *out)
{
	FILE *f = fopen(path, "r");
	char buf[4096];
	size_t n;

	if (f == NULL)
		return;
	while ((n = fread(buf, 1, sizeof buf, f)) > 0)
		str_addn(out, buf, n);
	fclose(f);
}

bool
golden_check(const char *name, const struct canvas *c)
{
	const char *top = getenv("TALANOA_SRCDIR");
	struct str path = STR_INIT, want = STR_INIT, got = STR_INIT;
	bool ok;

	str_addf(&path, "%s/tests/screen/golden/%s.txt", top != NULL ? top : ".", name);
	golden_dump(c, &got);
	if (getenv("TALANOA_UPDATE") != NULL) {
		ok = write_file(str_c(&path), &got);
	} else {
		read_file(str_c(&path), &want);
		ok = str_eq(str_c(&want), str_c(&got));
		if (!ok)
			fprintf(stderr, "%s differs. Wanted:\n%sGot:\n%s", str_c(&path),
				str_c(&want), str_c(&got));
	}
	str_release(&path);
	str_release(&want);
	str_release(&got);
	return ok;
}
