#!/bin/sh
# SPDX-License-Identifier: ISC
# What somebody needs to take part is theirs: it leaves in no edition; but words that anybody
# may say do not stop the minutes.
. "$TALANOA_SRCDIR/tests/cli/lib.sh"

"$program" new n.talanoa --template none >/dev/null
"$program" do -q n.talanoa - <<'EOT'
group add AA "First group"
person add Ana group=AA
meeting open
present+ Ana
agenda+ One
take up 1
access Ana asked interpretation from Spanish
support Ana asked an attendant for the journey, because of an illness that is known to few
Ana: said, through interpretation from Spanish, that it was so.
EOT
try 0 'a need that others name, too' export n.talanoa </dev/null
says 'through interpretation from Spanish' 'does not stop the minutes'
! grep -q 'illness' "$out"
result $? 'which hold no need of a person'
try 0 'nor does the page' export n.talanoa --format html </dev/null
! grep -q 'illness' "$out"
result $? 'hold it'
"$program" do -q n.talanoa \
	'note Ana has an attendant for the journey, because of an illness that is known to few'
try 2 'the very words of a need stop them' export n.talanoa </dev/null
complains 'the text of support 2, which must not leave' 'and are named by their number'
finish
