/* SPDX-License-Identifier: ISC */
/* What may be stored (design 6.3): one pass over the characters, refusing by name and place. */
#include <inttypes.h>
#include <string.h>

#include <base/text_class.h>
#include <base/utf8.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>

enum { MARKS_MAX = 8, ZWNJ = 0x200c, ZWJ = 0x200d };

static const struct {
	const char *words;
	size_t max_bytes;
} kinds[] = {
	[TEXT_NAME] = { "a name", 0 },	/* counted in characters */
	[TEXT_LINE] = { "this text", TEXT_LINE_MAX },
	[TEXT_BODY] = { "this text", TEXT_BODY_MAX },
};

/* Where the pass is. */
struct scan {
	enum text_kind kind;
	const char *s;
	size_t n, pos;		/* pos: the character looked at */
	size_t len;		/* its bytes */
	uint32_t cp, prev;	/* prev: the one before, 0 at the start */
	size_t line, column;	/* its place, from 1 */
	int marks;		/* on the same base so far */
};

/* "U+202E right-to-left override at character 4" in buf. */
static const char *
place(const struct scan *sc, char *buf, size_t size)
{
	struct str s = STR_INIT;

	str_addf(&s, "U+%04" PRIX32 " %s at ", sc->cp, cp_name(sc->cp));
	if (sc->line > 1)
		str_addf(&s, "line %zu, ", sc->line);
	str_addf(&s, "character %zu", sc->column);
	str_copy(buf, size, str_c(&s));
	str_release(&s);
	return buf;
}

static bool
refuse(const struct scan *sc, struct err *err)
{
	char where[120];

	return err_set(err, ERR_INPUT, "%s cannot stand in %s; remove it",
		place(sc, where, sizeof where), kinds[sc->kind].words);
}

static bool
refuse_bytes(const struct scan *sc, struct err *err)
{
	return err_set(err, ERR_INPUT, "byte %02X at line %zu, character %zu is not UTF-8; "
		"convert the text to UTF-8", (unsigned)(unsigned char)sc->s[sc->pos], sc->line,
		sc->column);
}

/* The character after this one; 0 at the end. */
static uint32_t
following(const struct scan *sc)
{
	uint32_t cp = 0;
	size_t at = sc->pos + sc->len;

	if (at < sc->n && utf8_get(sc->s + at, sc->n - at, &cp) == 0)
		return 0;
	return cp;
}

/* ZWJ and ZWNJ shape words of Persian or Hindi; ZWJ also joins emoji. */
static bool
joins(const struct scan *sc)
{
	uint32_t next = following(sc);

	if (sc->cp != ZWJ && sc->cp != ZWNJ)
		return false;
	if (sc->cp == ZWJ && cp_emoji(sc->prev) && cp_emoji(next))
		return true;
	return (cp_letter(sc->prev) || cp_mark(sc->prev)) && cp_letter(next);
}

static bool
check_in_name(const struct scan *sc, struct err *err)
{
	char where[120];

	if (cp_bidi(sc->cp) || (cp_invisible(sc->cp) && !joins(sc)))
		return refuse(sc, err);
	if (!cp_mark(sc->cp))
		return true;
	if (sc->prev == 0)
		return err_set(err, ERR_INPUT, "%s has no letter to stand on; a name starts with "
			"a letter or sign", place(sc, where, sizeof where));
	if (sc->marks > MARKS_MAX)
		return err_set(err, ERR_INPUT, "%s is one mark too many on the same letter; at "
			"most %d", place(sc, where, sizeof where), MARKS_MAX);
	return true;
}

static bool
check_char(const struct scan *sc, struct err *err)
{
	bool allowed = sc->cp == '\t' || (sc->cp == '\n' && sc->kind == TEXT_BODY);

	if ((cp_control(sc->cp) && !allowed) || cp_nonchar(sc->cp))
		return refuse(sc, err);
	return sc->kind != TEXT_NAME || check_in_name(sc, err);
}

/* Step over the character just looked at. */
static void
advance(struct scan *sc)
{
	bool feed = sc->cp == '\n';

	sc->pos += sc->len;
	sc->prev = sc->cp;
	sc->line += feed;
	sc->column = feed ? 1 : sc->column + 1;
}

static bool
check_all(struct scan *sc, struct err *err)
{
	while (sc->pos < sc->n) {
		sc->len = utf8_get(sc->s + sc->pos, sc->n - sc->pos, &sc->cp);
		if (sc->len == 0)
			return refuse_bytes(sc, err);
		sc->marks = cp_mark(sc->cp) ? sc->marks + 1 : 0;
		if (!check_char(sc, err))
			return false;
		advance(sc);
	}
	if (sc->kind == TEXT_NAME && sc->column - 1 > TEXT_NAME_MAX)
		return err_set(err, ERR_INPUT, "a name of %zu characters is too long; at most %d",
			sc->column - 1, TEXT_NAME_MAX);
	return true;
}

/* Names lose their outer spaces, of any width; stops at bytes that are not UTF-8. */
static void
trim(const char **s, size_t *n)
{
	size_t len;
	uint32_t cp;

	while (*n > 0 && (len = utf8_get(*s, *n, &cp)) > 0 && cp != '\n' && cp_space(cp)) {
		*s += len;
		*n -= len;
	}
	while (*n > 0) {
		size_t at = *n - 1;

		while (at > 0 && ((unsigned char)(*s)[at] & 0xc0) == 0x80)
			at--;
		if (utf8_get(*s + at, *n - at, &cp) != *n - at || cp == '\n' || !cp_space(cp))
			return;
		*n = at;
	}
}

static bool
check_size(enum text_kind kind, size_t n, struct err *err)
{
	if (kind == TEXT_NAME && n == 0)
		return err_set(err, ERR_INPUT, "the name is empty; at least one character");
	if (kind == TEXT_NAME && n > TEXT_NAME_MAX * 4)
		return err_set(err, ERR_INPUT, "a name of %zu bytes is too long; at most %d "
			"characters", n, TEXT_NAME_MAX);
	if (kind != TEXT_NAME && n > kinds[kind].max_bytes)
		return err_set(err, ERR_INPUT, "this text has %zu bytes; at most %zu fit here", n,
			kinds[kind].max_bytes);
	return true;
}

bool
text_check(enum text_kind kind, const char *bytes, size_t n, char **ret_text, struct err *err)
{
	struct scan sc = { .kind = kind, .line = 1, .column = 1 };
	char *text;

	if (kind == TEXT_NAME)
		trim(&bytes, &n);
	if (!check_size(kind, n, err))
		return false;
	sc.s = bytes;
	sc.n = n;
	if (!check_all(&sc, err))
		return false;
	text = mem_strndup(bytes, n);
	for (char *tab = text; (tab = strchr(tab, '\t')) != NULL; tab++)
		*tab = ' ';
	*ret_text = text;
	return true;
}
