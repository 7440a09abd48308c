/* SPDX-License-Identifier: ISC */
/* What check found, in words and as JSON; and one rule explained. */
#include <talanoa/app/check.h>
#include <talanoa/base/json.h>
#include <talanoa/base/str.h>

static const char *const when_words[] = { "before people leave", "at the closing",
	"before it is published" };
/* After a source, where its words were not read. */
static const char *const read_notes[] = { "", " (source not verified)", " (source not verified)",
	" (source not verified)", "" };
static const char *const read_words[] = {
	"its words were read",
	"not verified: a draft or a superseded text was read",
	"not verified: read as another source quotes it",
	"not verified: written from memory",
	"a proposal of this program; until the body runs `adopt rules` it only warns",
};

static size_t
count(const struct findings *f, enum severity s)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++)
		n += f->v[i].severity == s;
	return n;
}

static void
put_rule(struct str *out, const struct check *k)
{
	str_addf(out, "\n%s  %s (%s)\n", k->id, k->title, when_words[k->when]);
	str_addf(out, "    source: %s, %s%s\n", k->principle, k->source, read_notes[k->read]);
}

static void
put_finding(struct str *out, const struct finding *f)
{
	static const char *const words[] = { "failure", "warning", "note", "" };

	str_addf(out, "  - %s: %s\n", words[f->severity], f->text);
	str_addf(out, "    mend: %s\n", f->advice != NULL ? f->advice : checks[f->check].mend);
}

void
findings_text(const struct findings *f, struct str *out)
{
	for (size_t i = 0; i < f->n; i++) {
		if (i == 0 || f->v[i].check != f->v[i - 1].check)
			put_rule(out, &checks[f->v[i].check]);
		put_finding(out, &f->v[i]);
	}
	str_addf(out, "%sProfile %s: %zu rules, %zu failures, %zu warnings, %zu notes\n",
		f->n > 0 ? "\n" : "", f->profile, f->rules, count(f, SEVERITY_MUST),
		count(f, SEVERITY_EXPECTED), count(f, SEVERITY_ENCOURAGED));
}

static struct json *
finding_json(const struct finding *f)
{
	const struct check *k = &checks[f->check];
	struct json *j = json_object();

	json_put(j, "id", json_string(k->id));
	json_put(j, "title", json_string(k->title));
	json_put(j, "principle", json_string(k->principle));
	json_put(j, "source", json_string(k->source));
	json_put(j, "verified", json_boolean(k->verified));
	json_put(j, "severity", json_string(severity_name(f->severity)));
	json_put(j, "when", json_string(check_when_name(k->when)));
	json_put(j, "where", json_string(f->where));
	json_put(j, "text", json_string(f->text));
	json_put(j, "advice", json_string(f->advice != NULL ? f->advice : k->mend));
	return j;
}

void
findings_json(const struct findings *f, struct str *out)
{
	struct json *list = json_array();

	for (size_t i = 0; i < f->n; i++)
		json_push(list, finding_json(&f->v[i]));
	json_pretty(list, out);
	json_free(list);
}

void
check_explain(enum check_id id, struct str *out)
{
	const struct check *k = &checks[id];

	str_addf(out, "%s  %s\n", k->id, k->title);
	str_addf(out, "principle: %s\n", k->principle);
	str_addf(out, "source: %s\n", k->source);
	str_addf(out, "of it: %s\n", read_words[k->read]);
	str_addf(out, "severity: %s, unless the profile says otherwise\n",
		severity_name(k->severity));
	str_addf(out, "to be mended: %s (%s)\n", when_words[k->when], check_when_name(k->when));
	str_addf(out, "looks at: %s\n", k->looks);
	str_addf(out, "passes when: %s\n", k->passes);
	str_addf(out, "mend: %s\n", k->mend);
}
