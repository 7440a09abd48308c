/* SPDX-License-Identifier: ISC */
/*
 * Templates: what a new meeting of some body starts with, read from an ini file and checked
 * value by value. Plain data; `new` turns it into commands, so that every rule becomes an
 * event and the template is never needed again.
 * Must not know: commands, events, the meeting file.
 */
#ifndef TALANOA_CONF_TEMPLATE_H
#define TALANOA_CONF_TEMPLATE_H

#include <stddef.h>

#include <talanoa/base/err.h>
#include <talanoa/conf/paths.h>

enum { TEMPLATE_CODE_MAX = 6 };

struct template_pair {
	char *key, *value;
};

/* In the order of the file. */
struct template_pairs {
	struct template_pair *v;
	size_t n, cap;
};

struct template_group {
	char code[TEMPLATE_CODE_MAX + 1];	/* 2-6 capital letters or digits, a letter first */
	char *name;
	int seats;		/* >= 0; 1 if the file does not say */
	int weight;		/* in thousandths, >= 1; 1000 if the file does not say */
};

struct template_item {
	char *title;
	int minutes;		/* 0: no planned time */
	char *type;		/* information, discussion or decision */
	char *pillar;		/* production, trade, stewardship, governance or NULL */
	int rec;		/* 1-5, 0: none */
	char *level;		/* political, technical, ... or NULL */
};

struct template {
	char *name;			/* of the file, without folder and .ini */
	char *about;			/* one line for the list of templates */
	struct template_pairs meeting;	/* field and value as for `meeting set`; not empty */
	struct template_pairs rules;	/* key and value as for `rules set` */
	struct template_pairs disclosure;	/* class, attribution */
	struct template_pairs deadlines;	/* days, as digits */
	struct template_pairs terms;	/* headings; an empty value is still to be filled in */
	struct template_pairs levels, principles, pillars;	/* names and what they stand for */
	struct template_group *groups;
	size_t n_groups, cap_groups;
	struct template_item *items;
	size_t n_items, cap_items;
};

/*
 * Load the template of this file. Everything unknown, double or out of range is an error
 * that names file and line. Release with template_release.
 */
bool template_load(const char *path, struct template *ret_template, struct err *err);
/*
 * Load a template by name ("hleag"): templates/NAME.ini in the configuration folder (which
 * must be the user's or root's), else in the data folder. An unknown name lists the known ones.
 */
bool template_find(const struct paths *p, const char *name, struct template *ret_template,
	struct err *err);
void template_release(struct template *t);

/* NULL if the key is not there. */
const char *template_value(const struct template_pairs *pairs, const char *key);

#endif
