/* SPDX-License-Identifier: ISC */
/* Text that stays text: every character that could be markup is escaped. */
#include <string.h>

#include <talanoa/base/text.h>

#include "write_html.h"

static void
put_char(struct str *out, char c, const char *line_feed)
{
	switch (c) {
	case '&': str_add(out, "&amp;"); break;
	case '<': str_add(out, "&lt;"); break;
	case '>': str_add(out, "&gt;"); break;
	case '"': str_add(out, "&quot;"); break;
	case '\'': str_add(out, "&#39;"); break;
	case '\n': str_add(out, line_feed); break;
	default: str_addc(out, c);
	}
}

/* Controls and characters that turn the direction become visible first: <U+202E>. */
static void
put_safe(struct str *out, const char *text, const char *line_feed)
{
	struct str safe = STR_INIT;

	text_print(&safe, text, true);
	for (const char *s = str_c(&safe); *s != '\0';) {
		size_t n = strcspn(s, "&<>\"'\n");

		str_addn(out, s, n);
		s += n;
		if (*s != '\0')
			put_char(out, *s++, line_feed);
	}
	str_release(&safe);
}

void
html_text(struct str *out, const char *text)
{
	if (*text == '\0')
		return;
	str_add(out, "<bdi>");
	put_safe(out, text, "<br/>\n");
	str_add(out, "</bdi>");
}

void
html_plain(struct str *out, const char *text)
{
	put_safe(out, text, " ");
}

void
html_element(struct str *out, const char *tag, const char *text)
{
	str_addf(out, "<%s>", tag);
	html_text(out, text);
	str_add(out, "</");
	str_addn(out, tag, strcspn(tag, " "));
	str_add(out, ">\n");
}
