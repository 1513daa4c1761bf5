# shellcheck shell=bash disable=SC2034,SC2154

# NAME CFG OPTION...: one shutdown and one start; only the start, if it is down.
reboot_domain() {
  local name=$1 cfg=$2 id
  shift 2
  stop_domain "$name" "$@"
  id=
  if [ "$execute" = yes ]; then id=$(domain_id "$name") || die "$toolstack does not answer"; fi
  # With on_poweroff=restart it is back already.
  if [ -z "$id" ]; then start_domain "$name" "$cfg"; fi
}
