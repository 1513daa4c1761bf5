#!/usr/bin/env bash
# Keeps a program and its folder no longer than whoever started it: once standard input ends, however that came about, the program is
# killed and the folder removed. So too when the program ends by itself.   keeper.sh FOLDER PROGRAM ARGUMENT...
set -u
folder=$1
shift
trap '' INT TERM HUP PIPE
exec 3<&0
"$@" </dev/null 3<&- &
program=$!
# Whoever read this may be gone, and bash tells of what it kills.
exec 2>/dev/null
cat <&3 >/dev/null &
wait -n
kill -KILL "$program" $!
wait
exec rm -rf "$folder"
