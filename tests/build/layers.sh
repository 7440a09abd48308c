#!/bin/sh
# SPDX-License-Identifier: ISC
# The rooms (doc/HACKING): a library is used in its own folder only, the library of the program
# needs no curses, and includes point to the left. Which symbol belongs to which library is asked
# of the installed libraries, not of a list.
set -u
src=$TALANOA_SRCDIR
build=$TALANOA_BUILDDIR
LC_ALL=C
export LC_ALL
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n=0
bad=0

result() {	# description; the file $tmp/wrong holds what is wrong, empty if nothing is
	n=$((n + 1))
	if [ -s "$tmp/wrong" ]; then
		sed 's/^/# /' "$tmp/wrong"
		echo "not ok $n - $1"
		bad=1
	else
		echo "ok $n - $1"
	fi
}

# file.o symbol, for every symbol an object of a source that still exists takes from elsewhere
undefined() {
	for o in $(cd "$build" && find src -name '*.o'); do
		name=$(basename "$o" .o)
		[ -f "$src/$(dirname "$o")/${name#*-}.c" ] || continue
		nm -u "$build/$o" | awk -v o="$o" '{ sub(/@.*/, "", $NF); print $NF, o }'
	done
}

exported() {	# library by name
	path=$(PATH=$PATH:/sbin ldconfig -p |
		awk -v l="$1.so." 'index($1, l) == 1 { print $NF; exit }')
	[ -n "$path" ] && nm -D --defined-only "$path" |
		awk '$2 ~ /[TBDRVWi]/ { sub(/@.*/, "", $3); print $3 }'
}

find "$build/src" -name '*.o' -exec nm --defined-only {} + 2>/dev/null |
	awk 'NF == 3 && $2 ~ /[A-Z]/ { print $3 }' | sort -u >"$tmp/ours"
undefined | sort >"$tmp/all"
join -v 1 "$tmp/all" "$tmp/ours" >"$tmp/needed"

# library, the objects that may use it
while read -r lib room; do
	exported "$lib" | sort -u >"$tmp/exported"
	: >"$tmp/wrong"
	join "$tmp/needed" "$tmp/exported" >"$tmp/used"
	grep -v " $room" "$tmp/used" >"$tmp/wrong"
	[ -s "$tmp/exported" ] || echo "$lib was not found" >>"$tmp/wrong"
	[ "$(echo "$src/${room%/*}"/*.c)" = "$src/${room%/*}/*.c" ] ||
		grep -q " $room" "$tmp/used" || echo "nothing in $room uses $lib: is this test blind?" >>"$tmp/wrong"
	result "$lib is used by $room only"
done <<EOT
libsqlite3 src/store/
libjansson src/base/libtalanoa_a-json
libmd src/base/libtalanoa_a-hash
libuuid src/base/
libutf8proc src/base/
libiniparser src/conf/
libncursesw src/tui/
libtinfo src/tui/
EOT

{ exported libncursesw; exported libtinfo; } | sort -u >"$tmp/exported"
nm -u "$build/libtalanoa.a" | awk 'NF == 2 { print $2 }' | sort -u >"$tmp/all"
join -v 1 "$tmp/all" "$tmp/ours" >"$tmp/needed"
join "$tmp/needed" "$tmp/exported" >"$tmp/wrong"
[ -s "$tmp/exported" ] || echo 'no symbol of curses was found' >>"$tmp/wrong"
result 'libtalanoa.a needs no curses'

# layer, the layers it may include
while read -r layer may; do
	allowed=$(echo "$may" | tr ' ' '|')
	grep -nE '^#[[:space:]]*include[[:space:]]*[<"]' "$src/src/$layer"/*.c \
		"$src/src/$layer"/*.h "$src/include/talanoa/$layer"/* 2>/dev/null |
		sed "s,^$src/,," |
		grep -E '[<"](talanoa/|(\.\./)*)(base|core|store|conf|record|sync|app|cli|tui)/' |
		grep -vE "[<\"](talanoa/|(\.\./)*)($allowed)/" >"$tmp/wrong"
	result "$layer includes $may only"
done <<EOT
base base
core base core
store base core store
conf base core conf
record base core store conf record
sync base core store conf sync
app base core store conf app
cli base core store conf record sync app cli
tui base core store conf record sync app tui
EOT
echo "1..$n"
exit $bad
