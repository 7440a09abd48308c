/* SPDX-License-Identifier: ISC */
/* show closing and readout: what is lost once people leave, and what is read out to them. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/app/closing.h>
#include <talanoa/base/i18n.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>
#include <talanoa/record/readout.h>
#include <talanoa/record/words.h>

#include "show.h"

enum { WIDE = 80 };

static struct json *
line_json(const struct closing_line *l)
{
	struct json *o = json_object();

	json_put(o, "part", json_string(closing_part_name(l->part)));
	json_put(o, "title", json_string(closing_part_title(l->part)));
	json_put(o, "rule", json_string(l->check == NULL ? NULL : l->check->id));
	json_put(o, "where", json_string(l->where));
	json_put(o, "text", json_string(l->text));
	json_put(o, "advice", json_string(l->advice));
	return o;
}

bool
show_CLOSING(struct meeting *m, struct json *doc, struct err *err)
{
	struct json *lines = json_array();
	struct profile p;
	struct paths paths;
	struct closing c;
	bool ok;

	paths_find(&paths);
	ok = profile_load(&paths, profile_of(m), &p, err) && closing_make(m, &p, &c, err);
	paths_release(&paths);
	if (!ok) {
		json_free(lines);
		return false;
	}
	for (size_t i = 0; i < c.n; i++)
		json_push(lines, line_json(&c.v[i]));
	json_put(doc, "before_they_leave", json_integer((int64_t)c.live));
	json_put(doc, "lines", lines);
	json_put(doc, "profile", json_string(p.name));
	closing_release(&c);
	return true;
}

static const char *
text_at(const struct json *lines, size_t i, const char *key)
{
	return json_str(json_get(json_at(lines, i), key));
}

void
show_text_CLOSING(const struct json *doc, struct str *out)
{
	const struct json *lines = json_get(doc, "lines");
	int64_t live = 0;

	json_int(json_get(doc, "before_they_leave"), &live);
	if (live > 0)
		str_addf(out, _("Before they leave: %lld\n"), (long long)live);
	else
		str_add(out, _("Nothing is open that would be lost when people leave.\n"));
	for (size_t i = 0; i < json_count(lines); i++) {
		if (i == 0 || !str_eq(text_at(lines, i, "part"), text_at(lines, i - 1, "part")))
			str_addf(out, "\n%s\n", text_at(lines, i, "title"));
		str_addf(out, "  - %s\n    %s\n", text_at(lines, i, "text"),
			text_at(lines, i, "advice"));
	}
}

bool
show_READOUT(struct meeting *m, struct json *doc, struct err *err)
{
	struct edition_ask ask = { .kind = EDITION_PUBLIC };
	struct readout r;
	struct edition ed;

	if (!edition_load(m->store, &ask, &ed, err))
		return false;
	readout_make(&ed, &r);
	json_put(doc, "language", json_string(words_lang(ed.language) == LANG_EN ? "en" :
		ed.language));
	json_put(doc, "text", json_string(str_c(&r.text)));
	json_put(doc, "words", json_integer((int64_t)r.words));
	json_put(doc, "shortened", json_integer((int64_t)r.shortened));
	json_put(doc, "seconds", json_integer((int64_t)(r.words * 60 / READOUT_PER_MINUTE)));
	readout_release(&r);
	edition_release(&ed);
	return true;
}

static void
add_line(void *ctx, const char *s, size_t n)
{
	struct str *out = ctx;

	str_addn(out, s, n);
	str_addc(out, '\n');
}

void
show_text_READOUT(const struct json *doc, struct str *out)
{
	const char *text = json_str(json_get(doc, "text"));

	while (*text != '\0') {
		size_t n = strcspn(text, "\n");
		char *line = mem_strndup(text, n);

		text_wrap(line, WIDE, add_line, out);
		free(line);
		text += n + strspn(text + n, "\n");
		if (*text != '\0')
			str_addc(out, '\n');
	}
}
