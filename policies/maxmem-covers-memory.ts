import { maxmemBelowMemory } from "../lib/facts/ballooning";
import { at } from "../lib/model/place";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import type { Size } from "../lib/units/size";

interface Sizes {
  readonly memory: Size;
  readonly maxmem: Size;
  readonly release: string;
}

export const maxmemCoversMemory = definePolicy({
  id: "maxmem-covers-memory",
  subject: "domU",
  covers: ["H02b"],
  judges: "state",
  severity: "error",
  summary: "A domU's maxmem is at least its memory.",
  rationale:
    "maxmem is the most that a domU is meant to see, and xl.cfg(5) forbids one below memory. xl does not check: a PV domU starts with memory, beyond its own maxmem, an HVM or PVH domU with maxmem in place of memory, and nothing says so. " +
    "xend of 3.1 and later refused it, the one before took memory for maxmem.",
  remedy: "Raise maxmem to memory or above it, or leave maxmem out: it is the same as memory then.",
  facts: [maxmemBelowMemory],
  messages: {
    taken: messageOf<Sizes & { started: Size }>(
      "warning",
      ({ memory, maxmem, release, started }) =>
        `its maxmem is ${maxmem} and its memory ${memory}, which xl.cfg(5) forbids; xl of Xen ${release} does not check, and starts it with ${started}`,
    ),
    refused: message<Sizes>(
      ({ memory, maxmem, release }) =>
        `its maxmem is ${maxmem} and its memory ${memory}, which xend of Xen ${release} refuses`,
    ),
    raised: messageOf<Sizes>(
      "info",
      ({ memory, maxmem, release }) =>
        `its maxmem is ${maxmem} and its memory ${memory}; xend of Xen ${release} takes ${memory} for both`,
    ),
  },
  check({ host, domU }, { need, fact, report }) {
    if (domU.maxmem === undefined) return;
    const release = need(host.xen, "release");
    const maxmem = need(domU, "maxmem");
    const memory = need(domU, "memory");
    const outcome = fact(maxmemBelowMemory, release);
    if (!memory.isLargerThan(maxmem)) return;
    const sizes = { memory, maxmem, release: release.toString() };
    if (outcome === "taken")
      report(outcome, { ...sizes, started: domU.type === "pv" ? memory : maxmem }, at(domU, "maxmem"));
    else report(outcome, sizes, at(domU, "maxmem"));
  },
  examples: {
    rejected: { at: "domUs.web.maxmem", domU: { memory: "2GiB", maxmem: "1GiB" } },
    accepted: { domU: { memory: "2GiB", maxmem: "2GiB" } },
  },
});
