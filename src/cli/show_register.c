/* SPDX-License-Identifier: ISC */
/* show commitments, comments and documents: the registers, in order. */
#include <talanoa/base/i18n.h>

#include "show.h"

static void
put_commitment(const struct meeting *m, const struct unit *u, struct json *o)
{
	show_put_who(o, m, u);
	show_put_field(o, "text", u, FLD_TEXT);
	show_put_field(o, "due", u, FLD_DUE);
	show_put_field(o, "state", u, FLD_STATE);
	show_put_field(o, "progress", u, FLD_PROGRESS);
	show_put_field(o, "because", u, FLD_BECAUSE);
	show_put_item(o, m, "item", u, FLD_ITEM);
}

bool
show_COMMITMENTS(struct meeting *m, struct json *doc, struct err *err)
{
	return show_put_units(m, UNIT_COMMITMENT, doc, "commitments", put_commitment, err);
}

void
show_text_COMMITMENTS(const struct json *doc, struct str *out)
{
	static const struct show_column cols[] = {
		{ "label", "", FORM_LABEL, 4 }, { "state", N_("state"), FORM_TEXT, 9 },
		{ "due", N_("due"), FORM_TEXT, 10 }, { "who", N_("who"), FORM_TEXT, 20 },
		{ "text", N_("commitment"), FORM_TEXT, 0 },
	};

	show_table(json_get(doc, "commitments"), cols, sizeof cols / sizeof *cols,
		_("Nobody committed to anything."), out);
}

static void
put_comment(const struct meeting *m, const struct unit *u, struct json *o)
{
	show_put_field(o, "from", u, FLD_FROM);
	show_put_field(o, "text", u, FLD_TEXT);
	show_put_item(o, m, "item", u, FLD_ITEM);
	show_put_field(o, "pillar", u, FLD_PILLAR);
	show_put_field(o, "rec", u, FLD_REC);
	show_put_field(o, "disposition", u, FLD_DISPOSITION);
	show_put_field(o, "answer", u, FLD_ANSWER);
	show_put_ref(o, m, "became", u, FLD_OTHER);
}

bool
show_COMMENTS(struct meeting *m, struct json *doc, struct err *err)
{
	const struct unit *window = NULL;

	for (size_t i = 0; i < m->marks.n; i++)
		if (m->marks.v[i].ev == EV_COMMENTS_STATE)
			window = &m->marks.v[i];
	show_put_text(doc, "window", window == NULL ? NULL : unit_text(window, FLD_STATE));
	show_put_text(doc, "ends", window == NULL ? NULL : unit_text(window, FLD_ENDS));
	return show_put_units(m, UNIT_COMMENT, doc, "comments", put_comment, err);
}

/* "comment 2, Recycler of batteries (item 3)" and below it what was said and answered. */
static void
comment_text(const struct json *c, struct str *out)
{
	const char *disposition = json_str(json_get(c, "disposition"));
	const char *became = json_str(json_get(c, "became"));
	struct str head = STR_INIT, end = STR_INIT;
	int64_t item;

	str_add(&head, json_str(json_get(c, "from")));
	if (json_int(json_get(c, "item"), &item))
		str_addf(&head, _(" (item %d)"), (int)item);
	show_pair(json_str(json_get(c, "label")), str_c(&head), out);
	show_line(c, "text", "", out);
	str_addf(&end, "%s%s%s", disposition == NULL ? _("not answered yet") : disposition,
		became == NULL ? "" : ", ", became == NULL ? "" : became);
	show_pair("", str_c(&end), out);
	show_line(c, "answer", "", out);
	str_release(&head);
	str_release(&end);
}

void
show_text_COMMENTS(const struct json *doc, struct str *out)
{
	const struct json *all = json_get(doc, "comments");
	const char *window = json_str(json_get(doc, "window"));

	if (window != NULL)
		show_pair(str_eq(window, "open") ? _("open until") : _("closed on"),
			json_str(json_get(doc, "ends")), out);
	if (json_count(all) == 0)
		str_addf(out, "%s\n", _("No comments."));
	for (size_t i = 0; i < json_count(all); i++)
		comment_text(json_at(all, i), out);
}

static void
put_document(const struct meeting *m, const struct unit *u, struct json *o)
{
	show_put_field(o, "title", u, FLD_TITLE);
	show_put_field(o, "version", u, FLD_EDITION);
	show_put_field(o, "from", u, FLD_FROM);
	show_put_field(o, "url", u, FLD_URL);
	show_put_field(o, "sha256", u, FLD_SHA256);
	show_put_item(o, m, "item", u, FLD_ITEM);
	show_put_field(o, "pillar", u, FLD_PILLAR);
	show_put_field(o, "rec", u, FLD_REC);
}

bool
show_DOCUMENTS(struct meeting *m, struct json *doc, struct err *err)
{
	return show_put_units(m, UNIT_DOCUMENT, doc, "documents", put_document, err);
}

void
show_text_DOCUMENTS(const struct json *doc, struct str *out)
{
	static const struct show_column cols[] = {
		{ "label", "", FORM_LABEL, 4 }, { "item", N_("item"), FORM_NUMBER, 4 },
		{ "version", N_("version"), FORM_TEXT, 7 }, { "from", N_("from"), FORM_TEXT, 22 },
		{ "title", N_("document"), FORM_TEXT, 0 },
	};

	show_table(json_get(doc, "documents"), cols, sizeof cols / sizeof *cols,
		_("No documents."), out);
}
