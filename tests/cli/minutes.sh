#!/bin/sh
# SPDX-License-Identifier: ISC
# The minutes of the example meeting: what a reader must find, and what nobody may.
. "$TALANOA_SRCDIR/tests/cli/lib.sh"
TALANOA_DATADIR=$TALANOA_SRCDIR/share/talanoa
export TALANOA_DATADIR

"$program" new m.talanoa --template hleag >/dev/null
grep -v '^\[[^]]*\] why ' "$TALANOA_DATADIR/examples/hleag.talanoa" | "$program" do -q m.talanoa - ||
	exit 1
"$program" publish m.talanoa public.talanoa >/dev/null || exit 1

words() {	# file: its words, without wrapping and markup
	case $format in
	html) sed 's/<[^>]*>//g' "$1" ;;
	*) cat "$1" ;;
	esac | tr -s ' \n>' '   '
}

for format in txt md html; do
	try 0 "$format: the public edition" export m.talanoa --format $format </dev/null
	cp "$out" "public.$format"
	words "public.$format" >"$out"
	says 'Third plenary meeting on energy-transition minerals' "$format: the meeting is named"
	says 'with 10 of 10 constituencies present' "$format: who was there when it opened"
	says 'Labour delegate 2' "$format: a speaker is named"
	says 'The Group agreed by consensus as follows' "$format: a decision stands apart"
	says 'Public comment stays open until 30 April 2026.' "$format: in its exact words"
	says '23 and 24 June 2026' "$format: the next meeting"
	says 'The meeting was closed at 12:11.' "$format: the end, in the time of the place"
	says 'community monitors near a tailings dam had been followed' "$format: the public summary"
	says 'Northern America' "$format: the region that was not in the room"
	says 'weight in advice does not bind a parliament' "$format: where a constituency stood, and why"
	says '15 in favour, 1 against, 2 abstaining' "$format: the counts of a vote"
	says 'publication of prices before twelve months' "$format: a reservation"
	says 'taken by the Assembly of the Communities' "$format: where a people's own decision is"
	says 'registration is free of charge for artisanal' "$format: the answer to a comment"
	says 'certified on 20 April 2026 by the Co-facilitator' "$format: who certified it"
	says 'by Local communities on 18 March 2026 (dismissed)' "$format: who contested what is withheld"
	try 0 "$format: the full edition" export m.talanoa --format $format --edition full </dev/null
	says 'Full: not for publication' "$format: which says so"
	words "$out" >full
	grep -q 'village upstream of the ferry crossing' full
	result $? "$format: holds the remark that is withheld"
	! grep -q 'ferry' "public.$format" && ! grep -q 'meet.example.org/hleag/3' "public.$format"
	result $? "$format: the public one does not, nor the link of the call"
	try 0 "$format: of a public copy" export public.talanoa --format $format --edition full </dev/null
	! grep -q 'ferry' "$out"
	result $? "$format: not even its full edition has it"
	LC_ALL=C TZ=Asia/Tokyo "$program" export m.talanoa --format $format >again.$format
	same "public.$format" again.$format "$format: the same bytes in another locale and zone"
done

# Under an item that is attributed to constituencies nobody is named.
sed -n '/^Item 5/,/Decision 2026-3.D6/p' public.txt >"$out"
says 'A representative of Youth' 'item 5 names a constituency'
says 'A participant supported payment' 'but not one of which one person was there'
! grep -qE 'Youth delegate|Government delegate' "$out"
result $? 'and no person'

# Whatever begins a line of somebody's words, it is words in Markdown.
"$program" new w.talanoa --template basic --title W >/dev/null
"$program" do -q w.talanoa 'meeting open' 'agenda+ One' 'take up 1' 'note who said
  - this
    2. that
   === and
# more' || exit 1
try 0 'words that look like markup' export w.talanoa --format md </dev/null
for line in '^who said\\$' '^\\- this\\$' '^2\\. that\\$' '^\\=== and\\$' '^\\# more$'; do
	grep -q "$line" "$out"
	result $? "are escaped: $line"
done

# A time that somebody corrected was not taken by the clock.
"$program" new c.talanoa --template none >/dev/null
"$program" do -q c.talanoa 'group add AA First' 'group add BB Second' 'person add Ana group=AA' \
	'person add Bo group=BB' 'meeting open' 'q+ Ana' 'q+ Bo' 'next' 'next' 'done' || exit 1
"$program" export c.talanoa >"$out"
! grep -q 'were not taken by the clock' "$out"
result $? 'measured times need no word'
"$program" do -q c.talanoa 'turn 1 time=2:10 because the clock was late' || exit 1
try 0 'a corrected time' export c.talanoa </dev/null
says 'The times of 1 of 2 turns were not taken by the clock' 'is said to be one'

# What was interpreted says so, once.
"$program" do -q c.talanoa 'q+ Bo' 'next' 'interpret' 'Bo: asked for water.' 'resume' 'done' \
	'q+ Ana' 'next' 'interpret' 'Ana: said, through interpretation, that there was none.' \
	'resume' 'done' || exit 1
try 0 'turns that were interpreted' export c.talanoa </dev/null
says 'Bo (BB, through interpretation) asked for water.' 'are marked'
says 'Ana (AA) said, through interpretation, that' 'but not twice'

try 1 'check: what the example leaves open' check m.talanoa --now 2026-04-22T08:00:00Z </dev/null
says ', 0 failures, 1 warnings, ' 'is one thing'
says 'lists of countries are more than twelve months old' 'the age of the lists'
try 2 'check: a year later' check m.talanoa --now 2027-04-01T08:00:00Z </dev/null
says 'the review of note 66, withheld on safety, is overdue' 'what is withheld waits for its review'
"$program" do -q w.talanoa 'agreed Doors open at nine' 'agreed Doors close at ten because of the bus'
try 2 'check: a meeting that lacks much' check w.talanoa </dev/null
says 'decision 1 has no rationale' 'each finding says what is missing'
! grep -q 'decision 2 has no rationale' "$out"
result $? 'and agreed TEXT because RATIONALE keeps one'
finish
