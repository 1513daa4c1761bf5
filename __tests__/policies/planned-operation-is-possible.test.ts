import { hvmNeedsVirtualization } from "../../lib/facts/hvm";
import { hvmCanBeSaved, nestedStateIsLost, pciKeepsFrom, vnumaKeepsFromSaving } from "../../lib/facts/operations";
import { coloStanding, remusStanding } from "../../lib/facts/remus";
import { guestTypes } from "../../lib/facts/toolstack";
import { plannedOperationIsPossible } from "../../policies/planned-operation-is-possible";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

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
    { name: "a suspend of a domU with vNUMA, which host-sleep-is-supported judges", ...planned("suspend", vnuma) },
    { name: "COLO of an HVM domU on 4.7.0", ...planned("colo", hvm, "4.7.0") },
    { name: "a migration of an HVM domU to a host with SVM", ...moved(hvm, { hardwareVirtualization: "svm" }) },
    { name: "a migration of a PV domU to a host without VT-x", ...moved({}, { hardwareVirtualization: "none" }) },
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
      name: "a migration of an HVM domU to a host without VT-x",
      ...moved(hvm, { hardwareVirtualization: "none" }),
      says: ["beta can't run a domU of type hvm, for its CPUs have neither VT-x nor SVM"],
    },
    {
      name: "a migration of a PVH domU to 4.9.4",
      ...moved({ type: "pvh" }, { xen: { release: "4.9.4" } }),
      says: ["Xen 4.9.4 of beta makes no domUs of type pvh"],
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
      name: "a migration of an HVM domU to a host that says nothing of its CPUs",
      ...moved(hvm, { hardwareVirtualization: null }),
      says: ["hardwareVirtualization is not declared"],
    },
  ],
});

boundaryCases(plannedOperationIsPossible, hvmCanBeSaved, {
  at: (can) => planned("migrate", can ? hvm : {}),
  past: (can) => (can ? undefined : planned("migrate", hvm)),
  before: () => planned("migrate", hvm),
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
boundaryCases(plannedOperationIsPossible, guestTypes, {
  at: (types, release) => moved({ type: types.includes("pvh") ? "pvh" : "pv" }, { xen: { release } }),
  past: (types, release) => (types.includes("pvh") ? undefined : moved({ type: "pvh" }, { xen: { release } })),
});
withoutBoundary(
  plannedOperationIsPossible,
  hvmNeedsVirtualization,
  "It is cited for where the domU goes; hvm-needs-hardware-virtualization decides by it.",
);
