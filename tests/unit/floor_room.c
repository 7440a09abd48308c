/* SPDX-License-Identifier: ISC */
/* Rooms at random for the tests of core/floor. */
#include "floor_room.h"

uint64_t dice;

uint64_t
roll(uint64_t n)
{
	uint64_t z = dice += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (z ^ (z >> 31)) % n;
}

void
room(struct floor *f, int per_group)
{
	int groups = 2 + (int)roll(5);

	floor_init(f);
	f->rules.block_ms = roll(2) ? FLOOR_AUTO : 0;
	f->rules.catch_up_ms = roll(3) ? FLOOR_AUTO : (int64_t)roll(3) * 100000;
	f->rules.balance = roll(2);
	for (int g = 0; g < groups; g++) {
		floor_add_group(f, 250 + (int64_t)roll(3000));
		for (int p = 0; p < per_group; p++) {
			int who = floor_add_person(f, g);

			floor_apply_person_present(f, who, true);
			floor_apply_person_category(f, who, (int)roll(3));
		}
	}
}
