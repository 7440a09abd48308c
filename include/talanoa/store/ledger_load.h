/* SPDX-License-Identifier: ISC */
/*
 * The ledger of a meeting file as a whole: roster, recorded floor events, presence.
 * Must not know: rules of procedure other than the scope, what the totals are shown for.
 */
#ifndef TALANOA_STORE_LEDGER_LOAD_H
#define TALANOA_STORE_LEDGER_LOAD_H

#include <talanoa/store/store.h>

/*
 * Fold every floor event of the file. Rules of the order keep their defaults: this ledger is
 * for turns and totals, not for asking who is next. Release with ledger_release.
 */
bool store_ledger(struct store *s, enum ledger_scope scope, struct ledger *ret_l,
	struct err *err);

#endif
