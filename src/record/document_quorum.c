/* SPDX-License-Identifier: ISC */
/* Seats filled at a moment, and what that was for the quorum. */
#include "document_priv.h"

const char *
groups_of(struct builder *b, const int *v, size_t n)
{
	struct str s = STR_INIT;

	for (size_t i = 0; i < n; i++)
		doc_join(&s, ", ", b->ed->group[v[i]].name);
	return doc_keep(b, &s);
}

const char *
quorum_words(struct builder *b, const struct ed_seats *q)
{
	struct str s = STR_INIT;

	str_add(&s, doc_say(b, W_SEATS_FILLED, doc_number(b, q->filled), doc_number(b, q->seats),
		NULL));
	if (str_eq(b->ed->quorum, "none"))
		return doc_keep(b, &s);
	doc_join(&s, word(b->l, W_SEMI), word(b->l, q->met ? W_QUORUM_MET : W_QUORUM_UNMET));
	if (!q->met && q->n_missing > 0)
		doc_join(&s, ", ", doc_say(b, W_QUORUM_MISSING,
			groups_of(b, q->missing, q->n_missing), NULL));
	return doc_keep(b, &s);
}
