import {
  hvmCanBeSaved,
  hvmCanSleep,
  migrationStream,
  nestedStateIsLost,
  nomigrateAnnounced,
  pciKeepsFrom,
  podIsAllocated,
  restrictionsEndWithMigration,
  vnumaKeepsFromSaving,
  vtpmStays,
  xmMigratesWithinRelease,
} from "../lib/facts/operations";
import { coloStanding, coloTypes, remusStanding } from "../lib/facts/remus";
import { hostNamed } from "../lib/model/find";
import type { DomU, Host, Operation } from "../lib/model/fleet";
import { at, type Place } from "../lib/model/place";
import { flagSetting } from "../lib/model/settings";
import { type Bench, definePolicy, message, messageOf, type Messages } from "../lib/policy/policy";

/** Those that take the domU's state out of the hypervisor, or put it into one. */
const OF_STATE: readonly Operation[] = ["migrate", "save", "restore", "remus", "colo"];
/** Those that go on while the domU runs. */
const OF_A_RUNNING_DOMU: readonly Operation[] = ["migrate", "remus", "colo"];

const messages = {
  hvm: message<{ operation: Operation; release: string }>(
    ({ operation, release }) =>
      `its planned ${operation} is impossible: an HVM domU of Xen ${release} can't be saved, restored or migrated`,
  ),
  sleep: message<{ release: string }>(
    ({ release }) => `its planned suspend is impossible: an HVM domU of Xen ${release} can't sleep and be woken`,
    { remedy: "Shut the domU down instead.", facts: [hvmCanSleep] },
  ),
  pci: message<{ operation: Operation; release: string }>(
    ({ operation, release }) =>
      `its planned ${operation} is impossible on Xen ${release} while PCI devices are passed through to it`,
  ),
  vnuma: message<{ operation: Operation; release: string }>(
    ({ operation, release }) => `its planned ${operation} is impossible: Xen ${release} can't save a domU with vNUMA`,
  ),
  colo: message<{ type: string; types: readonly string[] }>(
    ({ type, types }) =>
      `its planned colo is impossible: it is of type ${type}, and COLO takes ${types.join(", ")} only`,
  ),
  absent: message<{ operation: Operation; release: string }>(
    ({ operation, release }) => `its planned ${operation} is impossible: Xen ${release} does not have it`,
  ),
  stream: message<{ operation: Operation; from: string; to: string; reads: readonly string[]; writes: string }>(
    ({ operation, from, to, reads, writes }) =>
      `its planned ${operation} is impossible: ${from} writes ${writes} streams, and ${to} reads ${reads.join(" and ")} only`,
    {
      remedy: "Upgrade the host that it goes to first, or shut the domU down and start it there.",
      facts: [migrationStream],
    },
  ),
  otherRelease: messageOf<{ operation: Operation; from: string; to: string }>(
    "warning",
    ({ operation, from, to }) =>
      `its planned ${operation} goes from ${from} to ${to}, and xm asks for the same release on both`,
    {
      remedy: "Upgrade one of the hosts first, or shut the domU down and start it there.",
      facts: [xmMigratesWithinRelease],
    },
  ),
  vtpm: message<{ operation: Operation }>(
    ({ operation }) => `its planned ${operation} is impossible: it has a vTPM, whose state does not go along`,
    { remedy: "Take the vTPM away first, or leave the domU where it is.", facts: [vtpmStays] },
  ),
  restricted: messageOf<{ operation: Operation }>(
    "warning",
    ({ operation }) =>
      `its planned ${operation} leaves its device model with fewer restrictions than dm_restrict gave it`,
    { remedy: "Shut the domU down and start it on the other host.", facts: [restrictionsEndWithMigration] },
  ),
  pod: messageOf<{ operation: Operation }>(
    "warning",
    ({ operation }) =>
      `its planned ${operation} allocates what it populates on demand: its maxmem is larger than its memory`,
    { remedy: "Set maxmem to memory before it is next started.", facts: [podIsAllocated] },
  ),
  nested: messageOf<{ operation: Operation; release: string }>(
    "warning",
    ({ operation, release }) =>
      `its planned ${operation} leaves behind what its own hypervisor has in the CPU: Xen ${release} does not take nested state along`,
  ),
  nomigrate: messageOf<{ operation: Operation }>(
    "warning",
    ({ operation }) => `its planned ${operation} contradicts its nomigrate=1`,
  ),
} satisfies Messages;

