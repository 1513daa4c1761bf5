import {
  hvmCanBeSaved,
  hvmCanSleep,
  migrationStream,
  nestedStateIsLost,
  pciKeepsFrom,
  vnumaKeepsFromSaving,
  xmMigratesWithinRelease,
} from "../../lib/facts/operations";
import { coloStanding, remusStanding } from "../../lib/facts/remus";
import { plannedOperationIsPossible } from "../../policies/planned-operation-is-possible";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const planned = (operation: string, domU: object = {}, release = "4.17.5") => ({
  host: { xen: { release } },
  domU: { ...domU, plannedOperations: [{ operation, reason: "empty alpha" }] },
});
const moved = (domU: object, otherHost: object) => ({
  domU: { ...domU, plannedOperations: [{ operation: "migrate", to: "beta", reason: "empty alpha" }] },
  otherHost: otherHost as Record<string, string>,
});
const hvm = { type: "hvm", boot: null };
const pci = { pci: [{ bdf: "0000:03:00.0" }] };
const vnuma = { ...hvm, vnuma: [{ pnode: 0, size: "2GiB", vcpus: [0, 1] }] };

policyCases(plannedOperationIsPossible, {
  valid: [
    { name: "a migration of a PV domU", ...planned("migrate") },
    { name: "a save of a PV domU on 3.0.3", ...planned("save", {}, "3.0.3") },
    { name: "a migration of an HVM domU on 3.1.0", ...planned("migrate", hvm, "3.1.0") },
    { name: "a save of a domU with a PCI device on 4.17.5, of which no source tells", ...planned("save", pci) },
    { name: "a sleep of a domU with vNUMA, which leaves its state where it is", ...planned("suspend", vnuma) },
    { name: "a sleep of an HVM domU on 3.3.0", ...planned("suspend", hvm, "3.3.0") },
    { name: "a sleep of a PV domU on 3.0.3, of which no source tells", ...planned("suspend", {}, "3.0.3") },
    { name: "COLO of an HVM domU on 4.7.0", ...planned("colo", hvm, "4.7.0") },
    { name: "a migration to a later release", ...moved({}, { xen: { release: "4.22.0" } }) },
    { name: "a migration to a release that reads what is written here", ...moved({}, { xen: { release: "4.14.0" } }) },
    {
      name: "a migration from a release whose stream is converted",
      ...moved({}, {}),
      host: { xen: { release: "4.4.4" } },
    },
    {
      name: "a migration of a PV domU between hosts of 3.0.4",
      ...moved({}, { xen: { release: "3.0.4" } }),
      host: { xen: { release: "3.0.4" } },
    },
    { name: "a restore on the host itself", ...planned("restore") },
    { name: "a save of an HVM domU that is restricted", ...planned("save", { ...hvm, settings: { dm_restrict: 1 } }) },
    { name: "a PCI device and no plan", domU: pci },
  ],
  invalid: [
    {
      name: "a migration of an HVM domU on 3.0.3",
      ...planned("migrate", hvm, "3.0.3"),
      says: ["its planned migrate is impossible: an HVM domU of Xen 3.0.3 can't be saved, restored or migrated"],
    },
    {
      name: "a restore of one on 3.0.4",
      ...planned("restore", hvm, "3.0.4"),
      says: ["its planned restore is impossible"],
    },
    {
      name: "a sleep of an HVM domU on 3.0.4",
      ...planned("suspend", hvm, "3.0.4"),
      says: ["its planned suspend is impossible: an HVM domU of Xen 3.0.4 can't sleep and be woken"],
    },
    {
      name: "a migration of a domU with a PCI device",
      ...planned("migrate", pci),
      says: ["its planned migrate is impossible on Xen 4.17.5 while PCI devices are passed through"],
    },
    {
      name: "a save of one on 4.0.4",
      ...planned("save", pci, "4.0.4"),
      says: ["its planned save is impossible on Xen 4.0.4"],
    },
    {
      name: "Remus of one",
      ...planned("remus", pci),
      says: ["its planned remus is impossible on Xen 4.17.5 while PCI devices"],
    },
    {
      name: "a save of a domU with vNUMA",
      ...planned("save", vnuma),
      says: ["Xen 4.17.5 can't save a domU with vNUMA"],
    },
    { name: "COLO of a PV domU", ...planned("colo"), says: ["it is of type pv, and COLO takes hvm only"] },
    {
      name: "COLO on 4.6.6",
      ...planned("colo", hvm, "4.6.6"),
      says: ["its planned colo is impossible: Xen 4.6.6 does not have it"],
    },
    { name: "Remus on 3.4.4", ...planned("remus", {}, "3.4.4"), says: ["Xen 3.4.4 does not have it"] },
    {
      name: "a migration to a release before version 3 of the stream",
      ...moved({}, { xen: { release: "4.13.4" } }),
      says: [
        "Xen 4.17.5 of alpha writes version 3 streams, and Xen 4.13.4 of beta reads legacy and legacy (JSON) and version 2 only",
      ],
    },
    {
      name: "a migration to a release before the stream had a version",
      ...moved({}, { xen: { release: "4.5.5" } }),
      says: ["and Xen 4.5.5 of beta reads legacy and legacy (JSON) only"],
    },
    {
      name: "a migration from 4.5 to 4.4, which reads no JSON",
      ...moved({}, { xen: { release: "4.4.4" } }),
      host: { xen: { release: "4.5.0" } },
      says: ["Xen 4.5.0 of alpha writes legacy (JSON) streams, and Xen 4.4.4 of beta reads legacy only"],
    },
    {
      name: "a migration of a domU with a vTPM",
      ...planned("migrate", { settings: { vtpm: ["backend=vtpm,uuid=ac0a5b9e-cbe2-4c07-b43b-1d69e46fb839"] } }),
      says: ["its planned migrate is impossible: it has a vTPM"],
    },
    {
      name: "nothing, but warns of a migration of a domU whose device model is restricted",
      ...planned("migrate", { ...hvm, settings: { dm_restrict: 1 } }),
      severity: "warning",
      says: ["leaves its device model with fewer restrictions than dm_restrict gave it"],
    },
    {
      name: "nothing, but warns of a migration from 3.0.3 to 3.0.4",
      ...moved({}, { xen: { release: "3.0.4" } }),
      host: { xen: { release: "3.0.3" } },
      severity: "warning",
      says: ["goes from Xen 3.0.3 of alpha to Xen 3.0.4 of beta, and xm asks for the same release on both"],
    },
    {
      name: "nothing, but warns of a migration of what is populated on demand",
      ...planned("migrate", { ...hvm, memory: "1GiB", maxmem: "2GiB" }),
      severity: "warning",
      says: ["allocates what it populates on demand"],
    },
    {
      name: "nothing, but warns of a migration of a domU with nestedhvm",
      ...planned("migrate", { ...hvm, settings: { nestedhvm: 1 } }),
      severity: "warning",
      says: ["leaves behind what its own hypervisor has in the CPU"],
    },
    {
      name: "nothing, but warns of a migration of a domU with nomigrate",
      ...planned("migrate", { settings: { nomigrate: 1 } }),
      severity: "warning",
      says: ["its planned migrate contradicts its nomigrate=1"],
    },
  ],
  undecided: [
    {
      name: "a migration of an HVM domU on 3.0.2, before the sources begin",
      ...planned("migrate", hvm, "3.0.2"),
      says: ["no source was found for Xen 3.0.2"],
    },
    {
      name: "a migration of a domU with a PCI device on 4.1.6, of which no source tells",
      ...planned("migrate", pci, "4.1.6"),
      says: ["no source was found for Xen 4.1.6"],
    },
    {
      name: "a migration to a host that the fleet does not have",
      domU: { plannedOperations: [{ operation: "migrate", to: "gamma", reason: "empty alpha" }] },
      says: ["the fleet has no host gamma"],
    },
    {
      name: "a migration from a host that xend runs to one of xl",
      ...moved({}, {}),
      host: { xen: { release: "3.4.0" } },
      says: ["no source was found for Xen 3.4.0"],
    },
  ],
});

