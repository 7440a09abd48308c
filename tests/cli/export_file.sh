#!/bin/sh
# SPDX-License-Identifier: ISC
# An export writes the whole file or none: whatever goes wrong, nothing of it is left.
. "$TALANOA_SRCDIR/tests/cli/lib.sh"
TALANOA_DATADIR=$TALANOA_SRCDIR/share/talanoa
export TALANOA_DATADIR
formats=$("$program" export nothing --format '' 2>&1 | sed 's/.*the formats are //')
[ "$(echo "$formats" | wc -w)" -ge 3 ]
result $? "the formats are $formats"

"$program" new m.talanoa --template basic --title M >/dev/null
"$program" do -q m.talanoa 'meeting open' 'agenda+ One' 'take up 1' \
	'note said that the ferry at night is watched by nobody' || exit 1
mkdir -m 700 out out/folder
echo mine >out/mine
ln -s /nowhere/at/all out/dangling
ln -s mine out/link
ls -l out >before

unchanged() {	# description: nothing came, went or changed in the folder
	ls -l out >after
	cmp -s before after && [ "$(cat out/mine)" = mine ]
	result $? "$1"
}

for format in $formats; do
	try 2 "$format: a folder" export m.talanoa --format $format -o out/folder --force </dev/null
	complains 'out/folder is not a regular file' 'says so'
	try 2 "$format: a link to nothing" export m.talanoa --format $format -o out/dangling --force </dev/null
	complains 'is a symbolic link' 'says so'
	try 2 "$format: a link" export m.talanoa --format $format -o out/link --force </dev/null
	try 2 "$format: a file that is there" export m.talanoa --format $format -o out/mine </dev/null
	complains '--force replaces it' 'says how'
	try 3 "$format: no such folder" export m.talanoa --format $format -o out/no/m </dev/null
	(
		ulimit -f 1
		"$program" export m.talanoa --format $format -o out/full 2>"$err"
	)
	[ $? -ne 0 ]
	result $? "$format: a full disk"
	complains 'cannot write out/full: File too large' 'is said'
	(
		ulimit -f 1
		"$program" export m.talanoa --format $format -o out/mine --force 2>"$err"
	)
	[ $? -ne 0 ]
	result $? "$format: a full disk, over a file"
	unchanged "$format: none of it left a trace"
done

# The same words stand in a public remark: no edition leaves before somebody looks.
"$program" do -q m.talanoa 'withhold note 1 ground=safety' \
	'note repeated: said that the ferry at night is watched by nobody, twice' >/dev/null
for format in $formats; do
	try 2 "$format: what is withheld" export m.talanoa --format $format -o out/leak </dev/null
	complains 'text of note 1' 'names where it is from'
	! grep -q ferry "$err"
	result $? 'and not what it is'
	try 2 "$format: to standard output" export m.talanoa --format $format </dev/null
	[ ! -s "$out" ]
	result $? 'not a byte'
	unchanged "$format: no file is left"
	try 0 "$format: the full edition" export m.talanoa --format $format --edition full </dev/null
done

umask 027
try 0 'a file of its own' export m.talanoa --edition full -o out/new </dev/null
[ "$(stat -c %a out/new)" = 640 ]
result $? 'is for others as far as the umask goes'
chmod 600 out/mine
try 0 'over a file' export m.talanoa --edition full -o out/mine --force </dev/null
cmp -s out/new out/mine && [ "$(ls out | wc -l)" -eq 5 ]
result $? 'the same bytes, and nothing beside them'
try 2 'over the meeting' export m.talanoa --edition full -o m.talanoa --force </dev/null
complains 'is a meeting' 'never'
finish
