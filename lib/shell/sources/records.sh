# shellcheck shell=bash disable=SC2034,SC2154

# FILE NAME: writes down which run of a domU there is before a change.
record_run() {
  local now
  now=$(domain_run "$2") || die "$toolstack does not answer"
  [ "$execute" = yes ] || return 0
  [ -d "${1%/*}" ] || mkdir -p "${1%/*}" || die "can't write below $state"
  { printf '%s\n' "$now" >"$1.new" && mv -f "$1.new" "$1"; } || die "can't write $1"
}

# FILE NAME: whether the domU runs, and was started after the record was written.
started_since() {
  local now
  [ -e "$1" ] || return 1
  now=$(domain_run "$2") || die "$toolstack does not answer"
  [ "$now" != off ] && [ "$now" != "$(cat "$1")" ]
}
