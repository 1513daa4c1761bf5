import { oneWriter } from "../lib/facts/disk-sharing";
import { backendOf } from "../lib/model/backend";
import { describeTarget } from "../lib/model/find";
import type { DomU, Host, Vbd } from "../lib/model/fleet";
import { grouped } from "../lib/model/indexed";
import { at } from "../lib/model/place";
import { isUnknown } from "../lib/model/planned";
import { storageOf } from "../lib/model/storage";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import { repeated, secondOf } from "../lib/questions/repeated";
import type { Storage } from "../lib/xen/storage";

interface Use {
  readonly domU: DomU;
  readonly vbd: Vbd;
  readonly storage: Storage;
}

export const volumeHasOneWriter = definePolicy({
  id: "volume-has-one-writer",
  subject: "host",
  covers: ["M51"],
  judges: "state",
  severity: "error",
  summary: "What a domU writes to is no other domU's vbd.",
  rationale:
    "Two kernels that write to one filesystem destroy it: each keeps its own idea of what is on the disk. The hotplug script of devices and loop devices refuses the second domU, reader or writer; what qdisk and tap serve nobody checks.",
  remedy:
    "Give each domU a volume of its own, or declare every vbd on the volume with access: r. For a cluster filesystem, waive this finding.",
  notReported:
    "One domU that has a volume twice, CD-ROMs, a volume that dom0 has mounted, two names that only a link makes one. Storage that several hosts see is for shared-storage-has-one-writer.",
  facts: [oneWriter],
  messages: {
    writers: message<{ target: string; writers: readonly string[] }>(
      ({ target, writers }) =>
        `${target} is written to by the domUs ${writers.join(" and ")}: their writes destroy each other`,
    ),
    readers: message<{ target: string; writers: readonly string[]; readers: readonly string[] }>(
      ({ target, writers, readers }) =>
        `${target} is written to by ${writers.join(", ")} and read by ${readers.join(", ")}: the second of them is refused to start`,
    ),
    unchecked: messageOf<{ target: string; writers: readonly string[]; readers: readonly string[] }>(
      "warning",
      ({ target, writers, readers }) =>
        `${target} is written to by ${writers.join(", ")} and read by ${readers.join(", ")}: what is read is not what was written`,
    ),
  },
  check({ host }, { cite, report, undecided }) {
    for (const uses of usesOfOne(usesOf(host))) {
      const domUs = new Set(uses.map(({ domU }) => domU));
      if (domUs.size === 1) continue;
      const [{ vbd: first }] = uses as readonly [Use, ...Use[]];
      const target = describeTarget(first.target);
      const namesOf = (access: "r" | "w"): readonly string[] => [
        ...new Set(uses.filter(({ vbd }) => vbd.access === access).map(({ domU }) => domU.name)),
      ];
      const [writers, readers] = [namesOf("w"), namesOf("r")];
      const where = secondOf(uses.map(({ vbd }) => at(vbd, "target")));
      cite(oneWriter, host.xen.release);
      if (writers.length > 1) report("writers", { target, writers }, where);
      else if (uses.some(({ vbd }) => isUnknown(vbd.access)))
        undecided(`who writes to ${target} is not known until apply`, where);
      else if (writers.length === 1)
        report(
          uses.every(({ vbd }) => backendOf(vbd) === "phy") ? "readers" : "unchecked",
          { target, writers, readers },
          where,
        );
    }
  },
  examples: {
    rejected: { at: "domUs.web.vbds.xvda.target", otherDomU: { vbds: [{ vdev: "xvda", target: "vg0/web-root" }] } },
    accepted: { otherDomU: { vbds: [{ vdev: "xvda", target: "/dev/vg1/mail-root", size: "20GiB" }] } },
  },
});

function usesOf(host: Host): readonly Use[] {
  return host.domUs.flatMap((domU) =>
    domU.vbds.flatMap((vbd) => {
      const storage = vbd.cdrom ? undefined : storageOf(vbd);
      return storage === undefined ? [] : [{ domU, vbd, storage }];
    }),
  );
}

/** The uses of each storage that has several: of one volume, or of a disk and of partitions of it. */
function* usesOfOne(uses: readonly Use[]): Iterable<readonly Use[]> {
  for (const [, same] of repeated(uses, ({ storage }) => storage.key)) yield same;
  const disks = grouped(
    uses.filter(({ storage }) => storage.disk !== undefined),
    ({ storage }) => storage.disk,
  );
  if (disks.size === 0) return;
  const whole = grouped(uses, ({ storage }) => (disks.has(storage.key) ? storage.key : undefined));
  for (const [disk, users] of whole) yield [...users, ...(disks.get(disk) ?? [])];
}
