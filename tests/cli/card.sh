#!/bin/sh
# SPDX-License-Identifier: ISC
# talanoa show card in three languages and by other rules; talanoa display without a terminal.
. "$TALANOA_SRCDIR/tests/cli/lib.sh"

says() {	# text, description: standard output, its lines joined, holds it
	tr '\n' ' ' <"$out" | grep -qF -e "$1"
	result $? "$2"
}

"$program" new m.talanoa --template basic --as R >/dev/null
try 0 'the card of a new meeting' show m.talanoa card </dev/null
says 'The floor goes to the constituency that has spoken least for its share; within it,' \
	'says the order'
says 'One intervention lasts up to 3 min, and all the time it takes is counted' 'what is counted'
says 'can catch up on 12 min at most, and gives one turn away after 3 min 20 s in a row.' \
	'and what is made up for'
try 0 'French, other rules' do m.talanoa 'meeting set language fr' 'rules set limit 90s' \
	'rules set order fifo' 'rules set budget 10m' </dev/null
cp m.talanoa before
try 0 'the card in French' show m.talanoa card </dev/null
says "La parole est donnée dans l'ordre des mains levées." 'says the order'
says 'Une intervention dure 1 min 30 s au plus' 'the limit'
says "au-delà de 10 min sur un point" 'the budget'
try 0 'Spanish, adopted' do m.talanoa 'meeting set language es' 'adopt rules' </dev/null
try 0 'the card in Spanish' show m.talanoa card --json </dev/null
python3 - "$out" <<'EOT'
import json, sys
d = json.load(open(sys.argv[1], encoding='utf-8'))
assert sorted(d) == ['adopted', 'language', 'sentences'], d
assert d['adopted'] is True and d['language'] == 'es' and len(d['sentences']) == 3, d
assert d['sentences'][0] == 'La palabra se da en el orden en que se levantan las manos.', d
EOT
result $? 'is three sentences and two facts'
try 0 'a language without words' do m.talanoa 'meeting set language sw' </dev/null
try 0 'the card in it' show m.talanoa card </dev/null
says 'The floor is given in the order in which hands are raised.' 'is in English'

"$program" do before 'meeting open' >/dev/null 2>&1
cp before after
try 64 'no terminal, no display' display after </dev/null
grep -q 'needs a terminal' "$err"
result $? 'and the error says so'
cmp -s before after
result $? 'nothing was written'
[ ! -e "$HOME/.local/state/talanoa" ]
result $? 'nor anywhere else'

finish
