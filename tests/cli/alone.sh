#!/bin/sh
# SPDX-License-Identifier: ISC
# One facilitator's time is a person's: the public minutes do not tell it, the full ones do. And
# a draft that was decided is open: nothing is asked of its withholding any more.
. "$TALANOA_SRCDIR/tests/cli/lib.sh"

"$program" new n.talanoa --template none >/dev/null
"$program" do -q n.talanoa - <<'EOT'
[2026-03-10T07:00:00.000Z] group add GOV Governments
[2026-03-10T07:00:00.000Z] person add Bo group=GOV
[2026-03-10T07:00:00.000Z] person add Ana role=facilitator
[2026-03-10T07:00:00.000Z] present+ Ana,Bo
[2026-03-10T08:00:00.000Z] meeting open
[2026-03-10T08:00:00.000Z] agenda+ One
[2026-03-10T08:00:00.000Z] take up 1
[2026-03-10T08:00:00.000Z] invited Ana
[2026-03-10T08:00:10.000Z] next
[2026-03-10T08:02:13.000Z] done
[2026-03-10T08:02:30.000Z] propose The list is published.
EOT
try 0 'the public minutes' export n.talanoa </dev/null
! grep -q '2:03' "$out"
result $? 'do not tell the time of the only facilitator'
try 0 'the full minutes' export n.talanoa --edition full </dev/null
says '2:03' 'do'
"$program" do -q n.talanoa \
	'[2026-03-10T08:03:00.000Z] withhold decision 1 ground=deliberation consult=text' || :
try 2 'an unfinished withholding' check n.talanoa --now 2026-03-11T09:00:00Z </dev/null
says '`withhold decision 1 reason' 'is asked for its reason'
"$program" do -q n.talanoa '[2026-03-10T08:05:00.000Z] decide consensus because all agreed' || :
"$program" check n.talanoa --now 2026-03-11T09:00:00Z >"$out" 2>&1 </dev/null
! grep -q 'withhold decision 1' "$out"
result $? 'but not once the draft was decided: then it is open'
finish
