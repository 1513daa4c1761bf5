import { pageTablesIsolated } from "../../lib/facts/meltdown";
import { pvIsMeltdownExposed } from "../../policies/pv-is-meltdown-exposed";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const intel = (xen: object = {}) => ({ host: { cpuVendor: "intel", xen } });

policyCases(pvIsMeltdownExposed, {
  valid: [
    { name: "CPUs of AMD", host: { cpuVendor: "amd" } },
    { name: "CPUs of a maker that nobody declared", host: {} },
    { name: "a PVH domU on Intel", ...intel(), domU: { type: "pvh" } },
    { name: "a 32-bit PV domU on Intel", ...intel(), domU: { wordSize: "x86_32p" } },
  ],
  invalid: [
    { name: "nothing, but tells of isolated page tables", ...intel(), says: ["Xen 4.17.5 isolates its page tables"] },
    {
      name: "nothing, but warns where isolation is turned off",
      ...intel({ commandLine: "dom0_mem=2G xpti=no-domu" }),
      severity: "warning",
      says: ["xpti=no-domu on Xen's command line"],
    },
    {
      name: "nothing, but warns where there is no isolation",
      ...intel({ release: "4.5.0" }),
      severity: "warning",
      says: ["Xen 4.5.0 does not isolate its page tables"],
    },
  ],
  undecided: [
    {
      name: "3.0.1, of which no source tells",
      ...intel({ release: "3.0.1" }),
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

boundaryCases(pvIsMeltdownExposed, pageTablesIsolated, { at: () => undefined, past: () => intel() });
