# shellcheck shell=bash disable=SC2034,SC2154
# Owns the functions of emitted scripts that set up a host's networks. */ import type { ShellFunction } from "../script"; /** For dom0s of Xen 3.0 and 3.1.

# MODULE PAIRS
load_netloop() {
  if [ ! -e /sys/class/net/veth0 ]; then run modprobe "$1" "nloopbacks=$2" || die "$1 can't be loaded"; fi
  if [ -e /sys/class/net/veth0 ] && [ ! -e "/sys/class/net/veth$(($2 - 1))" ]; then
    die "$1 was loaded with less than $2 pairs: give it nloopbacks=$2 (built in: $1.nloopbacks=$2 on dom0's command line), and reboot dom0"
  fi
}
