/* SPDX-License-Identifier: ISC */
/*
 * What the public exports say to the rules of letter K of `talanoa check`: each format is made
 * twice, looked at, and compared. app does not know record, so the answer is handed in.
 * Must not know: other rules, how findings look.
 */
#ifndef CLI_CHECK_EXPORTS_H
#define CLI_CHECK_EXPORTS_H

#include <talanoa/app/check.h>

enum { CHECK_FORMATS = 8 };

struct check_exports {
	struct meeting *m;
	bool made;
	size_t n;			/* formats */
	struct check_export {
		char format[16];
		struct str bytes;
		bool failed, leaks, differs;
		char why[512];
	} v[CHECK_FORMATS];
	struct str said;
};

void check_exports_init(struct check_exports *x, struct meeting *m);
void check_exports_release(struct check_exports *x);
/* For struct check_ask: ctx is a struct check_exports. */
const char *check_exports_say(void *ctx, enum check_id id);

/* What is wrong with the form of these bytes, or NULL: of text, and of a page of HTML. */
const char *check_form_text(const struct str *bytes);
const char *check_form_html(const struct str *bytes);
/* What of its references does not resolve, or NULL. */
const char *check_html_refs(const struct str *bytes);

#endif
