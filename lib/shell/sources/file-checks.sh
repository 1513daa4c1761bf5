# shellcheck shell=bash disable=SC2034,SC2154

# PATH WHO
check_file() { [ -e "$1" ] || die "$2 needs $1, which is not there"; }
