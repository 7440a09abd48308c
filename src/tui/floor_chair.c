/* SPDX-License-Identifier: ISC */
/* What the chair does besides the order, and its reasons: calls, extensions, breaks. */
#include <config.h>

#include "screen.h"

static const char choice[] = "1 directly concerned 2 answers 3 must leave 4 expertise "
	"5 not yet heard 0 later";

static void
call(struct screen *s, const char *because)
{
	struct str name = STR_INIT;

	screen_name(s, &s->floor.person, &name);
	screen_act(s, "ack \"%s\"%s%s", str_c(&name), because != NULL ? " because " : "",
		because != NULL ? because : "");
	str_release(&name);
	s->floor.selected = -1;
	s->floor.top = 0;
}

void
floorview_call(struct screen *s)
{
	struct floor_view *f = &s->floor;
	const struct snap_hand *h;

	if (!f->list || f->selected < 0 || f->selected >= (int)s->snap.n_queue) {
		screen_say(s, "choose with the arrow keys whom to call, then c");
		return;
	}
	h = &s->snap.queue[f->selected];
	f->person = h->person;
	if (s->snap.has_next && id_eq(&h->entry, &s->snap.next.entry)) {
		call(s, NULL);
		return;
	}
	if (screen_must_settle(s, "/ack"))
		return;
	f->wait = WAIT_REASON;
	screen_say(s, "%s, why? %s", h->name, choice);
}

/* What was said, and what may follow. */
static void
offer(struct screen *s, enum floor_wait wait, const char *words)
{
	struct str said = STR_INIT;

	str_addf(&said, "%s; %s", str_c(&s->message), words);
	screen_say(s, "%s", str_c(&said));
	str_release(&said);
	s->floor.wait = wait;
}

static const char same[] = "l: the same for all on this item";

void
floorview_extend(struct screen *s)
{
	struct str words = STR_INIT;

	if (!screen_act(s, "extend 30s"))
		return;
	s->floor.turn = s->snap.turn.num;
	str_addf(&words, "why? %s; %s", choice, same);
	offer(s, WAIT_EXTEND, str_c(&words));
	str_release(&words);
}

void
floorview_same_for_all(struct screen *s)
{
	if (!s->snap.has_turn)
		screen_say(s, "nobody has the floor");
	else
		screen_act(s, "limit %llds", (long long)(s->snap.turn.limit_ms / 1000));
}

/* With what would fit the hands that are up, if that can be told. */
void
floorview_ask_limit(struct screen *s)
{
	struct str fits = STR_INIT;

	if (screen_act(s, "limit"))
		str_add(&fits, str_c(&s->message));
	else if (!s->snap.has_item)
		return;
	screen_hush(s);
	floorview_ask_name(s, ACT_LIMIT, str_c(&fits));
	str_release(&fits);
}

static void
extended_because(struct screen *s, const char *because)
{
	if (because == NULL)
		screen_say(s, "the reason comes later: now lists what has none");
	else if (!screen_act(s, "turn %d because %s", s->floor.turn, because))
		return;
	offer(s, WAIT_SAME, same);
}

unsigned
floorview_reason(struct screen *s, enum floor_wait wait, int digit)
{
	static const char *const reasons[] = { NULL, "rights holder directly concerned",
		"answers a question", "must leave", "expertise asked for", "not yet heard" };

	if (digit > 5) {
		screen_say(s, "a reason is a digit from 1 to 5, or 0 for later");
		s->floor.wait = wait;
	} else if (wait == WAIT_EXTEND) {
		extended_because(s, reasons[digit]);
	} else {
		call(s, reasons[digit]);
	}
	return EFFECT_DIRTY;
}

void
floorview_break(struct screen *s)
{
	if (s->snap.suspended)
		screen_act(s, "meeting resume");
	else if (screen_act(s, "meeting suspend"))
		offer(s, WAIT_BREAK, "back in? 1 5m 2 10m 3 15m 4 20m 6 30m 9 45m");
}

/* Suspended already, without a time: that is taken back, so that the record says it once. */
unsigned
floorview_back_in(struct screen *s, int digit)
{
	if (digit == 0)
		screen_say(s, "suspended without a time");
	else if (screen_act(s, "undo"))
		screen_act(s, "meeting suspend %dm", digit * 5);
	return EFFECT_DIRTY;
}
