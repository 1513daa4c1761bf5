# shellcheck shell=bash disable=SC2034,SC2154

# NAME CFG ASIDE OPTION...: shuts a domU down, and moves its configuration aside. Its volumes stay.
remove_domu() {
  local name=$1 cfg=$2 aside=$3 id
  shift 3
  await_ended "$name"
  refuse_paused "$name"
  stop_domain "$name" "$@"
  if [ "$execute" = yes ]; then
    id=$(domain_id "$name") || die "$toolstack does not answer"
    [ -z "$id" ] || die "$name runs again after its shutdown, by its on_poweroff or by somebody's hand: its configuration stays"
  fi
  if [ -e "$cfg" ]; then
    if [ "$execute" = yes ]; then mkdir -p "${aside%/*}" || die "can't write below $state"; fi
    run mv -f "$cfg" "$aside" || die "$cfg stays"
  fi
  if [ -L "/etc/xen/auto/${cfg##*/}" ]; then note "/etc/xen/auto/${cfg##*/} leads nowhere now: dom0 would have started $name by it"; fi
}
