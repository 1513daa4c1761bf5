import { diskIsFoundWhereItGoes } from "../lib/facts/disk-sharing";
import { describeTarget, findVolume } from "../lib/model/find";
import type { Host, Operation, Vbd } from "../lib/model/fleet";
import { movesOf } from "../lib/model/moves";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { isDom0, storageOfVbd } from "../lib/model/storage";
import { definePolicy, message } from "../lib/policy/policy";

interface Left {
  readonly operation: Operation;
  readonly vbd: Vbd;
  readonly target: string;
  readonly from: string;
  readonly to: string;
}

export const migrationReachesItsDisks = definePolicy({
  id: "migration-reaches-its-disks",
  subject: "domU",
  covers: ["D02"],
  judges: "state",
  severity: "error",
  summary: "A domU that is migrated finds its disks on the other host, under the same path.",
  rationale:
    "Neither xl migrate nor save and restore takes disks along: the other host opens what it has under the same path. Where that is nothing, the migration fails at its end; where it is another volume of that name, the domU goes on and writes to it.",
  remedy:
    "Put the disk on storage that both hosts reach (a shared volume group, declared on both with its uuid; iSCSI, rbd, nbd, a disk by its worldwide name), or move the domU cold, with its data.",
  notReported:
    "Paths of which the name does not tell what is behind them (/dev/mapper/…, images): whether both hosts see the same is not declared. What another domain serves, and drives without a medium.",
  facts: [diskIsFoundWhereItGoes],
  messages: {
    notThere: message<Left>(
      ({ operation, vbd, target, from, to }) =>
        `its planned ${operation} goes to ${to}, and its disk ${vbd.vdev} is the volume ${target} of ${from}, which ${to} does not declare`,
    ),
    another: message<Left>(
      ({ operation, vbd, target, from, to }) =>
        `its planned ${operation} goes to ${to}, and its disk ${vbd.vdev} is the volume ${target} of ${from}: that of ${to} is in another volume group of that name, by its uuid`,
    ),
  },
  check({ fleet, host, domU }, { need, cite, report, undecided }) {
    for (const {
      planned: { operation },
      target: there,
    } of movesOf(fleet, host, domU)) {
      for (const vbd of domU.vbds) {
        const { target } = vbd;
        if (target.kind !== "logicalVolume" || !isDom0(vbd.backend) || storageOfVbd(vbd)?.shared === true) continue;
        const where = { at: at(vbd, "target"), about: `${operation} ${there.name}` };
        const about = { operation, vbd, target: describeTarget(target), from: host.name, to: there.name };
        const found = findVolume(there, target);
        if (found === undefined) {
          cite(diskIsFoundWhereItGoes, there.xen.release);
          report("notThere", about, where);
          continue;
        }
        const [one, other] = [groupOf(host, target.volumeGroup), found.volumeGroup].map((group) => group?.uuid);
        if (isKnown(one) && isKnown(other)) {
          if (one === other) continue;
          cite(diskIsFoundWhereItGoes, there.xen.release);
          report("another", about, { ...where, related: [at(found.volumeGroup, "uuid")] });
        } else {
          need(there.xen, "release");
          undecided(
            `its planned ${operation} goes to ${there.name}, and whether the volume group ${target.volumeGroup} of ${host.name} and of ${there.name} are one is not declared: declare its uuid on both`,
            where,
          );
        }
      }
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.vbds.xvda.target",
      domU: { plannedOperations: [{ operation: "migrate", to: "beta", reason: "empty alpha" }] },
      otherHost: { volumeGroups: [] },
    },
    accepted: {
      domU: {
        vbds: [{ vdev: "xvda", target: "/dev/disk/by-id/wwn-0x600508b1001c1d2e", size: "20GiB" }],
        plannedOperations: [{ operation: "migrate", to: "beta", reason: "empty alpha" }],
      },
      otherHost: { volumeGroups: [] },
    },
  },
});

function groupOf({ volumeGroups }: Host, name: string): Host["volumeGroups"][number] | undefined {
  return volumeGroups.find((group) => group.name === name);
}
