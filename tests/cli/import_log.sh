#!/bin/sh
# SPDX-License-Identifier: ISC
# talanoa import: logs of chats become a meeting whose queue, minutes and journal can be used.
. "$TALANOA_SRCDIR/tests/cli/lib.sh"
irc=$TALANOA_SRCDIR/share/talanoa/examples/minerals-irc.log
tab=$TALANOA_SRCDIR/tests/logs/w3c-tab.log
meetbot=$TALANOA_SRCDIR/tests/logs/meetbot.log

lines_add_up() {	# report as JSON, lines of the log
	python3 -c 'import json, sys
one = json.load(open(sys.argv[1]))[0]
assert one["kind"] == "log" and one["rows"] == int(sys.argv[2]), one["rows"]
assert sum(one["lines"].values()) == one["rows"], one["lines"]' "$1" "$(wc -l <"$2")"
}

replays() {	# meeting: its journal as a script makes the same meeting
	"$program" log "$1" --script >"$1.script" &&
		"$program" new "$1.again" --template none >/dev/null </dev/null || return 1
	"$program" do -q "$1.again" - <"$1.script" >/dev/null
	[ $? -le 1 ] || return 1	# an owner who is on no list is a warning
	for what in agenda people decisions actions equity notes queue; do
		"$program" show "$1" "$what" >"$1.$what" 2>&1
		"$program" show "$1.again" "$what" >"$1.again.$what" 2>&1
		diff "$1.$what" "$1.again.$what" || return 1
	done
}

for log in "$irc" "$tab" "$meetbot"; do
	name=$(basename "$log" .log)
	"$program" new "$name" --template none >/dev/null </dev/null
	try 0 "$name: what would be done" import "$name" "$log" --dry-run --json </dev/null
	lines_add_up "$out" "$log"
	result $? "$name: every line becomes one thing"
	try 0 "$name: and nothing was recorded" show "$name" people </dev/null
	says 'Nobody is on the list' "$name: nobody is on the list"
	try 0 "$name: is brought in" import "$name" "$log" </dev/null
	try 0 "$name: the record holds" verify "$name" </dev/null
	replays "$name" >"$out" 2>"$err"
	result $? "$name: its journal as a script makes the same meeting"
	"$program" check "$name" >"$out" 2>"$err" </dev/null
	[ $? -le 2 ]
	result $? "$name: can be checked"
	silent "$name: without an error"
done

try 0 'the minutes' export minerals-irc --format md </dev/null
says 'The line is 15 tonnes a year, as an average of three years' 'hold the resolutions'
says 'it is the median of the 221 sites' 'and what was said, corrected'
says "\`pilar" 'odd names survive'
try 0 'who spoke' show w3c-tab equity --json </dev/null
python3 -c 'import json, sys
ms = json.load(open(sys.argv[1]))["rows"][0]
assert ms["turns"] == 14, ms' "$out"
result $? 'fourteen calls are fourteen turns'
try 0 'the list at the end' show minerals-irc queue </dev/null
says 'No hands are up' 'is empty'

try 2 'the same log again' import meetbot "$meetbot" </dev/null
complains 'it is in the meeting already' 'is refused'

"$program" new two --template none >/dev/null </dev/null
printf 'name,group\nChe,XX\n' >bad.csv
try 2 'a log and then a bad list' import two "$meetbot" bad.csv </dev/null
try 0 'nothing' show two notes </dev/null
! grep -q nadia "$out"
result $? 'of either is there'

printf '10:00 <Ana> hello\n' >undated.log
try 2 'a log without a date' import two undated.log </dev/null
complains '--date 2022-07-26 says of which day' 'says what is missing'
try 0 'and with one' import two undated.log --date 2022-07-26 </dev/null
sed s/10:00/11:00/ undated.log >2022-07-26-call.log
try 1 'a date in the name is taken, with a warning' import two 2022-07-26-call.log </dev/null
says 'the date is from the name of the file' 'that says so'
printf '' >empty.log
try 2 'an empty file' import two empty.log --kind log </dev/null
complains 'empty.log: is empty' 'is named'
try 2 'a picture is no log' import two "$program" --kind log </dev/null
complains 'line 1: holds a NUL' 'its line is named'
try 2 'a list is no log' import two bad.csv --kind log </dev/null
complains 'no line of it is one of a log' 'and what a log looks like is said'
try 64 'a kind that is none' import two undated.log --kind irc </dev/null
try 2 'a zone that is none' import two undated.log --zone Mars --date 2022-07-26 </dev/null
complains '--zone: "Mars" is not a zone' 'is named'
finish
