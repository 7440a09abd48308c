/* SPDX-License-Identifier: ISC */
/* What a body makes of the rules: share/talanoa/profiles/NAME.ini. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <talanoa/app/check.h>
#include <talanoa/base/str.h>
#include <talanoa/conf/ini.h>

static const char *const day_names[] = { "notice", "agenda", "documents", "draft", "corrections",
	"publish-draft", "publish-final", "certify" };
_Static_assert(sizeof day_names / sizeof *day_names == DAYS_N, "a name for each");

static bool
set_severity(const struct ini *ini, const struct ini_entry *e, struct profile *p,
	struct err *err)
{
	const struct check *k = check_find(e->key);

	if (k == NULL)
		return ini_fail(ini, e->line, err, "there is no rule \"%s\"", e->key);
	for (int s = SEVERITY_MUST; s <= SEVERITY_OFF; s++) {
		if (str_eq(severity_name(s), e->value)) {
			p->severity[k - checks] = s;
			return true;
		}
	}
	return ini_fail(ini, e->line, err,
		"%s is \"%s\"; it may be must, expected, encouraged or off", e->key, e->value);
}

static bool
set_days(const struct ini *ini, const struct ini_entry *e, struct profile *p, struct err *err)
{
	static const long long range[2] = { 0, 3650 };
	long long v;

	for (int i = 0; i < DAYS_N; i++) {
		if (!str_eq(day_names[i], e->key))
			continue;
		if (!ini_int(ini, e, range, &v, err))
			return false;
		p->days[i] = (int)v;
		return true;
	}
	return ini_fail(ini, e->line, err, "there is no deadline \"%s\"", e->key);
}

static bool
set_entry(const struct ini *ini, const struct ini_entry *e, struct profile *p, struct err *err)
{
	if (str_eq(e->section, "severity"))
		return set_severity(ini, e, p, err);
	if (str_eq(e->section, "days"))
		return set_days(ini, e, p, err);
	if (str_eq(e->section, "profile") && str_eq(e->key, "about"))
		return true;
	if (str_eq(e->section, "profile") && str_eq(e->key, "proposal"))
		return ini_bool(ini, e, &p->proposal, err);
	return ini_fail(ini, e->line, err, "[%s] %s is not part of a profile", e->section, e->key);
}

static bool
read_ini(const char *path, struct profile *p, struct err *err)
{
	struct ini ini;
	bool ok = ini_load(path, INI_ANY_OWNER, NULL, &ini, err);

	if (!ok)
		return false;
	for (size_t i = 0; ok && i < ini.n_entries; i++)
		ok = set_entry(&ini, &ini.entries[i], p, err);
	ini_release(&ini);
	return ok;
}

static const char *const shipped[] = { "hleag", "eiti", "faca", "eu-expert", "basic" };

const char *
profile_of(const struct meeting *m)
{
	const char *template = meeting_info(m, FLD_TEMPLATE);

	for (size_t i = 0; i < sizeof shipped / sizeof *shipped; i++)
		if (str_eq(shipped[i], template))
			return shipped[i];
	return shipped[0];
}

static bool
no_profile(const char *name, struct err *err)
{
	return err_set(err, ERR_NAME, "\"%s\" is not the name of a profile; there are hleag, eiti, "
		"faca, eu-expert and basic", name);
}

bool
profile_load(const struct paths *paths, const char *name, struct profile *ret_profile,
	struct err *err)
{
	struct profile p = { 0 };
	struct str path = STR_INIT;
	bool ok;

	if (*name == '\0' || strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(name))
		return no_profile(name, err);
	str_copy(p.name, sizeof p.name, name);
	for (size_t i = 0; i < CHECK_N; i++)
		p.severity[i] = checks[i].severity;
	for (int i = 0; i < DAYS_N; i++)
		p.days[i] = -1;
	str_addf(&path, "%s/profiles/%s.ini", paths->data, name);
	if (access(str_c(&path), F_OK) < 0 && errno == ENOENT)
		ok = no_profile(name, err);
	else
		ok = read_ini(str_c(&path), &p, err);
	str_release(&path);
	if (ok)
		*ret_profile = p;
	return ok;
}
