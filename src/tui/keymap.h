/* SPDX-License-Identifier: ISC */
/*
 * Which key does what: built from actions.def, changed by the [keys] section of the ini, and
 * the source of the bottom bar and the help, so that they cannot disagree with the keys.
 * Must not know: what an action does, the ini.
 */
#ifndef TALANOA_TUI_KEYMAP_H
#define TALANOA_TUI_KEYMAP_H

#include <stdbool.h>
#include <stdint.h>

#include <talanoa/base/err.h>
#include <talanoa/base/str.h>

#include "key.h"

enum action {
	ACT_NONE,
#define ACTION(id, name, scope, keys, label, sentence) ACT_##id,
#include "actions.def"
#undef ACTION
	ACT_N
};

/* Where a key means something. Each scope falls back to the one it stands on. */
enum scope {
	SCOPE_GLOBAL,
	SCOPE_FLOOR,		/* on GLOBAL: letters are acts */
	SCOPE_PAGER,		/* on GLOBAL */
	SCOPE_EDIT,		/* on GLOBAL: letters are text */
	SCOPE_RECORD,		/* on EDIT */
	SCOPE_PROMPT,		/* on EDIT */
	SCOPE_SELECT,		/* on GLOBAL: letters are acts on a line of the minutes */
	SCOPE_OUTCOMES,		/* on GLOBAL: letters are acts */
	SCOPE_DISPLAY,		/* on GLOBAL */
	SCOPE_N
};

enum { KEYMAP_KEYS = 24 };

struct keymap {
	uint32_t keys[ACT_N][KEYMAP_KEYS];	/* K_NONE ends a row */
	bool own[ACT_N];			/* set by the person */
};

/* The default keys. */
void keymap_init(struct keymap *k);
/*
 * Bind action (its name) to keys ("n f7"; "none" takes all away). A default binding of the
 * same key that could be meant at the same time gives way; one the person made is a conflict
 * and refused. On failure nothing changed.
 */
bool keymap_set(struct keymap *k, const char *action, const char *keys, struct err *err);
/* What key does in scope: ACT_NONE if nothing, or if it is text and people type there. */
enum action keymap_find(const struct keymap *k, enum scope scope, uint32_t key);
/* Do people type in this scope? */
bool scope_is_typing(enum scope scope);

const char *action_name(enum action a);
const char *action_label(enum action a);	/* for the bar; may be "" */
const char *action_sentence(enum action a);
const char *action_default_keys(enum action a);
enum scope action_scope(enum action a);
/* ACT_NONE if there is none of that name. */
enum action action_by_name(const char *name);

/* Append the keys of a as help shows them ("1-0", "up ctrl-p"); nothing if it has none. */
void keymap_keys(const struct keymap *k, enum action a, struct str *out);
/*
 * The bar: "KEYS  n next  space pause  ?" (or TYPING, by scope), as many of the actions as fit
 * into cols; the last one named is kept if anything is. Actions without a key are left out.
 */
void keymap_bar(const struct keymap *k, enum scope scope, const enum action *actions, int n,
	int cols, struct str *out);
/* Call row() for every action of exactly this scope that has a key. */
void keymap_help(const struct keymap *k, enum scope scope,
	void (*row)(void *ctx, const char *keys, const char *sentence), void *ctx);

#endif
