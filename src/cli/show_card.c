/* SPDX-License-Identifier: ISC */
/* show card: the rules in force in three sentences, in the language of the meeting. */
#include <talanoa/base/text.h>
#include <talanoa/record/card.h>
#include <talanoa/record/words.h>

#include "show.h"

enum { WIDE = 80 };

bool
show_CARD(struct meeting *m, struct json *doc, struct err *err)
{
	struct str card[CARD_SENTENCES] = { STR_INIT };
	struct edition_ask ask = { .kind = EDITION_PUBLIC, .live = true };
	struct json *all = json_array();
	struct edition ed;

	if (!edition_load(m->store, &ask, &ed, err)) {
		json_free(all);
		return false;
	}
	card_sentences(&ed, card);
	for (int i = 0; i < CARD_SENTENCES; i++) {
		json_push(all, json_string(str_c(&card[i])));
		str_release(&card[i]);
	}
	json_put(doc, "sentences", all);
	show_put_text(doc, "language", words_lang(ed.language) == LANG_EN ? "en" : ed.language);
	json_put(doc, "adopted", json_boolean(ed.rules_adopted != 0));
	edition_release(&ed);
	return true;
}

static void
add_line(void *ctx, const char *s, size_t n)
{
	struct str *out = ctx;

	str_addn(out, s, n);
	str_addc(out, '\n');
}

void
show_text_CARD(const struct json *doc, struct str *out)
{
	const struct json *all = json_get(doc, "sentences");

	for (size_t i = 0; i < json_count(all); i++) {
		if (i > 0)
			str_addc(out, '\n');
		text_wrap(json_str(json_at(all, i)), WIDE, add_line, out);
	}
}
