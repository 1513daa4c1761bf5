import { coloStanding, remusDiskReplication, remusStanding } from "../../lib/facts/remus";
import { remusIsExperimental } from "../../policies/remus-is-experimental";
import { boundaryCases } from "../support/boundary-cases";
import { judgeEdited, policyCases } from "../support/policy-cases";

const drbd = [{ vdev: "xvda", target: "/dev/drbd0", size: "20GiB" }];
const planned = (operation: string, release = "4.17.5", vbds: readonly object[] = drbd) => ({
  host: { xen: { release } },
  domU: { vbds: [...vbds] as Record<string, string>[], plannedOperations: [{ operation, reason: "a second copy" }] },
});

policyCases(remusIsExperimental, {
  valid: [
    { name: "a migration", ...planned("migrate") },
    { name: "no plan", domU: {} },
    { name: "Remus on 4.0.4, of whose state no document tells", ...planned("remus", "4.0.4") },
    {
      name: "Remus on 3.4.4, which does not have it, as planned-operation-is-possible says",
      ...planned("remus", "3.4.4"),
    },
  ],
  invalid: [
    {
      name: "nothing, but warns of Remus on 4.17.5",
      ...planned("remus"),
      says: ["its planned remus is experimental on Xen 4.17.5"],
    },
    {
      name: "nothing, but warns of Remus on 4.9.4",
      ...planned("remus", "4.9.4"),
      says: ["its planned remus is a proof of concept on Xen 4.9.4"],
    },
    { name: "nothing, but warns of COLO", ...planned("colo"), says: ["its planned colo is experimental"] },
    {
      name: "nothing, but warns of Remus without DRBD",
      ...planned("remus", "4.17.5", [
        { vdev: "xvda", target: "vg0/web-root" },
        { vdev: "xvdb", target: "/dev/drbd1", size: "1GiB" },
      ]),
      says: ["Remus does not replicate its xvda: it does so by DRBD only", "its planned remus is experimental"],
    },
  ],
  undecided: [
    {
      name: "Remus on 4.1.6, of which no document tells",
      ...planned("remus", "4.1.6"),
      says: ["no source was found for Xen 4.1.6"],
    },
  ],
});

it("remus-is-experimental takes a disk by its hotplug script", () => {
  const findings = judgeEdited(
    [remusIsExperimental],
    planned("remus", "4.17.5", [{ vdev: "xvda", target: "/web", size: "1GiB", script: "block-drbd" }]),
  );
  expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining("experimental")]);
});

for (const [operation, fact] of [
  ["remus", remusStanding],
  ["colo", coloStanding],
] as const) {
  boundaryCases(remusIsExperimental, fact, {
    at: (standing, release) =>
      planned(standing === "none" || standing === "not documented" ? operation : "migrate", release),
    past: (standing, release) =>
      standing === "none" || standing === "not documented" ? undefined : planned(operation, release),
    before: (release) => planned(operation, release),
  });
}
boundaryCases(remusIsExperimental, remusDiskReplication, {
  at: (_, release) => planned("migrate", release, []),
  past: (_, release) => planned("remus", release, [{ vdev: "xvda", target: "vg0/web-root" }]),
  before: { passes: "no document tells of disks before, and there is nothing planned" },
});
