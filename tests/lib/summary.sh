#!/bin/sh
# SPDX-License-Identifier: ISC
# usage: summary.sh BUILD-FOLDER. What failed and why, what was skipped and why, and one last
# line `N passed, N failed, N skipped`. Reads what `make check` left (.trs, .log); a program that
# speaks TAP counts by its single tests. A test that could not run for want of a tool has failed.
set -eu
cd "$1"
[ -f check.log ] || : >check.log
find . -name '*.trs' -path './tests/*' | LC_ALL=C sort >summary.list
[ -s summary.list ] || {
	tail -n 60 check.log
	echo "no test ran in $1"
	echo '0 passed, 1 failed, 0 skipped'
	exit 1
}
while read -r trs; do
	result=$(sed -n 's/^:global-test-result: //p' "$trs")
	log=${trs%.trs}.log
	name=${trs#./}
	printf 'T %s %s\n' "${name%.trs}" "${result:-ERROR}"
	sed 's/^/L /' "$log" 2>/dev/null || true
done <summary.list | awk '
function count_skip() {
	if (last ~ /missing tool/) {
		failed++
		print "FAIL  " name ": " last
	} else {
		skipped++
		print "skip  " name ": " last
	}
}
function count() {
	if (ok + notok + skip == 0 && result == "PASS")
		passed++
	if (result != "PASS" && notok == 0)
		failed++
	passed += ok
	failed += notok
	skipped += skip
	if (result == "PASS" && notok == 0)
		return
	print "FAIL  " name
	for (i = n > 40 ? n - 40 : 0; i < n; i++)
		print "      " line[i]
}
function finish() {
	if (name != "" && result == "SKIP")
		count_skip()
	else if (name != "")
		count()
}
$1 == "T" { finish(); name = $2; result = $3; ok = notok = skip = n = 0; last = ""; next }
{
	text = substr($0, 3)
	line[n++] = text
	if (text !~ /^[A-Z]+ .* \(exit status: [0-9]+\)$/ && text != "")
		last = text
	if (text ~ /^(not )?ok [0-9]/) {
		if (text ~ /# *(SKIP|skip)/) { skip++; print "skip  " name ": " text }
		else if (text ~ /^not/) notok++
		else ok++
	}
}
END {
	finish()
	printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
	exit failed > 0
}'
