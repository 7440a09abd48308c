/* SPDX-License-Identifier: ISC */
/* The register of documents: title, version, who wrote it, where it is, its fingerprint. */
#include <stdio.h>
#include <string.h>

#include <talanoa/base/text.h>

#include "approval_lets.h"
#include "options.h"

static const char *const keys[] = { "title", "version", "from", "url", "sha256", "on", "pillar",
	"rec", NULL };

static bool
set_sha256(struct draft *d, const char *typed, struct err *err)
{
	char hex[65];
	size_t n = strlen(typed);

	if (n != 0 && (n != 64 || strspn(typed, "0123456789abcdefABCDEF") != 64))
		return err_set(err, ERR_INPUT, "sha256: 64 digits 0-9 a-f, as sha256sum prints them, "
			"not \"%.20s%s\" (%zu)", typed, n > 20 ? "..." : "", n);
	for (size_t i = 0; i <= n; i++)
		hex[i] = typed[i] >= 'A' && typed[i] <= 'F' ? (char)(typed[i] + 'a' - 'A') :
			typed[i];
	draft_code(d, FLD_SHA256, hex);
	return true;
}

static bool
set_title(struct draft *d, const char *typed, struct err *err)
{
	if (*typed == '\0')
		return err_set(err, ERR_INPUT, "title: a document has one");
	return draft_text(d, "title", FLD_TITLE, typed, err);
}

static bool
set_field(void *ctx, const char *key, char *value, struct err *err)
{
	struct draft *d = ctx;

	if (str_eq(key, "title"))
		return draft_once(d, key, FLD_TITLE, err) && set_title(d, value, err);
	if (str_eq(key, "version"))
		return draft_once(d, key, FLD_EDITION, err) &&
			draft_text(d, key, FLD_EDITION, value, err);
	if (str_eq(key, "from"))
		return draft_once(d, key, FLD_FROM, err) &&
			draft_text(d, key, FLD_FROM, value, err);
	if (str_eq(key, "url"))
		return draft_once(d, key, FLD_URL, err) &&
			(*value == '\0' || url_ok(value, err)) &&
			draft_text(d, key, FLD_URL, value, err);
	if (str_eq(key, "sha256"))
		return draft_once(d, key, FLD_SHA256, err) && set_sha256(d, value, err);
	if (str_eq(key, "on"))
		return draft_once(d, key, FLD_ITEM, err) && option_item(d, value, err);
	if (str_eq(key, "pillar"))
		return draft_once(d, key, FLD_PILLAR, err) && option_pillar(d, value, err);
	return draft_once(d, key, FLD_REC, err) && option_rec(d, value, err);
}

/* Another version of a paper is another document; the same twice is most likely a slip. */
static bool
warn_twin(struct call *c, const struct draft *d, struct err *err)
{
	const struct ev_field *title = ev_get(&d->ev, FLD_TITLE);
	const struct ev_field *version = ev_get(&d->ev, FLD_EDITION);
	struct units us;
	char label[64];

	if (!store_units(c->m->store, UNIT_DOCUMENT, &us, err))
		return false;
	for (size_t i = 0; title != NULL && i < us.n; i++) {
		const struct unit *u = &us.v[i];

		if (!text_same(unit_text(u, FLD_TITLE), title->text) ||
		    !str_eq(unit_text(u, FLD_EDITION), version == NULL ? "" : version->text))
			continue;
		say(c, "warning: %s has this title and version already",
			unit_label(u, label, sizeof label));
		c->r->warnings++;
		break;
	}
	units_release(&us);
	return true;
}

bool
do_DOCUMENT(struct call *c, struct err *err)
{
	int num = store_next_num(c->m->store, UNIT_DOCUMENT);
	char *title = c->args;
	struct draft d;
	bool ok;

	draft_init(&d, c->m, EV_DOCUMENT_SET, NULL);
	ev_number(c->m, &d.ev, UNIT_DOCUMENT);
	ok = options_before(&title, keys + 1, set_field, &d, err) &&
		options_after(title, keys + 1, set_field, &d, err);
	if (ok && *(title = args_trim(title)) == '\0')
		ok = usage(c, err);
	ok = ok && set_title(&d, title, err) && warn_twin(c, &d, err) &&
		meeting_add(c->m, &d.ev, err);
	if (ok) {
		c->r->unit = d.ev.subject;
		say(c, "document %d: %s", num, title);
	}
	draft_release(&d);
	return ok;
}

static bool
is_key(const char *word)
{
	for (size_t i = 0; keys[i] != NULL; i++)
		if (str_eq(keys[i], word))
			return true;
	return false;
}

static bool
change(struct call *c, const struct unit *u, const char *key, char *value, struct err *err)
{
	char label[64];
	struct draft d;
	bool ok;

	unit_label(u, label, sizeof label);
	if (str_eq(key, "title") && meeting_approval(c->m).now != APPROVAL_DRAFT)
		return err_set(err, ERR_STATE, "document set: the draft of the minutes was "
			"circulated; correct %s: TITLE because REASON changes a title, and is "
			"listed", label);
	draft_init(&d, c->m, EV_DOCUMENT_SET, u);
	ok = set_field(&d, key, value, err) && (draft_empty(&d) || meeting_add(c->m, &d.ev, err));
	c->r->unit = u->id;
	say(c, "%s: %s %s", label, key,
		draft_empty(&d) ? "is that already" : *value == '\0' ? "taken away" : value);
	draft_release(&d);
	return ok;
}

bool
do_DOCUMENT_SET(struct call *c, struct err *err)
{
	char *rest = c->args, *ref, *key;
	struct units us;
	bool ok;

	if (!args_word(&rest, &ref, err) || !args_word(&rest, &key, err))
		return usage(c, err);
	if (!is_key(key))
		return err_set(err, ERR_INPUT, "document set: \"%.40s\" is not a field of a document; "
			"there are title, version, from, url, sha256, on, pillar, rec", key);
	if (*rest == '\0')
		return err_set(err, ERR_INPUT, "document set: say what %s is; \"\" takes it away",
			key);
	if (!names_ref_of(c->m, UNIT_DOCUMENT, ref, &us, err))
		return false;
	ok = change(c, &us.v[0], key, args_trim(rest), err);
	units_release(&us);
	return ok;
}
