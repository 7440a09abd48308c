/* SPDX-License-Identifier: ISC */
/* The list of people: person add and set, interest, protect, same. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/text.h>

#include "do.h"
#include "person_draft.h"

/* "Labour delegate 2 (LAB2)" */
static void
who(const struct meeting *m, const struct unit *p, struct str *out)
{
	char code[24];

	person_seat_code(m, p, code);
	str_add(out, person_name(p));
	if (code[0] != '\0')
		str_addf(out, " (%s)", code);
}

static bool
taken(const struct meeting *m, const char *name, const struct unit *except, struct err *err)
{
	const struct unit *other = person_namesake(m, name, except);
	struct str s = STR_INIT;

	if (other == NULL)
		return false;
	who(m, other, &s);
	err_set(err, ERR_STATE, "%s is on the list already; person set changes a field, a fuller "
		"name keeps two people apart", str_c(&s));
	str_release(&s);
	return true;
}

static void
warn_person(struct call *c, const struct person_draft *p, const char *name,
	const struct unit *except)
{
	const struct unit *like = name == NULL ? NULL : person_lookalike(c->m, name, except);

	if (like != NULL) {
		say(c, "warning: this name looks like %s, who is another entry", person_name(like));
		c->r->warnings++;
	}
	if (p->country && p->kind == COUNTRY_UNRESOLVED) {
		say(c, "warning: country or area not recognised, kept as written");
		c->r->warnings++;
	}
}

/* "--pseudonym", wherever it stands outside the quotes: taken out of the line. */
static bool
cut_pseudonym(char *args)
{
	static const char word[] = "--pseudonym";
	size_t n = sizeof word - 1;
	bool quoted = false;

	for (char *p = args; *p != '\0'; p++) {
		quoted ^= *p == '"';
		if (quoted || (p > args && p[-1] != ' ') || strncmp(p, word, n) != 0 ||
		    (p[n] != '\0' && p[n] != ' '))
			continue;
		memmove(p, p + n, strlen(p + n) + 1);
		args_trim(args);
		return true;
	}
	return false;
}

/* The name as typed is written nowhere: the place on the list stands for it from now on. */
static bool
replace_name(struct call *c, struct person_draft *p, struct str *name, struct err *err)
{
	if (p->d.touched[FLD_AKA] || p->d.touched[FLD_SAY])
		return err_set(err, ERR_INPUT, "person add: with --pseudonym neither aka= nor say=, "
			"which would keep the name");
	if (person_namesake(c->m, str_c(name), NULL) != NULL)
		return err_set(err, ERR_STATE, "person add: this name is in the file already; "
			"--pseudonym is for somebody who is not");
	str_clear(name);
	str_addf(name, "Participant %d", store_next_num(c->m->store, UNIT_PERSON));
	say(c, "the name you typed is written nowhere in this file: keep on paper who it is (an "
		"organisation or a country may still tell; protect keeps them out of what leaves)");
	return true;
}

/* Words up to the first option are the name, unless it stands in quotes. */
static bool
read_person(struct call *c, struct person_draft *p, struct str *name, struct err *err)
{
	char *rest = c->args, *word, *value;
	const char *key;
	bool quoted = false, ended = false;

	while (*rest != '\0') {
		bool quote = *rest == '"';

		if (!args_option(&rest, person_keys + 1, &key, &value, err))
			return false;
		if (key != NULL) {
			ended = name->len > 0;
			if (!person_field(p, key, value, err))
				return false;
			continue;
		}
		if (!args_word(&rest, &word, err))
			return false;
		if (ended || quoted || (quote && name->len > 0))
			return err_set(err, ERR_INPUT, "person add: \"%.60s\" after the name is no "
				"option; a value of several words stands in quotes", word);
		str_addf(name, "%s%s", name->len > 0 ? " " : "", word);
		quoted = quote;
	}
	return name->len > 0 || usage(c, err);
}

