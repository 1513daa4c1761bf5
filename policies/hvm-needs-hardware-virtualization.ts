import { documentedHvmNeed, hvmNeedsVirtualization } from "../lib/facts/hvm";
import { at } from "../lib/model/place";
import { judgeHvmHost } from "../lib/questions/hvm-host";
import { definePolicy, message } from "../lib/policy/policy";

export const hvmNeedsHardwareVirtualization = definePolicy({
  id: "hvm-needs-hardware-virtualization",
  subject: "domU",
  covers: ["H06a"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "An HVM or PVH domU runs on CPUs with VT-x or SVM.",
  rationale:
    "The hypervisor runs such a domU in hardware, and refuses to make it where the CPUs have neither, or where the machine's firmware turned it off. PVH domUs and the PV shim are HVM to the hypervisor. " +
    "dom0's own /proc/cpuinfo is no witness: Xen may hide the flags from it.",
  remedy:
    "Turn VT-x or SVM on in the machine's firmware, run the domU as PV, or move it to another host. Declare what xl info prints as virt_caps or xen_caps, or hardwareVirtualization.",
  notReported:
    "What the CPUs could do where the host declares xen.capabilities or xen.virtCaps: those are the hypervisor's own word.",
  facts: [hvmNeedsVirtualization, documentedHvmNeed],
  messages: {
    none: message<{ type: string; because: string; host: string; release: string }>(
      ({ type, because, host, release }) =>
        `it is of type ${type}, which Xen ${release} can't run on ${host}: ${because}`,
    ),
  },
  check({ host, domU }, bench) {
    const { type } = domU;
    if (type === "pv") return;
    const release = bench.need(host.xen, "release");
    if (!bench.fact(hvmNeedsVirtualization, release)) return;
    bench.cite(documentedHvmNeed, release);
    const { runs, because, place } = judgeHvmHost(host, bench);
    if (!runs)
      bench.report(
        "none",
        { type, because, host: host.name, release: release.toString() },
        { at: at(domU, "type"), related: [place] },
      );
  },
  examples: {
    rejected: { at: "domUs.web.type", host: { hardwareVirtualization: "none" }, domU: { type: "hvm", boot: null } },
    accepted: { host: { hardwareVirtualization: "svm" }, domU: { type: "hvm", boot: null } },
  },
});
