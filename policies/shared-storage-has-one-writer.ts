import { oneWriter } from "../lib/facts/disk-sharing";
import { describeTarget } from "../lib/model/find";
import type { DomU, Fleet, Host, Vbd } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { storageOf } from "../lib/model/storage";
import { definePolicy, message } from "../lib/policy/policy";
import { repeated, secondOf } from "../lib/questions/repeated";

export const sharedStorageHasOneWriter = definePolicy({
  id: "shared-storage-has-one-writer",
  subject: "fleet",
  covers: ["M51"],
  judges: "state",
  severity: "error",
  summary: "Storage that several hosts see is written to by one domU of all of them.",
  rationale:
    "Hosts check who else has a device on their own. Nothing stops a domU of another host that has the same iSCSI disk, RADOS image or volume of a shared volume group, and two kernels that write to one filesystem destroy it.",
  remedy: "Give each domU storage of its own, or declare access: r. For a cluster filesystem, waive this finding.",
  notReported:
    "Two domUs of one host, which volume-has-one-writer judges. Storage whose name does not tell that several hosts see it.",
  facts: [oneWriter],
  messages: {
    writers: message<{ target: string; writers: readonly string[] }>(
      ({ target, writers }) =>
        `${target} is the same storage on several hosts, and is written to by ${writers.join(" and ")}: their writes destroy each other`,
    ),
  },
  check({ fleet }, { cite, report }) {
    for (const [, uses] of repeated(sharedUses(fleet), ({ key }) => key)) {
      const writers = uses.filter(({ vbd }) => vbd.access === "w");
      const [first] = writers;
      if (first === undefined || new Set(writers.map(({ host }) => host)).size === 1) continue;
      cite(oneWriter, first.host.xen.release);
      report(
        "writers",
        {
          target: describeTarget(first.vbd.target),
          writers: writers.map(({ host, domU }) => `${domU.name} on ${host.name}`),
        },
        secondOf(writers.map(({ vbd }) => at(vbd, "target"))),
      );
    }
  },
  examples: {
    rejected: {
      at: "hosts.beta.domUs.mail.vbds.xvda.target",
      domU: { vbds: [{ vdev: "xvda", target: "/dev/rbd/xen/root", size: "20GiB", directIoSafe: true }] },
      otherHost: {
        domUs: [
          {
            name: "mail",
            type: "pv",
            wordSize: "x86_64",
            kernel: "6.1.0",
            boot: { kernel: "/boot/vmlinuz", ramdisk: "/boot/initrd.img" },
            memory: "1GiB",
            vbds: [{ vdev: "xvda", target: "/dev/rbd/xen/../xen/root", size: "20GiB", directIoSafe: true }],
          },
        ],
      },
    },
    accepted: {
      domU: { vbds: [{ vdev: "xvda", target: "/dev/rbd/xen/root", size: "20GiB", directIoSafe: true }] },
      otherHost: {},
    },
  },
});

interface SharedUse {
  readonly key: string;
  readonly host: Host;
  readonly domU: DomU;
  readonly vbd: Vbd;
}

function* sharedUses({ hosts }: Fleet): Iterable<SharedUse> {
  if (hosts.length < 2) return;
  for (const host of hosts) {
    for (const domU of host.domUs) {
      for (const vbd of domU.vbds) {
        const key = vbd.cdrom ? undefined : sharedKey(host, vbd);
        if (key !== undefined) yield { key, host, domU, vbd };
      }
    }
  }
}

/** A volume is known by the UUID of its group: hosts that declare the same one share it. */
function sharedKey(host: Host, vbd: Vbd): string | undefined {
  const storage = storageOf(vbd);
  if (storage === undefined || storage.isShared) return storage?.key;
  const { target } = vbd;
  if (target.kind !== "logicalVolume") return undefined;
  const uuid = host.volumeGroups.find(({ name }) => name === target.volumeGroup)?.uuid;
  return isKnown(uuid) ? `${uuid}/${target.logicalVolume}` : undefined;
}
