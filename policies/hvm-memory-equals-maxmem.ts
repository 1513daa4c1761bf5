import { hvmBallooning } from "../lib/facts/ballooning";
import { oldXen } from "../lib/model/sample";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import type { Size } from "../lib/units/size";

export const hvmMemoryEqualsMaxmem = definePolicy({
  id: "hvm-memory-equals-maxmem",
  subject: "domU",
  covers: ["H02d"],
  judges: "state",
  family: "x86",
  severity: "warning",
  summary: "An HVM domU has all of its memory from the start, where it can't get more later.",
  rationale:
    "Up to 3.0.4 an HVM domU has no balloon driver: it keeps what it started with. From 3.1 on one can give memory back, but never take more than the domU started with. Only from 3.4 on can it start below maxmem.",
  remedy: "Set maxmem to memory, or leave it out.",
  facts: [hvmBallooning],
  messages: {
    fixed: message<{ memory: Size; maxmem: Size; release: string }>(
      ({ memory, maxmem, release }) =>
        `its memory is ${memory} and its maxmem ${maxmem}; on Xen ${release} an HVM domU can't be resized`,
    ),
    unreachable: message<{ memory: Size; maxmem: Size; release: string }>(
      ({ memory, maxmem, release }) =>
        `its memory is ${memory} and its maxmem ${maxmem}; on Xen ${release} an HVM domU never gets more than it starts with`,
    ),
  },
  check({ host, domU }, { need, fact, report }) {
    if (domU.type !== "hvm" || domU.maxmem === undefined) return;
    const release = need(host.xen, "release");
    const ballooning = fact(hvmBallooning, release);
    if (ballooning === "populate-on-demand") return;
    const memory = need(domU, "memory");
    const maxmem = need(domU, "maxmem");
    if (maxmem.isLargerThan(memory))
      report(
        ballooning === "none" ? "fixed" : "unreachable",
        { memory, maxmem, release: release.toString() },
        at(domU, "maxmem"),
      );
  },
  examples: {
    rejected: {
      at: "domUs.web.maxmem",
      host: oldXen("3.0.3"),
      domU: {
        type: "hvm",
        kernel: null,
        boot: null,
        vcpus: 1,
        settings: { acpi: 1, apic: 1 },
        vbds: [{ vdev: "hda", target: "vg0/web-root" }],
        memory: "1GiB",
        maxmem: "2GiB",
      },
    },
    accepted: {
      host: oldXen("3.0.3"),
      domU: {
        type: "hvm",
        kernel: null,
        boot: null,
        vcpus: 1,
        settings: { acpi: 1, apic: 1 },
        vbds: [{ vdev: "hda", target: "vg0/web-root" }],
        memory: "2GiB",
        maxmem: "2GiB",
      },
    },
  },
});
