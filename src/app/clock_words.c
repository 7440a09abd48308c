/* SPDX-License-Identifier: ISC */
/* Where the machine's clock was set between two boundaries of turns: said, never counted. */
#include <talanoa/app/event_words.h>
#include <talanoa/base/when.h>
#include <talanoa/core/gap.h>

enum { MOST = sizeof ((struct clocks *)NULL)->v / sizeof (struct tick) };

static bool
boundary(const struct logged *l, struct tick *ret_tick)
{
	const struct ev_field *boot, *mono;

	if (!l->known || l->stated)
		return false;
	boot = ev_get(&l->ev, FLD_BOOT);
	mono = ev_get(&l->ev, FLD_MONO);
	if (boot == NULL || mono == NULL)
		return false;
	*ret_tick = (struct tick){ .at = l->at, .mono = mono->num };
	str_copy(ret_tick->boot, sizeof ret_tick->boot, boot->text);
	return true;
}

void
clock_words(struct clocks *c, const struct logged *l, struct str *out)
{
	int64_t step = 0;
	struct tick now;
	size_t i = 0;
	char by[32];

	if (!boundary(l, &now))
		return;
	while (i < c->n && !tick_one_boot(&c->v[i], &now))
		i++;
	if (i < c->n)
		step = tick_step(&c->v[i], &now);
	else if (i == MOST)
		i = 0;
	c->v[i] = now;
	c->n = i < c->n ? c->n : i + 1;
	if (step < GAP_STEP_MS && step > -GAP_STEP_MS)
		return;
	str_addf(out, "the machine's clock had been set %s by %s", step < 0 ? "back" : "forward",
		when_clock(step < 0 ? -step : step, by, sizeof by));
}
