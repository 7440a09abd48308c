# SPDX-License-Identifier: ISC
# For tests that run the real program: a folder of their own, no configuration, TAP. Sourced.
set -u
LC_ALL=C.UTF-8
export LC_ALL
program=$TALANOA_BUILDDIR/talanoa
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
HOME=$scratch/home
export HOME
unset XDG_CONFIG_HOME XDG_STATE_HOME TALANOA_TEST TALANOA_DATADIR
mkdir "$HOME"
mkdir "$scratch/work"
cd "$scratch/work" || exit 1
out=$scratch/out
err=$scratch/err
count=0
failed=0

result() {	# status (0 = good), description
	count=$((count + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $count - $2"
		return
	fi
	echo "not ok $count - $2"
	failed=1
	[ ! -s "$out" ] || sed 's/^/# out: /' "$out" | head -n 40
	[ ! -s "$err" ] || sed 's/^/# err: /' "$err" | head -n 40
}

try() {	# expected exit status, description, arguments of the program; standard input is passed on
	try_want=$1
	try_what=$2
	shift 2
	"$program" "$@" >"$out" 2>"$err"
	try_got=$?
	[ $try_got -eq "$try_want" ] || echo "# exit status $try_got, not $try_want: $*"
	[ $try_got -eq "$try_want" ]
	result $? "$try_what"
}

says() {	# text that standard output must hold, description
	grep -qF -e "$1" "$out"
	result $? "$2"
}

complains() {	# text that standard error must hold, description
	grep -qF -e "$1" "$err"
	result $? "$2"
}

silent() {	# description
	[ ! -s "$err" ]
	result $? "$1"
}

same() {	# file, file, description
	diff "$1" "$2" >"$scratch/diff" 2>&1
	same_status=$?
	[ $same_status -eq 0 ] || sed 's/^/# /' "$scratch/diff" | head -n 40
	result $same_status "$3"
}

json() {	# python expression over d, the document of standard output; what it must be; description
	got=$(python3 -c 'import json, sys; d = json.load(sys.stdin); print(json.dumps(eval(sys.argv[1])))' \
		"$1" <"$out" 2>&1)
	[ "$got" = "$2" ] || printf '# %s is %s, not %s\n' "$1" "$got" "$2"
	[ "$got" = "$2" ]
	result $? "$3"
}

fits() {	# description: no line of standard output is wider than 80 columns
	python3 -c '
import sys, unicodedata
wide = [l for l in sys.stdin.read().split("\n") if sum(0 if unicodedata.combining(c) else
    2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in l) > 80]
print("\n".join("# " + l for l in wide), end="")
sys.exit(1 if wide else 0)' <"$out"
	result $? "$1"
}

finish() {
	echo "1..$count"
	exit $failed
}
