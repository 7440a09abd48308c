/* SPDX-License-Identifier: ISC */
/* The keys of templates and what each may hold. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/str.h>
#include <talanoa/base/text.h>
#include <talanoa/base/when.h>
#include <talanoa/core/rules.h>

#include "conf/template_value.h"
#include "conf/value.h"

enum kind {
	WORDS,		/* any line of text */
	NAME,		/* as a name: at most 200 characters */
	CHOICE,		/* one of words */
	NUMBER,		/* min..max, or one of words */
	ZONE,		/* an IANA time zone */
	PROCEDURE,	/* a rule of procedure, as `rules set` takes it */
};

struct template_key {
	const char *section, *key;	/* a NULL key stands for any */
	enum kind kind;
	const char *words;		/* "a|b|c" or NULL */
	long long min, max;
};

static const struct template_key fields[] = {
	{ "template", "about", WORDS, NULL, 0, 0 },

	{ "meeting", "title", NAME, NULL, 0, 0 },
	{ "meeting", "body", NAME, NULL, 0, 0 },
	{ "meeting", "number", NAME, NULL, 0, 0 },
	{ "meeting", "kind", NAME, NULL, 0, 0 },
	{ "meeting", "symbol", NAME, NULL, 0, 0 },
	{ "meeting", "place", NAME, NULL, 0, 0 },
	{ "meeting", "link", WORDS, NULL, 0, 0 },
	{ "meeting", "timezone", ZONE, NULL, 0, 0 },
	{ "meeting", "language", NAME, NULL, 0, 0 },
	{ "meeting", "notice", WORDS, NULL, 0, 0 },
	{ "meeting", "contact", WORDS, NULL, 0, 0 },
	{ "meeting", "comment-how", WORDS, NULL, 0, 0 },
	{ "meeting", "appeal", WORDS, NULL, 0, 0 },
	{ "meeting", "phase", NAME, NULL, 0, 0 },

	{ "rules", NULL, PROCEDURE, NULL, 0, 0 },

	{ "disclosure", "class", CHOICE, "public|constituency|restricted", 0, 0 },
	{ "disclosure", "attribution", CHOICE, "named|constituency|none|chatham", 0, 0 },

	{ "deadlines", "notice", NUMBER, NULL, 0, 366 },
	{ "deadlines", "agenda", NUMBER, NULL, 0, 366 },
	{ "deadlines", "documents", NUMBER, NULL, 0, 366 },
	{ "deadlines", "draft", NUMBER, NULL, 0, 366 },
	{ "deadlines", "corrections", NUMBER, NULL, 0, 366 },
	{ "deadlines", "publish-draft", NUMBER, NULL, 0, 366 },
	{ "deadlines", "publish-final", NUMBER, NULL, 0, 366 },
	{ "deadlines", "certify", NUMBER, NULL, 0, 366 },

	{ "terms", "duties", WORDS, NULL, 0, 0 },
	{ "terms", "time", WORDS, NULL, 0, 0 },
	{ "terms", "travel", WORDS, NULL, 0, 0 },
	{ "terms", "pay", WORDS, NULL, 0, 0 },

	{ "levels", NULL, WORDS, NULL, 0, 0 },
	{ "principles", NULL, WORDS, NULL, 0, 0 },
	{ "pillars", "production", WORDS, NULL, 0, 0 },
	{ "pillars", "trade", WORDS, NULL, 0, 0 },
	{ "pillars", "stewardship", WORDS, NULL, 0, 0 },
	{ "pillars", "governance", WORDS, NULL, 0, 0 },

	{ "group", "name", NAME, NULL, 0, 0 },
	{ "group", "seats", NUMBER, NULL, 0, 10000 },
	{ "group", "weight", NUMBER, NULL, 1, 1000000 },

	{ "item", "title", NAME, NULL, 0, 0 },
	{ "item", "minutes", NUMBER, NULL, 1, 1440 },
	{ "item", "type", CHOICE, "information|discussion|decision", 0, 0 },
	{ "item", "pillar", CHOICE, "production|trade|stewardship|governance", 0, 0 },
	{ "item", "rec", NUMBER, NULL, 1, 5 },
	{ "item", "level", NAME, NULL, 0, 0 },
};

