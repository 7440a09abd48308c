/* SPDX-License-Identifier: ISC */
/* The tables of a meeting file: content (the truth), derived (folded from it), one local. */
#include <stddef.h>

#include "schema.h"

const char *const schema_content[] = { "meta", "event", "value", "pulse", NULL };
const char *const schema_derived[] = {
	"head", "act", "act_event", "writer", "unit", "cell", "floor", NULL
};

const char *const schema_content_sql[] = {
	"CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
	"CREATE TABLE event(n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, hlc INTEGER NOT NULL,"
	" writer BLOB NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL)"
	" STRICT",
	"CREATE INDEX event_order ON event(hlc, id)",
	"CREATE TABLE value(event BLOB NOT NULL REFERENCES event(id), field TEXT NOT NULL,"
	" salt BLOB NOT NULL, text TEXT NOT NULL, PRIMARY KEY(event, field))"
	" STRICT, WITHOUT ROWID",
	"CREATE TABLE pulse(one INTEGER PRIMARY KEY CHECK(one = 1), sitting BLOB, place TEXT,"
	" turn BLOB, utc_ms INTEGER, boot TEXT, mono INTEGER) STRICT",
	NULL
};

const char *const schema_derived_sql[] = {
	"CREATE TABLE head(event BLOB PRIMARY KEY) STRICT, WITHOUT ROWID",
	"CREATE TABLE act(id BLOB PRIMARY KEY, writer BLOB NOT NULL, hlc INTEGER NOT NULL,"
	" undoes BLOB, undone INTEGER NOT NULL) STRICT, WITHOUT ROWID",
	"CREATE INDEX act_order ON act(hlc, id)",
	"CREATE TABLE act_event(act BLOB NOT NULL, event BLOB NOT NULL, PRIMARY KEY(act, event))"
	" STRICT, WITHOUT ROWID",
	"CREATE TABLE writer(id BLOB PRIMARY KEY, event BLOB NOT NULL, role TEXT NOT NULL)"
	" STRICT, WITHOUT ROWID",
	"CREATE TABLE unit(id BLOB PRIMARY KEY, kind TEXT NOT NULL, ev TEXT NOT NULL,"
	" num INTEGER NOT NULL, dup INTEGER NOT NULL, event BLOB NOT NULL, at INTEGER NOT NULL,"
	" hlc INTEGER NOT NULL, void INTEGER NOT NULL) STRICT, WITHOUT ROWID",
	"CREATE INDEX unit_order ON unit(kind, void, hlc, id)",
	"CREATE INDEX unit_num ON unit(kind, num)",
	"CREATE TABLE cell(unit BLOB NOT NULL, field TEXT NOT NULL, event BLOB NOT NULL,"
	" hlc INTEGER NOT NULL, num INTEGER, code TEXT, ref BLOB, unset INTEGER NOT NULL,"
	" PRIMARY KEY(unit, field, event)) STRICT, WITHOUT ROWID",
	"CREATE TABLE floor(hlc INTEGER NOT NULL, event BLOB NOT NULL, at INTEGER NOT NULL,"
	" stated INTEGER NOT NULL, kind TEXT NOT NULL, subject BLOB NOT NULL, sitting BLOB,"
	" entry BLOB, item BLOB, turn BLOB, person BLOB, grp BLOB, code TEXT, cause TEXT,"
	" boot TEXT, mono INTEGER, ms INTEGER, v INTEGER, num INTEGER, list TEXT,"
	" PRIMARY KEY(hlc, event)) STRICT, WITHOUT ROWID",
	NULL
};
