/* SPDX-License-Identifier: ISC */
/* What is on the agenda, what happened since, where words occur; help. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/app/event_words.h>
#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "do.h"

static void
say_item(struct call *c, const struct unit *u)
{
	char planned[32];
	int64_t ms = unit_int(u, FLD_PLANNED, 0);

	say(c, "%d %s%s%s%s%s: %s", u->num, unit_text(u, FLD_TITLE),
		ms > 0 ? ", " : "", ms > 0 ? when_short(ms, planned, sizeof planned) : "",
		*unit_text(u, FLD_TYPE) != '\0' ? ", " : "", unit_text(u, FLD_TYPE),
		id_eq(&u->id, &c->m->item) ? "in hand" : item_state_name(item_state(c->m, u)));
}

bool
do_AGENDA(struct call *c, struct err *err)
{
	const char *order = meeting_info(c->m, FLD_ORDER);
	char hex[ID_HEX];
	struct id id;

	(void)err;
	if (c->m->items.n == 0)
		say(c, "the agenda is empty: agenda+ TITLE");
	for (const char *p = order; strlen(p) >= 32; p += 32 + (p[32] == ' ')) {
		memcpy(hex, p, 32);
		hex[32] = '\0';
		if (id_parse(hex, &id) && meeting_item(c->m, &id) != NULL)
			say_item(c, meeting_item(c->m, &id));
	}
	/* Items added after the order was set follow as they came. */
	for (size_t i = 0; i < c->m->items.n; i++)
		if (strstr(order, id_hex(&c->m->items.v[i].id, hex)) == NULL)
			say_item(c, &c->m->items.v[i]);
	return true;
}

struct since {
	struct call *c;
	int64_t ms;
	size_t n;
};

static bool
each_since(void *ctx, const struct logged *l)
{
	struct since *x = ctx;
	struct str words = STR_INIT;
	char at[32];

	if (l->ev.kind == EV_SESSION_OPEN || l->ev.kind == EV_SITTING)
		return true;
	event_words(x->c->m, l, &words);
	say(x->c, "%s %s%s%s", when_local(l->at, meeting_zone(x->c->m), "%H:%M:%S", at, sizeof at),
		*l->operator_name != '\0' ? l->operator_name : "", *l->operator_name != '\0' ?
		": " : "", str_c(&words));
	if (l->undone)
		str_add(&x->c->r->text, " [undone]");
	str_release(&words);
	x->n++;
	return true;
}

static bool
since_then(struct call *c, struct since *x, struct err *err)
{
	/* A time of day that has not come yet was yesterday's. */
	if (x->ms > c->m->now.at)
		x->ms -= 86400000;
	return store_log_since(c->m->store, (x->ms << 16) - 1, each_since, x, err);
}

bool
do_SINCE(struct call *c, struct err *err)
{
	struct since x = { .c = c };

	if (*c->args == '\0')
		return usage(c, err);
	if (!when_time(c->args, c->m->now.at, meeting_zone(c->m), &x.ms, err) ||
	    !since_then(c, &x, err))
		return false;
	if (x.n == 0)
		say(c, "nothing was recorded since %s", c->args);
	return true;
}

static size_t
search_units(struct call *c, enum unit_kind kind, const char *needle, struct err *err)
{
	static const enum field fields[] = { FLD_TEXT, FLD_TITLE, FLD_SUMMARY, FLD_RATIONALE,
		FLD_ANSWER, FLD_FROM, FLD_PEOPLE, FLD_PROGRESS, FLD_NAME, FLD_ORG, FLD_AKA, FLD_SHORT, FLD_LONG, FLD_OWNER_NAME };
	struct units us;
	char label[64];
	size_t n = 0;

	if (!store_units(c->m->store, kind, &us, err))
		return 0;
	for (size_t i = 0; i < us.n; i++) {
		for (size_t k = 0; k < sizeof fields / sizeof *fields; k++) {
			const char *text = unit_text(&us.v[i], fields[k]);

			if (*text == '\0' || !text_contains(text, needle))
				continue;
			say(c, "%s: %s", unit_label(&us.v[i], label, sizeof label), text);
			n++;
		}
	}
	units_release(&us);
	return n;
}

bool
do_SEARCH(struct call *c, struct err *err)
{
	static const enum unit_kind kinds[] = { UNIT_ITEM, UNIT_NOTE, UNIT_DECISION, UNIT_ACTION,
		UNIT_AMENDMENT, UNIT_STATEMENT, UNIT_RESERVATION, UNIT_COMMITMENT, UNIT_COMMENT,
		UNIT_DOCUMENT, UNIT_CONSENT, UNIT_INTEREST, UNIT_PERSON, UNIT_GROUP, UNIT_ABBR };
	size_t n = 0;

	if (*c->args == '\0')
		return usage(c, err);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		n += search_units(c, kinds[i], c->args, err);
	if (n == 0)
		say(c, "nothing has \"%s\"", c->args);
	return true;
}

bool
do_HELP(struct call *c, struct err *err)
{
	struct str out = STR_INIT;
	bool found = command_help(args_trim(c->args), &out);

	while (out.len > 0 && out.p[out.len - 1] == '\n')
		str_trunc(&out, out.len - 1);
	if (found)
		say(c, "%s", str_c(&out));
	else
		err_set(err, ERR_INPUT, "help: there is no command or area \"%.60s\"; help lists them",
			c->args);
	str_release(&out);
	return found;
}
