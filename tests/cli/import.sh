#!/bin/sh
# SPDX-License-Identifier: ISC
# talanoa import: lists out of a spreadsheet, all of them or none; problems named by line.
. "$TALANOA_SRCDIR/tests/cli/lib.sh"
examples=$TALANOA_SRCDIR/share/talanoa/examples

try 0 'a new meeting' new m --template hleag --title T --as Ana </dev/null
try 0 'people and agenda' import m "$examples/people.csv" "$examples/agenda.csv" </dev/null
says 'people.csv: 12 rows: 12 added' 'people are counted'
says 'agenda.csv: 6 rows: 6 added' 'items are counted'
try 0 'again' import m "$examples/people.csv" "$examples/agenda.csv" </dev/null
says 'people.csv: 12 rows: 0 added, 0 updated, 12 as before' 'nothing new is recorded'
try 0 'the record holds' verify m </dev/null

printf 'name,title,group\nBea,Dr,CSO\n' >titled.csv
try 1 'a column nobody knows is a warning' import m titled.csv </dev/null
says 'titled.csv: 1 row: 1 added' 'people with titles are people'
says 'column "title" is not used' 'and the column is named'

printf 'name,group\nChe,XX\nDan,CSO\nEli,YY\n' >bad.csv
printf 'name\nFay\n' >good.csv
try 2 'one bad file of two' import m good.csv bad.csv </dev/null
complains 'bad.csv: line 4: group: there is no constituency "YY"' 'every bad line is named'
try 0 'people' show m people </dev/null
! grep -q -e Fay -e Dan "$out"
result $? 'nothing of either was imported'

try 3 'a file that is not there' import m nowhere.csv </dev/null
complains 'nowhere.csv: No such file' 'is named'
try 2 'an observer may not' import m good.csv --role observer </dev/null

printf 'title,minutes\nOne,5\nTwo,5\nThree,5\n' >three.csv
"$program" new undo.talanoa --template basic >/dev/null
"$program" import undo.talanoa three.csv >/dev/null
try 0 'an import is taken back' do undo.talanoa undo </dev/null
says 'and 2 more' 'and how much it was is said'
finish
