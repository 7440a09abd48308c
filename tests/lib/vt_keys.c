/* SPDX-License-Identifier: ISC */
/* The bytes that keys send. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vt.h"

void
vt_key(struct vt *v, const char *name)
{
	static const char *const keys[][2] = {
		{ "enter", "\r" }, { "tab", "\t" }, { "esc", "\033" }, { "space", " " },
		{ "backspace", "\177" }, { "up", "\033OA" }, { "down", "\033OB" },
		{ "right", "\033OC" }, { "left", "\033OD" }, { "home", "\033OH" },
		{ "end", "\033OF" }, { "pgup", "\033[5~" }, { "pgdn", "\033[6~" },
		{ "ins", "\033[2~" }, { "del", "\033[3~" }, { "shift-tab", "\033[Z" },
		{ "ctrl-left", "\033[1;5D" }, { "ctrl-right", "\033[1;5C" },
		{ "f1", "\033OP" }, { "f2", "\033OQ" }, { "f3", "\033OR" }, { "f4", "\033OS" },
		{ "f5", "\033[15~" }, { "f6", "\033[17~" }, { "f7", "\033[18~" },
		{ "alt-enter", "\033\r" }, { "alt-up", "\033[1;3A" }, { "alt-down", "\033[1;3B" },
	};
	char buf[3] = { '\033', name[0] != '\0' ? name[strlen(name) - 1] : '\0', '\0' };

	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		if (strcmp(keys[i][0], name) == 0) {
			vt_send(v, keys[i][1]);
			return;
		}
	}
	if (strncmp(name, "alt-", 4) == 0 && strlen(name) == 5) {
		vt_send(v, buf);
		return;
	}
	if (strncmp(name, "ctrl-", 5) == 0 && strlen(name) == 6) {
		buf[1] = (char)(buf[1] & 0x1f);
		vt_send(v, buf + 1);
		return;
	}
	fprintf(stderr, "vt_key: no key %s\n", name);
	abort();
}

void
vt_paste(struct vt *v, const char *text)
{
	vt_send(v, "\033[200~");
	vt_send(v, text);
	vt_send(v, "\033[201~");
}