static bool
add_person(struct call *c, struct person_draft *p, const char *name, struct err *err)
{
	struct str s = STR_INIT;
	const char *clean;

	if (!person_field(p, "name", name, err))
		return false;
	clean = p->d.own[p->d.n_own - 1];
	if (taken(c->m, clean, NULL, err))
		return false;
	if (!p->d.touched[FLD_TYPE])
		draft_code(&p->d, FLD_TYPE, "person");
	ev_number(c->m, &p->d.ev, UNIT_PERSON);
	warn_person(c, p, clean, NULL);
	if (!meeting_add(c->m, &p->d.ev, err))
		return false;
	c->r->unit = p->d.ev.subject;
	who(c->m, units_find(&c->m->persons, &p->d.ev.subject), &s);
	say(c, "%s is on the list", str_c(&s));
	str_release(&s);
	return true;
}

bool
do_PERSON_ADD(struct call *c, struct err *err)
{
	struct person_draft p;
	struct str name = STR_INIT;
	bool ok, pseudonym = cut_pseudonym(c->args);

	person_init(&p, c->m, NULL);
	ok = read_person(c, &p, &name, err) &&
		(!pseudonym || replace_name(c, &p, &name, err)) && add_person(c, &p, str_c(&name), err);
	str_release(&name);
	person_release(&p);
	return ok;
}

static bool
is_person_key(const char *word)
{
	for (size_t i = 0; person_keys[i] != NULL; i++)
		if (str_eq(person_keys[i], word))
			return true;
	return false;
}

struct setting {
	char *name, *key, *value;
};

/* NAME FIELD VALUE: a name of several words ends where a field begins, or in quotes. */
static bool
split_set(struct call *c, struct setting *s, struct err *err)
{
	char *rest = c->args;
	bool quoted = *rest == '"';

	if (!args_word(&rest, &s->name, err))
		return *c->args == '\0' ? usage(c, err) : false;
	while (args_word(&rest, &s->key, err)) {
		if (quoted || is_person_key(s->key)) {
			s->value = args_trim(rest);
			return true;
		}
		s->name[strlen(s->name)] = ' ';	/* the name goes on */
	}
	return err_set(err, ERR_INPUT, "person set: name a field after the name: org, group, "
		"country, role, aka ...; a name of several words stands in quotes");
}

bool
do_PERSON_SET(struct call *c, struct err *err)
{
	struct person_draft p;
	const struct unit *person;
	struct setting s = { NULL, NULL, NULL };
	bool renames, ok;

	if (!split_set(c, &s, err) || !names_person(c->m, s.name, &person, err))
		return false;
	renames = str_eq(s.key, "name");
	if (renames && taken(c->m, s.value, person, err))
		return false;
	person_init(&p, c->m, person);
	ok = person_field(&p, s.key, s.value, err);
	if (ok && draft_empty(&p.d)) {
		say(c, "%s: %s is that already", person_name(person), s.key);
	} else if (ok) {
		warn_person(c, &p, renames ? s.value : NULL, person);
		ok = meeting_add(c->m, &p.d.ev, err);
		c->r->unit = person->id;
		say(c, "%s: %s %s%s", person_name(person), s.key,
			*s.value == '\0' ? "taken away" : "is now ", s.value);
	}
	person_release(&p);
	return ok;
}

struct interest {
	const struct unit *person, *item;	/* or NULL */
	const char *text, *effect;
};

static bool
record_interest(struct call *c, const struct interest *in, struct err *err)
{
	struct id id = new_id(c);
	struct ev e;

	ev_init(&e, EV_INTEREST_SET, &id);
	ev_number(c->m, &e, UNIT_INTEREST);
	ev_ref(&e, FLD_PERSON, in->person == NULL ? NULL : &in->person->id);
	ev_text(&e, FLD_TEXT, in->text);
	ev_text(&e, FLD_EFFECT, in->effect);
	ev_ref(&e, FLD_ITEM, in->item == NULL ? NULL : &in->item->id);
	c->r->unit = id;
	return meeting_add(c->m, &e, err);
}

