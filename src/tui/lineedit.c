/* SPDX-License-Identifier: ISC */
/* Editing the input line. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>

#include "glyph.h"
#include "lineedit.h"

void
lineedit_init(struct lineedit *ed, const struct lineedit_ops *ops, void *ctx)
{
	memset(ed, 0, sizeof *ed);
	ed->ops = ops;
	ed->ctx = ctx;
	ed->cols = 80;
}

void
lineedit_release(struct lineedit *ed)
{
	str_release(&ed->text);
	str_release(&ed->cut);
	str_release(&ed->typed);
	history_release(&ed->history);
	candidates_clear(&ed->list);
	free(ed->list.v);
	memset(ed, 0, sizeof *ed);
}

const char *
lineedit_text(const struct lineedit *ed)
{
	return str_c(&ed->text);
}

/* The end of the cluster that pos lies in, or pos itself between two. */
static size_t
snap(const struct lineedit *ed, size_t pos)
{
	const char *s = str_c(&ed->text);
	size_t start, end;

	if (pos == 0 || pos >= ed->text.len)
		return pos;
	start = text_prev(s, pos);
	end = text_next(s, start);
	return end > pos ? end : pos;
}

void
lineedit_replace(struct lineedit *ed, size_t from, size_t to, const char *s, size_t n)
{
	bool was_empty = ed->text.len == 0;
	struct str tail = STR_INIT;

	str_addn(&tail, str_c(&ed->text) + to, ed->text.len - to);
	str_trunc(&ed->text, from);
	str_addn(&ed->text, s, n);
	str_addn(&ed->text, str_c(&tail), tail.len);
	str_release(&tail);
	ed->pos = snap(ed, from + n);
	ed->at = ed->history.n;
	if (was_empty && n > 0 && ed->ops != NULL && ed->ops->first_letter != NULL)
		ed->ops->first_letter(ed->ctx);
}

void
lineedit_set(struct lineedit *ed, const char *text)
{
	struct str copy = STR_INIT;

	str_add(&copy, text);
	lineedit_replace(ed, 0, ed->text.len, str_c(&copy), copy.len);
	str_release(&copy);
	ed->left = 0;
	lineedit_scroll(ed);
}

char *
lineedit_take(struct lineedit *ed)
{
	char *line = mem_strdup(str_c(&ed->text));

	history_add(&ed->history, line);
	lineedit_replace(ed, 0, ed->text.len, "", 0);
	candidates_clear(&ed->list);
	ed->cutting = false;
	lineedit_scroll(ed);
	return line;
}

/* What of s may stand in the line. */
static void
clean(struct str *out, const char *s)
{
	uint32_t cp, before = 0;
	size_t n = strlen(s);
	char buf[5];

	for (size_t i = 0; i < n; before = cp) {
		i += glyph_next(s + i, n - i, &cp);
		if (cp == '\r' || (cp == '\n' && before != '\r'))
			str_addc(out, '\n');
		else if (cp == '\t')
			str_addc(out, ' ');
		else if (key_is_text(cp))
			str_addn(out, buf, glyph_put(cp, buf));
	}
}

bool
lineedit_insert(struct lineedit *ed, const char *text)
{
	struct str s = STR_INIT;
	bool fits;

	clean(&s, text);
	fits = s.len <= TEXT_BODY_MAX && ed->text.len <= TEXT_BODY_MAX - s.len;
	if (fits) {
		lineedit_replace(ed, ed->pos, ed->pos, str_c(&s), s.len);
		lineedit_scroll(ed);
	}
	str_release(&s);
	return fits;
}

/* Words are runs of letters, digits and everything that is not ASCII. */
static bool
is_word(const char *s, size_t pos)
{
	unsigned char c = (unsigned char)s[pos];

	return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')
		|| (c >= 'a' && c <= 'z') || c == '_';
}

/* By the byte: a long text without blanks is one word. */
static size_t
word_before(const struct lineedit *ed)
{
	const char *s = str_c(&ed->text);
	size_t pos = ed->pos;

	while (pos > 0 && !is_word(s, pos - 1))
		pos--;
	while (pos > 0 && is_word(s, pos - 1))
		pos--;
	return snap(ed, pos);
}

static size_t
word_after(const struct lineedit *ed)
{
	const char *s = str_c(&ed->text);
	size_t pos = ed->pos;

	while (pos < ed->text.len && !is_word(s, pos))
		pos++;
	while (pos < ed->text.len && is_word(s, pos))
		pos++;
	return snap(ed, pos);
}

