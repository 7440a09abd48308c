/* SPDX-License-Identifier: ISC */
/* The stable names of the floor's classes, orders, refusals and reasons. */
#include <string.h>

#include <talanoa/core/floor.h>

#define NAME_(id, name) name,
static const char *const class_names[] = { FLOOR_CLASSES(NAME_) };
static const char *const order_names[] = { FLOOR_ORDERS(NAME_) };
static const char *const refusal_names[] = { FLOOR_REFUSALS(NAME_) };
static const char *const why_names[] = { FLOOR_WHYS(NAME_) };
static const char *const inside_names[] = { FLOOR_INSIDES(NAME_) };
#undef NAME_

const char *
floor_class_name(enum floor_class c)
{
	return class_names[c];
}

const char *
floor_order_name(enum floor_order o)
{
	return order_names[o];
}

const char *
floor_refusal_name(enum floor_refusal r)
{
	return refusal_names[r];
}

const char *
floor_why_name(enum floor_why w)
{
	return why_names[w];
}

const char *
floor_inside_name(enum floor_inside i)
{
	return inside_names[i];
}

bool
floor_class_parse(const char *name, enum floor_class *ret_class)
{
	for (int i = 0; i < FLOOR_CLASS_N; i++) {
		if (strcmp(name, class_names[i]) == 0) {
			*ret_class = (enum floor_class)i;
			return true;
		}
	}
	return false;
}

bool
floor_order_parse(const char *name, enum floor_order *ret_order)
{
	for (int i = 0; i < FLOOR_ORDER_N; i++) {
		if (strcmp(name, order_names[i]) == 0) {
			*ret_order = (enum floor_order)i;
			return true;
		}
	}
	return false;
}
