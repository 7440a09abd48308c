/* SPDX-License-Identifier: ISC */
/*
 * What `talanoa show` prints. Each WHAT makes one JSON document (talanoa.1 names its keys) and
 * prints text from that document alone, so that both forms say the same.
 * Must not know: options of the command line.
 */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include <talanoa/app/figures.h>
#include <talanoa/base/json.h>

/*
 * Fill doc; m->now is the moment to show. And the text from it. Of the options only --by comes
 * in, as "by" of an otherwise empty doc.
 */
#define SUB(id, name, args, min, max, help)
#define SUBOPT(sub, id, name, letter, arg, help)
#define SHOW(id, name, help) \
	bool show_##id(struct meeting *m, struct json *doc, struct err *err); \
	void show_text_##id(const struct json *doc, struct str *out);
#include "subcommands.def"
#undef SUB
#undef SUBOPT
#undef SHOW

/* Values; "" and NULL are null. */
void show_put_text(struct json *o, const char *key, const char *text);
void show_put_field(struct json *o, const char *key, const struct unit *u, enum field f);
void show_put_int(struct json *o, const char *key, const struct unit *u, enum field f);
/* The name of the person, the code of the constituency, the number of the item in field f. */
void show_put_person(struct json *o, const struct meeting *m, const char *key,
	const struct unit *u, enum field f);
void show_put_group(struct json *o, const struct meeting *m, const char *key,
	const struct unit *u, enum field f);
void show_put_item(struct json *o, const struct meeting *m, const char *key,
	const struct unit *u, enum field f);
/* "label", "number" and "at_ms" of a unit. */
void show_put_unit(struct json *o, const struct unit *u);

/* One object for each unit of a kind, made by each(), in an array under key. */
bool show_put_units(struct meeting *m, enum unit_kind kind, struct json *doc, const char *key,
	void (*each)(const struct meeting *, const struct unit *, struct json *),
	struct err *err);
/* "decision 3" of the unit in field f. */
void show_put_ref(struct json *o, const struct meeting *m, const char *key,
	const struct unit *u, enum field f);
/* "Ana B, LAB": the person and the constituency in fields PERSON and GROUP. */
void show_put_who(struct json *o, const struct meeting *m, const struct unit *u);

/* Against what shares are measured, from its stable name: "the same time for each". */
const char *show_target(const char *target);
/* "forecast": what each row of the figures needs of the time left, or null (show_forecast.c). */
void show_put_forecast(struct json *doc, const struct meeting *m, const struct figures *f);

/* A column of a table: cells are folded at width, that of the last one fills 80 columns. */
enum show_form { FORM_TEXT, FORM_CLOCK, FORM_NUMBER, FORM_LABEL, FORM_YES };
struct show_column {
	const char *key, *title;
	enum show_form form;
	int width;
};
/* A row for each object of the array; "none" if it is empty. */
void show_table(const struct json *rows, const struct show_column *cols, size_t n,
	const char *none, struct str *out);
/* "title: text", folded; nothing if the value is null. */
void show_line(const struct json *o, const char *key, const char *title, struct str *out);
/* The same for a value that is at hand. */
void show_pair(const char *title, const char *text, struct str *out);

#endif
