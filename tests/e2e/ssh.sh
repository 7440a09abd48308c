#!/bin/sh
# SPDX-License-Identifier: ISC
# Over a real SSH connection on loopback, with a server of its own: type, lose the line, return.
. "$TALANOA_SRCDIR/tests/cli/lib.sh"

skip() {
	echo "1..0 # SKIP $1"
	exit 0
}

sshd=$(PATH=$PATH:/usr/sbin command -v sshd) || skip "sshd is not installed"
command -v ssh >/dev/null && command -v ssh-keygen >/dev/null || skip "ssh is not installed"
command -v tmux >/dev/null || skip "tmux is not installed"
chmod 700 "$scratch"
ssh-keygen -q -t ed25519 -N '' -f "$scratch/host" || skip "no host key can be made"
ssh-keygen -q -t ed25519 -N '' -f "$scratch/key" || skip "no key can be made"
port=$((20000 + $$ % 20000))
cat >"$scratch/sshd_config" <<EOT
Port $port
ListenAddress 127.0.0.1
HostKey $scratch/host
AuthorizedKeysFile $scratch/authorized
PidFile $scratch/sshd.pid
StrictModes no
UsePAM no
PasswordAuthentication no
EOT
printf 'restrict,pty,command="env HOME=%s LC_ALL=C.UTF-8 %s open --as R --view record %s" %s\n' \
	"$HOME" "$program" "$scratch/work/m.talanoa" "$(cat "$scratch/key.pub")" \
	>"$scratch/authorized"
# A server of root wants this folder; without it, or without the right, there is no test.
[ "$(id -u)" -ne 0 ] || [ -d /run/sshd ] || mkdir -m 755 /run/sshd 2>/dev/null
"$sshd" -D -e -f "$scratch/sshd_config" 2>"$scratch/sshd.log" &
server=$!
socket=$scratch/tmux
tm() {
	tmux -S "$socket" -f /dev/null "$@" </dev/null
}
trap 'tm kill-server 2>/dev/null; kill $server 2>/dev/null; rm -rf "$scratch"' EXIT
client="ssh -F /dev/null -tt -p $port -i $scratch/key -o StrictHostKeyChecking=no \
	-o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o BatchMode=yes 127.0.0.1"
tm new-session -d -x 80 -y 24 "sleep 60" || skip "tmux does not start here"
wait_for() {	# command, until it succeeds, 10 s
	tries=0
	until eval "$1"; do
		tries=$((tries + 1))
		[ $tries -lt 200 ] || return 1
		tm run-shell 'sleep 0.05'
	done
}
wait_for 'grep -q "Server listening" "$scratch/sshd.log"' ||
	skip "sshd does not start: $(tail -n 1 "$scratch/sshd.log")"

on_screen() {
	tm capture-pane -t ssh -p 2>/dev/null | tee "$out" | grep -qF -e "$1"
}

shows() {	# text, description
	wait_for "on_screen \"$1\""
	result $? "$2"
}

"$program" new m.talanoa --template hleag --title Plenary --as R >"$out" &&
	"$program" do m.talanoa --as R "person add Ana Silva group=CSO" \
	"meeting open" "q+ Ana Silva" next >"$out" || exit 99
tm new-session -d -s ssh -x 80 -y 24 "$client"
if ! wait_for 'on_screen "NOW"'; then
	skip "no connection to our own sshd: $(tail -n 1 "$scratch/sshd.log")"
fi
shows "of 3:00 Ana Silva CSO" "the record over ssh"
tm send-keys -t ssh -l "said over the line"
tm send-keys -t ssh Enter
shows "Ana Silva (CSO): said over the line" "a note is recorded"
tm send-keys -t ssh -l "half a sen"
shows "> half a sen" "the next one is being typed"
# The line drops: the client is gone, the server hangs up.
tm kill-session -t ssh
tm new-session -d -s ssh -x 80 -y 24 "$client"
shows "> half a sen" "back again: the half sentence is there"
shows "of 3:00 Ana Silva CSO" "and the turn runs"
tm send-keys -t ssh -l "tence"
tm send-keys -t ssh Enter
shows "Ana Silva (CSO): half a sentence" "and is recorded whole"
tm send-keys -t ssh C-q
wait_for '! tm has-session -t ssh 2>/dev/null'
result $? "ctrl-q ends the connection"
finish
