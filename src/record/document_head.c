/* SPDX-License-Identifier: ISC */
/* The head of the minutes: what meeting it was, who attended, how it opened. */
#include <string.h>

#include <talanoa/base/when.h>

#include "document_priv.h"

static const char *
meeting_number(struct builder *b)
{
	const struct edition *ed = b->ed;

	if (*ed->number == '\0')
		return ed->meeting_kind;
	if (*ed->meeting_kind == '\0')
		return doc_say(b, W_MEETING_NO, ed->number, NULL);
	return doc_say(b, W_MEETING_KIND, ed->number, ed->meeting_kind, NULL);
}

static const char *
meeting_date(struct builder *b)
{
	struct str s = STR_INIT;

	if (b->ed->opened == 0)
		return word(b->l, W_DATE_UNKNOWN);
	words_day(&s, b->l, b->ed->opened, b->ed->zone);
	return doc_keep(b, &s);
}

/* "Africa/Nairobi, UTC+03:00" */
static const char *
zone_name(struct builder *b)
{
	struct str s = STR_INIT;
	char off[8];

	when_local(b->ed->opened, b->ed->zone, "%z", off, sizeof off);
	str_add(&s, b->ed->zone);
	if (!str_eq(b->ed->zone, "UTC") && strlen(off) == 5)
		str_addf(&s, ", UTC%.3s:%s", off, off + 3);
	return doc_keep(b, &s);
}

static const char *
meeting_time(struct builder *b)
{
	const struct edition *ed = b->ed;

	if (ed->opened == 0)
		return "";
	if (ed->closed == 0)
		return doc_say(b, W_TIME_OPEN, doc_time_of(b, ed->opened), zone_name(b), NULL);
	return doc_say(b, W_TIME_BOTH, doc_time_of(b, ed->opened), doc_time_of(b, ed->closed),
		zone_name(b), NULL);
}

static const char *
status(struct builder *b)
{
	struct str s = STR_INIT;

	if (b->ed->status.adopted == 0)
		return word(b->l, W_STATUS_DRAFT);
	words_date(&s, b->l, b->ed->status.adopted, b->ed->zone);
	return doc_say(b, W_STATUS_ADOPTED, doc_keep(b, &s), NULL);
}

void
build_masthead(struct builder *b)
{
	const struct edition *ed = b->ed;
	struct block *bl = doc_add_block(b, BLOCK_TITLE);

	bl->label = ed->body;
	bl->text = ed->title;
	bl->after = word(b->l, W_MINUTES);
	bl = doc_add_block(b, BLOCK_FACTS);
	doc_add_fact(bl, word(b->l, W_SYMBOL), ed->symbol);
	doc_add_fact(bl, word(b->l, W_MEETING), meeting_number(b));
	doc_add_fact(bl, word(b->l, W_STATUS), status(b));
	doc_add_fact(bl, word(b->l, W_EDITION), word(b->l, ed->kind == EDITION_PUBLIC ?
		W_EDITION_PUBLIC : ed->kind == EDITION_CONSTITUENCY ? W_EDITION_CONSTITUENCY :
		W_EDITION_FULL));
	doc_add_fact(bl, word(b->l, W_DATE_LABEL), meeting_date(b));
	doc_add_fact(bl, word(b->l, W_TIME), meeting_time(b));
	doc_add_fact(bl, word(b->l, W_PLACE), ed->place);
	doc_add_fact(bl, word(b->l, W_LINK), ed->link);
	doc_add_fact(bl, word(b->l, W_ACCESS), word(b->l, ed->was_closed ? W_ACCESS_CLOSED :
		W_ACCESS_OPEN));
	doc_add_fact(bl, word(b->l, W_NOTICE), doc_date_of(b, ed->notice));
	doc_add_fact(bl, word(b->l, W_PHASE), ed->phase);
	doc_add_fact(bl, word(b->l, W_LANGUAGE), words_code(b->l, "LANGUAGE", ed->language));
	doc_add_fact(bl, word(b->l, W_CONTACT), ed->contact);
	doc_add_fact(bl, word(b->l, W_COMMENTS), ed->comment_how);
}

