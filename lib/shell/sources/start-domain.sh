# shellcheck shell=bash disable=SC2034,SC2154

# Prints the state of a domU as the toolstack lists it (rbpscd, with a dash for what it isn't), nothing if it isn't there.
domain_state() {
  local id line fields
  id=$(domain_id "$1") || return 1
  [ -n "$id" ] || return 0
  line=$("$toolstack" list "$id" 2>/dev/null | tail -n 1) || return 0
  read -r -a fields <<<"$line"
  [ "${#fields[@]}" -lt 2 ] || printf '%s' "${fields[${#fields[@]}-2]}"
}

is_not_paused() {
  local now
  now=$(domain_state "$1") || die "$toolstack does not answer"
  case $now in ??p-?-) return 1 ;; esac
}

is_not_ending() {
  local now
  now=$(domain_state "$1") || die "$toolstack does not answer"
  case $now in ???s?? | ?????d) return 1 ;; esac
}

# A domU that has shut down is listed for some seconds more.
await_ended() {
  local patience=60
  [ "$execute" = yes ] || patience=0
  await "$patience" is_not_ending "$1" || die "$1 has shut down, but its domain is still there: $toolstack destroy it if that is to end"
}

# A domain that the toolstack is still building is paused, and so is one whose building was killed.
refuse_paused() {
  local patience=60
  [ "$execute" = yes ] || patience=0
  await "$patience" is_not_paused "$1" ||
    die "$1 is paused. If its start was killed half-way: $toolstack destroy it, and run this again. Else unpause it"
}

# NAME CFG
start_domain() {
  # In a session of its own, so that what ends this script does not leave a domain half built.
  run setsid "$toolstack" create "$2" || die "$1 did not start"
  if [ "$execute" = yes ]; then
    refuse_paused "$1"
    [ "$(domain_run "$1")" != off ] || die "$1 was started, and is gone again"
  fi
}
