/** Owns the facts on tsc_mode: how a domU reads the time stamp counter. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

const MODES = ["default", "always_emulate", "native"] as const;

export const tscModes = defineFact<readonly string[]>({
  id: "tsc-modes",
  statement: "The values of tsc_mode, each also by its number, counted from 0.",
  basis: "source-code",
  scope: "xl. The names are taken from 4.2 on.",
  show: (modes) => modes.join(", "),
  measured: measured("removed-tsc-mode"),
  spans: [
    {
      since: "4.12",
      value: MODES,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_x86.c: libxl__arch_domain_create",
        release: "RELEASE-4.12.0",
        quote: "TSC Mode native_paravirt (a.k.a PVRDTSCP) has been removed",
      },
    },
    {
      since: "4.2",
      until: "4.12",
      value: [...MODES, "native_paravirt"],
      citation: {
        source: "xl.cfg(5)",
        locator: "tsc_mode",
        release: "RELEASE-4.2.0",
        quote: '=item B<"native_paravirt">',
      },
    },
  ],
});
