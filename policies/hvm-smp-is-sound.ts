import { since } from "../lib/facts/fact";
import { hvmSmpTrouble } from "../lib/facts/hvm";
import { oldXen } from "../lib/model/sample";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const hvmSmpIsSound = definePolicy({
  id: "hvm-smp-is-sound",
  subject: "domU",
  covers: ["H06d"],
  judges: "state",
  family: "x86",
  severity: "warning",
  summary: "An HVM domU has more than one vCPU only where that is known to work.",
  rationale:
    "Up to 3.0.4 an HVM domU with several vCPUs starts, and then suffers from timers that run apart. Fixes went into 3.0.4 and 3.1.",
  remedy: `Give it one vCPU, make it PV, or upgrade the host to ${since(hvmSmpTrouble, (trouble) => trouble === undefined)} or later.`,
  notReported: "PV domUs.",
  facts: [hvmSmpTrouble],
  messages: {
    shaky: message<{ vcpus: number; release: string; trouble: string }>(
      ({ vcpus, release, trouble }) => `it has ${vcpus} vCPUs and is HVM on Xen ${release}: ${trouble}`,
    ),
  },
  check({ host, domU }, { need, fact, report }) {
    if (domU.type !== "hvm") return;
    if (domU.vcpus === 1) return;
    const release = need(host.xen, "release");
    const trouble = fact(hvmSmpTrouble, release);
    if (trouble !== undefined)
      report("shaky", { vcpus: need(domU, "vcpus"), release: release.toString(), trouble }, at(domU, "vcpus"));
  },
  examples: {
    rejected: {
      at: "domUs.web.vcpus",
      host: oldXen("3.0.3"),
      domU: {
        type: "hvm",
        kernel: null,
        boot: null,
        vcpus: 2,
        settings: { acpi: 1, apic: 1 },
        vbds: [{ vdev: "hda", target: "vg0/web-root" }],
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
      },
    },
  },
});
