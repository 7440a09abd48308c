/* SPDX-License-Identifier: ISC */
/* Reading one small file whole, for the conf layer. Must not know: what is in the file. */
#ifndef TALANOA_SRC_CONF_FILE_H
#define TALANOA_SRC_CONF_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include <talanoa/base/err.h>
#include <talanoa/base/str.h>

/*
 * Append the bytes of path, a regular file of at most max bytes, to out. With own_only the
 * file must belong to this user or to root. A FIFO or a device never blocks.
 */
bool conf_read(const char *path, size_t max, bool own_only, struct str *out, struct err *err);

#endif
