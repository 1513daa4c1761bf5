# shellcheck shell=bash disable=SC2034,SC2154

# Whether xl takes memory from dom0 when too little is free (xl.conf(5): autoballoon). xend always does.
dom0_gives_memory() {
  local setting=
  if [ -e /etc/xen/xl.conf ]; then setting=$(sed -n "s/^ *autoballoon *= *[\"']\{0,1\}\([a-z0-9]*\).*/\1/p" /etc/xen/xl.conf); fi
  case $toolstack:$setting in
    xm:* | xl:on | xl:1) return 0 ;;
    xl:off | xl:0) return 1 ;;
  esac
  case " $(info_field xen_commandline)" in *' dom0_mem='*) return 1 ;; esac
}

# NAME MIB: prints how much more a domU needs than it has now. What the video card of HVM takes of it is not listed as its memory.
memory_to_come() {
  local id line fields has=0 video
  id=$(domain_id "$1") || return 1
  if [ -n "$id" ]; then
    line=$("$toolstack" list "$id" | tail -n 1) || return 1
    read -r -a fields <<<"$line"
    video=$(xenstore-read "/local/domain/$id/memory/videoram" 2>/dev/null) || video=0
    case $video in '' | *[!0-9]*) video=0 ;; esac
    has=$((${fields[${#fields[@]}-4]} + (video + 1023) / 1024))
  fi
  printf '%s' "$(($2 > has ? $2 - has : 0))"
}

# MIB
is_free() {
  info=$("$toolstack" info) || die "$toolstack info failed"
  [ "$(info_field free_memory)" -ge "$1" ]
}

# MIB WHO: whether so much is free. What a domain had that has ended is free some seconds later.
check_free_memory() {
  local patience=15 free
  [ "$1" -gt 0 ] || return 0
  [ "$execute" = yes ] || patience=0
  if await "$patience" is_free "$1"; then return; fi
  free=$(info_field free_memory)
  if dom0_gives_memory; then
    note "$2 needs $1 MiB more, and $free MiB are free: dom0 has to give the rest"
  else
    die "$2 needs $1 MiB more, and only $free MiB are free (free_memory)"
  fi
}
