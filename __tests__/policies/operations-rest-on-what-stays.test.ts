import { migratedConfiguration } from "../../lib/facts/operations";
import { Unknown } from "../../lib/model/planned";
import type { RawObject } from "../../lib/model/document";
import { operationsRestOnWhatStays } from "../../policies/operations-rest-on-what-stays";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const planned = (operation = "save"): RawObject => ({ plannedOperations: [{ operation, reason: "because" }] });
const volume = (size: string): RawObject => ({
  volumeGroups: [
    {
      name: "vg0",
      size: "500GiB",
      logicalVolumes: [{ name: "web-root", size, filesystem: "xfs", mountPoint: "/" }],
    },
  ],
});
const network = (edits: RawObject): RawObject => ({ networks: [{ bridge: "xenbr0", mode: "bridged", ...edits }] });

policyCases(operationsRestOnWhatStays, {
  valid: [
    { name: "an operation of a domU that stays as it is", domU: planned(), before: {} },
    { name: "a change without an operation", domU: { vcpus: 4 }, before: { domU: { vcpus: 2 } } },
    { name: "a restore, which begins with what was saved", domU: { ...planned("restore"), vcpus: 4 }, before: {} },
    {
      name: "what says nothing to the toolstack",
      domU: { ...planned(), trusted: false },
      before: { domU: { trusted: true } },
    },
  ],
  invalid: [
    {
      name: "a save beside a change of the domU",
      domU: { ...planned(), vcpus: 4 },
      before: { domU: { vcpus: 2 } },
      says: ["its planned save goes together with a change of its vcpus"],
    },
    {
      name: "a suspend, though a reboot is planned as well: nothing says which comes first",
      domU: { ...planned("suspend"), vcpus: 4, plannedReboots: [{ reason: "more vCPUs" }] },
      before: { domU: { vcpus: 2 } },
      says: ["its planned suspend goes together with a change of its vcpus"],
    },
    {
      name: "a save while its volume grows",
      domU: planned(),
      host: volume("40GiB"),
      before: { host: volume("20GiB") },
      says: ["a change of the size of vg0/web-root"],
    },
    {
      name: "a save while its bridge gets another uplink",
      domU: planned(),
      host: network({ uplink: "eth1" }),
      before: { host: network({ uplink: "eth0" }) },
      says: ["a change of the network of xenbr0"],
    },
    {
      name: "a save while its bridge goes",
      domU: planned(),
      host: { networks: [] },
      before: { host: network({ uplink: "eth0" }) },
      says: ["a change of the network of xenbr0"],
    },
  ],
  undecided: [
    {
      name: "a save beside a value that is not known until apply",
      domU: { ...planned(), vcpus: new Unknown() },
      before: { domU: { vcpus: 2 } },
      says: ["whether its vcpus changes together with its planned save is not known until apply"],
    },
  ],
});

withoutBoundary(
  operationsRestOnWhatStays,
  migratedConfiguration,
  "It is cited, and holds in every release that it speaks of.",
);