export const plannedOperationIsPossible = definePolicy({
  id: "planned-operation-is-possible",
  subject: "domU",
  covers: ["M20", "H06c", "H11b", "H14a"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary:
    "What a plan does with a domU besides rebooting it can be done with such a domU, on its release and by the stream that is read where it goes.",
  rationale:
    "HVM domUs can be saved, restored and migrated from 3.1 on, and sleep from 3.3 on. A passed-through device stays where it is, and the hypervisor can't see what it writes to memory; vNUMA has no place in " +
    "the stream, nor has the state of a nested hypervisor, nor that of a vTPM. Remus came with 4.0, COLO with 4.7 and for HVM only. What 4.14 writes no release before it reads, nor what 4.6 writes one before that.",
  remedy:
    "Detach the devices first, or shut the domU down and start it on the other host: a cold move is always possible.",
  notReported:
    "Sleep of the host (host-sleep-is-supported) and of PV and PVH domUs, how much memory a restore takes (restored-memory-within-host), its disks (migration-reaches-its-disks). Every policy of a domU is judged where it goes as if it were declared there. That a newer release reads what an older one of the same stream wrote is what Xen tests; the other way nobody does.",
  facts: [
    hvmCanBeSaved,
    hvmCanSleep,
    pciKeepsFrom,
    vnumaKeepsFromSaving,
    nestedStateIsLost,
    nomigrateAnnounced,
    remusStanding,
    coloStanding,
    coloTypes,
    migrationStream,
    xmMigratesWithinRelease,
    vtpmStays,
    restrictionsEndWithMigration,
    podIsAllocated,
  ],
  messages,
  check({ fleet, host, domU }, bench) {
    const seen = new Set<string>();
    for (const planned of domU.plannedOperations) {
      const { operation, to } = planned;
      const way = `${operation} ${to ?? ""}`;
      if (seen.has(way)) continue;
      seen.add(way);
      const about = at(planned, "operation");
      if (operation === "suspend") judgeSleep(host, domU, bench, about);
      if (!OF_STATE.includes(operation)) continue;
      judgeHere(host, domU, operation, bench, about);
      const target = to === undefined ? undefined : hostNamed(fleet, to);
      if (target !== undefined && target !== host)
        judgeStream(host, target, operation, bench, { at: about, to: at(planned, "to") });
      else if (to !== undefined && target === undefined)
        bench.undecided(`the fleet has no host ${to}, where its planned ${operation} goes`, at(planned, "to"));
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.plannedOperations[0].operation",
      host: { xen: { virtCaps: ["pv", "hvm", "hvm_directio", "pv_directio", "hap", "shadow"] } },
      domU: {
        pci: [{ bdf: "0000:03:00.0" }],
        plannedOperations: [{ operation: "migrate", to: "beta", reason: "empty alpha" }],
      },
      otherHost: { xen: { virtCaps: ["pv", "hvm", "hvm_directio", "pv_directio", "hap", "shadow"] } },
    },
    accepted: {
      domU: { plannedOperations: [{ operation: "migrate", to: "beta", reason: "empty alpha" }] },
      otherHost: {},
    },
  },
});

type Judge = Bench<typeof messages>;

function judgeHere(
  host: Host,
  domU: DomU,
  operation: Operation,
  { need, needed, fact, factOr, cite, report }: Judge,
  about: Place,
): void {
  const xen = need(host.xen, "release");
  const release = xen.toString();
  const live = OF_A_RUNNING_DOMU.includes(operation);
  if (operation === "remus" || operation === "colo") {
    if (fact(operation === "remus" ? remusStanding : coloStanding, xen) === "none")
      return report("absent", { operation, release }, about);
  }
  if (operation === "colo") {
    const types = fact(coloTypes, xen);
    if (!types.includes(domU.type)) report("colo", { type: domU.type, types }, about);
  }
  if (domU.type === "hvm" && !fact(hvmCanBeSaved, xen)) report("hvm", { operation, release }, about);
  if (domU.pci.length > 0 && operation !== "restore" && fact(pciKeepsFrom, xen).includes(live ? "migrate" : "save"))
    report("pci", { operation, release }, { at: about, related: [at(domU, "pci")] });
  if (domU.vnuma.length > 0 && operation !== "restore" && fact(vnumaKeepsFromSaving, xen))
    report("vnuma", { operation, release }, { at: about, related: [at(domU, "vnuma")] });
  const nested = domU.type === "pv" ? undefined : flagSetting(domU.settings, "nestedhvm");
  if (nested !== undefined && needed(nested, at(domU.settings, "nestedhvm")) && factOr(nestedStateIsLost, xen, false))
    report("nested", { operation, release }, about);
  if (live && domU.settings.has("vtpm") && factOr(vtpmStays, xen, false))
    report("vtpm", { operation }, { at: about, related: [at(domU.settings, "vtpm")] });
  const restrict = domU.type === "hvm" ? flagSetting(domU.settings, "dm_restrict") : undefined;
  if (
    live &&
    restrict !== undefined &&
    needed(restrict, at(domU.settings, "dm_restrict")) &&
    factOr(restrictionsEndWithMigration, xen, false)
  )
    report("restricted", { operation }, { at: about, related: [at(domU.settings, "dm_restrict")] });
  if (
    domU.type === "hvm" &&
    domU.maxmem !== undefined &&
    factOr(podIsAllocated, xen, false) &&
    need(domU, "maxmem").isLargerThan(need(domU, "memory"))
  )
    report("pod", { operation }, { at: about, related: [at(domU, "maxmem"), at(domU, "memory")] });
  const nomigrate = live ? flagSetting(domU.settings, "nomigrate") : undefined;
  if (nomigrate !== undefined && needed(nomigrate, at(domU.settings, "nomigrate"))) {
    cite(nomigrateAnnounced, xen);
    report("nomigrate", { operation }, { at: about, related: [at(domU.settings, "nomigrate")] });
  }
}

/** The domU's own, which needs the hypervisor's help. */
function judgeSleep(host: Host, domU: DomU, { need, fact, report }: Judge, about: Place): void {
  if (domU.type !== "hvm") return;
  const xen = need(host.xen, "release");
  if (!fact(hvmCanSleep, xen)) report("sleep", { release: xen.toString() }, about);
}

/** The stream must be one that is read where it goes. */
function judgeStream(
  host: Host,
  target: Host,
  operation: Operation,
  { need, fact, factOr, report }: Judge,
  { at: about, to }: { readonly at: Place; readonly to: Place },
): void {
  const [here, there] = [need(host.xen, "release"), need(target.xen, "release")];
  const [from, towards] = [`Xen ${here} of ${host.name}`, `Xen ${there} of ${target.name}`];
  if (factOr(xmMigratesWithinRelease, here, false) && factOr(xmMigratesWithinRelease, there, false)) {
    if (here.isBefore(there) || there.isBefore(here))
      report(
        "otherRelease",
        { operation, from, to: towards },
        { at: to, related: [about, at(host.xen, "release"), at(target.xen, "release")] },
      );
    return;
  }
  const { writes } = fact(migrationStream, here);
  const { reads } = fact(migrationStream, there);
  if (reads.includes(writes)) return;
  report(
    "stream",
    { operation, from, to: towards, reads, writes },
    { at: to, related: [about, at(host.xen, "release"), at(target.xen, "release")] },
  );
}
