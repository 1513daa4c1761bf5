import { lvmNamesUnique, targetMustExist } from "../lib/facts/identity";
import { findVolume } from "../lib/model/find";
import type { Vbd } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { isDom0 } from "../lib/model/storage";
import { definePolicy, message } from "../lib/policy/policy";
import type { Size } from "../lib/units/size";

export const vbdTargetsExist = definePolicy({
  id: "vbd-targets-exist",
  subject: "domU",
  covers: [],
  judges: "state",
  severity: "error",
  summary: "A vbd's logical volume is declared on the domU's host, and the vbd says no other size of it.",
  rationale:
    "A domU whose vbd has no target does not start. A volume that a vbd names by its path is the declared one, and has one size.",
  remedy:
    "Declare the logical volume under its volume group, correct the name, or give the path of a device that is there anyway.",
  notReported: "Targets that are paths: whether they exist is for the host to say. What another domain serves.",
  notOfArrivals: "migration-reaches-its-disks judges what a domU finds where it goes.",
  facts: [targetMustExist, lvmNamesUnique],
  messages: {
    missing: message<{ vbd: Vbd; target: string; reason: string }>(
      ({ vbd, target, reason }) => `the target ${target} of its vbd ${vbd.vdev} does not exist: ${reason}`,
      { facts: [targetMustExist] },
    ),
    otherSize: message<{ vbd: Vbd; target: string; said: Size; size: Size }>(
      ({ vbd, target, said, size }) =>
        `its vbd ${vbd.vdev} declares ${said}, and its target is the logical volume ${target}, which has ${size}`,
      { remedy: "Leave the size out at the vbd: the logical volume brings its own.", facts: [lvmNamesUnique] },
    ),
  },
  check({ host, domU }, { need, needed, cite, report }) {
    for (const vbd of domU.vbds) {
      const { target } = vbd;
      if (target.kind !== "logicalVolume" || !isDom0(vbd.backend)) continue;
      const name = `${target.volumeGroup}/${target.logicalVolume}`;
      const found = findVolume(host, target);
      if (found !== undefined) {
        if (target.size === undefined) continue;
        const said = needed(target.size, at(vbd, "target"));
        const size = need(found.logicalVolume, "size");
        cite(lvmNamesUnique, host.xen.release);
        if (!said.equals(size)) report("otherSize", { vbd, target: name, said, size }, at(vbd, "target"));
        continue;
      }
      need(host, "volumeGroups");
      cite(targetMustExist, host.xen.release);
      const group = host.volumeGroups.find(({ name }) => name === target.volumeGroup);
      const reason =
        group === undefined
          ? `the host declares ${listed("volume group", host.volumeGroups)}`
          : `volume group ${group.name} declares ${listed("logical volume", group.logicalVolumes)}`;
      report("missing", { vbd, target: name, reason }, at(vbd, "target"));
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
