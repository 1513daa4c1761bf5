import { targetMustExist } from "../lib/facts/identity";
import { removalIsAskedFor } from "../lib/facts/life";
import { describeTarget } from "../lib/model/find";
import type { Host, Target } from "../lib/model/fleet";
import { at, type Place } from "../lib/model/place";
import { isUnknown } from "../lib/model/planned";
import { removedDomUs, removedVolumes } from "../lib/model/removals";
import { isDom0 } from "../lib/model/storage";
import { definePolicy, message } from "../lib/policy/policy";
import { volumeAtPath } from "../lib/xen/volume-path";

export const removalsAreNotDeclared = definePolicy({
  id: "removals-are-not-declared",
  subject: "host",
  covers: [],
  judges: "state",
  severity: "error",
  summary: "What is declared to be removed is not declared to be there, and no declared domU uses it.",
  rationale:
    "A thing can't be there and gone: whichever is done last wins, and the other one comes back as a failure or as a loss. A volume is removed with all that is on it, and a domU that still has it as a vbd doesn't start again.",
  remedy: "Take the removal back, or remove the declaration and every vbd that names the volume.",
  notReported:
    "What another domain serves, a domU of the same name on another host, and what domUs use that nobody declares: the removal's script refuses a volume that is in use.",
  facts: [removalIsAskedFor, targetMustExist],
  messages: {
    domU: message<{ name: string }>(({ name }) => `domU ${name} is declared, and declared to be removed`, {
      remedy: "Take the removal back, or the declaration of the domU.",
      facts: [removalIsAskedFor],
    }),
    volume: message<{ name: string }>(({ name }) => `logical volume ${name} is declared, and declared to be removed`, {
      remedy: "Take the removal back, or the declaration of the volume and of every vbd on it.",
      facts: [removalIsAskedFor],
    }),
    used: message<{ name: string; users: readonly string[] }>(
      ({ name, users }) =>
        `logical volume ${name} is declared to be removed, and is a vbd of ${users.length === 1 ? "domU" : "the domUs"} ${users.join(" and ")}`,
      { remedy: "Take the removal back, or every vbd that names the volume." },
    ),
  },
  check({ host }, { cite, report, undecided }) {
    if (host.removals.length === 0) return;
    cite(removalIsAskedFor, host.xen.release);
    const domUs = new Set(host.domUs.map(({ name }) => name));
    for (const name of removedDomUs(host))
      if (domUs.has(name))
        report(
          "domU",
          { name },
          {
            at: placeOfRemoval(host, name),
            related: host.domUs.filter((domU) => domU.name === name).map((domU) => at(domU)),
          },
        );
    const volumes = removedVolumes(host);
    const declared = new Set(
      host.volumeGroups.flatMap((group) => group.logicalVolumes.map(({ name }) => `${group.name}/${name}`)),
    );
    for (const name of volumes.keys()) if (declared.has(name)) report("volume", { name }, placeOfRemoval(host, name));
    if (volumes.size === 0) return;
    cite(targetMustExist, host.xen.release);
    const uses = usesOf(host);
    for (const name of volumes.keys()) {
      const users = uses.get(name);
      if (users !== undefined) report("used", { name, users: [...users] }, placeOfRemoval(host, name));
    }
    for (const { name, vbds } of host.domUs) {
      for (const vbd of vbds) {
        const { vdev, target, backend } = vbd;
        if (isDom0(backend) && target.kind === "path" && isUnknown(target.path))
          undecided(
            `whether vbd ${vdev} of domU ${name} is a volume that is to go is not known until apply`,
            at(vbd, "target"),
          );
      }
    }
  },
  examples: {
    rejected: { at: "removals[0]", host: { removals: [{ domU: "web" }] } },
    accepted: { host: { removals: [{ domU: "old" }, { logicalVolume: "vg0/old-root", size: "20GiB" }] } },
  },
});

/** The removal of a domU, or of a volume as `VG/LV`. */
function placeOfRemoval({ removals }: Host, name: string): Place {
  const index = removals.findIndex(
    (removal) => (removal.kind === "domU" ? removal.name : `${removal.volumeGroup}/${removal.logicalVolume}`) === name,
  );
  return at(removals, index);
}

/** The names of the domUs that dom0 serves each volume to, by `VG/LV`, whether or not anybody declares the volume. */
function usesOf({ domUs }: Host): ReadonlyMap<string, ReadonlySet<string>> {
  const uses = new Map<string, Set<string>>();
  for (const { name, vbds } of domUs) {
    for (const { target, backend } of vbds) {
      if (!isDom0(backend)) continue;
      const volume = volumeOf(target);
      if (volume !== undefined) uses.set(volume, (uses.get(volume) ?? new Set<string>()).add(name));
    }
  }
  return uses;
}

function volumeOf(target: Target): string | undefined {
  if (target.kind === "logicalVolume") return describeTarget(target);
  const volume = target.kind === "empty" || isUnknown(target.path) ? undefined : volumeAtPath(target.path);
  return volume && `${volume.volumeGroup}/${volume.logicalVolume}`;
}
