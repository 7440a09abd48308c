/* SPDX-License-Identifier: ISC */
/* The chain of approval, read from the marks. */
#include <talanoa/core/approval.h>

const char *
approval_name(enum approval a)
{
	static const char *const names[] = { "draft", "circulated", "adopted", "certified" };

	return names[a];
}

static void
take(struct approval_state *s, const struct unit *u)
{
	if (u->ev == EV_CIRCULATE) {
		s->circulate = u;
		s->circulated = u->at;
		s->circulated_hlc = u->hlc;
		s->ends = unit_text(u, FLD_ENDS);
	} else if (u->ev == EV_ADOPT && unit_is(u, FLD_WHAT, "minutes")) {
		s->adopted = u->at;
	} else if (u->ev == EV_CERTIFY) {
		s->certify = u;
		s->certified = u->at;
	} else if (u->ev == EV_PUBLISH_NOTE) {
		s->publish = u;
	}
}

void
approval_of(const struct units *marks, struct approval_state *ret_state)
{
	struct approval_state s = { .ends = "" };

	for (size_t i = 0; i < marks->n; i++)
		take(&s, &marks->v[i]);
	s.now = s.certified != 0 ? APPROVAL_CERTIFIED : s.adopted != 0 ? APPROVAL_ADOPTED :
		s.circulated != 0 ? APPROVAL_CIRCULATED : APPROVAL_DRAFT;
	*ret_state = s;
}
