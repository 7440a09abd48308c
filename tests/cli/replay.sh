#!/bin/sh
# SPDX-License-Identifier: ISC
# The example meeting runs without one refused line, and what `log --script` writes makes the
# same meeting again: show and the minutes are equal but for the fingerprint of the record.
. "$TALANOA_SRCDIR/tests/cli/lib.sh"
TALANOA_DATADIR=$TALANOA_SRCDIR/share/talanoa
export TALANOA_DATADIR
whats=$(sed -n 's/^SHOW([A-Z]*, "\([a-z]*\)".*/\1/p' "$TALANOA_SRCDIR/src/cli/subcommands.def")

everything() {	# file: all that can be shown of it
	for what in $whats; do
		echo "== $what"
		"$program" show "$1" "$what" --json --now 2026-03-11T00:00:00Z || echo 'FAILED'
	done
	for format in txt md; do
		for edition in public full; do
			"$program" export "$1" --format $format --edition $edition || echo 'FAILED'
		done
	done | sed -e 's/Record [0-9a-f]*, [0-9]* entries/Record/' -e "/Version.*record/d"
}

replay() {	# file, name of the replay, description, exit status (1: with warnings)
	"$program" log "$1" --script >"$2.script" 2>"$err"
	try 0 "$3: a script can be written" log "$1" --script </dev/null
	try 0 "$3: a new file" new "$2" --template none </dev/null
	try "$4" "$3: no line of the script is refused" do -q "$2" - <"$2.script"
	everything "$1" >"$1.all"
	everything "$2" >"$2.all"
	same "$1.all" "$2.all" "$3: everything is the same"
	! grep -q FAILED "$1.all"
	result $? "$3: and everything could be shown"
	try 0 "$3: and the record holds" verify "$2" </dev/null
}

"$program" new example.talanoa --template hleag >/dev/null
try 0 'the example: no line is refused' do -q example.talanoa - \
	<"$TALANOA_DATADIR/examples/hleag.talanoa"
silent 'and nothing is said against it'
replay example.talanoa again.talanoa 'the example' 0

# What the example does not have: two operators, undo of many things, awkward words.
cat >odd <<'EOT'
operator "Ana Silva" rapporteur
group add AA "First group" weight=1500 seats=3
group add BB "Second group"
[2026-03-10T08:00:00.000Z] person add "Bo ""the"" Lee" group=AA
[2026-03-10T08:00:00.000Z] person add "Cy to for because" group=BB factor=500
[2026-03-10T08:00:00.000Z] person add "Dee" group=BB type=org
[2026-03-10T08:00:00.000Z] person add "Of no group" role=chair
[2026-03-10T08:00:00.000Z] person set Dee name "Dee with Eff"
[2026-03-10T08:00:01.000Z] undo
[2026-03-10T08:00:01.000Z] rules set limit 2m
[2026-03-10T08:00:02.000Z] rules set order fifo
[2026-03-10T08:00:03.000Z] undo
[2026-03-10T08:00:04.000Z] agenda+ type=decision Title for 20m with "quotes" for 90s
[2026-03-10T08:00:04.000Z] agenda+ Second
[2026-03-10T08:00:04.000Z] agenda+ Third
[2026-03-10T08:00:05.000Z] agenda order 3,1
[2026-03-10T08:00:06.000Z] meeting open
[2026-03-10T08:00:06.000Z] topic A new topic
[2026-03-10T08:00:07.000Z] undo
[2026-03-10T08:00:07.000Z] take up 1
[2026-03-10T08:00:08.000Z] q+ "Bo ""the"" Lee" with BB to reply to all behalf="the group"
[2026-03-10T08:00:09.000Z] confirm BB
operator "Second person" facilitator
[2026-03-10T08:00:10.000Z] q+ "Cy to for because" as AA
[2026-03-10T08:00:10.000Z] q+ "New one" new BB
[2026-03-10T08:00:11.000Z] next
[2026-03-10T08:00:41.000Z] undo
[2026-03-10T08:00:42.000Z] next
[2026-03-10T08:01:42.000Z] interpret
[2026-03-10T08:02:42.000Z] resume
[2026-03-10T08:02:43.000Z] point Dee to say so
[2026-03-10T08:02:43.000Z] next
[2026-03-10T08:03:00.000Z] ruling It stands. because rule 3
[2026-03-10T08:03:01.000Z] done
[2026-03-10T08:03:02.000Z] extend 30s because of the noise
[2026-03-10T08:03:03.000Z] yield Dee
[2026-03-10T08:03:30.000Z] ack "Cy to for because" because they must leave
[2026-03-10T08:04:00.000Z] done
[2026-03-10T08:04:00.000Z] announce
[2026-03-10T08:04:01.000Z] next
[2026-03-10T08:04:02.000Z] noshow
[2026-03-10T08:04:03.000Z] turn 2 time=95s because the clock was late
[2026-03-10T08:04:03.000Z] turn last who=Dee
[2026-03-10T08:04:04.000Z] turn add AA time=12.5s because of a film
[2026-03-10T08:04:04.000Z] turn add AA time=12s because of a film
[2026-03-10T08:04:05.000Z] close queue
operator "Ana Silva" rapporteur
[2026-03-10T08:05:00.000Z] Dee: who=somebody -- said -- so
[2026-03-10T08:05:00.000Z] note "all of it quoted"
[2026-03-10T08:05:01.000Z] s/quoted/cited/
[2026-03-10T08:05:02.000Z] ... and on
[2026-03-10T08:05:03.000Z] note right ‮ to left
[2026-03-10T08:05:04.000Z] attribution note 2 none
[2026-03-10T08:05:04.000Z] embargo note 3 until 2026-04-01
[2026-03-10T08:05:05.000Z] propose by=Dee Do it by 1 April
[2026-03-10T08:05:06.000Z] decide vote because most wanted it
[2026-03-10T08:05:07.000Z] action Dee to go to Nairobi to speak by 2026-04-01
[2026-03-10T08:05:08.000Z] action 1 progress half way
[2026-03-10T08:05:09.000Z] action 1 owner="Somebody else" due=2026-05-01
[2026-03-10T08:05:10.000Z] action 1 done because it is
[2026-03-10T08:05:11.000Z] withhold note 1 ground=safety reason="a ""risk""" summary="A participant spoke"
[2026-03-10T08:05:12.000Z] withhold note 2 ground=safety reason=x
[2026-03-10T08:05:13.000Z] release note 2
[2026-03-10T08:05:14.000Z] meeting suspend 15m lunch
[2026-03-10T08:20:14.000Z] meeting resume
[2026-03-10T08:20:15.000Z] present- Dee
[2026-03-10T08:20:16.000Z] defer 3 no time
[2026-03-10T08:20:17.000Z] close item agreed in substance
[2026-03-10T08:20:18.000Z] reopen item 1 because something was forgotten
[2026-03-10T08:20:18.100Z] reopen queue
[2026-03-10T08:20:18.100Z] rules set budget 90s
[2026-03-10T08:20:18.100Z] rules set warn 10s,1m
[2026-03-10T08:20:18.200Z] last word "Cy to for because" as AA
[2026-03-10T08:20:18.200Z] invited "Of no group"
[2026-03-10T08:20:18.300Z] next
[2026-03-10T08:20:18.500Z] next
[2026-03-10T08:20:18.700Z] done
[2026-03-10T08:20:18.800Z] agreed We do it because of "this because" because of that
[2026-03-10T08:20:18.900Z] agreed -- No reason because none is kept
[2026-03-10T08:20:19.000Z] summary 1 What was said.
[2026-03-10T08:20:20.000Z] interest Dee: effect=stay owns a mine
[2026-03-10T08:20:21.000Z] interest none
[2026-03-10T08:20:22.000Z] protect Dee
[2026-03-10T08:20:23.000Z] same "New one" = Dee
[2026-03-10T08:20:24.000Z] group set AA weight 2000
[2026-03-10T08:20:25.000Z] group set AA code AAA
[2026-03-10T08:20:26.000Z] close item
[2026-03-10T08:20:27.000Z] meeting close
EOT
"$program" new odd.talanoa --template none >/dev/null
try 2 'a meeting of odd acts' do --keep-going -q odd.talanoa - <odd
complains '12.5s' 'whose one bad line is refused'
complains '1 of' 'and no other'
replay odd.talanoa odd2.talanoa 'odd acts' 1

