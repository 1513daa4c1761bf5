# shellcheck shell=bash disable=SC2034,SC2154

# NAME [FROM UNTIL TEXT]...: stops outside the planned windows, given in seconds since 1970. Reads $any_time.
check_window() {
  local name=$1 id now planned=
  shift
  id=$(domain_id "$name") || die "$toolstack does not answer"
  # One that is down, perhaps by a run that was killed, is not left down.
  if [ $# -eq 0 ] || [ "$any_time" = yes ] || [ -z "$id" ]; then return; fi
  now=$(date +%s)
  while [ $# -gt 0 ]; do
    if [ "$now" -ge "$1" ] && [ "$now" -lt "$2" ]; then return; fi
    planned="${planned:+$planned, }$3"
    shift 3
  done
  note "the reboot of $name is planned for $planned: run this again then, or with --any-time"
  if [ "$execute" = yes ]; then exit 3; fi
}
