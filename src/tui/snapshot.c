/* SPDX-License-Identifier: ISC */
/* From the meeting to plain values: its state, who speaks, who is next and who waits. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/app/figures.h>
#include <talanoa/app/reason.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/when.h>

#include "snapshot.h"

void
snapshot_init(struct snapshot *s)
{
	memset(s, 0, sizeof *s);
	s->most_lines = SNAP_LINES;
	s->mem.arena = unit_arena_new();
	s->generation = s->quarter = -1;
	s->title = s->zone = s->item_title = s->pending_title = s->reason = s->reading =
		s->reading_label = "";
}

void
snapshot_release(struct snapshot *s)
{
	figures_release(&s->shares);
	units_release(&s->mem);
}

const char *
snapshot_keep(struct snapshot *s, const char *text)
{
	return *text == '\0' ? "" : unit_arena_str(s->mem.arena, text);
}

void
snapshot_hhmm(struct snapshot *s, int64_t at, char ret_hhmm[static 6])
{
	int64_t quarter = at / 900000, local;
	char buf[16];
	int h, m;

	if (quarter != s->quarter) {
		when_local(at, s->zone, "%H:%M", buf, sizeof buf);
		if (sscanf(buf, "%d:%d", &h, &m) != 2)
			h = m = 0;
		s->quarter = quarter;
		s->offset = h * 60 + m - (int)(at / 60000 % 1440);
	}
	local = (at / 60000 + s->offset + 1440) % 1440;
	h = (int)(local / 60 % 24);
	m = (int)(local % 60);
	memcpy(ret_hhmm, "00:00", 6);
	ret_hhmm[0] = (char)('0' + h / 10);
	ret_hhmm[1] = (char)('0' + h % 10);
	ret_hhmm[3] = (char)('0' + m / 10);
	ret_hhmm[4] = (char)('0' + m % 10);
}

bool
snapshot_is_old(const struct snapshot *s, const struct meeting *m)
{
	return store_generation(m->store) != s->generation;
}

int64_t
snapshot_turn_ms(const struct snapshot *s, const struct tick *now)
{
	if (!s->has_turn)
		return 0;
	if (s->turn.paused || s->turn.doubt)
		return s->turn.ms;
	return s->turn.ms + tick_between(&s->as_of, now);
}

int64_t
snapshot_unsure_ms(const struct snapshot *s, const struct tick *now)
{
	if (!s->has_turn || !s->turn.doubt || s->turn.unsure_ms < 0)
		return s->has_turn && s->turn.doubt ? -1 : 0;
	return s->turn.unsure_ms + tick_between(&s->as_of, now);
}

bool
snapshot_ticks(const struct snapshot *s)
{
	return s->has_turn && !s->turn.paused;
}

struct id
snapshot_pick(const struct meeting *m, const struct tick *now, struct floor_reason *ret_why)
{
	return ledger_entry_id(&m->ledger, reason_next(m, now, ret_why));
}

static const struct ledger_entry *
entry_of(const struct meeting *m, int floor_entry)
{
	for (size_t i = 0; i < m->ledger.n_entries; i++)
		if (m->ledger.entry[i].floor_entry == floor_entry)
			return &m->ledger.entry[i];
	return NULL;
}

static void
fill_person(struct snapshot *s, const struct meeting *m, int person, int group,
	struct snap_hand *h)
{
	const struct unit *p, *g;
	struct id gid = ledger_group_id(&m->ledger, group);
	char seat[24] = "";

	h->person = ledger_person_id(&m->ledger, person);
	p = units_find(&m->persons, &h->person);
	g = meeting_group(m, &gid);
	h->name = snapshot_keep(s, person_name(p));
	h->code = snapshot_keep(s, group_code(g));
	if (p != NULL)
		person_seat_code(m, p, seat);
	/* Who speaks in another capacity has no seat there. */
	h->seat = str_starts(seat, h->code) ? snapshot_keep(s, seat) : h->code;
	h->country = p == NULL ? "" : snapshot_keep(s, unit_text(p, FLD_COUNTRY));
	h->turns = floor_turns_of(&m->ledger.floor, person);
	h->about = "";
}

