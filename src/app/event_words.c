/* SPDX-License-Identifier: ISC */
/* Events of the journal in words: for log, for the sentences of undo. */
#include <string.h>

#include <talanoa/app/event_words.h>
#include <talanoa/base/when.h>

enum { DAY_MS = 86400000 };

static const char *const phrases[EV_N] = {
	[EV_MEETING_NEW] = "new meeting", [EV_MEETING_SET] = "meeting",
	[EV_SESSION_OPEN] = "session", [EV_RULE_SET] = "rule", [EV_GROUP_SET] = "constituency",
	[EV_WEIGHT] = "weight of", [EV_PERSON_SET] = "person", [EV_PROTECT] = "protected:",
	[EV_PRESENCE_SET] = "presence", [EV_SEAT_SET] = "seat", [EV_VACANCY_SET] = "vacancy",
	[EV_INTEREST_SET] = "interest", [EV_SAME_SET] = "one person", [EV_ABBR_SET] = "abbreviation",
	[EV_ITEM_SET] = "agenda", [EV_AGENDA_ORDER] = "agenda order",
	[EV_ITEM_STATE] = "item", [EV_MEETING_STATE] = "the meeting", [EV_PART_STATE] = "part",
	[EV_HALL_STATE] = "the hall", [EV_COMMENTS_STATE] = "comments",
	[EV_TERM_ACCEPT] = "terms accepted", [EV_ADOPT] = "adopted", [EV_READ_BACK] = "read back",
	[EV_ROLLCALL] = "roll call", [EV_QUORUM_SET] = "quorum", [EV_NOTE_SET] = "",
	[EV_DECISION_SET] = "", [EV_ACTION_SET] = "", [EV_WITHHOLD_SET] = "",
	[EV_CONTEST_SET] = "", [EV_WAIVER_SET] = "named at their own wish:", [EV_ERASE] = "erased:",
	[EV_CIRCULATE] = "the draft was circulated", [EV_CORRECTION_SET] = "",
	[EV_CERTIFY] = "certified", [EV_PUBLISH_NOTE] = "published",
	[EV_UNIT_VOID] = "taken back:", [EV_SITTING] = "the floor opens on this copy",
	[EV_HAND] = "hand up:", [EV_CALL] = "call:", [EV_SEGMENT] = "clock of",
	[EV_TURN_FIX] = "correction of", [EV_TURN_EXTEND] = "extension of",
	[EV_TURN_REASON] = "reason of",
	[EV_TURN_YIELD] = "yield in", [EV_TURN_VOID] = "call taken back:",
	[EV_ENTRY_LEAVE] = "hand down:", [EV_ENTRY_HOLD] = "not present when called:",
	[EV_ENTRY_RESTORE] = "hand up again:", [EV_SPONSOR_CONFIRM] = "joint statement of",
	[EV_DECK] = "announced:", [EV_LIST] = "speaking list", [EV_COUNT_TIME] = "counted time",
};

/* "Sam Okoro (IP)" from the cells of a hand. */
static void
hand_words(struct meeting *m, const struct unit *hand, struct str *out)
{
	const struct id *p = unit_ref(hand, FLD_PERSON), *g = unit_ref(hand, FLD_GROUP);

	if (p != NULL)
		unit_words(m, p, out);
	else
		str_add(out, "somebody");
	if (g != NULL) {
		str_add(out, " (");
		unit_words(m, g, out);
		str_add(out, ")");
	}
}

static void
turn_words(struct meeting *m, const struct unit *turn, struct str *out)
{
	const struct id *entry = unit_ref(turn, FLD_ENTRY);
	struct units us;

	if (entry == NULL || !store_unit(m->store, entry, &us, NULL))
		return;
	if (us.n > 0) {
		str_add(out, " of ");
		hand_words(m, &us.v[0], out);
	}
	units_release(&us);
}

