# shellcheck shell=bash disable=SC2034,SC2154

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
}
