/* SPDX-License-Identifier: ISC */
/* Who was announced, through corrections of who spoke and announcements taken back. */
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>

#include "ledger_priv.h"

/* The latest time this turn was somebody else's, if that was entry's; or NULL. */
static struct ledger_pass *
passed_from(struct ledger *l, const struct id *turn, const struct id *entry)
{
	for (size_t i = l->n_passes; i > 0; i--)
		if (id_eq(&l->pass[i - 1].turn, turn))
			return id_eq(&l->pass[i - 1].from, entry) ? &l->pass[i - 1] : NULL;
	return NULL;
}

/*
 * The turn is another hand's. Whoever had the floor was announced once; coming back to the list
 * is another matter. If it turns out to be theirs after all, all is as it was.
 */
void
ledger_pass_turn(struct ledger *l, struct ledger_turn *t, const struct id *entry)
{
	struct ledger_pass *p = passed_from(l, &t->id, entry);
	int e = ledger_entry(l, &t->entry);

	if (p != NULL && p->after == l->floor.deck) {
		floor_apply_announce(&l->floor, p->before);
		memmove(p, p + 1, (size_t)(l->pass + l->n_passes - p - 1) * sizeof *p);
		l->n_passes--;
	} else {
		MEM_GROW(l->pass, l->n_passes, l->cap_passes);
		p = &l->pass[l->n_passes++];
		*p = (struct ledger_pass){ .turn = t->id, .from = t->entry,
			.before = l->floor.deck };
		if (e != FLOOR_NONE && l->floor.deck == e)
			floor_apply_announce(&l->floor, FLOOR_NONE);
		p->after = l->floor.deck;
	}
	t->entry = *entry;
}

/* Taking an announcement back leaves the one before it, if that still means somebody. */
void
ledger_apply_deck(struct ledger *l, const struct floor_row *r)
{
	int before = FLOOR_NONE;

	if (!str_eq(r->code, "off")) {
		MEM_GROW(l->deck_before, l->n_decks, l->cap_decks);
		l->deck_before[l->n_decks++] = l->floor.deck;
		floor_apply_announce(&l->floor, ledger_entry(l, &r->subject));
		return;
	}
	if (l->n_decks > 0)
		before = l->deck_before[--l->n_decks];
	floor_apply_announce(&l->floor, before);
}
