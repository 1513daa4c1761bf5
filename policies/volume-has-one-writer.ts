import { blockScriptTakesAllForOne, oneWriter } from "../lib/facts/disk-sharing";
import { backendOf } from "../lib/model/backend";
import { describeTarget } from "../lib/model/find";
import type { DomU, Fleet, Host, Vbd } from "../lib/model/fleet";
import { indexed } from "../lib/model/indexed";
import { at } from "../lib/model/place";
import { isUnknown } from "../lib/model/planned";
import { storageOfVbd } from "../lib/model/storage";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import { secondOf } from "../lib/questions/repeated";
import type { Storage } from "../lib/xen/storage";

interface Use {
  readonly host: Host;
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
  summary: "What a domU writes to is no other domU's vbd, whatever it is called.",
  rationale:
    "Two kernels that write to one filesystem destroy it: each keeps its own idea of what is on the disk. The hotplug script of devices and loop devices refuses the second domU, reader or writer, save in the releases where it takes any two domUs for one; what qdisk and tap serve nobody checks.",
  remedy:
    "Give each domU a volume of its own, or declare every vbd on the volume with access: r. For a cluster filesystem, waive this finding.",
  notReported:
    "One domU that has a volume twice; a path of that name on two hosts, unless it names storage on a network or a disk by its worldwide name; what only the host can tell: symbolic links, the disks under a volume group, what dom0 has mounted.",
  facts: [oneWriter, blockScriptTakesAllForOne],
  messages: {
    writers: message<{ target: string; writers: readonly string[]; refused: boolean }>(
      ({ target, writers, refused }) =>
        `${target} is written to by the domUs ${writers.join(" and ")}: their writes destroy each other${refused ? "" : ", and nothing refuses the second"}`,
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
  check({ host, fleet }, { cite, factOr, report, undecided }) {
    for (const uses of clashes(fleet, host)) {
      const first = uses[0];
      const own = uses.find(({ host: holder }) => holder === host) ?? first;
      const target = describe(own, uses);
      const apart = uses.some(({ host: holder }) => holder !== host);
      const nameOf = ({ domU, host: holder }: Use): string => (apart ? `${domU.name} on ${holder.name}` : domU.name);
      const namesOf = (access: "r" | "w"): readonly string[] => [
        ...new Set(uses.filter(({ vbd }) => accessOf(vbd) === access).map(nameOf)),
      ];
      const writers = namesOf("w");
      // Who writes reads it too: another domU is what counts.
      const readers = namesOf("r").filter((name) => !writers.includes(name));
      const where = apart
        ? { at: at(own.vbd, "target"), related: uses.filter((use) => use !== own).map(({ vbd }) => at(vbd, "target")) }
        : secondOf(uses.map(({ vbd }) => at(vbd, "target")));
      const { release } = host.xen;
      cite(oneWriter, release);
      const refused =
        !apart &&
        uses.every(({ vbd }) => backendOf(vbd) === "phy") &&
        (isUnknown(release) || !factOr(blockScriptTakesAllForOne, release, false));
      if (writers.length > 1) report("writers", { target, writers, refused }, where);
      else if (uses.some(({ vbd }) => isUnknown(accessOf(vbd))))
        undecided(`who writes to ${target} is not known until apply`, where);
      else if (writers.length === 1) report(refused ? "readers" : "unchecked", { target, writers, readers }, where);
    }
  },
  examples: {
    rejected: { at: "domUs.web.vbds.xvda.target", otherDomU: { vbds: [{ vdev: "xvda", target: "vg0/web-root" }] } },
    accepted: { otherDomU: { vbds: [{ vdev: "xvda", target: "/dev/vg1/mail-root", size: "20GiB" }] } },
  },
});

function usesOf(host: Host): readonly Use[] {
  return host.domUs.flatMap((domU) =>
    domU.vbds.flatMap((vbd): Use[] => {
      const storage = storageOfVbd(vbd);
      return storage === undefined ? [] : [{ host, domU, vbd, storage }];
    }),
  );
}

const byStorage = indexed(usesOf, ({ storage }) => storage.key);
const sharedByStorage = indexed(
  (fleet: Fleet) => fleet.hosts.flatMap(usesOf).filter(({ storage }) => storage.shared),
  ({ storage }) => storage.key,
);

/**
 * The uses of each storage of a host that more than one domU has: of the storage itself, and of the disk that it is a partition of. Of what
 * is shared between hosts also those of the hosts before this one, so that each clash is told once.
 */
function* clashes(fleet: Fleet, host: Host): Iterable<readonly [Use, ...Use[]]> {
  const earlier = new Set(fleet.hosts.slice(0, fleet.hosts.indexOf(host)));
  const usesAt = (key: string, shared: boolean): readonly Use[] =>
    shared
      ? sharedByStorage(fleet, key).filter(({ host: holder }) => holder === host || earlier.has(holder))
      : byStorage(host, key);
  const seen = new Set<string>();
  for (const { storage } of usesOf(host)) {
    if (seen.has(storage.key)) continue;
    seen.add(storage.key);
    const { key, disk, shared } = storage;
    const uses = [...(disk === undefined ? [] : usesAt(disk, shared)), ...usesAt(key, shared)];
    const [first, ...others] = uses;
    if (first !== undefined && others.some(({ domU }) => domU !== first.domU)) yield [first, ...others];
  }
  // The disk of a later host that has partitions of it at earlier ones.
  for (const { storage } of usesOf(host)) {
    if (!storage.shared || storage.disk !== undefined) continue;
    yield* partsElsewhere(fleet, host, earlier, storage.key);
  }
}

const sharedParts = indexed(
  (fleet: Fleet) => fleet.hosts.flatMap(usesOf).filter(({ storage }) => storage.shared),
  ({ storage }) => storage.disk,
);

function* partsElsewhere(
  fleet: Fleet,
  host: Host,
  earlier: ReadonlySet<Host>,
  key: string,
): Iterable<readonly [Use, ...Use[]]> {
  const parts = sharedParts(fleet, key).filter(({ host: holder }) => earlier.has(holder));
  const disks = sharedByStorage(fleet, key).filter(({ host: holder }) => holder === host);
  const [first, ...others] = [...parts, ...disks];
  if (first !== undefined && parts.length > 0) yield [first, ...others];
}

/** `/dev/sda3`; with its disk where that is what another domU has. */
function describe(own: Use, uses: readonly Use[]): string {
  const part = uses.find(({ storage }) => storage.disk !== undefined);
  const whole = uses.find(({ storage }) => storage.key === part?.storage.disk);
  if (part === undefined || whole === undefined) return describeTarget(own.vbd.target);
  return `${describeTarget(part.vbd.target)}, a part of ${describeTarget(whole.vbd.target)},`;
}

/** xl makes every CD-ROM read-only (libxlu_disk.c: xlu_disk_parse). */
function accessOf({ access, cdrom }: Vbd): Vbd["access"] {
  return cdrom ? "r" : access;
}
