# shellcheck shell=bash disable=SC2034,SC2154

# KEY
forward_packets() {
  if [ "$(cat "/proc/sys/${1//.//}")" != 1 ]; then run sysctl -w "$1=1" || die "$1 could not be set"; fi
}

# IPTABLES SOURCE BRIDGE
masquerade() {
  local answer=0
  "$1" -t nat -C POSTROUTING -s "$2" ! -o "$3" -j MASQUERADE 2>/dev/null || answer=$?
  case $answer in
    0) ;;
    1) run "$1" -t nat -A POSTROUTING -s "$2" ! -o "$3" -j MASQUERADE || die "no masquerading for $2" ;;
    *) die "$1 can't tell whether it masquerades $2 already: add the rule by hand" ;;
  esac
}
