/* SPDX-License-Identifier: ISC */
/* Keys to actions, and the texts that say so. */
#include <config.h>

#include <string.h>

#include <talanoa/base/text.h>

#include "keymap.h"

static const struct {
	const char *name;
	enum scope scope;
	const char *keys, *label, *sentence;
} actions[ACT_N] = {
	[ACT_NONE] = { "none", SCOPE_GLOBAL, "", "", "Nothing" },
#define ACTION(id, name, scope, keys, label, sentence) \
	[ACT_##id] = { name, SCOPE_##scope, keys, label, sentence },
#include "actions.def"
#undef ACTION
};

static const struct {
	enum scope base;	/* itself = stands on nothing */
	bool typing;
} scopes[SCOPE_N] = {
	[SCOPE_GLOBAL] = { SCOPE_GLOBAL, false },
	[SCOPE_FLOOR] = { SCOPE_GLOBAL, false },
	[SCOPE_PAGER] = { SCOPE_GLOBAL, false },
	[SCOPE_EDIT] = { SCOPE_GLOBAL, true },
	[SCOPE_RECORD] = { SCOPE_EDIT, true },
	[SCOPE_PROMPT] = { SCOPE_EDIT, true },
	[SCOPE_SELECT] = { SCOPE_GLOBAL, false },
	[SCOPE_OUTCOMES] = { SCOPE_GLOBAL, false },
	[SCOPE_DISPLAY] = { SCOPE_GLOBAL, false },
};

/* Is upper the same as scope, or does scope stand on it? */
static bool
stands_on(enum scope scope, enum scope upper)
{
	while (scope != upper && scopes[scope].base != scope)
		scope = scopes[scope].base;
	return scope == upper;
}

/* Can one key press mean both actions? */
static bool
meet(enum action a, enum action b)
{
	enum scope sa = actions[a].scope, sb = actions[b].scope;

	return stands_on(sa, sb) || stands_on(sb, sa);
}

/* Split keys at blanks into ret_keys (ended by K_NONE). */
static bool
parse_keys(const char *keys, uint32_t ret_keys[KEYMAP_KEYS], struct err *err)
{
	uint32_t parsed[KEYMAP_KEYS] = { 0 };
	int n = 0;

	for (const char *p = keys + strspn(keys, " \t"); *p != '\0'; p += strspn(p, " \t")) {
		char name[64];
		size_t len = strcspn(p, " \t");

		if (n == KEYMAP_KEYS - 1)
			return err_set(err, ERR_INPUT, "more than %d keys for one action",
				KEYMAP_KEYS - 1);
		if (len >= sizeof name)
			return err_set(err, ERR_INPUT, "\"%.40s\" is not a key", p);
		memcpy(name, p, len);
		name[len] = '\0';
		p += len;
		if (!key_parse(name, &parsed[n++], err))
			return false;
	}
	memcpy(ret_keys, parsed, sizeof parsed);
	return true;
}

void
keymap_init(struct keymap *k)
{
	struct err err;

	memset(k, 0, sizeof *k);
	/* A defect in the table leaves that action without a key; a test looks for it. */
	for (int a = 1; a < ACT_N; a++)
		(void)parse_keys(actions[a].keys, k->keys[a], &err);
}

static bool
has_key(const struct keymap *k, enum action a, uint32_t key)
{
	for (int i = 0; i < KEYMAP_KEYS && k->keys[a][i] != K_NONE; i++)
		if (k->keys[a][i] == key)
			return true;
	return false;
}

static void
drop_key(struct keymap *k, enum action a, uint32_t key)
{
	int to = 0;

	for (int i = 0; i < KEYMAP_KEYS; i++)
		if (k->keys[a][i] != key)
			k->keys[a][to++] = k->keys[a][i];
	while (to < KEYMAP_KEYS)
		k->keys[a][to++] = K_NONE;
}

/* The other action that the person gave this key, or ACT_NONE. */
static enum action
taken(const struct keymap *k, enum action a, uint32_t key)
{
	for (int b = 1; b < ACT_N; b++)
		if (b != (int)a && k->own[b] && meet(a, b) && has_key(k, b, key))
			return b;
	return ACT_NONE;
}

static bool
check_keys(const struct keymap *k, enum action a, const uint32_t *keys, struct err *err)
{
	char name[KEY_NAME];

	for (int i = 0; i < KEYMAP_KEYS && keys[i] != K_NONE; i++) {
		enum action other = taken(k, a, keys[i]);

		if (other != ACT_NONE)
			return err_set(err, ERR_INPUT, "%s is already the key of \"%s\": give "
				"\"%s\" another", key_format(keys[i], name),
				actions[other].name, actions[a].name);
		if (scopes[actions[a].scope].typing && key_is_text(keys[i]))
			return err_set(err, ERR_INPUT, "%s is text while typing and cannot be the "
				"key of \"%s\": use ctrl-, alt- or a function key",
				key_format(keys[i], name), actions[a].name);
	}
	return true;
}

bool
keymap_set(struct keymap *k, const char *action, const char *keys, struct err *err)
{
	uint32_t parsed[KEYMAP_KEYS] = { 0 };
	enum action a = action_by_name(action);

	if (a == ACT_NONE)
		return err_set(err, ERR_INPUT, "\"%.40s\" is not an action that keys can have: "
			"the help of the program lists them", action);
	if (!str_eq(keys, "none") && !parse_keys(keys, parsed, err))
		return false;
	if (!check_keys(k, a, parsed, err))
		return false;
	for (int i = 0; i < KEYMAP_KEYS && parsed[i] != K_NONE; i++)
		for (int b = 1; b < ACT_N; b++)
			if (meet(a, b))
				drop_key(k, b, parsed[i]);
	memcpy(k->keys[a], parsed, sizeof parsed);
	k->own[a] = true;
	return true;
}

enum action
keymap_find(const struct keymap *k, enum scope scope, uint32_t key)
{
	if (key == K_NONE || (scopes[scope].typing && key_is_text(key)))
		return ACT_NONE;
	for (;;) {
		for (int a = 1; a < ACT_N; a++)
			if (actions[a].scope == scope && has_key(k, a, key))
				return a;
		if (scopes[scope].base == scope)
			return ACT_NONE;
		scope = scopes[scope].base;
	}
}

bool
scope_is_typing(enum scope scope)
{
	return scopes[scope].typing;
}

const char *
action_name(enum action a)
{
	return actions[a].name;
}

const char *
action_label(enum action a)
{
	return actions[a].label;
}

const char *
action_sentence(enum action a)
{
	return actions[a].sentence;
}

const char *
action_default_keys(enum action a)
{
	return actions[a].keys;
}

enum scope
action_scope(enum action a)
{
	return actions[a].scope;
}

enum action
action_by_name(const char *name)
{
	for (int a = 1; a < ACT_N; a++)
		if (str_ieq(actions[a].name, name))
			return a;
	return ACT_NONE;
}

/* 1 to 9 and 0 in a row are one thing to a reader. */
static bool
is_digit_row(const uint32_t *keys)
{
	for (int i = 0; i < 10; i++)
		if (keys[i] != (uint32_t)('0' + (i + 1) % 10))
			return false;
	return true;
}

void
keymap_keys(const struct keymap *k, enum action a, struct str *out)
{
	const uint32_t *keys = k->keys[a];
	char name[KEY_NAME];

	if (is_digit_row(keys)) {
		str_add(out, "1-0");
		return;
	}
	for (int i = 0; i < KEYMAP_KEYS && keys[i] != K_NONE; i++)
		str_addf(out, "%s%s", i > 0 ? " " : "", key_format(keys[i], name));
}

/* "n next"; the first key that works in scope. False if there is none. */
static bool
bar_item(const struct keymap *k, enum scope scope, enum action a, struct str *out)
{
	const char *gap = actions[a].label[0] != '\0' ? " " : "";
	char name[KEY_NAME];

	for (int i = 0; i < KEYMAP_KEYS && k->keys[a][i] != K_NONE; i++) {
		if (keymap_find(k, scope, k->keys[a][i]) != a)
			continue;
		if (i == 0 && is_digit_row(k->keys[a]))
			str_addf(out, "  1-0%s%s", gap, actions[a].label);
		else
			str_addf(out, "  %s%s%s", key_format(k->keys[a][i], name), gap,
				actions[a].label);
		return true;
	}
	return false;
}

void
keymap_bar(const struct keymap *k, enum scope scope, const enum action *list, int n, int cols,
	struct str *out)
{
	struct str line = STR_INIT, last = STR_INIT, item = STR_INIT;
	int room;

	str_add(&line, scopes[scope].typing ? "TYPING" : "KEYS");
	if (n > 0)
		bar_item(k, scope, list[n - 1], &last);
	room = cols - text_width(str_c(&last));
	for (int i = 0; i < n - 1; i++) {
		str_clear(&item);
		if (bar_item(k, scope, list[i], &item)
		    && text_width(str_c(&line)) + text_width(str_c(&item)) <= room)
			str_add(&line, str_c(&item));
	}
	if (text_width(str_c(&line)) <= room)
		str_add(&line, str_c(&last));
	str_add(out, str_c(&line));
	str_release(&line);
	str_release(&last);
	str_release(&item);
}

void
keymap_help(const struct keymap *k, enum scope scope,
	void (*row)(void *ctx, const char *keys, const char *sentence), void *ctx)
{
	struct str keys = STR_INIT;

	for (int a = 1; a < ACT_N; a++) {
		if (actions[a].scope != scope || k->keys[a][0] == K_NONE)
			continue;
		str_clear(&keys);
		keymap_keys(k, a, &keys);
		row(ctx, str_c(&keys), actions[a].sentence);
	}
	str_release(&keys);
}
