#!/bin/sh
# SPDX-License-Identifier: ISC
# talanoa new and do: what is accepted, what is refused, and what a refusal leaves behind.
. "$TALANOA_SRCDIR/tests/cli/lib.sh"

notes() {	# file: the words of its notes, one a line
	"$program" show "$1" notes --json | sed -n 's/^ *"text": "\(.*\)".*/\1/p'
}

is() {	# what was got, what was wanted, description
	[ "$1" = "$2" ] || printf '# got:\n%s\n# wanted:\n%s\n' "$1" "$2" | sed 's/^/# /'
	[ "$1" = "$2" ]
	result $? "$3"
}

try 0 'a new meeting' new m.talanoa --template hleag --title 'Third plenary' </dev/null
says 'm.talanoa' 'it is named'
is "$(stat -c %a m.talanoa)" 600 'only its owner can read it'
try 2 'a file that exists is not made anew' new m.talanoa --template basic </dev/null
complains 'm.talanoa: exists' 'that is said'
try 2 'an unknown template' new n.talanoa --template nosuch </dev/null
complains nosuch 'it is named'
complains hleag 'the known ones are listed'
[ ! -e n.talanoa ]
result $? 'and no file is left'
try 0 'without a terminal nothing is asked' new basic.talanoa </dev/null
try 0 'a template with its agenda' new agenda.talanoa --template hleag --agenda </dev/null
"$program" show agenda.talanoa agenda >"$out"
says 'Governance and regulation' 'the items are there'

try 0 'commands as arguments' do m.talanoa 'person add "Ana Silva" group=CSO' \
	'present+ Ana' 'agenda+ Opening for 10m' 'take up 1' 'note One.' 'action Ana to write' </dev/null
says 'Ana Silva' 'the answer names who'
silent 'and nothing is on standard error'
printf '# a comment\n\n   \nnote Two.\r\n\357\273\277note none\n' >script
printf '\357\273\277note Three.\nnote Four.' >bom
try 2 'a mark in the middle of a script is refused' do m.talanoa - <script
complains 'line 5' 'by its line'
try 0 'a mark at its start is not; the last line needs no end' do m.talanoa <bom
is "$(notes m.talanoa)" 'One.
Two.
Three.
Four.' 'comments and blank lines are skipped'

printf 'note five\nnxet\nnote six\n' >bad
try 2 'a script stops at its first refused line' do m.talanoa - <bad
complains 'line 2' 'its number is said'
complains '    nxet' 'and its words'
is "$(notes m.talanoa | tail -n 1)" five 'what came before is kept, nothing after it done'
try 2 'as an argument it is a command' do m.talanoa 'note six' nxet 'note seven' </dev/null
complains 'command 2' 'by number'
try 2 '--keep-going goes on' do m.talanoa --keep-going - <bad
complains '1 of 3 lines refused' 'and counts'
is "$(notes m.talanoa | tail -n 1)" six 'what came after is done'
before=$(notes m.talanoa)
try 2 '--batch is all or nothing' do --batch m.talanoa - <bad
complains 'line 2' 'the line is named'
complains 'nothing was recorded' 'and that'
is "$(notes m.talanoa)" "$before" 'nothing was'
[ ! -s "$out" ]
result $? 'and nothing was said to be'
printf 'note b1\nnote b2\n' >good
try 0 'a good batch' do m.talanoa --batch - <good
is "$(notes m.talanoa | tail -n 2)" 'b1
b2' 'is recorded as a whole'
try 64 '--batch and --keep-going contradict each other' do m.talanoa --batch -k 'note x' </dev/null
try 0 '-q says nothing' do -q m.talanoa 'note quiet' </dev/null
[ ! -s "$out" ]
result $? 'nothing at all'

try 2 'a command that looks like an option' do m.talanoa -- '-nothing' </dev/null
try 0 'a nobody note after --' do m.talanoa -- '- nobody said this' </dev/null
is "$(notes m.talanoa | tail -n 1)" 'nobody said this' 'it is text'
"$program" do m.talanoa 'note lost?' >/dev/full 2>"$err" </dev/null
[ $? -eq 3 ]
result $? 'an answer that cannot be written: exit status 3'
printf 'note a\0b\n' >nul
try 2 'a NUL in a line' do m.talanoa - <nul
complains NUL 'is named'
head -c 2000000 /dev/zero | tr '\0' a >long
try 2 'a line of 2 MB' do m.talanoa - <long
complains '1 MiB' 'is refused'
try 0 'nothing to do' do m.talanoa </dev/null

# Bad input: each is refused, names what is wrong, and changes nothing.
before=$("$program" verify m.talanoa)
while IFS='|' read -r line named; do
	try 2 "refused: $line" do m.talanoa -- "$line" </dev/null
	complains "$named" "because of: $named"
done <<'EOT'
q+ Nobody Known|Nobody Known
q+|q+ NAME
take up 99|99
extend 1h|nobody has the floor
rules set limit 3|3
rules set limit 9223372036854775808s|9223372036854775808s
rules set limit -1s|-1s
rules set limit NaN|NaN
rules set limit 1e308s|1e308s
rules set nosuch 3m|nosuch
action 1 due=2025-02-30|2025-02-30
action 1 due=0000-00-00|0000-00-00
agenda set 1 for 0|0
embargo note 1 until 2025-02-30|DATE
embargo note 1 until 0000-00-00|DATE
[2026-13-01T00:00:00Z] note x|2026-13-01
person add ""|NAME
person add "Ana Silva"|Ana Silva
group add cso "Again"|CSO
withhold note 1|ground
s/no such words/x/|no such words
meeting set timezone Mars/Olympus|Mars/Olympus
/nosuch|nosuch
EOT
is "$("$program" verify m.talanoa)" "$before" 'nothing of that was recorded'

while read -r octal name; do
	printf "person add \"Al$octal Bo\"\n" >hostile
	try 2 "a name with $name" do m.talanoa - <hostile
done <<'EOT'
\033[2J ESC
\033]0;x\007 OSC
\233 a_lone_byte_0x9b
\302\233 U+009B
\177 DEL
\342\200\256 U+202E
\342\200\213 U+200B
\355\240\200 a_surrogate
\357\277\276 U+FFFE
\300\257 an_overlong_form
EOT
printf 'person add "%s"\n' "$(printf '%0201d' 0)" >hostile
try 2 'a name of 201 characters' do m.talanoa - <hostile
printf 'note '\''); DROP TABLE event;-- %%n%%s%%x\n' >sql
try 0 'SQL and formats are text' do m.talanoa - <sql
is "$(notes m.talanoa | tail -n 1)" "'); DROP TABLE event;-- %n%s%x" 'as they were typed'
printf 'note right \342\200\256 to left\n' >bidi
try 0 'a bidi control in a body is kept' do m.talanoa - <bidi
"$program" show m.talanoa notes | grep -q '<U+202E>'
result $? 'and printed so that it does nothing'
try 0 'and the record holds' verify m.talanoa </dev/null

try 2 'an observer changes nothing' --role observer do m.talanoa 'note x' </dev/null
complains observer 'that is said'
chmod 000 m.talanoa
if [ "$(id -u)" -ne 0 ]; then
	try 3 'a file that may not be read' do m.talanoa 'note x' </dev/null
	complains m.talanoa 'is named'
fi
chmod 600 m.talanoa
echo 'not a meeting' >other
try 3 'a file that is no meeting' do other 'note x' </dev/null
complains other 'is named'
try 3 'a folder' do . 'note x' </dev/null
finish
