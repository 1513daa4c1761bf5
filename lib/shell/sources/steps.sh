# shellcheck shell=bash disable=SC2034,SC2154

# ID EVENT: for people. No decision rests on it.
journal() {
  [ "$execute" = yes ] || return 0
  [ -d "$folder" ] || mkdir -p "$folder" || die "can't write below $state"
  printf '%s %s %s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$$" "$1" "$2" >>"$folder/journal" || die "can't write $folder/journal"
}

# ID TITLE REMEDY: the former step is done, this one begins.
step() {
  if [ -n "$current" ]; then journal "$current" 'is done'; fi
  current=$1
  remedy=$3
  say "== $1: $2"
  if [ -n "$1" ]; then journal "$1" begins; fi
}

stopped() {
  if [ "$1" = 1 ] && [ -n "$current" ]; then note "stopped at step $current. $remedy"; fi
}
trap 'stopped $?' EXIT
