/* SPDX-License-Identifier: ISC */
/* The terminal's bytes as keys and pasted text. */
#include <config.h>

#include <langinfo.h>
#include <string.h>
#include <wchar.h>

#include "glyph.h"
#include "key.h"
#include "term.h"
#include "xcurses.h"

/* Codes that curses gives out for sequences it did not know. */
enum { OWN_FIRST = KEY_MAX + 1000, PASTE_BEGIN = OWN_FIRST + 500, PASTE_END, PIECE = 4096 };

static const struct {
	const char *sequence;
	uint32_t key;
} sequences[] = {
	{ "\033[1;5D", K_CTRL_LEFT }, { "\033[1;5C", K_CTRL_RIGHT },
	{ "\033[1;5A", K_CTRL_UP }, { "\033[1;5B", K_CTRL_DOWN },
	{ "\033[1;3D", K_CTRL_LEFT }, { "\033[1;3C", K_CTRL_RIGHT },
	{ "\033[1;3A", K_ALT | K_UP }, { "\033[1;3B", K_ALT | K_DOWN },
	{ "\033[H", K_HOME }, { "\033[F", K_END }, { "\033OH", K_HOME }, { "\033OF", K_END },
	{ "\033[1~", K_HOME }, { "\033[4~", K_END },
	{ "\033[A", K_UP }, { "\033[B", K_DOWN }, { "\033[C", K_RIGHT }, { "\033[D", K_LEFT },
	{ "\033OA", K_UP }, { "\033OB", K_DOWN }, { "\033OC", K_RIGHT }, { "\033OD", K_LEFT },
	{ "\033[2~", K_INSERT }, { "\033[3~", K_DELETE },
	{ "\033[5~", K_PGUP }, { "\033[6~", K_PGDN }, { "\033[Z", K_BACKTAB },
	{ "\033OM", K_ENTER },
};

enum { N_SEQUENCES = sizeof sequences / sizeof sequences[0] };

static const struct {
	int code;
	uint32_t key;
} codes[] = {
	{ KEY_UP, K_UP }, { KEY_DOWN, K_DOWN }, { KEY_LEFT, K_LEFT }, { KEY_RIGHT, K_RIGHT },
	{ KEY_HOME, K_HOME }, { KEY_END, K_END }, { KEY_PPAGE, K_PGUP }, { KEY_NPAGE, K_PGDN },
	{ KEY_IC, K_INSERT }, { KEY_DC, K_DELETE }, { KEY_BTAB, K_BACKTAB },
	{ KEY_BACKSPACE, K_BACKSPACE }, { KEY_ENTER, K_ENTER }, { KEY_FIND, K_HOME },
	{ KEY_SELECT, K_END }, { KEY_A1, K_HOME }, { KEY_C1, K_END }, { KEY_A3, K_PGUP },
	{ KEY_C3, K_PGDN },
};

static uint32_t
translate(int code)
{
	if (code >= OWN_FIRST && code < OWN_FIRST + N_SEQUENCES)
		return sequences[code - OWN_FIRST].key;
	if (code >= KEY_F(1) && code <= KEY_F(12))
		return K_F1 + (uint32_t)(code - KEY_F(1));
	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
		if (codes[i].code == code)
			return codes[i].key;
	return K_UNKNOWN;
}

void
term_define_keys(struct terminal *t)
{
	/* A pad, because reading from a window would repaint it. */
	t->pad = newpad(1, 1);
	keypad(t->pad, TRUE);
	nodelay(t->pad, TRUE);
	for (int i = 0; i < N_SEQUENCES; i++)
		/* Some terminals' descriptions give keys names that nobody here knows. */
		if (translate(key_defined(sequences[i].sequence)) == K_UNKNOWN)
			define_key(sequences[i].sequence, OWN_FIRST + i);
	if (t->ansi) {
		define_key("\033[200~", PASTE_BEGIN);
		define_key("\033[201~", PASTE_END);
	}
}

static int
get(struct terminal *t)
{
	int c = t->held;

	t->held = -1;
	return c >= 0 ? c : wgetch(t->pad);
}

/*
 * In UTF-8 and in the C locale the bytes are taken as UTF-8 (a C locale says nothing of what
 * people type); other character sets go through the locale.
 */
static bool
locale_is_utf8(void)
{
	const char *set = nl_langinfo(CODESET);

	return strcmp(set, "UTF-8") == 0 || strncmp(set, "ANSI_X3", 7) == 0;
}

