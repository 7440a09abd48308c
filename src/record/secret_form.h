/* SPDX-License-Identifier: ISC */
/*
 * The forms in which a value can stand in a file. Where a value may be escaped in many ways
 * (a space as %20, a quote as &#34;), the bytes of the file are read back instead.
 * Must not know: secrets, which format a file is of.
 */
#ifndef RECORD_SECRET_FORM_H
#define RECORD_SECRET_FORM_H

#include <talanoa/base/str.h>

/* ---- reading back what a file holds; all append to out ---- */
/* Without white space, list and quotation bars, and escapes: wrapping and Markdown add those. */
void form_squeeze(struct str *out, const char *s, size_t n);
/* Entities of HTML and XML as the characters they are. */
void form_unentity(struct str *out, const char *s, size_t n);
/* Without tags and comments of HTML and XML. */
void form_untag(struct str *out, const char *s, size_t n);
/* "%C3%A9" as its bytes, as in addresses and mail. */
void form_unpercent(struct str *out, const char *s, size_t n);
/* Escapes of JSON ("\n", "\u00e9") as what they are. */
void form_unjson(struct str *out, const char *s, size_t n);

/* ---- what a value becomes ---- */
/*
 * The base64 digits that a value makes whatever stands around it, when shift (0 to 2) bytes
 * stand before it in its group of three; url: with '-' and '_'.
 */
void form_base64(struct str *out, const char *s, size_t n, int shift, bool url);
/* UTF-16; bytes that are not UTF-8 are left out. */
void form_utf16(struct str *out, const char *s, size_t n, bool big_endian);

#endif
