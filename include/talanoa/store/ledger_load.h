/* SPDX-License-Identifier: ISC */
/*
 * The ledger of a meeting file as a whole: roster, recorded floor events, presence.
 * Must not know: what the totals are shown for.
 */
#ifndef TALANOA_STORE_LEDGER_LOAD_H
#define TALANOA_STORE_LEDGER_LOAD_H

#include <talanoa/store/store.h>

/*
 * Fold every floor event of the file, by the rules it holds: the ledger may be asked for turns,
 * totals and who is next. The scope is the caller's. Release with ledger_release.
 */
bool store_ledger(struct store *s, enum ledger_scope scope, struct ledger *ret_l,
	struct err *err);

#endif