/* " of LAB on decision 3", " of LAB" */
static void
of_group(struct meeting *m, const struct unit *u, struct str *out)
{
	const struct id *group = unit_ref(u, FLD_GROUP), *decision = unit_ref(u, FLD_DECISION);

	if (group != NULL) {
		str_add(out, " of ");
		unit_words(m, group, out);
	}
	if (decision != NULL) {
		str_add(out, " on ");
		unit_words(m, decision, out);
	}
}

/* " of LAB1 (for LAB2) on decision 3" */
static void
vote_words(struct meeting *m, const struct unit *vote, struct str *out)
{
	const struct id *person = unit_ref(vote, FLD_PERSON);
	const struct id *of = unit_ref(vote, FLD_PRINCIPAL);
	const struct id *decision = unit_ref(vote, FLD_DECISION);

	if (person != NULL) {
		str_add(out, " of ");
		unit_words(m, person, out);
	}
	if (of != NULL) {
		str_add(out, " (for ");
		unit_words(m, of, out);
		str_add(out, ")");
	}
	if (decision != NULL) {
		str_add(out, " on ");
		unit_words(m, decision, out);
	}
}

static void
one_unit(struct meeting *m, const struct unit *u, struct str *out)
{
	char label[64];
	const char *name = unit_text(u, u->kind == UNIT_GROUP ? FLD_CODE :
		u->kind == UNIT_ITEM ? FLD_TITLE : FLD_NAME);

	unit_label(u, label, sizeof label);
	if (u->kind == UNIT_PERSON || u->kind == UNIT_GROUP) {
		str_add(out, *name != '\0' ? name : label);
		return;
	}
	str_add(out, label);
	if (u->kind == UNIT_ITEM && *name != '\0')
		str_addf(out, " \"%s\"", name);
	if (u->kind == UNIT_ENTRY) {
		str_add(out, " of ");
		hand_words(m, u, out);
	} else if (u->kind == UNIT_TURN) {
		turn_words(m, u, out);
	} else if (u->kind == UNIT_POSITION || u->kind == UNIT_CONSULT || u->kind == UNIT_TALLY) {
		of_group(m, u, out);
	} else if (u->kind == UNIT_VOTE) {
		vote_words(m, u, out);
	} else if (u->kind == UNIT_TERM) {
		str_addf(out, ", %s", unit_text(u, FLD_WHAT));
	}
}

void
unit_words(struct meeting *m, const struct id *id, struct str *out)
{
	struct units us;

	if (!store_unit(m->store, id, &us, NULL)) {
		str_add(out, "?");
		return;
	}
	if (us.n > 0)
		one_unit(m, &us.v[0], out);
	else
		str_add(out, "(not in this file)");
	units_release(&us);
}

static bool
is_duration(enum field f)
{
	return f == FLD_PLANNED || f == FLD_LIMIT || f == FLD_MS || f == FLD_REBASE;
}

/* Numbers of the machinery; the words of the record do not need them. */
static bool
technical(enum field f)
{
	return f == FLD_NUM || f == FLD_SITTING || f == FLD_BOOT || f == FLD_MONO ||
		f == FLD_V_AFTER || f == FLD_LIFT || f == FLD_AREA;
}

/* What needs no name in front of it. */
static bool
speaks_for_itself(enum field f)
{
	return f == FLD_TEXT || f == FLD_TITLE || f == FLD_NAME || f == FLD_CODE ||
		f == FLD_PERSON || f == FLD_STATE || f == FLD_OP || f == FLD_CLASS || f == FLD_ITEM ||
		f == FLD_ENTRY || f == FLD_OPERATOR || f == FLD_WHAT || f == FLD_FORM ||
		f == FLD_METHOD || f == FLD_WHY || f == FLD_CAUSE || f == FLD_TARGET ||
		f == FLD_TURN || f == FLD_KEY || f == FLD_GROUP || f == FLD_DECISION ||
		f == FLD_STANCE || f == FLD_CHOICE || f == FLD_DISPOSITION || f == FLD_OTHER;
}

