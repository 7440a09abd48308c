#!/bin/sh
# SPDX-License-Identifier: ISC
# Every option of the shipped talanoa.ini stands in talanoa.ini(5) with the same default.
set -u
page=$TALANOA_SRCDIR/doc/talanoa.ini.5
ini=$TALANOA_SRCDIR/share/talanoa/talanoa.ini
awk -v page="$page" '
	BEGIN {
		while ((getline line < page) > 0) {
			if (line ~ /^\.Ss \[/) sec = substr(line, 5)
			else if (line ~ /^\.It Ic /) key = substr(line, 8)
			else if (line ~ /^Value: /) {
				sub(/.*default: /, "", line); sub(/\.$/, "", line)
				man[sec " " key] = line
			}
		}
	}
	/^\[/ { sec = $0 }
	/^[a-z].*=/ {
		key = $0; sub(/ *=.*/, "", key)
		value = $0; sub(/[^=]*= */, "", value)
		if (value == "") value = "none"
		n++
		if (man[sec " " key] != value) {
			printf "talanoa.ini.5: %s %s: default is %s, the page says \"%s\"\n", sec, key,
				value, man[sec " " key]
			bad = 1
		}
	}
	END { if (n < 5) { print "no options found"; bad = 1 }; exit bad }
' "$ini"
