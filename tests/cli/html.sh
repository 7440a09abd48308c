#!/bin/sh
# SPDX-License-Identifier: ISC
# The page of `export --format html`: whatever the meeting, it is sound; and what people wrote
# stays text.
. "$TALANOA_SRCDIR/tests/cli/lib.sh"
TALANOA_DATADIR=$TALANOA_SRCDIR/share/talanoa
export TALANOA_DATADIR
command -v xmllint >/dev/null || {
	echo 'missing tool: xmllint'
	exit 77
}

page() {	# file, what it is: both editions of it become sound pages, the public one $out
	for edition in full public; do
		try 0 "$2: the $edition edition" export "$1" --format html --edition $edition </dev/null
		xmllint --noout "$out" 2>"$err"
		result $? "$2, $edition: well-formed"
		python3 "$TALANOA_SRCDIR/tests/lib/html_check.py" "$out" >"$err" 2>&1
		result $? "$2, $edition: sound"
	done
}

lacks() {	# pattern, description
	! grep -q -e "$1" "$out"
	result $? "$2"
}

"$program" new example.talanoa --template hleag >/dev/null
grep -v '^\[[^]]*\] why ' "$TALANOA_DATADIR/examples/hleag.talanoa" |
	"$program" do -q example.talanoa - || exit 1
page example.talanoa 'the example'
says '<html lang="en">' 'its language'
says '<title>Third plenary meeting on energy-transition minerals - Minutes</title>' 'its title'
says '<a href="#item-4-' 'its contents lead to the items'
says '<th scope="col" class="right"><bdi>Present</bdi></th>' 'heads of columns'
says '<blockquote><p><bdi>' 'decisions in their exact words'

"$program" new empty.talanoa --template none >/dev/null
page empty.talanoa 'an empty meeting'
says '<h1><bdi>' 'has a heading all the same'

# Words that would be markup, a script, another direction, or the end of what they stand in.
rtl=$(printf '\342\200\256')
"$program" new hostile.talanoa --template basic --title '<script>alert(1)</script> & "q" '"'"'s' \
	>/dev/null
"$program" do hostile.talanoa - >/dev/null 2>"$err" <<END
group add LT "</bdi></h3><img src=x onerror=alert(1)>"
person add "'); DROP TABLE event;--" group=LT
person add "%n%s%x" group=LT
person add "javascript:alert(1)" group=LT
meeting set place "]]> --> </style></title></main>"
meeting set contact "&lt;b&gt; &#x3c;"
meeting open
present+ "%n%s%x"
agenda+ <h1 id=x onclick='a()'>
take up 1
note <a href="https://example.org/">out</a> & [a](javascript:b) | # - 1.
note ${rtl}turned \`\${x}\`
note ]]> <!-- <?php ?> <!DOCTYPE x> &entity; &#0;
agreed Let it be "<td>" because <tr>
action "%n%s%x" to </dd> by 2026-05-01
abbr LT=<lt>
END
result $? 'hostile words are taken'
page hostile.talanoa 'a hostile meeting'
says '&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;q&quot; &#39;s' 'the title is words'
says '&lt;U+202E&gt;turned' 'a character that turns the direction is shown'
says ']]&gt; &lt;!-- &lt;?php ?&gt;' 'and what would end a section or begin a comment'
lacks '<script' 'no script'
lacks 'onerror=[^&]*>' 'no handler'

"$program" new far.talanoa --template basic --title 'اجتماع المعادن' >/dev/null
"$program" do far.talanoa 'meeting set language ar' 'group add AM "العمال"' \
	'person add "سارة (LAB)" group=AM country=KE' 'person add 李明 group=AM' 'meeting open' \
	'present+ 李明' 'agenda+ 礦產供應鏈' 'take up 1' \
	'note قالت: 3 مناجم (LAB) أغلقت.
- 第二行。' >/dev/null 2>"$err"
result $? 'Arabic and Chinese are taken'
page far.talanoa 'Arabic and Chinese'
says '<html lang="ar" dir="rtl">' 'from the right'
says '<bdi>اجتماع المعادن</bdi>' 'isolated'
says 'أغلقت.<br/>' 'lines are kept'

{
	printf 'meeting open\nagenda+ One\ntake up 1\n'
	awk 'BEGIN { for (i = 0; i < 10000; i++) printf "note said <b>that</b> %d was so\n", i }'
} >lines
"$program" new big.talanoa --template basic --title Big >/dev/null
"$program" do -q --batch big.talanoa - <lines || exit 1
page big.talanoa '10,000 remarks'
[ "$(grep -c '&lt;b&gt;that&lt;/b&gt;' "$out")" -eq 10000 ]
result $? 'all of them'
finish
