#!/bin/sh
# SPDX-License-Identifier: ISC
# talanoa.1: every example runs, and every key that --json prints is written down.
. "$TALANOA_SRCDIR/tests/cli/lib.sh"
page=$TALANOA_SRCDIR/doc/talanoa.1
cp "$TALANOA_SRCDIR"/share/talanoa/examples/*.csv "$TALANOA_SRCDIR"/share/talanoa/examples/*.log .
mkdir "$scratch/bin"
ln -s "$program" "$scratch/bin/talanoa"
PATH=$scratch/bin:$PATH
TALANOA_DATADIR=$TALANOA_SRCDIR/share/talanoa
export TALANOA_DATADIR

sed -n '/^\.Sh EXAMPLES/,/^\.Sh SEE/s/^\$ //p' "$page" >examples
[ "$(wc -l <examples)" -gt 10 ]
result $? 'there are examples'
while read -r line; do
	sh -c "$line" >"$out" 2>"$err" </dev/null
	result $? "$line"
done <examples
[ -s minutes.md ]
result $? 'minutes.md was written'

sed -n '/^\.Ss What show prints/,/^\.Sh COMMANDS/p' "$page" |
	sed 's/\.Li//; s/\.Pq Ql//' | tr -s ' ,.;()' '\n' | sort -u >words
for what in $(sed -n 's/^SHOW([A-Z]*, "\([a-z]*\)".*/\1/p' \
	"$TALANOA_SRCDIR/src/cli/subcommands.def"); do
	talanoa show plenary.talanoa "$what" --json >"$out" 2>"$err"
	# The keys of "rules" are those of the table of rules.
	sed '/"rules": {/,/}/d' "$out" | sed -n 's/^ *"\([a-z_]*\)": .*/\1/p' | sort -u >keys
	comm -23 keys words | sed 's/^/# not in the page: /' >missing
	cat missing
	[ -s keys ] && [ ! -s missing ]
	result $? "show $what --json: its keys are written down"
done
finish
