import { viridianGroups, viridianMasks } from "../../lib/facts/viridian";
import { viridianGroupsAgree } from "../../policies/viridian-groups-agree";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const hvm = (release: string, viridian: readonly string[] | number, vcpus = 2) => ({
  host: { xen: { release } },
  domU: {
    type: "hvm",
    boot: null,
    vcpus,
    settings: { viridian: typeof viridian === "number" ? viridian : [...viridian] },
  },
});

policyCases(viridianGroupsAgree, {
  valid: [
    { name: "the defaults", ...hvm("4.17.5", ["defaults"]) },
    { name: "the defaults by number, on any release", ...hvm("3.4.0", 1) },
    { name: "base and another group", ...hvm("4.5.0", ["base", "freq"]) },
    { name: "everything but one group, as the manual shows it", ...hvm("4.17.5", ["all", "!freq"]) },
    { name: "a group turned off and on again", ...hvm("4.17.5", ["defaults", "!freq", "freq"]) },
    { name: "nothing at all", ...hvm("4.17.5", []) },
    { name: "masks for 65 vCPUs", ...hvm("4.17.5", ["defaults", "hcall_ipi", "ex_processor_masks"], 65) },
    { name: "a PV domU, which takes none", domU: { settings: { viridian: ["freq"] } } },
  ],
  invalid: [
    { name: "a group without base", ...hvm("4.17.5", ["freq"]), says: ["its viridian has freq without base"] },
    {
      name: "the defaults without base",
      ...hvm("4.17.5", ["defaults", "!base"]),
      says: ["without base, which all groups need"],
    },
    {
      name: "a group that all turns on after it was turned off",
      ...hvm("4.17.5", ["!freq", "all"]),
      says: ["its viridian turns freq both on and off"],
    },
    {
      name: "a group that 4.14 does not have",
      ...hvm("4.14.0", ["defaults", "cpu_hotplug"]),
      says: ["its viridian names cpu_hotplug, and Xen 4.14.0 has base, freq"],
    },
    { name: "a misspelt group", ...hvm("4.17.5", ["base", "!frequency"]), says: ["its viridian names frequency"] },
    {
      name: "nothing, but warns of 65 vCPUs in a mask of 64",
      ...hvm("4.17.5", ["base", "hcall_remote_tlb_flush"], 65),
      severity: "warning",
      says: ["its viridian has hcall_remote_tlb_flush for 65 vCPUs without ex_processor_masks"],
    },
  ],
  undecided: [
    {
      name: "groups on 4.4.4, before the sources begin",
      ...hvm("4.4.4", ["base"]),
      says: ["no source was found for Xen 4.4.4"],
    },
  ],
});

boundaryCases(viridianGroupsAgree, viridianGroups, {
  at: ({ known }, release) => hvm(release, known),
  past: ({ known }, release) => hvm(release, known.slice(1)),
});
boundaryCases(viridianGroupsAgree, viridianGroups, {
  at: ({ known }, release) => hvm(release, ["base", known.at(-1) ?? "base"]),
  past: (_, release) => hvm(release, ["base", "hcall_of_tomorrow"]),
});
boundaryCases(viridianGroupsAgree, viridianMasks, {
  at: ({ vcpus, groups }, release) => hvm(release, ["base", ...groups], vcpus),
  past: ({ vcpus, groups }, release) => hvm(release, ["base", ...groups], vcpus + 1),
  before: { passes: "4.14 has no group that could be needed" },
});
