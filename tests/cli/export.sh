#!/bin/sh
# SPDX-License-Identifier: ISC
# What export can be asked for: packs for constituencies, one member's own part, what changed
# since the draft was circulated, a signature.
. "$TALANOA_SRCDIR/tests/cli/lib.sh"
TALANOA_DATADIR=$TALANOA_SRCDIR/share/talanoa
export TALANOA_DATADIR
formats='txt md html'

flat() {	# the words of standard output, without wrapping and markup
	sed 's/<[^>]*>//g' "$out" | tr -s ' \n>' '   ' >flat
	mv flat "$out"
}

lacks() {	# text that standard output must not hold, description
	! grep -qF -e "$1" "$out"
	result $? "$2"
}

"$program" new m.talanoa --template hleag --title 'Third plenary' >/dev/null
"$program" import m.talanoa "$TALANOA_DATADIR/examples/people.csv" \
	"$TALANOA_DATADIR/examples/agenda.csv" >/dev/null
"$program" do -q m.talanoa --as Ana 'meeting open' \
	'present+ "Labour delegate 1", "Labour delegate 2", "Government delegate 1"' 'take up 2' \
	'q+ LAB1' next 'LAB1: said that the pilot unlucky for smelters is postponed' done \
	'GOV1: said that the tariff proposal nobody saw is a draft' \
	'LAB2: thanked the unremarkable interpreters' \
	'GOV1: read a paper that somebody lent in confidence' \
	'propose The harbour stays open.' 'action LAB1 to write to the harbour by 2026-05-01' 'close item' 'meeting close' \
	'withhold note 1 ground=safety reason="a threat" authority="the chair" summary="A participant spoke about a pilot"' \
	'withhold note 2 ground=deliberation consult=text reason="unfinished" authority="the chair" review=+30d' \
	'withhold note 4 ground=third-party reason="lent" authority="the chair" summary="A participant read a paper"' ||
	exit 1

# Packs: what may be passed on is in them, what is restricted is not; one for each, or none.
try 64 'packs without a folder' export m.talanoa --edition constituency:all </dev/null
complains '-o DIR' 'what is missing is said'
try 64 'a constituency without a code' export m.talanoa --edition constituency: </dev/null
try 2 'a constituency that is none' export m.talanoa --edition constituency:XX </dev/null
complains 'there is no constituency "XX"' 'is named'
for format in $formats; do
	try 0 "$format: one pack" export m.talanoa --edition constituency:LAB -f $format </dev/null
	flat
	says 'Labour unions (LAB)' "$format: says for whom it is"
	says 'not for publication' "$format: and that it is not for publication"
	says 'tariff proposal nobody saw' "$format: a draft may be passed on to those one consults"
	lacks 'unlucky for smelters' "$format: what is restricted may not"
	try 0 "$format: the public edition" export m.talanoa -f $format </dev/null
	flat
	lacks 'tariff proposal nobody saw' "$format: has neither"
	lacks 'Pack for' "$format: and is nobody's pack"
done
try 0 'all packs' export m.talanoa --edition constituency:all -f md -o packs </dev/null
says '10 packs' 'says how many'
[ "$(ls packs | tr '\n' ' ')" = 'CSO.md EXP.md GOV.md IND.md IP.md LAB.md LOC.md UNA.md WOM.md YTH.md ' ]
result $? 'one file for each constituency'
"$program" export m.talanoa --edition constituency:LAB -f md >one.md
same one.md packs/LAB.md 'each is the pack of that constituency'
mkdir empty
try 0 'into an empty folder' export m.talanoa --edition constituency:all -f md -o empty </dev/null
same packs/IP.md empty/IP.md 'the same bytes twice'
try 2 'not into a folder that holds something' export m.talanoa --edition constituency:all -o packs </dev/null
complains 'packs is not empty' 'which is named'
[ ! -e packs/LAB.txt ]
result $? 'and nothing is added'
echo x >file
try 2 'nor onto a file' export m.talanoa --edition constituency:all -o file </dev/null
try 3 'one pack that cannot be signed' export m.talanoa --edition constituency:all -o half --sign nokey </dev/null
[ $try_got -ne 0 ] && [ -z "$(find . -name 'half*')" ]
result $? 'leaves no folder at all'

# One member's own part.
for format in $formats; do
	try 0 "$format: one's own part" export m.talanoa --mine 'Labour delegate 1' -f $format </dev/null
	flat
	says 'unlucky for smelters' "$format: has the own words, withheld or not"
	says 'withheld from the public' "$format: and says which are"
	lacks 'tariff' "$format: no words of others"
	lacks 'interpreters' "$format: not even of the same constituency"
	lacks 'Government' "$format: and names nobody else"
done
try 2 'a member who is not there' export m.talanoa --mine 'Nobody' </dev/null
complains '--mine: ' 'is said'
try 64 'one part is no edition' export m.talanoa --mine LAB1 --edition full </dev/null

