import { coloStanding, remusDiskReplication, remusStanding, type Standing } from "../lib/facts/remus";
import type { Vbd } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { isUnknown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";

export const remusIsExperimental = definePolicy({
  id: "remus-is-experimental",
  subject: "domU",
  covers: ["H14a"],
  judges: "state",
  severity: "warning",
  summary: "A plan that relies on Remus or COLO knows how far that goes.",
  rationale:
    "Remus keeps a copy of a running domU on a second host and starts it there when the first one fails; COLO runs both at once. xl calls both a proof of concept, SUPPORT.md calls them " +
    "experimental, and nobody has maintained them since 2021. Remus replicates disks by DRBD only.",
  remedy:
    "Make the service redundant inside the domUs, or replicate the disks and start the domU on the other host by hand.",
  notReported:
    "Releases that have none (planned-operation-is-possible), and xend's Remus of 4.0, of whose state no document tells.",
  facts: [remusStanding, coloStanding, remusDiskReplication],
  messages: {
    experimental: message<{ operation: string; standing: Standing; release: string }>(
      ({ operation, standing, release }) =>
        `its planned ${operation} is ${standing === "Experimental" ? "experimental" : `a ${standing}`} on Xen ${release}`,
      {
        remedy: "Make the service redundant inside the domUs, or waive this finding.",
        facts: [remusStanding, coloStanding],
      },
    ),
    notReplicated: message<{ disks: readonly string[] }>(
      ({ disks }) => `Remus does not replicate its ${disks.join(", ")}: it does so by DRBD only`,
      {
        remedy: "Put these disks on DRBD, or replicate them otherwise and start the domU on the other host by hand.",
        facts: [remusDiskReplication],
      },
    ),
  },
  check({ host, domU }, { need, fact, factOr, report }) {
    for (const operation of ["remus", "colo"] as const) {
      const first = domU.plannedOperations.find((planned) => planned.operation === operation);
      if (first === undefined) continue;
      const xen = need(host.xen, "release");
      const standing = fact(operation === "remus" ? remusStanding : coloStanding, xen);
      if (standing === "Experimental" || standing === "proof of concept")
        report("experimental", { operation, standing, release: xen.toString() }, at(first, "operation"));
      const replicator = operation === "remus" ? factOr(remusDiskReplication, xen, undefined) : undefined;
      if (replicator === undefined) continue;
      const disks = domU.vbds.filter((vbd) => !vbd.cdrom && !isOn(replicator, vbd));
      if (disks.length > 0)
        report(
          "notReplicated",
          { disks: disks.map(({ vdev }) => vdev.toString()) },
          { at: at(first, "operation"), related: disks.map((vbd) => at(vbd, "target")) },
        );
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.plannedOperations[0].operation",
      domU: { plannedOperations: [{ operation: "remus", to: "beta", reason: "a second copy" }] },
      otherHost: {},
    },
    accepted: {
      domU: { plannedOperations: [{ operation: "migrate", to: "beta", reason: "empty alpha" }] },
      otherHost: {},
    },
  },
});

/** By its script or its path. What is not known may be. */
function isOn(replicator: string, { target, script }: Vbd): boolean {
  const path = target.kind === "path" ? target.path : undefined;
  return [script, path].some((text) => isUnknown(text) || text?.includes(replicator) === true);
}
