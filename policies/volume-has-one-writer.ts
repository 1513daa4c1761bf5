import { oneWriter } from "../lib/facts/disk-sharing";
import { backendOf } from "../lib/model/backend";
import { describeTarget } from "../lib/model/find";
import type { DomU, Host, Vbd } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { isUnknown } from "../lib/model/planned";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import { repeated, secondOf } from "../lib/questions/repeated";

interface Use {
  readonly domU: DomU;
  readonly vbd: Vbd;
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
  notReported: "One domU that has a volume twice, CD-ROMs, the same path on two hosts, a volume that dom0 has mounted.",
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
    for (const [, uses] of repeated(usesOf(host), ({ vbd }) => placeOf(vbd))) {
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
    domU.vbds.flatMap((vbd) =>
      vbd.cdrom || vbd.target.kind === "empty" || (vbd.target.kind === "path" && isUnknown(vbd.target.path))
        ? []
        : [{ domU, vbd }],
    ),
  );
}

/** Equal for two vbds that one domain serves from one target. */
function placeOf({ target, backend, script }: Vbd): string {
  return JSON.stringify([describeTarget(target), backend ?? "", script ?? ""]);
}