# Changes since the circulation.
try 2 'no changes before the draft is circulated' export m.talanoa --changes-since circulated </dev/null
complains 'not circulated yet' 'that is said'
try 64 'changes since anything else' export m.talanoa --changes-since yesterday </dev/null
"$program" do -q m.talanoa --as Ana 'circulate' || exit 1
try 0 'nothing has changed' export m.talanoa --changes-since circulated </dev/null
says 'Nothing has changed since then.' 'is said'
"$program" do -q m.talanoa --as Ana \
	'correct note 3: thanked the remarkable interpreters because that was meant' \
	'correct note 1: said that the pilot unfit for kilns is postponed because of a slip nobody may read' \
	'said note 3 by LAB1 because the other one spoke' 'note a walk was forgotten' \
	'present+ "Youth delegate 1"' 'position LAB support on decision 1' \
	'action 1 done' 'withhold note 3 ground=personal reason="a name" authority="the chair"' 'release note 4' || exit 1
for format in $formats; do
	for edition in public constituency:GOV; do
		try 0 "$format, $edition: the changes" export m.talanoa --changes-since circulated \
			--edition $edition -f $format </dev/null
		flat
		says 'Changes since the draft was circulated' "$format, $edition: come first"
		says 'a walk was forgotten' "$format, $edition: what was added"
		says 'Withheld since: ' "$format, $edition: what was withheld"
		says 'Attendance completed' "$format, $edition: who was there after all"
		says 'Positions or votes recorded since: a decision (decision 1)' \
			"$format, $edition: on what decision a position came later"
		says 'read a paper that somebody lent' "$format, $edition: what was released"
		lacks 'unlucky for smelters' "$format, $edition: no withheld old wording"
		lacks 'unfit for kilns' "$format, $edition: no withheld new wording"
		lacks 'a slip nobody' "$format, $edition: nor its reason"
		lacks 'remarkable interpreters' "$format, $edition: nor of what was withheld since"
	done
done
"$program" do -q m.talanoa --as Ana 'release note 3' || exit 1
try 0 'once released' export m.talanoa --changes-since circulated </dev/null
flat
says '[-unremarkable-]{+remarkable+}' 'the old and the new words stand there'
says 'Reason: That was meant.' 'and the reason'
try 0 'without the question' export m.talanoa </dev/null
lacks 'Changes since' 'nothing is said of changes'
try 0 'in full' export m.talanoa --changes-since circulated --edition full </dev/null
flat
says 'unfit' 'the full edition has it all'

# Signatures.
if command -v ssh-keygen >/dev/null && ssh-keygen -q -t ed25519 -N '' -C test -f key; then
	try 64 'a signature of standard output' export m.talanoa --sign key </dev/null
	try 0 'a signature' export m.talanoa -o signed.txt --sign key </dev/null
	says 'signed.txt.sig' 'is named'
	echo "secretariat $(cat key.pub)" >allowed
	ssh-keygen -q -Y verify -f allowed -I secretariat -n talanoa-record -s signed.txt.sig \
		<signed.txt >"$out" 2>"$err"
	result $? 'ssh-keygen verifies it'
	{ cat signed.txt; echo; } | ssh-keygen -q -Y verify -f allowed -I secretariat \
		-n talanoa-record -s signed.txt.sig >"$out" 2>"$err"
	[ $? -ne 0 ]
	result $? 'but not of other bytes'
	try 2 'a signature that is there stays' export m.talanoa -o signed.txt --sign key </dev/null
	try 0 '--force replaces both' export m.talanoa -o signed.txt -f md --sign key --force </dev/null
	ssh-keygen -q -Y verify -f allowed -I secretariat -n talanoa-record -s signed.txt.sig \
		<signed.txt >"$out" 2>"$err"
	result $? 'and it verifies'
	try 0 'packs, each signed' export m.talanoa --edition constituency:all -o sealed --sign key </dev/null
	[ "$(ls sealed/*.sig | wc -l)" -eq 10 ]
	result $? 'has a signature for each'
	mkdir -p "$HOME/.config/talanoa"
	printf '[export]\nsign-key = %s\n' "$PWD/key" >"$HOME/.config/talanoa/talanoa.ini"
	try 0 'the option' export m.talanoa -o option.txt </dev/null
	[ -s option.txt.sig ]
	result $? 'signs every file'
	try 0 'standard output' export m.talanoa </dev/null
	silent 'is not signed'
	rm "$HOME/.config/talanoa/talanoa.ini"
	mkdir blocked.txt.sig
	try 2 'a signature that cannot be written' export m.talanoa -o blocked.txt --sign key --force </dev/null
	[ ! -e blocked.txt ]
	result $? 'leaves no file without one'
fi
try 3 'a key that is not there' export m.talanoa -o broken.txt --sign nokey </dev/null
complains nokey 'is named'
[ -z "$(find . -name 'broken*')" ]
result $? 'and leaves nothing'
PATH=/nonexistent
try 3 'without ssh-keygen' export m.talanoa -o broken.txt --sign key </dev/null 2>/dev/null
PATH=/usr/bin:/bin
complains 'ssh-keygen' 'is said'
[ ! -e broken.txt ]
result $? 'and leaves nothing'
finish
