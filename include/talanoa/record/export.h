/* SPDX-License-Identifier: ISC */
/*
 * Export of the record: a meeting in, the bytes of one format out. The same state gives the
 * same bytes, whatever the locale.
 * Must not know: files, the command line.
 */
#ifndef TALANOA_RECORD_EXPORT_H
#define TALANOA_RECORD_EXPORT_H

#include <talanoa/base/str.h>
#include <talanoa/record/edition.h>

/* The formats, separated by spaces: "txt md html". */
const char *record_formats(void);

/* What is asked for. */
struct export_ask {
	const char *format;
	enum edition_kind kind;
	const struct id *group;		/* EDITION_CONSTITUENCY: whose pack, or NULL */
	const struct id *mine;		/* a person: their own part only (kind EDITION_PUBLIC), or NULL */
	bool changes;			/* begin with what changed since the draft was circulated */
};

/*
 * Append the record to *ret_bytes (which the caller initialised). Whatever this edition must
 * not hold, of 12 bytes or more, is searched for; a hit is ERR_DENIED and nothing is appended.
 * ERR_STATE: changes are asked for, and no draft was circulated.
 */
bool record_export_as(struct store *s, const struct export_ask *ask, struct str *ret_bytes,
	struct err *err);
/* The same without anything but a kind. */
bool record_export(struct store *s, const char *format, enum edition_kind kind,
	struct str *ret_bytes, struct err *err);

/* One pack: for whom, and its bytes. */
struct export_pack {
	char *code;
	struct str bytes;
};
/*
 * The pack of every constituency from one reading of the file, in their order; ask->group is
 * not looked at. ERR_STATE if there is no constituency. Release with packs_release.
 */
bool record_packs(struct store *s, const struct export_ask *ask, struct export_pack **ret_v,
	size_t *ret_n, struct err *err);
void packs_release(struct export_pack *v, size_t n);

#endif
