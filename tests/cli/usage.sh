#!/bin/sh
# SPDX-License-Identifier: ISC
# The command line: what is wrong is named, with exit status 64; help comes from the table.
. "$TALANOA_SRCDIR/tests/cli/lib.sh"
table=$TALANOA_SRCDIR/src/cli/subcommands.def

try 0 'help' --help </dev/null
cp "$out" all
for sub in $(sed -n 's/^SUB([A-Z]*, "\([a-z]*\)".*/\1/p' "$table"); do
	grep -q "^talanoa $sub" all
	result $? "--help names $sub"
	try 0 "help $sub" help "$sub" </dev/null
	cp "$out" long
	try 0 "$sub --help" "$sub" --help </dev/null
	same long "$out" "help $sub and $sub --help agree"
	try 64 "$sub refuses an option it does not have" "$sub" --no-such-option x </dev/null
	complains --no-such-option "and names it"
done
sed -n 's/^SUBOPT(\([A-Z]*\), [A-Z_]*, "\([a-z-]*\)".*/\1 \2/p' "$table" >options
[ "$(wc -l <options)" -gt 10 ]
result $? 'the table has options'
while read -r sub option; do
	[ "$sub" = ANY ] && sub=help
	sub=$(echo "$sub" | tr A-Z a-z)
	"$program" help "$sub" | grep -q -e "--$option"
	result $? "help $sub names --$option"
done <options

try 0 'version' --version </dev/null
says 'talanoa ' 'the version names the program'
try 64 'an unknown sub-command' shwo x meeting </dev/null
complains 'did you mean show' 'the nearest is named'
try 64 'an unknown word with arguments' frobnicate x </dev/null
complains 'frobnicate' 'it is named'
try 3 'a meeting in no folder' new nosuch/m.talanoa </dev/null
complains 'its folder nosuch cannot be reached' 'the folder is named'
try 64 'do without a file' do </dev/null
complains 'talanoa do FILE' 'its use is shown'
try 64 'show with too many arguments' show a b c </dev/null
complains 'too many' 'that is said'
try 64 'an option without its value' export x --format </dev/null
complains '--format' 'the option is named'
try 64 'an unknown role' --role king doctor x </dev/null
complains 'rapporteur, facilitator or observer' 'the roles are named'
try 2 'a name that is no name' --as "$(printf 'a\342\200\256b')" doctor x </dev/null
complains 'U+202E' 'the character is named'
complains '--as' 'and where it stood'
TALANOA_TEST=x
export TALANOA_TEST
try 64 'a bad TALANOA_TEST' help </dev/null
complains TALANOA_TEST 'it is named'
unset TALANOA_TEST
try 3 'a file that is not there' show nofile.talanoa meeting </dev/null
complains nofile.talanoa 'it is named'
try 64 'the screen without a terminal' nofile.talanoa </dev/null
complains terminal 'that is said'
try 64 'show of something unknown' show nofile.talanoa quue </dev/null
complains 'meeting, agenda' 'what there is, is named'
try 3 'a name that begins with -, after --' show -- -f.talanoa meeting </dev/null
complains -f.talanoa 'it is taken as a name'
"$program" --help >/dev/full 2>"$err"
[ $? -eq 3 ]
result $? 'a full disk behind standard output: exit status 3'
complains 'standard output' 'and a sentence'
finish
