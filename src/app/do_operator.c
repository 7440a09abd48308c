/* SPDX-License-Identifier: ISC */
/* operator: whose acts follow in a script. */
#include <stdlib.h>

#include "do.h"
#include "draft.h"

bool
do_OPERATOR(struct call *c, struct err *err)
{
	const char *role;
	char *rest = c->args, *name, *clean;

	if (!args_word(&rest, &name, err))
		return usage(c, err);
	role = args_trim(rest);
	if (*role == '\0')
		role = "rapporteur";
	if (!one_of("rapporteur|facilitator|observer", role))
		return err_set(err, ERR_INPUT, "operator: \"%.40s\" is not a role; rapporteur, "
			"facilitator or observer, and a name of several words in quotes", role);
	if (!args_text("operator", FLD_OPERATOR, name, &clean, err))
		return false;
	store_operator(c->m->store, clean, role);
	free(clean);
	return true;
}
