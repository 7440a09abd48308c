/* SPDX-License-Identifier: ISC */
/*
 * Small ledgers written by hand, for tests of core/fairness: three constituencies of two people
 * each, and person 6 of none, all here. Times are minutes after nine.
 * Must not know: what is tested in them.
 */
#ifndef TALANOA_TESTS_FAIR_ROOM_H
#define TALANOA_TESTS_FAIR_ROOM_H

#include <talanoa/core/fairness.h>

enum { MIN = 60000, NINE = 32400000 };
enum { GOV, LAB, YOU };
enum { ID_SITTING = 1, ID_GROUP, ID_PERSON, ID_ENTRY, ID_TURN, ID_MARK };

struct id id_of(int kind, int i);
int64_t at(double minutes);
struct tick tick_at(double minutes);
void start(struct ledger *l, enum ledger_scope scope);
struct floor_row row(enum ev_kind kind, struct id subject, int64_t when);
/* The hand goes up; it is called and begins; op of its clock; a whole ordinary turn. */
void hand(struct ledger *l, int entry, int person, const char *class, double when);
void call(struct ledger *l, int turn, int entry, double when);
void segment(struct ledger *l, int turn, const char *op, double when);
void turn(struct ledger *l, int i, int person, double from, double to);

#endif
