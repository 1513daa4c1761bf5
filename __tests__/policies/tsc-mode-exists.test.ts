import { tscModes } from "../../lib/facts/tsc-mode";
import { tscModeExists } from "../../policies/tsc-mode-exists";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const of = (release: string, tsc_mode: string | number) => ({
  host: { xen: { release } },
  domU: { settings: { tsc_mode } },
});

policyCases(tscModeExists, {
  valid: [
    { name: "a mode by its name", ...of("4.17.5", "always_emulate") },
    { name: "a mode by its number", ...of("4.17.5", 2) },
    { name: "native_paravirt on 4.11.0", ...of("4.11.0", "native_paravirt") },
    { name: "a domU that does not say", domU: {} },
  ],
  invalid: [
    {
      name: "native_paravirt on 4.12.0",
      ...of("4.12.0", "native_paravirt"),
      says: ["its tsc_mode is native_paravirt, and Xen 4.12.0 has default, always_emulate, native"],
    },
    { name: "its number", ...of("4.12.0", 3), says: ["its tsc_mode is 3"] },
    { name: "a misspelt mode", ...of("4.17.5", "emulate"), says: ["its tsc_mode is emulate"] },
  ],
  undecided: [
    {
      name: "a mode on 4.1.6, before the sources begin",
      ...of("4.1.6", 1),
      says: ["no source was found for Xen 4.1.6"],
    },
  ],
});

boundaryCases(tscModeExists, tscModes, {
  at: (modes, release) => of(release, modes.length - 1),
  past: (modes, release) => of(release, modes.length),
});
boundaryCases(tscModeExists, tscModes, {
  at: (modes, release) => of(release, modes.at(-1) ?? ""),
  past: (modes, release) => of(release, modes.includes("native_paravirt") ? "native_paravirtual" : "native_paravirt"),
});
