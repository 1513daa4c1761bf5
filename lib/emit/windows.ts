/** Owns the windows of planned reboots, as emitted scripts keep to them. */
import type { DomU } from "../model/fleet";

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
