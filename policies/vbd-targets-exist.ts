import { targetMustExist } from "../lib/facts/identity";
import { findVolume } from "../lib/model/find";
import type { Vbd } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const vbdTargetsExist = definePolicy({
  id: "vbd-targets-exist",
  subject: "domU",
  covers: [],
  judges: "state",
  severity: "error",
  summary: "A vbd's logical volume is declared on the domU's host.",
  rationale: "A domU whose vbd has no target does not start.",
  remedy:
    "Declare the logical volume under its volume group, correct the name, or give the path of a device that is there anyway.",
  notReported: "Targets that are paths: whether they exist is for the host to say. What another domain serves.",
  facts: [targetMustExist],
  messages: {
    missing: message<{ vbd: Vbd; target: string; reason: string }>(
      ({ vbd, target, reason }) => `the target ${target} of its vbd ${vbd.vdev} does not exist: ${reason}`,
    ),
  },
  check({ host, domU }, { need, cite, report }) {
    for (const vbd of domU.vbds) {
      const { target } = vbd;
      if (target.kind !== "logicalVolume" || vbd.backend !== undefined || findVolume(host, target) !== undefined)
        continue;
      need(host, "volumeGroups");
      cite(targetMustExist, host.xen.release);
      const group = host.volumeGroups.find(({ name }) => name === target.volumeGroup);
      const reason =
        group === undefined
          ? `the host declares ${listed("volume group", host.volumeGroups)}`
          : `volume group ${group.name} declares ${listed("logical volume", group.logicalVolumes)}`;
      report("missing", { vbd, target: `${target.volumeGroup}/${target.logicalVolume}`, reason }, at(vbd, "target"));
    }
  },
  examples: {
    rejected: { at: "domUs.web.vbds.xvda.target", domU: { vbds: [{ vdev: "xvda", target: "vg0/web" }] } },
    accepted: { domU: { vbds: [{ vdev: "xvda", target: "/dev/vg0/web-root" }] } },
  },
});

function listed(kind: string, things: readonly { readonly name: string }[]): string {
  if (things.length === 0) return `no ${kind}s`;
  return `the ${kind}${things.length === 1 ? "" : "s"} ${things.map(({ name }) => name).join(", ")}`;
}