/* section is "rules", or a kind and its name as in "group CSO". */
static bool
in_section(const char *section, const char *kind)
{
	size_t n = strlen(kind);

	return strncmp(section, kind, n) == 0 && (section[n] == '\0' || section[n] == ' ');
}

/* The field of e; NULL with a sentence in err that says whether section or key is unknown. */
static const struct template_key *
field_of(const struct ini *ini, const struct ini_entry *e, struct err *err)
{
	struct str known = STR_INIT;

	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
		const struct template_key *f = &fields[i];

		if (!in_section(e->section, f->section))
			continue;
		if (f->key == NULL || str_eq(f->key, e->key)) {
			str_release(&known);
			return f;
		}
		str_addf(&known, "%s%s", known.len > 0 ? ", " : "", f->key);
	}
	if (known.len == 0)
		ini_fail(ini, e->line, err, "there is no section [%s] in a template", e->section);
	else
		ini_fail(ini, e->line, err, "[%s] has no key %s; it knows %s", e->section, e->key,
			str_c(&known));
	str_release(&known);
	return NULL;
}

static bool
check_text(const struct ini *ini, const struct ini_entry *e, enum text_kind kind,
	struct err *err)
{
	struct err why;
	char *text;

	if (!text_check(kind, e->value, strlen(e->value), &text, &why))
		return ini_fail(ini, e->line, err, "%s: %s", e->key, why.msg);
	free(text);
	return true;
}

static bool
check_rule(const struct ini *ini, const struct ini_entry *e, struct err *err)
{
	struct str value = STR_INIT, known = STR_INIT;
	struct err why;
	enum rule r;
	bool ok = rule_parse(e->key, &r);

	for (int i = 0; !ok && i < RULE_N; i++)
		str_addf(&known, "%s%s", i == 0 ? "" : ", ", rule_key((enum rule)i));
	if (!ok)
		ini_fail(ini, e->line, err, "[%s] has no key %s; it knows %s", e->section, e->key,
			str_c(&known));
	else if (!(ok = rule_normal(r, e->value, 0, &value, &why)))
		ini_fail(ini, e->line, err, "%s", why.msg);
	str_release(&known);
	str_release(&value);
	return ok;
}

static bool
check_value(const struct ini *ini, const struct ini_entry *e, const struct template_key *f,
	struct err *err)
{
	const long long range[2] = { f->min, f->max };
	long long v;

	switch (f->kind) {
	case WORDS:
		return true;	/* the scan has checked the line */
	case NAME:
		return check_text(ini, e, TEXT_NAME, err);
	case CHOICE:
		break;
	case NUMBER:
		return ini_int(ini, e, range, &v, err);
	case PROCEDURE:
		return check_rule(ini, e, err);
	case ZONE:
		if (when_zone_ok(e->value))
			return true;
		return ini_fail(ini, e->line, err, "%s = %s is not a time zone such as UTC or "
			"Africa/Accra", e->key, e->value);
	}
	return ini_fail(ini, e->line, err, "%s = %s is not one of %s", e->key, e->value, f->words);
}

/* These may stand empty: the body fills them in later. */
static bool
may_be_empty(const struct template_key *f)
{
	return str_eq(f->section, "meeting") || str_eq(f->section, "terms");
}

bool
template_check(const struct ini *ini, const struct ini_entry *e, struct err *err)
{
	const struct template_key *f = field_of(ini, e, err);

	if (f == NULL)
		return false;
	if (e->value[0] == '\0') {
		if (may_be_empty(f))
			return true;
		return ini_fail(ini, e->line, err, "%s has no value", e->key);
	}
	if (value_one_of(f->words, e->value))
		return true;
	return check_value(ini, e, f, err);
}
