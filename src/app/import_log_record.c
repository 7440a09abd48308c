/* SPDX-License-Identifier: ISC */
/* The record in a log: topics, decisions, actions, summaries, corrections, who has which role. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>

#include "import_log.h"
#include "item_draft.h"

bool
log_topic(struct log *x, const char *title, enum log_reason *ret_why, struct err *err)
{
	const struct unit *item = item_titled(x->m, title);

	*ret_why = *title == '\0' ? REASON_NOBODY : text_count(title) > TEXT_NAME_MAX ?
		REASON_LONG : item != NULL && id_eq(&item->id, &x->m->item) ? REASON_ALREADY :
		REASON_NONE;
	if (*ret_why != REASON_NONE)
		return true;
	return log_end_turn(x, err) && log_flush(x, err) && log_flush_aside(x, err) &&
		log_try(x, CMD_TOPIC, title, ret_why, err);
}

/* "agenda+ Title [Ana]": an item, and whose proposal it is if that is somebody. */
static bool
agenda(struct log *x, const char *rest, enum log_reason *ret_why, struct err *err)
{
	const char *open = strrchr(rest, '[');
	size_t n = strlen(rest);
	char *name;
	int by = -1;

	str_clear(&x->args);
	if (open != NULL && open > rest && n > 2 && rest[n - 1] == ']') {
		name = mem_strndup(open + 1, (size_t)(rest + n - open) - 2);
		by = log_somebody(x, name);
		free(name);
	}
	if (by >= 0 && log_person(x, by) != NULL) {
		str_addn(&x->args, rest, (size_t)(open - rest));
		str_add(&x->args, " by=");
		log_arg(x, by, &x->args);
	} else {
		str_add(&x->args, rest);
	}
	return log_try(x, CMD_AGENDA_ADD, str_c(&x->args), ret_why, err);
}

/* A text that must not be taken for an option. */
static bool
with_text(struct log *x, enum cmd_id cmd, const char *rest, enum log_reason *ret_why,
	struct err *err)
{
	if (!log_flush(x, err))
		return false;
	str_clear(&x->args);
	str_addf(&x->args, "-- %s", rest);
	return log_try(x, cmd, str_c(&x->args), ret_why, err);
}

static bool
rejected(struct log *x, const char *rest, enum log_reason *ret_why, struct err *err)
{
	return with_text(x, CMD_PROPOSE, rest, ret_why, err) && (*ret_why != REASON_NONE ||
		log_try(x, CMD_DECIDE, "rejected", ret_why, err));
}

static bool
action(struct log *x, const char *rest, enum log_reason *ret_why, struct err *err)
{
	struct str args = STR_INIT;
	bool ok;

	*ret_why = REASON_NOBODY;
	ok = !log_action(x, rest, &args) ||
		(log_flush(x, err) && log_try(x, CMD_ACTION, str_c(&args), ret_why, err));
	str_release(&args);
	return ok;
}

/* #info adds a line to the summary of the item. */
static bool
summary(struct log *x, const char *rest, enum log_reason *ret_why, struct err *err)
{
	const struct unit *item = meeting_item(x->m, &x->m->item);
	const char *before = item == NULL ? "" : unit_text(item, FLD_SUMMARY);

	*ret_why = REASON_NO_ITEM;
	if (item == NULL || strlen(before) > TEXT_BODY_MAX / 2)
		return true;
	str_clear(&x->args);
	str_addf(&x->args, "%d %s%s%s", item->num, before, *before == '\0' ? "" : "\n", rest);
	return log_try(x, CMD_SUMMARY, str_c(&x->args), ret_why, err);
}

/* /old/new/ with an old that is written there; all of them (g) may be too much. */
static bool
correct(struct log *x, const char *rest, enum log_reason *ret_why, struct err *err)
{
	char *copy = mem_strdup(rest), *old = copy + 1, *new = strchr(old, rest[0]), *end, *flags;
	bool ok = log_flush(x, err);

	*new++ = '\0';
	end = strchr(new, rest[0]);
	flags = end == NULL ? new + strlen(new) : end + 1;
	if (end != NULL)
		*end = '\0';
	str_clear(&x->args);
	str_addf(&x->args, "%c%s%c%s%c", rest[0], old, rest[0], new, rest[0]);
	if (flags[strspn(flags, " ")] != '\0')
		*ret_why = REASON_ALL;
	else if (str_eq(old, new) || !log_lately(x, old, new))
		*ret_why = REASON_NO_WORDS;
	else
		ok = ok && log_try(x, CMD_CORRECT, str_c(&x->args), ret_why, err);
	free(copy);
	return ok;
}

/* Roles stand on the list since it was made; here it is who writes from now on. */
static void
scribe(struct log *x, const struct log_line *l, const struct log_say *s)
{
	struct log_list list = { .x = x, .full = true };

	if (!log_list(&list, s->rest))
		return;
	if (*s->rest == '\0')
		list.v[list.n++] = l->who;
	if (s->act == ACT_SCRIBE)
		x->n_scribes = 0;
	for (size_t i = 0; i < list.n && x->n_scribes < LOG_SCRIBES; i++)
		x->scribe[x->n_scribes++] = list.v[i];
}

/* The first title counts, unless the log corrects its own. */
static bool
title(struct log *x, const char *rest, enum log_reason *ret_why, struct err *err)
{
	const char *now = meeting_info(x->m, FLD_TITLE);

	if (*rest == '\0' || str_eq(now, rest))
		return true;
	*ret_why = text_count(rest) > TEXT_NAME_MAX ? REASON_LONG : REASON_TITLED;
	if (*ret_why == REASON_LONG || (*now != '\0' && !x->titled))
		return true;
	str_clear(&x->args);
	str_addf(&x->args, "title %s", rest);
	x->titled = true;
	return log_try(x, CMD_MEETING_SET, str_c(&x->args), ret_why, err);
}

static bool
begin(struct log *x, const char *rest, enum log_reason *ret_why, struct err *err)
{
	if (meeting_is_open(x->m)) {
		*ret_why = REASON_ALREADY;
		return true;
	}
	return log_open(x, err) && title(x, rest, ret_why, err);
}

static bool
end(struct log *x, enum log_reason *ret_why, struct err *err)
{
	if (!meeting_is_open(x->m)) {
		*ret_why = REASON_ALREADY;
		return true;
	}
	return log_close(x, err);
}

bool
log_record(struct log *x, const struct log_line *l, const struct log_say *s,
	enum log_reason *ret_why, struct err *err)
{
	switch (s->act) {
	case ACT_AGENDA: return agenda(x, s->rest, ret_why, err);
	case ACT_TOPIC: return log_topic(x, s->rest, ret_why, err);
	case ACT_AGREED: return with_text(x, CMD_AGREED, s->rest, ret_why, err);
	case ACT_PROPOSED: return with_text(x, CMD_PROPOSE, s->rest, ret_why, err);
	case ACT_REJECTED: return rejected(x, s->rest, ret_why, err);
	case ACT_ACTION: return action(x, s->rest, ret_why, err);
	case ACT_SUMMARY: return summary(x, s->rest, ret_why, err);
	case ACT_CORRECT: return correct(x, s->rest, ret_why, err);
	case ACT_SCRIBE: case ACT_SCRIBE_TOO: scribe(x, l, s); return true;
	case ACT_TITLE: return title(x, s->rest, ret_why, err);
	case ACT_START: return begin(x, s->rest, ret_why, err);
	case ACT_END: return end(x, ret_why, err);
	default: return true;		/* chair, date, a name: read before */
	}
}
