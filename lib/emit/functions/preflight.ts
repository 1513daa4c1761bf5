/** Owns the functions of emitted scripts that compare a host with what was declared of it. They change nothing, and read $info and $toolstack. */
import type { ShellFunction } from "../script";
import { awaitThat, domainId } from "./domain";

export const hostInfo: ShellFunction = {
  needs: [],
  source: `
# FIELD: prints a field of the toolstack's info.
info_field() {
  local key value
  while IFS=: read -r key value; do
    if [ "\${key%%[[:space:]]*}" = "$1" ]; then printf '%s\\n' "\${value#"\${value%%[![:space:]]*}"}"; fi
  done <<<"$info"
}`,
};

export const hostChecks: ShellFunction = {
  needs: [hostInfo],
  source: `
# MAJOR.MINOR RELEASE: facts are told apart by branch, and a security update must not stop anybody: only the branch has to agree.
check_release() {
  local branch release
  branch="$(info_field xen_major).$(info_field xen_minor)"
  release="$branch$(info_field xen_extra)"
  [ "$branch" = "$1" ] || die "this host runs Xen $release, not $2 as declared"
  case $release in
    "$2" | "$2"[!0-9]*) ;;
    *) note "this host runs Xen $release, declared is $2: going on, the branch is the same" ;;
  esac
}

# PATTERN WHO: whether xen_caps has what somebody needs.
check_capability() {
  local capability
  for capability in $(info_field xen_caps); do
    # shellcheck disable=SC2254 # the pattern is one
    case $capability in $1) return ;; esac
  done
  die "$2 needs $1, but xen_caps has only: $(info_field xen_caps)"
}

# vmx|svm|none: xen_caps says whether there is any, which the CPU's own flags in dom0 don't; whose CPU it is says which.
check_virtualization() {
  local found=none vendor
  case " $(info_field xen_caps)" in
    *' hvm-'*)
      vendor=$(sed -n '/^vendor_id/{s/^[^:]*: *//p;q;}' /proc/cpuinfo)
      case $vendor in
        GenuineIntel | CentaurHauls | *Shanghai*) found=vmx ;;
        AuthenticAMD | HygonGenuine) found=svm ;;
        *) found="hardware virtualization of $vendor" ;;
      esac
      ;;
  esac
  [ "$found" = "$1" ] || die "this host has $found by its xen_caps and its CPU, not $1 as declared"
}

# MIB: firmware keeps some of a host's memory for itself.
check_total_memory() {
  local found
  found=$(info_field total_memory)
  [ "$found" -ge $(($1 - $1 / 16)) ] || die "this host has $found MiB of memory (total_memory), not $1 MiB as declared"
}`,
};

export const fileChecks: ShellFunction = {
  needs: [],
  source: `
# PATH WHO
check_file() { [ -e "$1" ] || die "$2 needs $1, which is not there"; }`,
};

/** What another script makes may be missing in a dry run. */
export const partChecks: ShellFunction = {
  needs: [fileChecks],
  source: `
not_there() {
  if [ "$execute" = yes ]; then die "$1"; else note "not there yet: $1"; fi
}

# BRIDGE WHO
check_bridge_of() { [ -e "/sys/class/net/$1" ] || not_there "$2 is attached to $1, and there is no such bridge"; }

# DEVICE WHO
check_device() { [ -e "$1" ] || not_there "$2 needs $1, which is not there"; }`,
};

export const memoryChecks: ShellFunction = {
  needs: [domainId, hostInfo, awaitThat],
  source: `
# Whether xl takes memory from dom0 when too little is free (xl.conf(5): autoballoon). xend always does.
dom0_gives_memory() {
  local setting=
  if [ -e /etc/xen/xl.conf ]; then setting=$(sed -n "s/^ *autoballoon *= *[\\"']\\{0,1\\}\\([a-z0-9]*\\).*/\\1/p" /etc/xen/xl.conf); fi
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
    has=$((\${fields[\${#fields[@]}-4]} + (video + 1023) / 1024))
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
}`,
};