/* "last word", or of a joint statement "with LAB WOM?": with a ? who has not confirmed. */
static const char *
hand_about(struct snapshot *s, const struct meeting *m, int entry)
{
	const struct floor *f = &m->ledger.floor;
	int left = f->entries[entry].n_sponsors;
	struct str words = STR_INIT;
	const char *kept;

	if (f->entries[entry].last)
		return "last word";
	for (size_t i = 0; i < f->n_sponsors && left > 0; i++) {
		struct id id = ledger_group_id(&m->ledger, f->sponsors[i].group);

		if (f->sponsors[i].entry != entry)
			continue;
		str_addf(&words, "%s%s%s", words.len == 0 ? "with " : " ",
			group_code(meeting_group(m, &id)), f->sponsors[i].confirmed ? "" : "?");
		left--;
	}
	kept = snapshot_keep(s, str_c(&words));
	str_release(&words);
	return kept;
}

static void
fill_hand(struct snapshot *s, const struct meeting *m, int entry, struct snap_hand *h)
{
	const struct floor_entry *e = &m->ledger.floor.entries[entry];
	const struct ledger_entry *le = entry_of(m, entry);

	memset(h, 0, sizeof *h);
	h->entry = ledger_entry_id(&m->ledger, entry);
	h->class = e->class;
	h->at = le == NULL ? 0 : le->at;
	h->held = floor_held(&m->ledger.floor, entry);
	h->announced = floor_deck(&m->ledger.floor) == entry;
	if (h->at > 0)
		snapshot_hhmm(s, h->at, h->hhmm);
	fill_person(s, m, e->person, e->group, h);
	h->about = hand_about(s, m, entry);
}

static void
load_turn(struct snapshot *s, const struct meeting *m)
{
	const struct ledger_turn *t = ledger_running(&m->ledger);
	const struct floor_turn *ft;

	s->has_turn = t != NULL;
	if (t == NULL)
		return;
	ft = &m->ledger.floor.turns[t->floor_turn];
	s->turn = (struct snap_turn){ .id = t->id, .num = t->num, .limit_ms = t->limit_ms,
		.ms = turn_ms(t, &s->as_of), .paused = turn_paused(t), .doubt = t->doubt,
		.unsure_ms = turn_unsure_ms(t, &s->as_of) };
	str_copy(s->turn.cause, sizeof s->turn.cause, turn_pause_cause(t));
	s->turn.who.entry = t->entry;
	s->turn.who.class = ft->class;
	s->turn.who.at = t->called_at;
	fill_person(s, m, ft->person, ft->lead, &s->turn.who);
	s->turn.speaker = "";
	if (floor_speaks(&m->ledger.floor, t->floor_turn) != ft->person) {
		struct snap_hand other;

		fill_person(s, m, floor_speaks(&m->ledger.floor, t->floor_turn), ft->lead, &other);
		s->turn.speaker = other.name;
	}
}

/* While a point of order runs, next is the turn it interrupted; only its entry is the order's. */
static void
load_interrupted(struct snapshot *s, const struct meeting *m)
{
	const struct ledger_turn *t = ledger_interrupted(&m->ledger);
	const struct floor_turn *ft;
	char used[32], limit[32];
	struct str words = STR_INIT;

	if (t == NULL || (s->has_next && s->next.class == FLOOR_POINT))
		return;
	if (!s->has_next)
		memset(&s->next, 0, sizeof s->next);
	ft = &m->ledger.floor.turns[t->floor_turn];
	fill_person(s, m, ft->person, ft->lead, &s->next);
	s->next.class = FLOOR_ORDINARY;
	s->next.country = "goes on";
	s->next.held = s->next.announced = false;
	s->has_next = s->goes_on = true;
	str_addf(&words, "the turn that the point of order interrupted, at %s of %s",
		when_clock(turn_ms(t, &s->as_of), used, sizeof used),
		when_clock(t->limit_ms, limit, sizeof limit));
	s->reason = snapshot_keep(s, str_c(&words));
	str_release(&words);
}