/* -1 = more bytes are needed; 0 = no character; else its length, and it in *ret_cp. */
static int
decode(const char *s, int n, uint32_t *ret_cp)
{
	static const mbstate_t start;
	mbstate_t state = start;
	unsigned char b = (unsigned char)s[0];
	int want = b < 0xc2 ? 1 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : b < 0xf5 ? 4 : 1;
	wchar_t w;
	size_t used;

	if (locale_is_utf8()) {
		if (n < want)
			return -1;
		return (int)glyph_next(s, (size_t)n, ret_cp) == want && *ret_cp != GLYPH_BAD
			? want : 0;
	}
	used = mbrtowc(&w, s, (size_t)n, &state);
	*ret_cp = (uint32_t)w;
	return used == (size_t)-2 && n < 4 ? -1 : used > 4 ? 0 : used == 0 ? 1 : (int)used;
}

/*
 * Collect the bytes of one character. A byte that cannot go on with what was begun ends it:
 * that much becomes GLYPH_BAD and the byte is looked at again.
 */
static bool
assemble(struct terminal *t, int byte, uint32_t *ret_cp)
{
	int len;

	if (t->n_part > 0 && (byte & 0xc0) != 0x80 && locale_is_utf8()) {
		t->n_part = 0;
		t->held = byte;
		*ret_cp = GLYPH_BAD;
		return true;
	}
	t->part[t->n_part++] = (char)byte;
	len = decode(t->part, t->n_part, ret_cp);
	if (len < 0 && t->n_part < (int)sizeof t->part)
		return false;
	if (len <= 0)
		*ret_cp = GLYPH_BAD;
	t->n_part = 0;
	return true;
}

/* After ESC: a sequence nobody knows is swallowed whole, one character means Alt. */
static uint32_t
escape(struct terminal *t)
{
	int c = wgetch(t->pad);

	if (c == ERR)
		return K_ESC;
	if (c == '[') {
		while ((c = wgetch(t->pad)) >= 0x20 && c < 0x40)
			;
		return K_UNKNOWN;
	}
	if (c == 'O') {
		(void)wgetch(t->pad);
		return K_UNKNOWN;
	}
	if ((c > 0x20 && c <= K_BACKSPACE) || c == K_ENTER)
		return K_ALT | (uint32_t)c;
	if (c == KEY_BACKSPACE)
		return K_ALT | K_BACKSPACE;
	t->held = c;
	return K_ESC;
}

static void
begin_paste(struct terminal *t)
{
	t->pasting = true;
	t->paste_over = t->paste_cr = false;
	t->n_part = 0;
}

void
term_end_paste(struct terminal *t)
{
	t->pasting = t->paste_over = false;
	t->n_part = 0;
}

/* One character of a paste: CR, LF and CR LF are one line feed, TAB a space. */
static void
paste_char(struct terminal *t, uint32_t cp, int *stripped)
{
	bool after_cr = t->paste_cr;
	char buf[5];

	t->paste_cr = cp == '\r';
	if (cp == '\r' || (cp == '\n' && !after_cr))
		str_addc(&t->paste, '\n');
	else if (cp == '\t')
		str_addc(&t->paste, ' ');
	else if (key_is_text(cp))
		str_addn(&t->paste, buf, glyph_put(cp, buf));
	else if (cp != '\n')
		(*stripped)++;
}

/*
 * Pasted text as far as it has come. The end marker counts only when nothing follows it at
 * once: text that carries the marker cannot make the rest of itself typed keys.
 */
static bool
read_paste(struct terminal *t, struct input *ret_in)
{
	int c = 0, stripped = 0;
	uint32_t cp;

	str_clear(&t->paste);
	while (t->paste.len < PIECE && (c = get(t)) != ERR) {
		t->paste_over = c == PASTE_END || t->paste_over;
		if (c >= 0x100)
			stripped += c != PASTE_END && c != KEY_RESIZE;
		else if (assemble(t, c, &cp))
			paste_char(t, cp, &stripped);
	}
	if (c == ERR && t->paste_over)
		term_end_paste(t);
	*ret_in = (struct input){ INPUT_PASTE, 0, str_c(&t->paste), stripped };
	return t->paste.len > 0 || stripped > 0;
}

bool
term_read(struct terminal *t, struct input *ret_in)
{
	uint32_t key;

	while (!t->pasting) {
		int c = get(t);

		if (c == ERR)
			return false;
		if (c == PASTE_BEGIN) {
			begin_paste(t);
			break;
		}
		if (c == KEY_RESIZE || c == PASTE_END)
			continue;
		if (c >= 0x100)
			key = translate(c);
		else if (c == K_ESC)
			key = escape(t);
		else if (!assemble(t, c, &key))
			continue;
		key = key == '\b' ? K_BACKSPACE : key == '\n' ? K_ENTER : key;
		*ret_in = (struct input){ INPUT_KEY, key, "", 0 };
		return true;
	}
	return read_paste(t, ret_in);
}
