#!/bin/sh
# SPDX-License-Identifier: ISC
# The last line of `sh bootstrap check` tells the truth: single tests, crashes, skips, and a tool
# that is missing counts as a failure.
set -u
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n=0
bad=0

is() {	# description, expected, got
	n=$((n + 1))
	if [ "$2" = "$3" ]; then
		echo "ok $n - $1"
	else
		printf '# expected %s\n# got %s\nnot ok %d - %s\n' "$2" "$3" $n "$1"
		bad=1
	fi
}

left() {	# name, result, lines of its log: what `make check` leaves
	printf ':test-result: %s\n:global-test-result: %s\n' "$2" "$2" >"$tmp/tests/$1.trs"
	printf "$3" >"$tmp/tests/$1.log"
}

summary() {
	sh "$TALANOA_SRCDIR/tests/lib/summary.sh" "$tmp" >"$tmp/out"
	status=$?
	last=$(tail -n 1 "$tmp/out")
}

mkdir "$tmp/tests"
summary
is 'nothing ran' '0 passed, 1 failed, 0 skipped 1' "$last $status"

left tap PASS '1..3\nok 1 - a\nok 2 - b\nnot ok 3 # SKIP no such thing\n'
left plain PASS 'talk\n'
summary
is 'single tests count' '3 passed, 0 failed, 1 skipped 0' "$last $status"

left skipped SKIP 'needs a second disk\nSKIP tests/skipped (exit status: 77)\n'
summary
is 'a skip has its reason' 'skip  tests/skipped: needs a second disk' \
	"$(grep tests/skipped "$tmp/out")"
is 'a skip is no failure' '3 passed, 0 failed, 2 skipped 0' "$last $status"

left tool SKIP 'missing tool: tmux\n'
summary
is 'a missing tool is a failure' '3 passed, 1 failed, 2 skipped 1' "$last $status"

left tool PASS 'ok 1 - a\n'
left wrong FAIL 'ok 1 - a\nnot ok 2 - b\n'
left crash FAIL '1..9\nok 1 - a\nSegmentation fault\n'
left silent PASS 'ok 1 - a\nnot ok 2 - b\n'
summary
is 'failures, crashes, and a liar' '7 passed, 3 failed, 2 skipped 1' "$last $status"
is 'what failed is shown' '      Segmentation fault' "$(grep Segm "$tmp/out")"

usage=$(sh "$TALANOA_SRCDIR/bootstrap" 2>&1 >/dev/null)
is 'bootstrap without a word: usage' 64 $?
is 'and it names its words' 3 "$(echo "$usage" | grep -cE 'bootstrap (run|check|check-formats) ')"
echo "1..$n"
exit $bad
