/* SPDX-License-Identifier: ISC */
/* Between the files of the ledger. */
#ifndef CORE_LEDGER_PRIV_H
#define CORE_LEDGER_PRIV_H

#include <talanoa/core/ledger.h>

/* The turn is another hand's from now on; the announced speaker stays who it was. */
void ledger_pass_turn(struct ledger *l, struct ledger_turn *t, const struct id *entry);
void ledger_apply_deck(struct ledger *l, const struct floor_row *r);

#endif
