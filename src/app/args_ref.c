/* SPDX-License-Identifier: ISC */
/* References inside a typed line: "on decision 3", and the decision they lead to. */
#include <stdio.h>
#include <string.h>

#include "do.h"
#include "names_priv.h"

bool
args_is_ref(enum unit_kind kind, const char *text)
{
	size_t n = strlen(unit_word(kind));
	int num, dup;

	if (strncmp(text, unit_word(kind), n) == 0 && text[n] == ' ')
		text += n + strspn(text + n, " ");
	return str_eq(text, "last") || names_number(text, &num, &dup);
}

char *
args_on(char *text, enum unit_kind kind)
{
	char *found = NULL;
	bool quoted = false;

	for (char *s = text; *s != '\0'; s++) {
		if (*s == '"')
			quoted = !quoted;
		if (!quoted && str_starts(s, " on ") && args_is_ref(kind, s + 4))
			found = s;
	}
	if (found == NULL)
		return NULL;
	*found = '\0';
	return found + 4;
}

static bool
of_item(const struct unit *u, const struct id *item)
{
	const struct id *of = unit_ref(u, FLD_ITEM);

	return of == NULL ? id_zero(item) : id_eq(of, item);
}

static bool
last_on_item(struct call *c, struct units *ret_us, const struct unit **ret_u, struct err *err)
{
	const struct unit *last = NULL;
	struct units us;

	if (!store_units_of(c->m->store, UNIT_DECISION, &c->m->item, &us, err))
		return false;
	for (size_t i = 0; i < us.n; i++)
		if (of_item(&us.v[i], &c->m->item))
			last = &us.v[i];
	if (last == NULL) {
		units_release(&us);
		return err_set(err, ERR_STATE, "%s: nothing is proposed or decided on this item; "
			"say what it is about: %s %s", c->cmd->name, c->cmd->name, c->cmd->args);
	}
	*ret_us = us;
	*ret_u = last;
	return true;
}

bool
decision_find(struct call *c, const char *ref, struct units *ret_us, const struct unit **ret_u,
	struct err *err)
{
	if (ref == NULL || str_eq(ref, "last"))
		return last_on_item(c, ret_us, ret_u, err);
	if (!names_ref_of(c->m, UNIT_DECISION, ref, ret_us, err))
		return false;
	*ret_u = &ret_us->v[0];
	return true;
}

bool
proposal_of(struct call *c, const char *ref, struct units *ret_us, const struct unit **ret_u,
	struct err *err)
{
	char full[64];

	if (ref == NULL || str_eq(ref, "last"))
		return proposal_find(c, NULL, ret_us, ret_u, err);
	if (*ref >= '0' && *ref <= '9' && strlen(ref) < 20) {
		snprintf(full, sizeof full, "decision %s", ref);
		ref = full;
	}
	return proposal_find(c, ref, ret_us, ret_u, err);
}
