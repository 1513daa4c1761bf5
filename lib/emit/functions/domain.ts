/** Owns the functions of emitted scripts that ask for, start and stop domUs. They read $toolstack: xl, or xm before it. */
import type { ShellFunction } from "../script";

export const domainId: ShellFunction = {
  needs: [],
  source: `
# Prints the domid of a domU, nothing if it isn't running. Fails if the toolstack doesn't answer.
domain_id() {
  local id
  case $1 in
    -*) id=$("$toolstack" domid -- "$1" 2>/dev/null) || id= ;;
    *) id=$("$toolstack" domid "$1" 2>/dev/null) || id= ;;
  esac
  if [ -z "$id" ]; then "$toolstack" list >/dev/null || return 1; fi
  printf '%s' "$id"
}`,
};

export const domainRun: ShellFunction = {
  needs: [domainId],
  source: `
# Prints which run of a domU this is (the boot of dom0 and the domid), or off.
domain_run() {
  local id boot
  id=$(domain_id "$1") || return 1
  if [ -z "$id" ]; then
    printf 'off'
  else
    boot=$(cat /proc/sys/kernel/random/boot_id) || return 1
    printf '%s %s' "$boot" "$id"
  fi
}`,
};

/**
 * A record is how a later run of any script knows whether a change that only the next start of a domU brings has reached it:
 * the run of the domU before the change is written down first, and the change is there when another run is.
 */
export const records: ShellFunction = {
  needs: [domainRun],
  source: `
# FILE NAME: writes down which run of a domU there is before a change.
record_run() {
  local now
  now=$(domain_run "$2") || die "$toolstack does not answer"
  [ "$execute" = yes ] || return 0
  [ -d "\${1%/*}" ] || mkdir -p "\${1%/*}" || die "can't write below $state"
  { printf '%s\\n' "$now" >"$1.new" && mv -f "$1.new" "$1"; } || die "can't write $1"
}

# FILE NAME: whether the domU runs, and was started after the record was written.
started_since() {
  local now
  [ -e "$1" ] || return 1
  now=$(domain_run "$2") || die "$toolstack does not answer"
  [ "$now" != off ] && [ "$now" != "$(cat "$1")" ]
}`,
};

export const awaitThat: ShellFunction = {
  needs: [],
  source: `
# SECONDS COMMAND...: waits until the command succeeds.
await() {
  local left=$1
  shift
  until "$@"; do
    [ "$left" -gt 0 ] || return 1
    left=$((left - 1))
    sleep 1
  done
}`,
};

export const startDomain: ShellFunction = {
  needs: [domainRun, awaitThat],
  source: `
# Prints the state of a domU as the toolstack lists it (rbpscd, with a dash for what it isn't), nothing if it isn't there.
domain_state() {
  local id line fields
  id=$(domain_id "$1") || return 1
  [ -n "$id" ] || return 0
  line=$("$toolstack" list "$id" 2>/dev/null | tail -n 1) || return 0
  read -r -a fields <<<"$line"
  [ "\${#fields[@]}" -lt 2 ] || printf '%s' "\${fields[\${#fields[@]}-2]}"
}

is_not_paused() {
  local now
  now=$(domain_state "$1") || die "$toolstack does not answer"
  case $now in ??p-?-) return 1 ;; esac
}

is_not_ending() {
  local now
  now=$(domain_state "$1") || die "$toolstack does not answer"
  case $now in ???s?? | ?????d) return 1 ;; esac
}

# A domU that has shut down is listed for some seconds more.
await_ended() {
  local patience=60
  [ "$execute" = yes ] || patience=0
  await "$patience" is_not_ending "$1" || die "$1 has shut down, but its domain is still there: $toolstack destroy it if that is to end"
}

# A domain that the toolstack is still building is paused, and so is one whose building was killed.
refuse_paused() {
  local patience=60
  [ "$execute" = yes ] || patience=0
  await "$patience" is_not_paused "$1" ||
    die "$1 is paused. If its start was killed half-way: $toolstack destroy it, and run this again. Else unpause it"
}

# NAME CFG
start_domain() {
  # In a session of its own, so that what ends this script does not leave a domain half built.
  run setsid "$toolstack" create "$2" || die "$1 did not start"
  if [ "$execute" = yes ]; then
    refuse_paused "$1"
    [ "$(domain_run "$1")" != off ] || die "$1 was started, and is gone again"
  fi
}`,
};

/** How long a domU may take to shut down. */
export const SHUTDOWN_SECONDS = 300;

export const stopDomain: ShellFunction = {
  needs: [domainRun, awaitThat],
  source: `
# RUN NAME
run_has_ended() {
  local now
  now=$(domain_run "$2") || die "$toolstack does not answer"
  [ "$now" != "$1" ]
}

# NAME OPTION...: shuts a running domU down, and waits until its domain is gone: it lingers after the command has returned.
stop_domain() {
  local name=$1 id before patience=${SHUTDOWN_SECONDS}
  shift
  before=$(domain_run "$name") || die "$toolstack does not answer"
  id=$(domain_id "$name") || die "$toolstack does not answer"
  [ -n "$id" ] || return 0
  if [ "$toolstack" = xl ]; then set -- timeout ${SHUTDOWN_SECONDS} xl shutdown -w "$@" "$id"; else set -- xm shutdown -w "$id"; fi
  if ! run "$@"; then
    note "the shutdown of $name failed; it may have been under way already"
    patience=15
  fi
  if [ "$execute" = yes ]; then
    await "$patience" run_has_ended "$before" "$name" || die "$name has not shut down. It still runs, and nothing was forced"
  fi
}`,
};

export const rebootDomain: ShellFunction = {
  needs: [startDomain, stopDomain],
  source: `
# NAME CFG OPTION...: one shutdown and one start; only the start, if it is down.
reboot_domain() {
  local name=$1 cfg=$2 id
  shift 2
  stop_domain "$name" "$@"
  id=
  if [ "$execute" = yes ]; then id=$(domain_id "$name") || die "$toolstack does not answer"; fi
  # With on_poweroff=restart it is back already.
  if [ -z "$id" ]; then start_domain "$name" "$cfg"; fi
}`,
};