boundaryCases(plannedOperationIsPossible, hvmCanBeSaved, {
  at: (can) => planned("migrate", can ? hvm : {}),
  past: (can) => (can ? undefined : planned("migrate", hvm)),
  before: () => planned("migrate", hvm),
});
boundaryCases(plannedOperationIsPossible, hvmCanSleep, {
  at: (can) => planned("suspend", can ? hvm : {}),
  past: (can) => (can ? undefined : planned("suspend", hvm)),
  before: () => planned("suspend", hvm),
});
boundaryCases(plannedOperationIsPossible, pciKeepsFrom, {
  at: (operations) => planned(operations.includes("save") ? "restore" : "save", pci),
  past: ([operation = ""]) => planned(operation, pci),
  before: () => planned("migrate", pci),
});
boundaryCases(plannedOperationIsPossible, vnumaKeepsFromSaving, {
  at: () => planned("save"),
  past: () => planned("save", vnuma),
  before: () => planned("save", vnuma),
});
boundaryCases(plannedOperationIsPossible, nestedStateIsLost, {
  at: () => planned("migrate", { ...hvm, settings: { nestedhvm: 0 } }),
  past: () => planned("migrate", { ...hvm, settings: { nestedhvm: 1 } }),
  before: { passes: "no document tells of nested state before 4.6" },
});
for (const [operation, fact] of [
  ["remus", remusStanding],
  ["colo", coloStanding],
] as const) {
  boundaryCases(plannedOperationIsPossible, fact, {
    at: (standing) => (standing === "none" ? undefined : planned(operation, hvm)),
    past: (standing) => (standing === "none" ? planned(operation, hvm) : undefined),
  });
}
boundaryCases(plannedOperationIsPossible, migrationStream, {
  // What a release writes it reads itself.
  at: (_, release) => moved({}, { xen: { release } }),
  past: ({ writes }) => (writes === "legacy" ? undefined : moved({}, { xen: { release: "4.4.4" } })),
  before: () => moved({}, {}),
});
boundaryCases(plannedOperationIsPossible, xmMigratesWithinRelease, {
  at: (_, release) => moved({}, { xen: { release } }),
  past: () => moved({}, { xen: { release: "4.0.4" } }),
  before: () => moved({}, {}),
});
