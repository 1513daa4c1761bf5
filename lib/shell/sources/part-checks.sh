# shellcheck shell=bash disable=SC2034,SC2154

not_there() {
  if [ "$execute" = yes ]; then die "$1"; else note "not there yet: $1"; fi
}

# BRIDGE WHO
check_bridge_of() { [ -e "/sys/class/net/$1" ] || not_there "$2 is attached to $1, and there is no such bridge"; }

# DEVICE WHO
check_device() { [ -e "$1" ] || not_there "$2 needs $1, which is not there"; }
