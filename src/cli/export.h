/* SPDX-License-Identifier: ISC */
/*
 * Between the files of `talanoa export`: what goes into which file, signed or not.
 * Must not know: what an edition holds.
 */
#ifndef CLI_EXPORT_H
#define CLI_EXPORT_H

#include <talanoa/record/export.h>

#include "cli.h"

/*
 * The detached signature of bytes by ssh-keygen with this key, in *ret_sig (initialised by the
 * caller). No shell; the key's passphrase is asked for on the terminal or by the agent.
 */
bool export_sign(const char *key, const struct str *bytes, struct str *ret_sig, struct err *err);

/* What goes to one path: bytes, and with a key the signature to path.sig; both or neither. */
struct export_out {
	const char *path, *key;		/* key NULL: not signed */
	bool replace;
};
bool export_file(const struct export_out *o, const struct str *bytes, struct err *err);

/*
 * A file for each pack in a new or empty folder: all of them or none. ext: "html". signed with
 * key unless that is NULL.
 */
bool export_folder(const char *dir, const char *ext, const char *key,
	const struct export_pack *v, size_t n, struct err *err);

#endif
