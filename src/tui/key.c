/* SPDX-License-Identifier: ISC */
/* Names of keys, both ways. */
#include <config.h>

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include <talanoa/base/str.h>

#include "glyph.h"
#include "key.h"

/* The first name of a key is the one shown. */
static const struct {
	const char *name;
	uint32_t key;
} names[] = {
	{ "space", K_SPACE }, { "enter", K_ENTER }, { "return", K_ENTER }, { "tab", K_TAB },
	{ "esc", K_ESC }, { "escape", K_ESC }, { "backspace", K_BACKSPACE },
	{ "ctrl-h", K_BACKSPACE },
	{ "up", K_UP }, { "down", K_DOWN }, { "left", K_LEFT }, { "right", K_RIGHT },
	{ "home", K_HOME }, { "end", K_END }, { "pgup", K_PGUP }, { "pgdn", K_PGDN },
	{ "ins", K_INSERT }, { "del", K_DELETE }, { "shift-tab", K_BACKTAB },
	{ "ctrl-left", K_CTRL_LEFT }, { "ctrl-right", K_CTRL_RIGHT },
	{ "ctrl-up", K_CTRL_UP }, { "ctrl-down", K_CTRL_DOWN },
	/* signs that an ini file would cut or quote */
	{ "semicolon", ';' }, { "hash", '#' }, { "quote", '"' },
};

enum { N_NAMES = sizeof names / sizeof names[0] };

static bool
by_name(const char *name, uint32_t *ret_key)
{
	long long n;

	for (size_t i = 0; i < N_NAMES; i++) {
		if (strcasecmp(names[i].name, name) == 0) {
			*ret_key = names[i].key;
			return true;
		}
	}
	if ((name[0] == 'f' || name[0] == 'F') && str_int(name + 1, 1, 12, &n)) {
		*ret_key = K_F1 + (uint32_t)n - 1;
		return true;
	}
	if (strncasecmp(name, "ctrl-", 5) == 0 && name[5] != '\0' && name[6] == '\0'
	    && strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\\]^_", name[5])
	    != NULL) {
		*ret_key = name[5] & 0x1f;
		return true;
	}
	return false;
}

static bool
by_character(const char *name, uint32_t *ret_key)
{
	uint32_t cp;
	size_t n = strlen(name);

	if (n == 0 || glyph_next(name, n, &cp) != n || cp == GLYPH_BAD || !key_is_text(cp))
		return false;
	*ret_key = cp;
	return true;
}

bool
key_parse(const char *name, uint32_t *ret_key, struct err *err)
{
	bool alt = strncasecmp(name, "alt-", 4) == 0 && name[4] != '\0';
	const char *rest = alt ? name + 4 : name;
	uint32_t key;

	if (!by_name(rest, &key) && !by_character(rest, &key))
		return err_set(err, ERR_INPUT, "\"%.40s\" is not a key: write one character, or "
			"a name such as space, enter, tab, f1, ctrl-x, alt-b, pgup", name);
	*ret_key = key | (alt ? (uint32_t)K_ALT : 0);
	return true;
}

const char *
key_format(uint32_t key, char buf[static KEY_NAME])
{
	const char *alt = (key & K_ALT) != 0 ? "alt-" : "";
	char text[5];

	key &= ~(uint32_t)K_ALT;
	for (size_t i = 0; i < N_NAMES; i++) {
		if (names[i].key == key) {
			snprintf(buf, KEY_NAME, "%s%s", alt, names[i].name);
			return buf;
		}
	}
	glyph_put(key, text);
	if (key >= K_F1 && key <= K_F12)
		snprintf(buf, KEY_NAME, "%sf%u", alt, (unsigned)(key - K_F1 + 1));
	else if (key > 0 && key < 0x20)
		snprintf(buf, KEY_NAME, "%sctrl-%c", alt,
			(char)(key <= 26 ? key + 'a' - 1 : key + '@'));
	else if (key >= K_UP)
		snprintf(buf, KEY_NAME, "%s", "unknown");
	else
		snprintf(buf, KEY_NAME, "%s%s", alt, text);
	return buf;
}

bool
key_is_text(uint32_t key)
{
	return key >= 0x20 && key <= 0x10ffff && key != 0x7f && (key < 0x80 || key > 0x9f);
}

int
key_digit(uint32_t key)
{
	static const uint32_t azerty[10] = {
		0xe0, '&', 0xe9, '"', '\'', '(', '-', 0xe8, '_', 0xe7,
	};

	if (key >= '0' && key <= '9')
		return (int)(key - '0');
	for (int i = 0; i < 10; i++)
		if (azerty[i] == key)
			return i;
	return -1;
}
