#!/bin/sh
# SPDX-License-Identifier: ISC
# The page of `export --format html` in a browser: on a phone, in the dark, on paper.
. "$TALANOA_SRCDIR/tests/cli/lib.sh"
TALANOA_DATADIR=$TALANOA_SRCDIR/share/talanoa
export TALANOA_DATADIR
for tool in chromium pdftotext pdftoppm; do
	command -v $tool >/dev/null || {
		echo "missing tool: $tool"
		exit 77
	}
done
dark=--blink-settings=preferredColorScheme=0

browser() {	# arguments; the page is the last
	timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run \
		--hide-scrollbars \
		--user-data-dir="$scratch/browser" --host-resolver-rules='MAP * ^NOTFOUND' "$@" 2>/dev/null
}

measure() {	# width, page, options: what the browser says of it, in $out
	{
		cat "$2"
		echo '<script>'
		cat "$TALANOA_SRCDIR/tests/formats/measure.js"
		echo '</script>'
	} >measured.html
	# a frame, for a window is never so narrow
	cat >frame.html <<END
<title></title><style>body { margin: 0 } iframe { width: $1px; height: 900px; border: 0 }</style>
<script>onmessage = e => { document.title = 'measured ' + e.data; };</script>
<iframe src="measured.html"></iframe>
END
	shift 2
	browser --window-size=1400,1000 "$@" --virtual-time-budget=5000 --dump-dom "file://$PWD/frame.html" |
		sed -n 's/.*<title>measured \(.*\)<\/title>.*/\1/p' >"$out"
}

fits_in() {	# width, page, what
	measure "$1" "$2"
	grep -q "{width:$1,needs:$1,outside:0," "$out"
	result $? "$3 fits in $1 pixels"
	says 'fetched:0' 'and fetches nothing'
}

"$program" new example.talanoa --template hleag >/dev/null
grep -v '^\[[^]]*\] why ' "$TALANOA_DATADIR/examples/hleag.talanoa" |
	"$program" do -q example.talanoa - >/dev/null 2>&1
"$program" export example.talanoa --format html -o example.html >/dev/null || exit 1
for width in 320 360 1280; do
	fits_in $width example.html 'the example'
done
grep -q 'boxes:[1-9]' "$out"
result $? 'its decisions stand in boxes'
grep -q '<svg' example.html && grep -q 'bars:[1-9]' "$out"
result $? 'its bars are drawn'
says 'ink:rgb(27, 27, 27),page:rgb(255, 255, 255)' 'dark on light'
measure 1280 example.html $dark
says 'ink:rgb(232, 232, 228),page:rgb(22, 22, 22)' 'light on dark for who asks for it'

long=$(printf '%05000d' 7)
"$program" new far.talanoa --template basic --title 'اجتماع المعادن' >/dev/null
"$program" do -q far.talanoa 'meeting set language ar' 'group add AM "العمال"' \
	'person add "سارة (LAB)" group=AM country=KE' 'meeting open' 'agenda+ 礦產供應鏈' 'take up 1' \
	"note $long $long" "agreed $long because of it" 'action Sara to <script>document.title=1</script>' \
	'note </style></title><script>document.title=2</script>' >/dev/null 2>&1
"$program" export far.talanoa --format html -o far.html >/dev/null || exit 1
for width in 360 1280; do
	fits_in $width far.html 'Arabic, and words of 5,000 letters'
	says 'direction:rtl' 'from the right'
done

# On paper: a table over several pages has its head on each, and no page is dark.
{
	printf 'meeting open\nagenda+ One\ntake up 1\nperson add Ana\n'
	awk 'BEGIN { for (i = 0; i < 150; i++) printf "action Ana to see to matter %d of many\n", i }'
} >lines
"$program" new paper.talanoa --template basic --title Paper >/dev/null
"$program" do -q --batch paper.talanoa - <lines >/dev/null 2>&1
"$program" export paper.talanoa --format html -o paper.html >/dev/null || exit 1
browser $dark --no-pdf-header-footer --print-to-pdf="$PWD/paper.pdf" "file://$PWD/paper.html" >/dev/null
pdftotext -layout paper.pdf "$out" 2>"$err"
says 'see to matter 149 of many' 'printed to the end'
[ "$(grep -cE 'No\. +Action +Owner +Due' "$out")" -ge 3 ]
result $? 'the head of a table on each of its pages'
pdftoppm -r 10 -gray -f 2 -l 2 paper.pdf page 2>"$err"
python3 -c '
import glob, sys
with open(glob.glob("page-*.pgm")[0], "rb") as f:
    page = f.read()[-2000:]
sys.exit(min(page[-20:]) < 250)'
result $? 'on white'
finish