static const char *
span_words(struct builder *b, const struct ed_span *sp)
{
	bool late = b->ed->opened != 0 && sp->from > b->ed->opened;
	bool early = sp->to != 0 && (b->ed->closed == 0 || sp->to < b->ed->closed);
	struct str s = STR_INIT;

	doc_join(&s, " ", sp->online ? word(b->l, W_ONLINE) : "");
	if (late && early)
		doc_join(&s, " ", doc_say(b, W_STAYED, doc_time_of(b, sp->from), doc_time_of(b, sp->to), NULL));
	else if (late)
		doc_join(&s, " ", doc_say(b, W_ARRIVED, doc_time_of(b, sp->from), NULL));
	else if (early)
		doc_join(&s, " ", doc_say(b, W_LEFT, doc_time_of(b, sp->to), NULL));
	return doc_keep(b, &s);
}

static const char *
person_line(struct builder *b, const struct ed_person *p)
{
	struct str s = STR_INIT, from = STR_INIT;

	doc_join(&from, ", ", p->people);
	doc_join(&from, ", ", p->country);
	str_add(&s, p->name);
	doc_join(&s, ", ", p->org);
	if (from.len > 0)
		str_addf(&s, str_ends(str_c(&s), ")") ? ", %s" : " (%s)", str_c(&from));
	str_release(&from);
	if (p->principal >= 0 && !b->ed->person[p->principal].hidden)
		doc_join(&s, ", ", doc_say(b, p->proxy ? W_PROXY : W_ALTERNATE,
			b->ed->person[p->principal].name, NULL));
	for (size_t i = 0; i < p->n_spans; i++)
		doc_join(&s, i == 0 ? ", " : "; ", span_words(b, &p->span[i]));
	return doc_keep(b, &s);
}

typedef bool listed_fn(const struct ed_person *p);

/* The people for whom listed() holds, under a heading of their own. */
static void
list_people(struct builder *b, int group, const char *heading, listed_fn *listed)
{
	struct block *bl = NULL;

	for (size_t i = 0; i < b->ed->n_persons; i++) {
		const struct ed_person *p = &b->ed->person[i];

		if (p->hidden || (group != -2 && p->group != group) || !listed(p))
			continue;
		if (bl == NULL) {
			doc_add_heading(b, 3, heading);
			bl = doc_add_block(b, BLOCK_LIST);
		}
		doc_add_row(bl, person_line(b, p), "");
	}
}

static bool
attended(const struct ed_person *p)
{
	return p->n_spans > 0;
}

static bool
facilitates(const struct ed_person *p)
{
	return attended(p) && (str_eq(p->role, "facilitator") || str_eq(p->role, "rapporteur") ||
		str_eq(p->role, "chair"));
}

static bool
serves(const struct ed_person *p)
{
	return attended(p) && (str_eq(p->role, "secretariat") || str_eq(p->role, "interpreter"));
}

static bool
observes(const struct ed_person *p)
{
	return attended(p) && str_eq(p->role, "observer");
}

static bool
is_other(const struct ed_person *p)
{
	return attended(p) && !facilitates(p) && !serves(p) && !observes(p);
}

static bool
sent_regrets(const struct ed_person *p)
{
	return p->regrets && p->n_spans == 0;
}

static bool
was_missing(const struct ed_person *p)
{
	return p->group >= 0 && !p->regrets && !p->untold && p->n_spans == 0;
}

static const char *
people_count(struct builder *b, int n)
{
	return n == 1 ? word(b->l, W_PERSON_ONE) : doc_say(b, W_PERSON_MANY, doc_number(b, n), NULL);
}

