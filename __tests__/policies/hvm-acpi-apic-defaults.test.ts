import { hvmAcpiByDefault } from "../../lib/facts/hvm";
import { hvmAcpiApicDefaults } from "../../policies/hvm-acpi-apic-defaults";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const hvm = (release: string, settings: Record<string, number> = {}) => ({
  host: { xen: { release } },
  domU: { type: "hvm", boot: null, settings },
});

policyCases(hvmAcpiApicDefaults, {
  valid: [
    { name: "an HVM domU on 3.0.3 that turns both on", ...hvm("3.0.3", { acpi: 1, apic: 1 }) },
    { name: "one that turns both off, for it says so", ...hvm("3.0.3", { acpi: 0, apic: 0 }) },
    { name: "one on 3.0.4 that says nothing", ...hvm("3.0.4") },
    { name: "a PV domU on 3.0.3", host: { xen: { release: "3.0.3" } } },
  ],
  invalid: [
    {
      name: "nothing, but tells of an HVM domU on 3.0.3 that says nothing",
      ...hvm("3.0.3"),
      says: ["it does not say acpi and apic, and on Xen 3.0.3 both are off"],
    },
    {
      name: "nothing, but tells of one that says half",
      ...hvm("3.0.3", { acpi: 1 }),
      says: ["it does not say apic, and on Xen 3.0.3 that is off"],
    },
  ],
  undecided: [
    {
      name: "an HVM domU on 3.0.1, before the sources begin",
      ...hvm("3.0.1"),
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

boundaryCases(hvmAcpiApicDefaults, hvmAcpiByDefault, {
  at: (on, release) => hvm(release, on ? {} : { acpi: 1, apic: 1 }),
  past: (on, release) => (on ? undefined : hvm(release)),
  before: (release) => hvm(release),
});