static void
value_words(struct meeting *m, const struct ev_field *f, int64_t at, struct str *out)
{
	const char *zone = meeting_zone(m);
	char buf[64];

	switch (field_type(f->field)) {
	case FT_INT:
		if (is_duration(f->field) && f->num >= 0)
			str_add(out, when_clock(f->num, buf, sizeof buf));
		else
			str_addf(out, "%lld", (long long)f->num);
		break;
	case FT_TIME:
		str_add(out, when_local(f->num, zone, f->num - at < DAY_MS ? "%H:%M" :
			"%Y-%m-%d %H:%M", buf, sizeof buf));
		break;
	case FT_UNIT: case FT_PERSON: case FT_GROUP:
		unit_words(m, &f->ref, out);
		break;
	case FT_UNITS: case FT_GROUPS:
		for (size_t i = 0; i < f->n_refs; i++) {
			str_add(out, i > 0 ? " + " : "");
			unit_words(m, &f->refs[i], out);
		}
		break;
	case FT_CODE: case FT_DATE: case FT_WORD:
		str_add(out, f->text);
		break;
	default:
		str_addf(out, "\"%s\"", f->text);
		break;
	}
}

static void
field_words(struct meeting *m, const struct logged *l, size_t i, struct str *out)
{
	const struct ev_field *f = &l->ev.f[i];

	if (!speaks_for_itself(f->field) || f->unset || l->absent[i])
		str_addf(out, "%s ", field_name(f->field));
	if (f->unset)
		str_add(out, "taken away");
	else if (l->absent[i])
		str_add(out, "(not in this file)");
	else
		value_words(m, f, l->at, out);
}

/* Does the phrase go on with what the event is about? */
static bool
names_subject(enum ev_kind k)
{
	switch (ev_unit(k)) {
	case UNIT_MEETING: case UNIT_WRITER: case UNIT_RULE: case UNIT_PRESENCE: case UNIT_SEAT:
	case UNIT_VACANCY: case UNIT_SAME: case UNIT_ABBR: case UNIT_MARK: case UNIT_COUNTED:
	case UNIT_ACCEPTANCE:
		return false;
	case UNIT_NONE:
		return k == EV_UNIT_VOID;
	default:
		return true;
	}
}

/* What the phrase and its subject have said already, or nobody needs to read. */
static bool
left_out(const struct ev *e, enum field f)
{
	if (technical(f) || e->kind == EV_SITTING)
		return true;
	return ((ev_unit(e->kind) == UNIT_POSITION || e->kind == EV_TALLY_SET) &&
		(f == FLD_GROUP || f == FLD_DECISION)) ||
		(e->kind == EV_VOTE_SET && f != FLD_CHOICE) ||
		(e->kind == EV_CONSULT_SET && f == FLD_GROUP) ||
		(e->kind == EV_TERM_SET && f == FLD_WHAT) ||
		(e->kind == EV_HAND && (f == FLD_PERSON || f == FLD_GROUP)) ||
		(e->kind == EV_CALL && f == FLD_ENTRY);
}

/* The words of a note, the name of an item: they come first. */
static bool
comes_first(enum field f)
{
	return f == FLD_TEXT || f == FLD_TITLE || f == FLD_NAME || f == FLD_STATE ||
		f == FLD_STANCE;
}

static void
all_fields(struct meeting *m, const struct logged *l, struct str *out)
{
	const char *sep = ev_unit(l->ev.kind) == UNIT_MARK ? " " : ": ";

	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < l->ev.n; i++) {
			enum field f = l->ev.f[i].field;

			if (left_out(&l->ev, f) || comes_first(f) != (pass == 0))
				continue;
			str_add(out, sep);
			field_words(m, l, i, out);
			sep = ", ";
		}
	}
}

void
event_words(struct meeting *m, const struct logged *l, struct str *out)
{
	size_t start = out->len;

	if (!l->known) {
		str_addf(out, "%s (of a newer version of the program)", l->kind_name);
		return;
	}
	str_add(out, phrases[l->ev.kind]);
	if (names_subject(l->ev.kind)) {
		str_add(out, out->len > start ? " " : "");
		unit_words(m, &l->ev.subject, out);
	}
	all_fields(m, l, out);
}