static void
attendance_sum(struct builder *b)
{
	int members = 0, others = 0, seated = 0, groups = 0;
	const char *all, *of;

	for (size_t i = 0; i < b->ed->n_persons; i++)
		if (b->ed->person[i].n_spans > 0)
			*(b->ed->person[i].group >= 0 ? &members : &others) += 1;
	for (size_t i = 0; i < b->ed->n_groups; i++) {
		groups += b->ed->group[i].seats > 0;
		seated += b->ed->group[i].seats > 0 && b->ed->group[i].present > 0;
	}
	all = people_count(b, members + others);
	of = doc_say(b, W_OF_CONSTITUENCIES, doc_number(b, seated), doc_number(b, groups), NULL);
	if (members + others == 0)
		doc_add_para(b, word(b->l, W_ATTENDANCE_NONE));
	else if (members == 0)
		doc_add_para(b, doc_say(b, W_ATTENDANCE_OTHERS, all, NULL));
	else if (others == 0)
		doc_add_para(b, doc_say(b, W_ATTENDANCE_MEMBERS, all, of, NULL));
	else
		doc_add_para(b, doc_say(b, W_ATTENDANCE_SUM, all, doc_number(b, members), of, others == 1 ?
			word(b->l, W_OTHER_ONE) : doc_say(b, W_OTHER_MANY, doc_number(b, others), NULL),
			NULL));
}

static void
list_vacancies(struct builder *b)
{
	struct block *bl = NULL;

	for (size_t i = 0; i < b->ed->n_groups; i++) {
		const struct ed_group *g = &b->ed->group[i];

		if (*g->vacancy == '\0' && (g->seats == 0 || g->members > 0))
			continue;
		if (bl == NULL) {
			doc_add_heading(b, 3, word(b->l, W_VACANT));
			bl = doc_add_block(b, BLOCK_LIST);
		}
		doc_add_row(bl, *g->vacancy == '\0' ? doc_say(b, W_VACANCY_NONE, g->name, NULL) :
			doc_say(b, W_VACANCY, g->name, g->vacancy, NULL), "");
	}
}

static void
count_hidden(struct builder *b)
{
	int n = 0;

	for (size_t i = 0; i < b->ed->n_persons; i++)
		n += b->ed->person[i].hidden && b->ed->person[i].n_spans > 0;
	if (n > 0)
		doc_add_para(b, n == 1 ? word(b->l, W_HIDDEN_ONE) :
			doc_say(b, W_HIDDEN_MANY, doc_number(b, n), NULL));
}

void
build_attendance(struct builder *b)
{
	doc_add_heading(b, 1, word(b->l, W_ATTENDANCE));
	attendance_sum(b);
	for (size_t i = 0; i < b->ed->n_groups; i++)
		list_people(b, (int)i, group_title(b, &b->ed->group[i]), attended);
	list_people(b, -1, word(b->l, W_FACILITATION), facilitates);
	list_people(b, -1, word(b->l, W_SECRETARIAT), serves);
	list_people(b, -1, word(b->l, W_OBSERVERS), observes);
	list_people(b, -1, word(b->l, W_OTHERS), is_other);
	list_people(b, -2, word(b->l, W_APOLOGIES), sent_regrets);
	list_people(b, -2, word(b->l, W_NOT_PRESENT), was_missing);
	list_vacancies(b);
	count_hidden(b);
}

static const char *
item_line(struct builder *b, const struct ed_item *it)
{
	struct str s = STR_INIT, in = STR_INIT;

	str_addf(&s, "%s. %s", doc_unit_number(b, it->num, it->dup), *it->title == '\0' ?
		word(b->l, W_WITHHELD_TEXT) : it->title);
	if (*it->type != '\0')
		doc_join(&in, ", ", words_code(b->l, "TYPE", it->type));
	if (it->planned_ms > 0)
		doc_join(&in, ", ", doc_say(b, W_PLANNED, doc_number(b, (it->planned_ms + 59999) / 60000),
			NULL));
	if (in.len > 0)
		str_addf(&s, " (%s)", str_c(&in));
	str_release(&in);
	return doc_keep(b, &s);
}

