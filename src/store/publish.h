/* SPDX-License-Identifier: ISC */
/* What is asked before a value leaves, for publish and for the verification of public copies. */
#ifndef STORE_PUBLISH_H
#define STORE_PUBLISH_H

#include <talanoa/core/disclosure.h>

#include "body.h"
#include "db.h"

/*
 * The question about field i of event id; the derived tables of s say whether it is still in
 * force. A value of an act that was undone is not, nor one that was erased.
 */
struct publish_ask publish_ask_of(struct store *s, const struct hash *id, const struct body *b,
	size_t i);
/* Give a finished file its name, unless there is already one: never overwrites. */
bool publish_place(const char *from, const char *to, struct err *err);

#endif
