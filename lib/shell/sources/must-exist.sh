# shellcheck shell=bash disable=SC2034,SC2154

# NAME CFG
check_cfg() { [ -e "$2" ] || die "$2 is missing, so $1 could not be started again: install it first"; }
