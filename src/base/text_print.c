/* SPDX-License-Identifier: ISC */
/* Text made safe to print: what could steer a terminal becomes visible. */
#include <inttypes.h>

#include <base/text_class.h>
#include <base/utf8.h>
#include <talanoa/base/text.h>

static bool
harmless(uint32_t cp, bool lf)
{
	if (cp == '\n')
		return lf;
	return !cp_control(cp) && !cp_bidi(cp) && !cp_nonchar(cp);
}

void
text_print(struct str *out, const char *s, bool lf)
{
	size_t len;
	uint32_t cp;

	str_addn(out, "", 0);
	for (; *s != '\0'; s += len > 0 ? len : 1) {
		len = utf8_get(s, 4, &cp);
		if (len == 0)
			str_addf(out, "<%02X>", (unsigned)(unsigned char)*s);
		else if (harmless(cp, lf))
			str_addn(out, s, len);
		else
			str_addf(out, "<U+%04" PRIX32 ">", cp);
	}
}

size_t
text_count(const char *s)
{
	size_t n = 0, len;
	uint32_t cp;

	for (; *s != '\0'; s += len > 0 ? len : 1) {
		len = utf8_get(s, 4, &cp);
		n++;
	}
	return n;
}
