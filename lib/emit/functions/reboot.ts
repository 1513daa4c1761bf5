/** Owns how emitted scripts keep to the windows of planned reboots. */
import type { DomU } from "../../model/fleet";
import type { ShellFunction } from "../script";
import { domainId } from "./domain";

/** The planned windows as words `FROM UNTIL TEXT`, in seconds since 1970. None if one of the reboots may happen at any time. */
export function windowsOf(domU: DomU): readonly string[] {
  const windows = domU.plannedReboots.map(({ window }) => window);
  if (windows.includes(undefined)) return [];
  return windows.flatMap((window) => {
    const { start, minutes } = window as NonNullable<typeof window>;
    const from = Math.floor(Date.parse(start) / 1000);
    return [String(from), String(from + minutes * 60), `${start} (${minutes} min)`];
  });
}

export const checkWindow: ShellFunction = {
  needs: [domainId],
  source: `
# NAME [FROM UNTIL TEXT]...: stops outside the planned windows, given in seconds since 1970. Reads $any_time.
check_window() {
  local name=$1 id now planned=
  shift
  id=$(domain_id "$name") || die "$toolstack does not answer"
  # One that is down, perhaps by a run that was killed, is not left down.
  if [ $# -eq 0 ] || [ "$any_time" = yes ] || [ -z "$id" ]; then return; fi
  now=$(date +%s)
  while [ $# -gt 0 ]; do
    if [ "$now" -ge "$1" ] && [ "$now" -lt "$2" ]; then return; fi
    planned="\${planned:+$planned, }$3"
    shift 3
  done
  note "the reboot of $name is planned for $planned: run this again then, or with --any-time"
  if [ "$execute" = yes ]; then exit 3; fi
}`,
};