/* Behind the list: hands that are up but that nobody comes to. */
static void
load_passed_over(struct snapshot *s, const struct meeting *m, const int *list)
{
	const struct floor *f = &m->ledger.floor;
	int *passed = mem_alloc((f->n_entries + 1) * sizeof *passed);
	size_t n = s->n_queue, k = n == SNAP_QUEUE ? 0 :
		reason_passed_over(m, list, n, passed);

	for (size_t i = 0; i < k && s->n_queue < SNAP_QUEUE; i++) {
		struct snap_hand *h = &s->queue[s->n_queue++];

		fill_hand(s, m, passed[i], h);
		h->passed = floor_callable(f, passed[i]) ? "over budget" : "not here";
	}
	free(passed);
}

static void
load_queue(struct snapshot *s, struct meeting *m)
{
	struct floor_reason why;
	struct str words = STR_INIT;
	int entries[SNAP_QUEUE];
	struct id next = snapshot_pick(m, &s->as_of, &why);
	size_t n;

	n = reason_list(m, &s->as_of, SNAP_QUEUE, entries);
	s->has_next = !id_zero(&next);
	if (s->has_next)
		fill_hand(s, m, ledger_entry(&m->ledger, &next), &s->next);
	reason_words(m, &why, &words);
	s->reason = snapshot_keep(s, str_c(&words));
	str_release(&words);
	s->queue = unit_arena_alloc(s->mem.arena, SNAP_QUEUE * sizeof *s->queue);
	s->n_queue = n;
	for (size_t i = 0; i < n; i++)
		fill_hand(s, m, entries[i], &s->queue[i]);
	load_passed_over(s, m, entries);
	for (size_t i = 0; i < m->ledger.floor.n_entries; i++)
		s->n_waiting += floor_waiting(&m->ledger.floor, (int)i);
	s->list_closed = m->ledger.floor.closed;
	load_interrupted(s, m);
}

static void
load_state(struct snapshot *s, const struct meeting *m)
{
	s->open = meeting_is_open(m);
	for (size_t i = 0; i < m->marks.n; i++)
		if (m->marks.v[i].ev == EV_MEETING_STATE) {
			s->suspended = unit_is(&m->marks.v[i], FLD_STATE, "suspended");
			s->closed = unit_is(&m->marks.v[i], FLD_STATE, "closed");
		}
	s->title = snapshot_keep(s, meeting_info(m, FLD_TITLE));
	s->zone = snapshot_keep(s, meeting_zone(m));
}

static void
load_reading(struct snapshot *s, struct meeting *m)
{
	struct units us;
	char label[64];
	struct id id;

	s->reading = s->reading_label = "";
	if (!meeting_reading(m, &id) || !store_unit(m->store, &id, &us, NULL))
		return;
	if (us.n > 0 && unit_is(&us.v[0], FLD_STATE, "proposed")) {
		s->reading = snapshot_keep(s, unit_text(&us.v[0], FLD_TEXT));
		s->reading_label = snapshot_keep(s, unit_label(&us.v[0], label, sizeof label));
	}
	units_release(&us);
}

static bool
load_all(struct snapshot *fresh, struct meeting *m, struct err *err)
{
	meeting_sweep(m);
	if (!meeting_refresh(m, err))
		return false;
	fresh->generation = m->generation;
	fresh->epoch = m->epoch;
	fresh->as_of = meeting_clock(m);
	load_state(fresh, m);
	load_reading(fresh, m);
	return snapshot_load_lines(fresh, m, err);
}

bool
snapshot_load(struct snapshot *s, struct meeting *m, struct err *err)
{
	struct snapshot fresh;
	bool ok;

	if (!store_read_begin(m->store, err))
		return false;
	snapshot_init(&fresh);
	fresh.most_lines = s->most_lines;
	fresh.by = s->by;
	fresh.writers = s->writers;
	ok = load_all(&fresh, m, err);
	store_read_end(m->store);
	if (!ok) {
		snapshot_release(&fresh);
		return false;
	}
	load_turn(&fresh, m);
	load_queue(&fresh, m);
	snapshot_load_agenda(&fresh, m);
	snapshot_load_shares(&fresh, m);
	snapshot_release(s);
	*s = fresh;
	return true;
}
