/* SPDX-License-Identifier: ISC */
/* The files an export leaves: one with its signature, or a folder of packs; all or nothing. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <talanoa/base/i18n.h>
#include <talanoa/base/mem.h>

#include "export.h"

static const char *
signature_path(const char *path, struct str *out)
{
	str_addf(out, "%s.sig", path);
	return str_c(out);
}

/*
 * The signature first: without its file a signature does no harm, but a file that should be
 * signed and is not does.
 */
static bool
write_both(const struct export_out *o, const struct str *bytes, const struct str *sig,
	struct err *err)
{
	struct str path = STR_INIT;
	bool ok = cli_write_file(signature_path(o->path, &path), sig, o->replace, err);

	if (ok && !cli_write_file(o->path, bytes, o->replace, err)) {
		unlink(str_c(&path));
		ok = false;
	}
	str_release(&path);
	return ok;
}

bool
export_file(const struct export_out *o, const struct str *bytes, struct err *err)
{
	struct str sig = STR_INIT;
	bool ok;

	if (o->key == NULL)
		return cli_write_file(o->path, bytes, o->replace, err);
	ok = export_sign(o->key, bytes, &sig, err) && write_both(o, bytes, &sig, err);
	str_release(&sig);
	return ok;
}

/* The name of a pack: the constituency's code, without what a path could be made of. */
static void
pack_name(const struct export_pack *v, size_t i, struct str *out)
{
	size_t same = 0;

	for (const char *p = v[i].code; *p != '\0'; p++)
		str_addc(out, strchr("/\\.:", *p) != NULL || (unsigned char)*p <= ' ' ? '-' : *p);
	for (size_t k = 0; k < i; k++)
		same += str_eq(v[k].code, v[i].code);
	if (same > 0 || out->len == 0)
		str_addf(out, "-%zu", i + 1);
}

static bool
write_packs(const char *dir, const char *ext, const char *key, const struct export_pack *v,
	size_t n, struct err *err)
{
	bool ok = true;

	for (size_t i = 0; ok && i < n; i++) {
		struct str path = STR_INIT;

		str_addf(&path, "%s/", dir);
		pack_name(v, i, &path);
		str_addf(&path, ".%s", ext);
		ok = export_file(&(struct export_out){ .path = str_c(&path), .key = key },
			&v[i].bytes, err);
		str_release(&path);
	}
	return ok;
}

/* What we made ourselves, a moment ago, under a name nobody knew. */
static void
remove_folder(const char *dir)
{
	DIR *d = opendir(dir);
	const struct dirent *e;

	while (d != NULL && (e = readdir(d)) != NULL)
		if (!str_eq(e->d_name, ".") && !str_eq(e->d_name, ".."))
			unlinkat(dirfd(d), e->d_name, 0);
	if (d != NULL)
		closedir(d);
	rmdir(dir);
}

/* Nothing has the name, or an empty folder does; its mode is kept. */
static bool
may_fill(const char *dir, mode_t *ret_mode, struct err *err)
{
	mode_t mask = umask(0);
	const struct dirent *e;
	bool empty = true;
	struct stat st;
	DIR *d;

	umask(mask);
	*ret_mode = 0777 & ~mask;
	if (lstat(dir, &st) < 0)
		return errno == ENOENT || err_set(err, ERR_IO, _("cannot write %s: %s"), dir,
			strerror(errno));
	if (!S_ISDIR(st.st_mode))
		return err_set(err, ERR_INPUT, _("%s is not a folder; name a new or an empty one"),
			dir);
	*ret_mode = st.st_mode & 07777;
	d = opendir(dir);
	if (d == NULL)
		return err_set(err, ERR_IO, _("cannot read %s: %s"), dir, strerror(errno));
	while (empty && (e = readdir(d)) != NULL)
		empty = str_eq(e->d_name, ".") || str_eq(e->d_name, "..");
	closedir(d);
	return empty || err_set(err, ERR_INPUT, _("%s is not empty; name a new or an empty folder"),
		dir);
}

/* A folder beside dir takes its name once every file is in it. */
static bool
make_beside(const char *dir, char **ret_name, struct err *err)
{
	struct str name = STR_INIT;
	size_t n = strlen(dir);

	while (n > 1 && dir[n - 1] == '/')
		n--;
	str_addn(&name, dir, n);
	str_add(&name, ".XXXXXX");
	if (mkdtemp(name.p) == NULL) {
		str_release(&name);
		return err_set(err, ERR_IO, _("cannot make a folder beside %s: %s"), dir,
			strerror(errno));
	}
	*ret_name = str_take(&name);
	return true;
}

bool
export_folder(const char *dir, const char *ext, const char *key, const struct export_pack *v,
	size_t n, struct err *err)
{
	char *beside = NULL;
	mode_t mode;
	bool ok;

	if (!may_fill(dir, &mode, err) || !make_beside(dir, &beside, err))
		return false;
	ok = write_packs(beside, ext, key, v, n, err);
	if (ok && (chmod(beside, mode) < 0 || rename(beside, dir) < 0))
		ok = err_set(err, ERR_IO, _("cannot write %s: %s"), dir, strerror(errno));
	if (!ok)
		remove_folder(beside);
	free(beside);
	return ok;
}
