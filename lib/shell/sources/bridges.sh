# shellcheck shell=bash disable=SC2034,SC2154

# LINK
is_up() {
  local state
  state=$(ip -o link show dev "$1" up 2>/dev/null) && [ -n "$state" ]
}

# LINK
check_link() { [ -e "/sys/class/net/$1" ] || die "there is no network interface $1"; }

# BRIDGE: whether it is one, where it exists.
check_bridge() {
  if [ -e "/sys/class/net/$1" ] && [ ! -e "/sys/class/net/$1/bridge" ]; then die "$1 exists, and is no bridge"; fi
}

# BRIDGE UPLINK: whether the uplink can be attached without cutting dom0 off.
check_uplink() {
  local master addresses
  check_link "$2"
  if [ -e "/sys/class/net/$1/brif/$2" ]; then return; fi
  if [ -e "/sys/class/net/$2/brport" ]; then
    master=$(readlink "/sys/class/net/$2/brport/bridge") || master='another bridge'
    die "$2 is attached to ${master##*/}, not to $1"
  fi
  addresses=$(ip -o address show dev "$2" scope global) || die "can't read the addresses of $2"
  if [ -n "$addresses" ]; then
    die "$2 carries an address of dom0's, which stops working once it is attached to $1: move the address to $1 first"
  fi
}

# BRIDGE
make_bridge() {
  if [ ! -e "/sys/class/net/$1" ]; then
    if [ "$toolstack" = xm ]; then run brctl addbr "$1"; else run ip link add name "$1" type bridge; fi || die "bridge $1 was not made"
  fi
  if ! is_up "$1"; then run ip link set dev "$1" up || die "bridge $1 did not come up"; fi
}

# BRIDGE UPLINK
attach_uplink() {
  if [ ! -e "/sys/class/net/$1/brif/$2" ]; then
    if [ "$toolstack" = xm ]; then run brctl addif "$1" "$2"; else run ip link set dev "$2" master "$1"; fi || die "$2 was not attached to $1"
  fi
  if ! is_up "$2"; then run ip link set dev "$2" up || die "$2 did not come up"; fi
}

# BRIDGE ADDRESS/PREFIX
give_address() {
  local addresses
  addresses=$(ip -o address show dev "$1" 2>/dev/null) || addresses=
  if [[ "$addresses" != *" $2 "* ]]; then run ip address replace "$2" dev "$1" || die "$1 did not get the address $2"; fi
}
