import { hvmNeedsVirtualization } from "../lib/facts/hvm";
import {
  hvmCanBeSaved,
  nestedStateIsLost,
  nomigrateAnnounced,
  pciKeepsFrom,
  vnumaKeepsFromSaving,
} from "../lib/facts/operations";
import { coloStanding, coloTypes, remusStanding } from "../lib/facts/remus";
import { guestTypes } from "../lib/facts/toolstack";
import { hostNamed } from "../lib/model/find";
import type { DomU, Host, Operation } from "../lib/model/fleet";
import { at, type Place } from "../lib/model/place";
import { flagSetting } from "../lib/model/settings";
import { judgeHvmHost } from "../lib/questions/hvm-host";
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
  typeThere: message<{ operation: Operation; type: string; to: string; release: string }>(
    ({ operation, type, to, release }) =>
      `its planned ${operation} is impossible: Xen ${release} of ${to} makes no domUs of type ${type}`,
  ),
  hvmThere: message<{ operation: Operation; type: string; to: string; because: string }>(
    ({ operation, type, to, because }) =>
      `its planned ${operation} is impossible: ${to} can't run a domU of type ${type}, for ${because}`,
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
  covers: ["M20", "H06", "H14"],
  judges: "state",
  severity: "error",
  summary:
    "What a plan does with a domU besides rebooting it can be done with such a domU, on its release and where it goes.",
  rationale:
    "HVM domUs can be saved, restored and migrated from 3.1 on. A passed-through device stays where it is, and the hypervisor can't see what it writes to memory; vNUMA has no place in " +
    "the stream, nor has the state of a nested hypervisor. Remus came with 4.0, COLO with 4.7 and for HVM only. And where it goes, the domU must be able to run.",
  remedy:
    "Detach the devices first, or shut the domU down and start it on the other host: a cold move is always possible.",
  notReported:
    "Suspend to RAM (host-sleep-is-supported), and how much memory a restore takes (restored-memory-within-host).",
  facts: [
    hvmCanBeSaved,
    pciKeepsFrom,
    vnumaKeepsFromSaving,
    nestedStateIsLost,
    nomigrateAnnounced,
    remusStanding,
    coloStanding,
    coloTypes,
    guestTypes,
    hvmNeedsVirtualization,
  ],
  messages,
  check({ fleet, host, domU }, bench) {
    const seen = new Set<string>();
    for (const planned of domU.plannedOperations) {
      const { operation, to } = planned;
      const way = `${operation} ${to ?? ""}`;
      if (!OF_STATE.includes(operation) || seen.has(way)) continue;
      seen.add(way);
      const about = at(planned, "operation");
      judgeHere(host, domU, operation, bench, about);
      const target = to === undefined ? undefined : hostNamed(fleet, to);
      if (target !== undefined && target !== host) judgeThere(target, domU, operation, bench, about);
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
      otherHost: {},
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
  const nomigrate = live ? flagSetting(domU.settings, "nomigrate") : undefined;
  if (nomigrate !== undefined && needed(nomigrate, at(domU.settings, "nomigrate"))) {
    cite(nomigrateAnnounced, xen);
    report("nomigrate", { operation }, { at: about, related: [at(domU.settings, "nomigrate")] });
  }
}

function judgeThere(target: Host, domU: DomU, operation: Operation, bench: Judge, about: Place): void {
  const { need, fact, cite, report } = bench;
  const xen = need(target.xen, "release");
  const { type } = domU;
  if (!fact(guestTypes, xen).includes(type))
    return report("typeThere", { operation, type, to: target.name, release: xen.toString() }, about);
  if (type === "pv") return;
  const { runs, because, place } = judgeHvmHost(target, bench);
  if (runs) return;
  cite(hvmNeedsVirtualization, xen);
  report("hvmThere", { operation, type, to: target.name, because }, { at: about, related: [place] });
}
