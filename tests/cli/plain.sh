#!/bin/sh
# SPDX-License-Identifier: ISC
# The meeting line by line: no cursor movement, the same rules of what a typed line means.
. "$TALANOA_SRCDIR/tests/cli/lib.sh"

try 0 "a meeting" new m.talanoa --template hleag --title Plenary --as R
printf '%s\n' '/person add "Ana Silva" group=CSO' '/meeting open' 'q+ Ana' '/next' \
	'We ask for consent.' 'next' 'LAB: safety first' '/nxet' 'RESOLUTION: agreed it is' '' \
	'RESOLUTION: not this' 'no' '/q+ Nobody' >lines
try 0 "lines are taken from standard input" open --plain --as R m.talanoa <lines
says "Ana Silva (CSO) has the floor" "commands run"
says "is not a command" "a misspelt command is refused"
says "records this decision" "a decision is read back first"
says "not recorded" "and left if not confirmed"
! grep -q "$(printf '\033')" "$out"
result $? "nothing moves the cursor"
try 0 "what was recorded" show m.talanoa notes
says "We ask for consent." "words of who had the floor"
says "safety first" "words of a constituency"
try 0 "decisions" show m.talanoa decisions
says "agreed it is" "the confirmed decision"
! grep -q "not this" "$out"
result $? "not the other"

# The acts of the selected line are commands; a digit answers the question beside a note.
printf '%s\n' '% ask Bo' 'ANA RUIZ: we object' '0' 'IND' '/correct note 1: We ask for consent first.' \
	'/withhold note 2 ground=safety' '/attribution note 1 none' '/said note 2 by Ana Silva' '2' >lines
try 0 "a meeting goes on" open --plain --as R m.talanoa <lines
says "0 add ANA RUIZ to the list" "who is on no list can be added"
says "a private memo (%) is kept by the screen only" "a memo is not recorded"
says "note 2 is withheld (safety)" "a ground withholds"
"$program" show m.talanoa notes >"$out"
! grep -q "ask Bo" "$out"
result $? "nowhere"
says "We ask for consent first." "an edit"
says "ANA RUIZ" "the words of who was added"

bad=$(printf 'evil\033]0;x\007.talanoa')
echo no >"$bad"
try 3 "a file that is no meeting" open --plain "$bad" </dev/null
complains 'evil<U+001B>]0;x<U+0007>.talanoa' "its name does not steer the terminal"
printf 'half of\000it\n' >lines
try 0 "a byte of value 0" open --plain --as R m.talanoa <lines
says "not recorded: a byte of value 0" "is named"
"$program" show m.talanoa notes >"$out"
! grep -q "half of" "$out"
result $? "and half a line is not recorded"
finish