# After the meeting: every step of the approval, corrections, and what goes on after it.
cat >after <<'EOT'
operator "Ana Silva" rapporteur
[2026-03-16T07:59:00.000Z] withhold note 1 authority="Of no group, in the chair"
[2026-03-16T08:00:00.000Z] circulate
[2026-03-16T08:00:01.000Z] undo
[2026-03-16T08:00:02.000Z] circulate until 2026-03-26
[2026-03-17T08:00:00.000Z] correct note 1: because="because ""they"" said so" -- so because of all
[2026-03-17T08:00:01.000Z] correct note 1: not so because it was a slip
[2026-03-17T08:00:02.000Z] undo
[2026-03-17T08:00:03.000Z] correct item 2: It went on. because nothing stood there
[2026-03-17T08:00:04.000Z] correct interest 1: owns half a mine because it is half
[2026-03-17T08:00:05.000Z] said note 2 by "Bo ""the"" Lee" because they say so
[2026-03-17T08:00:06.000Z] correct decision 1: Do it by 2 April because the first is a Sunday
[2026-03-18T08:00:00.000Z] publish-note 2026-03-17 https://example.org/draft
[2026-04-20T09:00:00.000Z] adopt minutes
[2026-04-20T09:10:00.000Z] certify by "Of no group"
[2026-04-21T09:25:00.000Z] publish-note 2026-04-21 https://example.org/minutes
[2026-04-22T09:25:00.000Z] action 1 progress all of it
EOT
"$program" copy odd.talanoa after.talanoa >/dev/null
try 0 'after the meeting' do after.talanoa - <after
replay after.talanoa after2.talanoa 'after the meeting' 1
try 0 'its journal' log after.talanoa </dev/null
says 'the draft was circulated ends 2026-03-26' 'says what was circulated'
says 'correction 2: ' 'and what was corrected'
says 'certified by Of no group' 'and who certified'
says 'published on 2026-04-21' 'and when it was published'
try 0 'show meeting' show after.talanoa meeting </dev/null
says 'circulated 2026-03-16 (corrections until 2026-03-26), adopted' 'says how far it is'
try 0 'as JSON' show after.talanoa meeting --json </dev/null
json '[d["minutes"][k] for k in ("state", "certified_by", "published_at")]' \
	'["certified", "Of no group", "https://example.org/minutes"]' 'with names for each step'

try 0 'the journal in words' log odd.talanoa </dev/null
says '(taken back later)' 'says what was taken back'
says 'Second person' 'and who did it'
! grep -q '‮' "$out"
result $? 'and steers no terminal'
finish