/* Move [from, to), which touches the cursor, into the cut buffer. */
static void
cut(struct lineedit *ed, size_t from, size_t to)
{
	struct str s = STR_INIT;
	bool backwards = from < ed->pos;

	if (from == to)
		return;
	if (ed->cutting && !backwards)
		str_add(&s, str_c(&ed->cut));
	str_addn(&s, str_c(&ed->text) + from, to - from);
	if (ed->cutting && backwards)
		str_add(&s, str_c(&ed->cut));
	str_release(&ed->cut);
	ed->cut = s;
	lineedit_replace(ed, from, to, "", 0);
}

/* Show a line of the history (or what was typed), remembering where we are. */
static void
show_line(struct lineedit *ed, const char *line, size_t at)
{
	lineedit_set(ed, line);
	ed->at = at;
}

static void
go_back(struct lineedit *ed, bool anywhere)
{
	size_t at;

	if (ed->at >= ed->history.n) {
		ed->at = ed->history.n;
		str_clear(&ed->typed);
		str_add(&ed->typed, str_c(&ed->text));
	}
	if (history_older(&ed->history, ed->at, str_c(&ed->typed), anywhere,
	    str_c(&ed->text), &at))
		show_line(ed, ed->history.line[at], at);
}

static void
go_on(struct lineedit *ed)
{
	size_t at;

	if (ed->at >= ed->history.n)
		return;
	if (history_newer(&ed->history, ed->at, str_c(&ed->typed), str_c(&ed->text), &at))
		show_line(ed, ed->history.line[at], at);
	else
		show_line(ed, str_c(&ed->typed), ed->history.n);
}

static bool
move(struct lineedit *ed, enum action id)
{
	const char *s = str_c(&ed->text);

	switch (id) {
	case ACT_LEFT:
		ed->pos = ed->pos > 0 ? text_prev(s, ed->pos) : 0;
		return true;
	case ACT_RIGHT:
		ed->pos = ed->pos < ed->text.len ? text_next(s, ed->pos) : ed->pos;
		return true;
	case ACT_WORD_LEFT:
		ed->pos = word_before(ed);
		return true;
	case ACT_WORD_RIGHT:
		ed->pos = word_after(ed);
		return true;
	case ACT_HOME:
		ed->pos = 0;
		return true;
	case ACT_END:
		ed->pos = ed->text.len;
		return true;
	default:
		return false;
	}
}

static bool
remove_text(struct lineedit *ed, enum action id)
{
	const char *s = str_c(&ed->text);
	bool is_cut = true;

	switch (id) {
	case ACT_RUBOUT:
		if (ed->pos > 0)
			lineedit_replace(ed, text_prev(s, ed->pos), ed->pos, "", 0);
		is_cut = false;
		break;
	case ACT_DELETE:
		if (ed->pos < ed->text.len)
			lineedit_replace(ed, ed->pos, text_next(s, ed->pos), "", 0);
		is_cut = false;
		break;
	case ACT_CUT_WORD:
		cut(ed, word_before(ed), ed->pos);
		break;
	case ACT_CUT_NEXT:
		cut(ed, ed->pos, word_after(ed));
		break;
	case ACT_CUT_START:
		cut(ed, 0, ed->pos);
		break;
	case ACT_CUT_END:
		cut(ed, ed->pos, ed->text.len);
		break;
	default:
		return false;
	}
	ed->cutting = is_cut;
	return true;
}

static bool
recall(struct lineedit *ed, enum action id)
{
	switch (id) {
	case ACT_OLDER:
		go_back(ed, false);
		return true;
	case ACT_RECALL:
		go_back(ed, true);
		return true;
	case ACT_NEWER:
		go_on(ed);
		return true;
	case ACT_COMPLETE:
		lineedit_complete(ed);
		return true;
	default:
		return false;
	}
}

/* The text that came in, if it is text; NULL otherwise. */
static const char *
text_of(const struct lineedit *ed, enum action id, const struct input *in, char buf[static 5])
{
	if (id == ACT_YANK)
		return str_c(&ed->cut);
	if (id == ACT_NEWLINE)
		return "\n";
	if (in->kind == INPUT_PASTE)
		return in->text;
	if (id != ACT_NONE || !key_is_text(in->key))
		return NULL;
	glyph_put(in->key, buf);
	return buf;
}

bool
lineedit_input(struct lineedit *ed, enum action id, const struct input *in, bool *ret_full)
{
	char buf[5];
	const char *text = text_of(ed, id, in, buf);

	candidates_clear(&ed->list);
	*ret_full = false;
	if (remove_text(ed, id)) {
		lineedit_scroll(ed);
		return true;
	}
	ed->cutting = false;
	if (text != NULL) {
		*ret_full = !lineedit_insert(ed, text);
		return !*ret_full;
	}
	if (!move(ed, id) && !recall(ed, id))
		return false;
	lineedit_scroll(ed);
	return true;
}
