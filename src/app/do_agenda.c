/* SPDX-License-Identifier: ISC */
/* The agenda: adding items, changing them, their order and summaries. */
#include <stdlib.h>
#include <string.h>

#include "do.h"
#include "do_item.h"
#include "item_draft.h"
#include "options.h"

/* "for 20m" and options at the end of the line, in any order. */
static bool
read_tail(struct draft *d, char *text, struct err *err)
{
	const char *key;
	char *value;
	int64_t ms;

	for (;;) {
		args_spaces(text);
		value = option_last(text, item_options, &key);
		if (value != NULL) {
			if (!item_field(d, key, args_trim(value), err))
				return false;
		} else if (!d->touched[FLD_PLANNED] && args_for(text, &ms)) {
			d->touched[FLD_PLANNED] = true;
			draft_int(d, FLD_PLANNED, ms);
		} else {
			return true;
		}
	}
}

static bool
read_item(struct call *c, struct draft *d, char **ret_title, struct err *err)
{
	char *rest = c->args, *value;
	const char *key;

	for (;;) {
		if (!args_option(&rest, item_options, &key, &value, err))
			return false;
		if (key == NULL)
			break;
		if (!item_field(d, key, value, err))
			return false;
	}
	if (!read_tail(d, rest, err))
		return false;
	*ret_title = args_trim(rest);
	return **ret_title == '\0' ? usage(c, err) : item_field(d, "title", *ret_title, err);
}

bool
item_add(struct call *c, struct draft *d, struct err *err)
{
	const struct unit *item;

	ev_number(c->m, &d->ev, UNIT_ITEM);
	if (!meeting_add(c->m, &d->ev, err))
		return false;
	item = meeting_item(c->m, &d->ev.subject);
	c->r->unit = d->ev.subject;
	say(c, "Item %d: %s", item->num, unit_text(item, FLD_TITLE));
	return true;
}

bool
do_AGENDA_ADD(struct call *c, struct err *err)
{
	const struct unit *other;
	struct draft d;
	char *title;
	bool ok;

	if (*c->args == '\0')
		return usage(c, err);
	draft_init(&d, c->m, EV_ITEM_SET, NULL);
	ok = read_item(c, &d, &title, err);
	other = ok ? item_titled(c->m, title) : NULL;
	if (other != NULL) {
		say(c, "warning: item %d has the same title", other->num);
		c->r->warnings++;
	}
	ok = ok && item_add(c, &d, err);
	draft_release(&d);
	return ok;
}

bool
do_AGENDA_SET(struct call *c, struct err *err)
{
	char *rest = c->args, *which, *key, *value;
	const struct unit *item;
	struct draft d;
	bool ok;

	if (!args_word(&rest, &which, err) || !args_word(&rest, &key, err))
		return usage(c, err);
	value = args_trim(rest);
	if (!names_item(c->m, which, &item, err))
		return false;
	draft_init(&d, c->m, EV_ITEM_SET, item);
	ok = item_field(&d, key, value, err);
	if (ok && d.ev.n == 0)
		say(c, "item %d: %s is that already", item->num, key);
	else if (ok && (ok = meeting_add(c->m, &d.ev, err)))
		say(c, "Item %d: %s %s%s", item->num, key, *value == '\0' ? "taken away" :
			"is now ", value);
	c->r->unit = item->id;
	draft_release(&d);
	return ok;
}

enum { ORDER_MOST = 512 };

struct order {
	struct call *c;
	struct id v[ORDER_MOST];
	size_t n;
};

static bool
add_to_order(struct order *o, const struct unit *item, struct err *err)
{
	for (size_t i = 0; i < o->n; i++)
		if (id_eq(&o->v[i], &item->id))
			return err_set(err, ERR_INPUT, "agenda order: item %d stands there twice",
				item->num);
	if (o->n == ORDER_MOST)
		return err_set(err, ERR_INPUT, "agenda order: at most %d items", ORDER_MOST);
	o->v[o->n++] = item->id;
	return true;
}

static bool
each_ordered(void *ctx, char *which, struct err *err)
{
	struct order *o = ctx;
	const struct unit *item;

	return names_item(o->c->m, which, &item, err) && add_to_order(o, item, err);
}

bool
do_AGENDA_ORDER(struct call *c, struct err *err)
{
	struct order o = { .c = c };
	struct id meeting = store_meeting(c->m->store);
	struct str list = STR_INIT;
	struct ev e;
	bool ok;

	if (*c->args == '\0')
		return usage(c, err);
	if (!args_list(c->args, each_ordered, &o, err))
		return false;
	/* The whole order is written: what was not named follows as it stood. */
	for (size_t i = 0, named = o.n; i < c->m->items.n && o.n < ORDER_MOST; i++) {
		size_t k = 0;

		while (k < named && !id_eq(&o.v[k], &c->m->items.v[i].id))
			k++;
		if (k == named)
			o.v[o.n++] = c->m->items.v[i].id;
	}
	ev_init(&e, EV_AGENDA_ORDER, &meeting);
	ev_refs(&e, FLD_ORDER, o.v, o.n);
	ok = meeting_add(c->m, &e, err);
	for (size_t i = 0; ok && i < o.n; i++)
		str_addf(&list, "%s%d", i == 0 ? "" : ", ", meeting_item(c->m, &o.v[i])->num);
	say(c, "Order of the agenda: %s", str_c(&list));
	str_release(&list);
	return ok;
}

/* "[N] TEXT": a number that begins the text is the item's. */
static const struct unit *
summary_item(struct call *c, char **text, struct err *err)
{
	const struct unit *item;
	char *s = *text, number[16] = "";
	size_t n = strspn(s, "0123456789");

	if (n > 0 && n < sizeof number && (s[n] == ' ' || s[n] == '\0')) {
		memcpy(number, s, n);
		if (!names_item(c->m, number, &item, err)) {
			err_prefix(err, "a summary that begins with a number names the item "
				"first: ");
			return NULL;
		}
		*text = s + n + strspn(s + n, " ");
		return item;
	}
	item = meeting_item(c->m, &c->m->item);
	if (item == NULL)
		err_set(err, ERR_STATE, "no item is in hand: summary N TEXT says which");
	return item;
}

bool
do_SUMMARY(struct call *c, struct err *err)
{
	char *text = c->args;
	const struct unit *item;
	struct draft d;
	bool ok, before;

	if (*text == '\0')
		return usage(c, err);
	item = summary_item(c, &text, err);
	if (item == NULL)
		return false;
	if (*text == '\0')
		return usage(c, err);
	before = *unit_text(item, FLD_SUMMARY) != '\0';
	draft_init(&d, c->m, EV_ITEM_SET, item);
	ok = draft_text(&d, "summary", FLD_SUMMARY, text, err);
	if (ok && d.ev.n > 0)
		ok = meeting_add(c->m, &d.ev, err);
	say(c, "Summary of item %d%s", item->num, !before ? "" : d.ev.n == 0 ?
		" is that already" : ", in place of the one before");
	c->r->unit = item->id;
	draft_release(&d);
	return ok;
}