static void
build_agenda(struct builder *b)
{
	const struct edition *ed = b->ed;
	struct block *bl;

	doc_add_heading(b, 2, word(b->l, W_AGENDA));
	if (ed->n_items == 0) {
		doc_add_para(b, word(b->l, W_AGENDA_EMPTY));
		return;
	}
	doc_add_para(b, ed->agenda_adopted == 0 ? word(b->l, W_AGENDA_NOT) :
		doc_say(b, W_AGENDA_ADOPTED, doc_time_of(b, ed->agenda_adopted), NULL));
	bl = doc_add_block(b, BLOCK_LIST);
	for (size_t i = 0; i < ed->n_items; i++)
		doc_add_row(bl, item_line(b, &ed->item[ed->agenda[i]]), "");
}

static const char *
interest_line(struct builder *b, const struct ed_interest *in)
{
	struct str s = STR_INIT;
	const char *who = speaker_full(b, &in->who);

	if (*in->text == '\0')
		return doc_say(b, W_INTEREST_WITHHELD, who, NULL);
	str_add(&s, doc_say(b, starts_lower(in->text) ? W_INTEREST_LOWER : W_INTEREST, who, in->text,
		NULL));
	if (*in->effect != '\0')
		str_addf(&s, " (%s)", words_code(b->l, "EFFECT", in->effect));
	return doc_keep(b, &s);
}

static void
build_interests(struct builder *b)
{
	struct block *bl = NULL;

	if (b->ed->n_interests == 0)
		return;
	doc_add_heading(b, 2, word(b->l, W_INTERESTS));
	for (size_t i = 0; i < b->ed->n_interests; i++) {
		const struct ed_interest *in = &b->ed->interest[i];

		if (str_eq(in->effect, "none")) {
			doc_add_para(b, word(b->l, W_INTEREST_NONE));
			bl = NULL;
			continue;
		}
		if (bl == NULL)
			bl = doc_add_block(b, BLOCK_LIST);
		doc_add_row(bl, interest_line(b, in), "");
	}
}

static const char *
opened_line(struct builder *b)
{
	const struct edition *ed = b->ed;
	int present = 0, groups = 0;

	if (ed->opened == 0)
		return word(b->l, W_OPENED_NOT);
	for (size_t i = 0; i < ed->n_groups; i++) {
		groups += ed->group[i].seats > 0;
		present += ed->group[i].seats > 0 && ed->group[i].present_at_opening;
	}
	if (groups == 0)
		return doc_say(b, W_OPENED, doc_time_of(b, ed->opened), NULL);
	return doc_say(b, W_OPENED_PRESENT, doc_time_of(b, ed->opened), doc_number(b, present),
		doc_number(b, groups), NULL);
}

static void
build_rules(struct builder *b)
{
	struct str s = STR_INIT;

	doc_join(&s, " ", words_code(b->l, "ORDER", b->ed->order));
	if (b->ed->limit_ms > 0)
		doc_join(&s, " ", doc_say(b, W_LIMIT, doc_minutes(b, b->ed->limit_ms), NULL));
	doc_join(&s, " ", words_code(b->l, "RULE", b->ed->rule));
	if (str_eq(b->ed->rule, "majority") || str_eq(b->ed->rule, "two-thirds"))
		doc_join(&s, " ", words_code(b->l, "MAJORITY_OF",
			b->ed->rules.v[RULE_MAJORITY_OF]));
	doc_join(&s, " ", words_code(b->l, "QUORUM", b->ed->quorum));
	if (!str_eq(b->ed->quorum, "none") && str_eq(b->ed->rules.v[RULE_QUORUM_ONLINE], "no"))
		doc_join(&s, " ", word(b->l, W_QUORUM_ONLINE_no));
	doc_add_heading(b, 2, word(b->l, W_RULES));
	doc_add_para(b, doc_keep(b, &s));
}

void
build_opening(struct builder *b)
{
	doc_add_heading(b, 1, word(b->l, W_OPENING));
	doc_add_para(b, opened_line(b));
	build_entries(b, &b->ed->outside, 0, 0);
	build_agenda(b);
	build_rules(b);
	build_interests(b);
}
