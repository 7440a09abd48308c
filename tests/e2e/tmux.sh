#!/bin/sh
# SPDX-License-Identifier: ISC
# A second opinion on the screen: the real program inside tmux, at 80x24 and smaller.
. "$TALANOA_SRCDIR/tests/cli/lib.sh"
command -v tmux >/dev/null || { echo "1..0 # SKIP tmux is not installed"; exit 0; }
socket=$scratch/tmux
tm() {
	tmux -S "$socket" -f /dev/null "$@" </dev/null
}
trap 'tm kill-server 2>/dev/null; rm -rf "$scratch"' EXIT

screen_shows() {	# text, within 10 s
	tries=0
	while [ $tries -lt 200 ]; do
		tm capture-pane -p >"$out" 2>"$err"
		grep -qF -e "$1" "$out" && return 0
		tries=$((tries + 1))
		# A wait for the terminal, in slices: tmux has no way to tell.
		tm run-shell 'sleep 0.05'
	done
	return 1
}

shows() {	# text, description
	screen_shows "$1"
	result $? "$2"
}

try 0 "a meeting" new m.talanoa --template hleag --title Plenary --as R
try 0 "with people" do m.talanoa --as R "person add Ana Silva group=CSO" \
	"person add Bo Li group=LAB" "present+ Ana Silva,Bo Li" "meeting open"
if ! tm new-session -d -x 80 -y 24 "$program" open --as R --role facilitator m.talanoa; then
	echo "ok 3 # SKIP tmux does not start here"
	echo "1..3"
	exit 0
fi
shows "nobody has the floor" "the floor is drawn"
tm send-keys 1
shows "hand up: Ana Silva (CSO)" "a digit raises a hand"
tm send-keys n
shows "Ana Silva (CSO) has the floor" "n calls"
tm send-keys Tab
shows "Ana Silva     >" "Tab goes to the record"
tm send-keys -l "Words typed in tmux"
tm send-keys Enter
shows "Ana Silva (CSO): Words typed in tmux" "a note is recorded"
tm resize-window -x 40 -y 10
shows "Words typed in" "it is there at 40x10"
tm resize-window -x 20 -y 5
shows "NOW 0:" "the clock is there at 20x5"
tm resize-window -x 80 -y 24
tm send-keys F2 d
shows "nobody has the floor" "d ends the turn"
tm send-keys C-q
tries=0
while tm has-session 2>/dev/null && [ $tries -lt 200 ]; do
	tries=$((tries + 1))
	tm run-shell 'sleep 0.05' 2>/dev/null
done
! tm has-session 2>/dev/null
result $? "ctrl-q leaves"
try 0 "the note is in the file" show m.talanoa notes
says "Words typed in tmux" "as it was typed"
finish
