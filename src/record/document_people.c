/* SPDX-License-Identifier: ISC */
/* Attendance: by constituency, then offices and observers, who excused themselves, vacant seats. */
#include "document_priv.h"

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
is_public(const struct ed_person *p)
{
	return attended(p) && str_eq(p->role, "public");
}

static bool
is_other(const struct ed_person *p)
{
	return attended(p) && !facilitates(p) && !serves(p) && !observes(p) &&
		!is_public(p);
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

/* "By region: Africa 9, Asia 7." */
static const char *
by_region(struct builder *b)
{
	struct str s = STR_INIT;
	const char *all;

	for (size_t i = 0; i < b->ed->regions.n; i++) {
		const struct ed_share *v = &b->ed->regions.v[i];

		if (v->persons > 0)
			doc_join(&s, ", ", doc_say(b, W_REGION_COUNT, category_label(b, v->name),
				doc_number(b, v->persons), NULL));
	}
	all = doc_keep(b, &s);
	return *all == '\0' ? "" : doc_say(b, W_BY_REGION, all, NULL);
}

/* Interpretation and the like: how often it was asked for, how often it was there. */
static const char *
access_words(struct builder *b)
{
	int asked = 0, given = 0;

	for (size_t i = 0; i < b->ed->n_helps; i++) {
		asked += b->ed->help[i].access_asked;
		given += b->ed->help[i].access_given;
	}
	return asked == 0 ? "" : doc_say(b, W_ACCESS_ASKED, doc_number(b, asked),
		doc_number(b, given), NULL);
}

void
build_attendance(struct builder *b)
{
	doc_add_heading(b, 1, word(b->l, W_ATTENDANCE));
	attendance_sum(b);
	doc_add_para(b, by_region(b));
	doc_add_para(b, access_words(b));
	for (size_t i = 0; i < b->ed->n_groups; i++)
		list_people(b, (int)i, group_title(b, &b->ed->group[i]), attended);
	list_people(b, -1, word(b->l, W_FACILITATION), facilitates);
	list_people(b, -1, word(b->l, W_SECRETARIAT), serves);
	list_people(b, -1, word(b->l, W_OBSERVERS), observes);
	list_people(b, -1, word(b->l, W_PUBLIC), is_public);
	list_people(b, -1, word(b->l, W_OTHERS), is_other);
	list_people(b, -2, word(b->l, W_APOLOGIES), sent_regrets);
	list_people(b, -2, word(b->l, W_NOT_PRESENT), was_missing);
	list_vacancies(b);
	count_hidden(b);
}

