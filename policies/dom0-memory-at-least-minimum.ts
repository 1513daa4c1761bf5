import { dom0MinimumMemory } from "../lib/facts/memory-limits";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import type { Size } from "../lib/units/size";

export const dom0MemoryAtLeastMinimum = definePolicy({
  id: "dom0-memory-at-least-minimum",
  subject: "host",
  covers: ["H02a"],
  judges: "state",
  severity: "warning",
  summary: "dom0 has at least the memory that the toolstack leaves it.",
  rationale:
    "libxl refuses to set dom0's memory below a minimum, and does not balloon it below that to make room for a domU. A dom0 that is declared to have less can't be brought there by xl.",
  remedy: "Give dom0 more memory with dom0_mem= on Xen's command line, and declare that.",
  notReported: "What a dom0 needs to run well, which is far more.",
  facts: [dom0MinimumMemory],
  messages: {
    tooSmall: message<{ memory: Size; minimum: Size; release: string }>(
      ({ memory, minimum, release }) =>
        `its dom0 has ${memory}, and xl of Xen ${release} leaves it no less than ${minimum}`,
    ),
  },
  check({ host }, { need, factOr, report }) {
    if (host.dom0.memory === undefined) return;
    const release = need(host.xen, "release");
    const minimum = factOr(dom0MinimumMemory, release, undefined);
    if (minimum === undefined) return;
    const memory = need(host.dom0, "memory");
    if (minimum.isLargerThan(memory))
      report("tooSmall", { memory, minimum, release: release.toString() }, at(host.dom0, "memory"));
  },
  examples: {
    rejected: { at: "dom0.memory", host: { dom0: { memory: "96MiB" } } },
    accepted: { host: { dom0: { memory: "128MiB" } } },
  },
});
