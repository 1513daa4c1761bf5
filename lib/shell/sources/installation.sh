# shellcheck shell=bash disable=SC2034,SC2154

# NAME CFG RECORD
install_cfg() {
  if wanted_cfg | cmp -s - "$2"; then return; fi
  record_run "$3" "$1"
  say "+ install $2"
  [ "$execute" = yes ] || return 0
  mkdir -p "${2%/*}" || die "can't write $2"
  # One that a killed run has left behind is written over.
  { wanted_cfg >"$2.xenplan-new" && mv -f "$2.xenplan-new" "$2"; } || die "can't write $2"
}

# NAME RECORD
tell_old_cfg() {
  [ -e "$2" ] || return 0
  if ! started_since "$2" "$1"; then note "$1 runs with an older configuration: a reboot is needed for the new one, and has to be planned"; fi
}
