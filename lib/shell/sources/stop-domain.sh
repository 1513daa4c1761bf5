# shellcheck shell=bash disable=SC2034,SC2154

# RUN NAME
run_has_ended() {
  local now
  now=$(domain_run "$2") || die "$toolstack does not answer"
  [ "$now" != "$1" ]
}

# NAME OPTION...: shuts a running domU down, and waits until its domain is gone: it lingers after the command has returned.
stop_domain() {
  local name=$1 id before patience=$shutdown_seconds
  shift
  before=$(domain_run "$name") || die "$toolstack does not answer"
  id=$(domain_id "$name") || die "$toolstack does not answer"
  [ -n "$id" ] || return 0
  if [ "$toolstack" = xl ]; then set -- timeout "$shutdown_seconds" xl shutdown -w "$@" "$id"; else set -- xm shutdown -w "$id"; fi
  if ! run "$@"; then
    note "the shutdown of $name failed; it may have been under way already"
    patience=15
  fi
  if [ "$execute" = yes ]; then
    await "$patience" run_has_ended "$before" "$name" || die "$name has not shut down. It still runs, and nothing was forced"
  fi
}
