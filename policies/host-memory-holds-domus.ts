import {
  domUOverhead,
  type DomUOverhead,
  hvmAllocation,
  hvmAllocationDocumented,
  hypervisorOverhead,
  xenDoesNotPage,
} from "../lib/facts/memory";
import type { DomU } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import { familyOfHost } from "../lib/questions/architecture";
import { dom0Memory } from "../lib/questions/dom0-memory";
import { Size } from "../lib/units/size";

interface Sum {
  readonly host: Size;
  readonly dom0: Size;
  readonly domUs: Size;
  readonly count: number;
  readonly maxmem: boolean;
}

export const hostMemoryHoldsDomus = definePolicy({
  id: "host-memory-holds-domus",
  subject: "host",
  covers: ["H02a"],
  judges: "state",
  severity: "error",
  summary: "The host's memory holds dom0 and all of its domUs at once.",
  rationale:
    "Xen does not page: memory that it gives to one domain is gone for the others, and a domU that finds too little does not start.",
  remedy: "Give the domUs or dom0 less memory, or move a domU to another host.",
  notReported: "Memory that a domU may be ballooned up to later; memory of stub domains.",
  notOfArrivals: "restored-memory-within-host counts what comes, and when it comes.",
  facts: [xenDoesNotPage, hvmAllocationDocumented, hvmAllocation, domUOverhead, hypervisorOverhead],
  messages: {
    tooMuch: message<Sum>(
      ({ host, dom0, domUs, count, maxmem }) =>
        `dom0 with ${dom0} and ${count} domUs with ${domUs}${maxmem ? " (HVM domUs by their maxmem)" : ""} take ${dom0.plus(domUs)}, and it has ${host}`,
      { facts: [xenDoesNotPage, hvmAllocationDocumented, hvmAllocation] },
    ),
    tooMuchWithOverhead: messageOf<Sum & { overhead: Size }>(
      "warning",
      ({ host, dom0, domUs, count, overhead }) =>
        `dom0 with ${dom0}, ${count} domUs with ${domUs}, and ${overhead} that Xen and libxl keep beside them take ${dom0.plus(domUs).plus(overhead)}, and it has ${host}`,
    ),
  },
  check({ host }, { need, needed, fact, factOr, cite, report }) {
    // Without domUs it is about dom0 alone, where both are declared.
    if (host.domUs.length === 0 && (host.memory === undefined || host.dom0.memory === undefined)) return;
    const total = need(host, "memory");
    const dom0 = dom0Memory(host, { need, needed });
    cite(xenDoesNotPage, host.xen.release);
    let maxmem = false;
    const taken = host.domUs.map((domU) => {
      const memory = need(domU, "memory");
      if (domU.type !== "hvm" || domU.maxmem === undefined) return memory;
      const release = need(host.xen, "release");
      if (factOr(hvmAllocationDocumented, release, fact(hvmAllocation, release)) === "memory") return memory;
      maxmem = true;
      return Size.max(memory, need(domU, "maxmem"));
    });
    const sum = { host: total, dom0, domUs: Size.sum(taken), count: taken.length, maxmem };
    if (dom0.plus(sum.domUs).isLargerThan(total)) return report("tooMuch", sum, at(host, "memory"));
    const by = isKnown(host.xen.release) ? factOr(domUOverhead, host.xen.release, undefined) : undefined;
    if (by === undefined || familyOfHost(host) !== "x86") return;
    const perPage = isKnown(host.xen.release) ? factOr(hypervisorOverhead, host.xen.release, 0) : 0;
    const own = Size.bytes(perPage).times(total.ceilDividedBy(PAGE)).roundedUpTo(Size.mebibytes(1));
    const overhead = Size.sum([
      own,
      ...host.domUs.map((domU) =>
        overheadOf(domU, by, {
          memory: need(domU, domU.maxmem === undefined ? "memory" : "maxmem"),
          vcpus: need(domU, domU.maxvcpus === undefined ? "vcpus" : "maxvcpus"),
        }),
      ),
    ]);
    if (dom0.plus(sum.domUs).plus(overhead).isLargerThan(total))
      report("tooMuchWithOverhead", { ...sum, overhead }, at(host, "memory"));
  },
  examples: {
    rejected: { at: "memory", host: { memory: "4GiB" }, domU: { memoryMiB: 2049, memory: null } },
    accepted: { host: { memory: "4GiB" }, domU: { memory: "1GiB" } },
  },
});

const PAGE = Size.kibibytes(4);

/** Rounded up to 2 MiB, as libxl does. */
function overheadOf(
  domU: DomU,
  by: DomUOverhead,
  { memory, vcpus }: { readonly memory: Size; readonly vcpus: number },
): Size {
  const extra = Size.kibibytes(domU.type === "pv" ? by.pvExtraKiB : by.hvmExtraKiB);
  const pages = by.pagesPerVcpu * vcpus + by.pagesPerMiB * memory.ceilDividedBy(Size.mebibytes(1));
  return PAGE.times(pages).plus(extra).roundedUpTo(Size.mebibytes(2));
}