/* interest none [NAME]: said aloud, so that silence is not taken for it. */
static bool
no_interest(struct call *c, char *name, struct err *err)
{
	struct interest in = { .effect = "none" };

	name = args_trim(name);
	if (*name != '\0' && !names_person(c->m, name, &in.person, err))
		return false;
	if (!record_interest(c, &in, err))
		return false;
	if (in.person == NULL)
		say(c, "Nobody else declared an interest");
	else
		say(c, "%s declared no interest", person_name(in.person));
	return true;
}

static const char *const interest_keys[] = { "effect", "on", NULL };

static bool
interest_option(struct call *c, struct interest *in, const char *key, char *value,
	struct err *err)
{
	if (key == interest_keys[1])
		return names_item(c->m, value, &in->item, err);
	if (!one_of("stay|withdraw|no-vote", value))
		return err_set(err, ERR_INPUT, "effect: \"%.40s\" is not one of: stay, withdraw, "
			"no-vote", value);
	in->effect = value;
	return true;
}

/* "effect=..." and "on=..." before the text or after it. */
static bool
interest_options(struct call *c, struct interest *in, char **text, struct err *err)
{
	const char *key;
	char *value, *last;

	do {
		if (!args_option(text, interest_keys, &key, &value, err) ||
		    (key != NULL && !interest_option(c, in, key, value, err)))
			return false;
	} while (key != NULL);
	while ((last = strrchr(*text, ' ')) != NULL) {
		char *p = last + 1;

		if (!args_option(&p, interest_keys, &key, &value, err))
			return false;
		if (key == NULL)
			break;
		if (!interest_option(c, in, key, value, err))
			return false;
		*last = '\0';
	}
	return true;
}

bool
do_INTEREST(struct call *c, struct err *err)
{
	struct interest in = { 0 };
	char *name = c->args, *text, *clean;
	bool ok;

	if (str_eq(name, "none") || str_starts(name, "none "))
		return no_interest(c, name + 4, err);
	text = args_cut(name, ": ");
	if (text == NULL)
		return usage(c, err);
	if (!interest_options(c, &in, &text, err) ||
	    !names_person(c->m, args_trim(name), &in.person, err) ||
	    !args_text("interest", FLD_TEXT, text, &clean, err))
		return false;
	in.text = clean;
	ok = record_interest(c, &in, err);
	free(clean);
	say(c, "An interest of %s is on the record%s%s", person_name(in.person),
		in.effect == NULL ? "" : ": ", in.effect == NULL ? "" : in.effect);
	return ok;
}

bool
do_PROTECT(struct call *c, struct err *err)
{
	const struct unit *person;
	struct ev e;

	if (*c->args == '\0')
		return usage(c, err);
	if (!names_person(c->m, args_trim(c->args), &person, err))
		return false;
	ev_init(&e, EV_PROTECT, &person->id);
	c->r->unit = person->id;
	say(c, "%s is never named in anything that leaves", person_name(person));
	return meeting_add(c->m, &e, err);
}

bool
do_SAME(struct call *c, struct err *err)
{
	char *other = args_cut(c->args, "=");
	const struct unit *a, *b, *group;
	struct id id = new_id(c);
	struct ev e;

	if (other == NULL)
		return usage(c, err);
	if (!names_person(c->m, args_trim(c->args), &a, err) ||
	    !names_person(c->m, args_trim(other), &b, err))
		return false;
	if (a == b)
		return err_set(err, ERR_STATE, "%s is one entry already", person_name(a));
	group = group_of(c->m, b);
	if (group_of(c->m, a) != group) {
		say(c, "warning: they sat in two constituencies; time counts for %s",
			group == NULL ? "none" : group_code(group));
		c->r->warnings++;
	}
	ev_init(&e, EV_SAME_SET, &id);
	ev_ref(&e, FLD_TARGET, &a->id);
	ev_ref(&e, FLD_OTHER, &b->id);
	c->r->unit = b->id;
	say(c, "%s and %s are one person, listed as %s", person_name(a), person_name(b),
		person_name(b));
	return meeting_add(c->m, &e, err);
}
