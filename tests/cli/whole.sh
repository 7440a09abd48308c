#!/bin/sh
# SPDX-License-Identifier: ISC
# The file as a whole: verify, rebuild, copy, merge, publish, doctor; and export into files.
. "$TALANOA_SRCDIR/tests/cli/lib.sh"
TALANOA_DATADIR=$TALANOA_SRCDIR/share/talanoa
export TALANOA_DATADIR
canary=canary-5d41402abc

notes() {
	"$program" show "$1" notes --json | sed -n 's/^ *"text": "\(.*\)".*/\1/p' | sort
}

"$program" new m.talanoa --template hleag --title 'Third plenary' >/dev/null
"$program" import m.talanoa "$TALANOA_DATADIR/examples/people.csv" \
	"$TALANOA_DATADIR/examples/agenda.csv" >/dev/null
"$program" do -q m.talanoa 'meeting open' 'take up 2' 'q+ CSO1' next \
	"CSO1: said that $canary was at risk" 'note shared by both' done \
	'withhold note 1 ground=safety reason="a person is at risk"'

try 0 'verify' verify m.talanoa </dev/null
says 'The record holds' 'says that it holds'
try 0 'rebuild' rebuild m.talanoa </dev/null
says m.talanoa 'names the file'
try 0 'copy' copy m.talanoa stick.talanoa </dev/null
says 'safe to remove' 'says when it is done'
try 3 'a copy does not replace a file' copy m.talanoa stick.talanoa </dev/null
complains stick.talanoa 'it is named'
try 0 'a public copy for a stick' copy --public m.talanoa taken.talanoa </dev/null
says 'safe to remove' 'says when it is done'
! grep -q "$canary" taken.talanoa
result $? 'what is withheld is not on it'
try 0 'and it verifies' verify taken.talanoa </dev/null

"$program" do -q m.talanoa 'note here' 'meeting set place Here'
"$program" --as Second do -q stick.talanoa 'note there' 'meeting set place There'
try 1 'merge, with what differs as a warning' merge m.talanoa stick.talanoa </dev/null
says 'the copies differ' 'it is said'
[ "$(notes m.talanoa | grep -c -e '^here$' -e '^there$')" -eq 2 ]
result $? 'both have their notes'
try 0 'notes, after a merge' show m.talanoa notes </dev/null
grep -qE '^ +[0-9]+b ' "$out"
result $? 'of two of the same number one has a letter'
before=$("$program" verify m.talanoa)
try 1 'merge again' merge m.talanoa stick.talanoa </dev/null
says 'nothing new' 'brings nothing'
[ "$("$program" verify m.talanoa)" = "$before" ]
result $? 'and changes nothing'
try 0 'a due date that is none' do m.talanoa 'action CSO1 to write by 2026-13-45' </dev/null
says 'no due date: action 1 due=' 'is said'
"$program" new other.talanoa >/dev/null
try 2 'another meeting is not merged' merge m.talanoa other.talanoa </dev/null
complains other.talanoa 'it is named'
try 3 'a file that is not there' merge m.talanoa nosuch.talanoa </dev/null
complains nosuch.talanoa 'is named'
"$program" merge stick.talanoa m.talanoa >/dev/null
"$program" show m.talanoa notes --json >a
"$program" show stick.talanoa notes --json >b
same a b 'after merging both ways both show the same'

try 0 'publish' publish m.talanoa public.talanoa </dev/null
says 'left out' 'says how much was left out'
! grep -q "$canary" public.talanoa
result $? 'what is withheld is in no byte of it'
grep -q "$canary" m.talanoa
result $? 'which the test would see'
try 0 'the public copy verifies' verify public.talanoa </dev/null
try 2 'and cannot be changed' do public.talanoa 'note x' </dev/null
complains 'public copy' 'that is said'
for what in meeting agenda people queue equity notes decisions actions withheld; do
	try 0 "show $what of a public copy" show public.talanoa "$what" </dev/null
done
try 0 'its log' log public.talanoa </dev/null

try 0 'doctor' doctor m.talanoa </dev/null
says program 'tells facts'
try 2 'doctor --set-aside with nothing there' doctor --set-aside m.talanoa </dev/null

try 0 'export' export m.talanoa --format txt </dev/null
says 'Third plenary' 'the title is in the minutes'
! grep -q "$canary" "$out"
result $? 'what is withheld is not'
try 0 'the full edition' export m.talanoa -f md --edition full </dev/null
says "$canary" 'has it'
try 0 'into a file' export m.talanoa -f md -o minutes.md </dev/null
[ -s minutes.md ]
result $? 'which is there'
cp minutes.md before
try 2 'a file that exists stays' export m.talanoa -f txt -o minutes.md </dev/null
complains 'minutes.md exists' 'it is named'
same before minutes.md 'as it was'
try 0 '--force replaces it' export m.talanoa -f txt -o minutes.md --force </dev/null
! cmp -s before minutes.md
result $? 'by the new one'
echo mine >target
ln -s target link
try 2 'a symbolic link is not followed' export m.talanoa -o link --force </dev/null
complains link 'it is named'
[ "$(cat target)" = mine ]
result $? 'what it leads to is untouched'
cp m.talanoa mine
try 2 'a meeting is never replaced' export m.talanoa -o m.talanoa --force </dev/null
complains 'm.talanoa is a meeting' 'it is named'
same mine m.talanoa 'it is as it was'
try 0 '- is standard output' export m.talanoa -f txt -o - </dev/null
says 'Third plenary' 'which has the minutes'
[ ! -e ./- ]
result $? 'and no file of that name is made'
try 3 'a folder that is not there' export m.talanoa -o nosuch/minutes.txt </dev/null
complains nosuch/minutes.txt 'is named'
[ -z "$(find . -name 'minutes.md.*' -o -name 'link.*')" ]
result $? 'no temporary file is left'
try 64 'an unknown format' export m.talanoa -f pdf </dev/null
complains 'txt md' 'the known ones are named'
try 64 'an unknown edition' export m.talanoa --edition secret </dev/null
"$program" export m.talanoa >/dev/full 2>"$err"
[ $? -eq 3 ]
result $? 'a full disk: exit status 3'

try 2 'check finds what is open' check m.talanoa --profile hleag </dev/null
says 'A10  The agenda was adopted' 'by rule'
try 0 'a rule explained' check --explain B6 </dev/null
says 'vacancy' 'how to mend it is said'
try 2 'a profile that is none' check m.talanoa --profile nosuch </dev/null
complains 'hleag, eiti' 'those that are there are named'
try 64 'a rule that is none' check --explain Z99 </dev/null
try 64 'check of nothing' check </dev/null
finish
