import { oldXen } from "../lib/model/sample";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { describeMismatch, judgePvKernel, pvKernelFacts, type PvKernelVerdict } from "../lib/questions/pv-kernel";
import type { WordSize } from "../lib/xen/word-size";

export const dom0WordSizeMatchesHypervisor = definePolicy({
  id: "dom0-word-size-matches-hypervisor",
  subject: "host",
  covers: ["H01a"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "dom0 has a word size that the hypervisor runs as PV.",
  rationale:
    "dom0 is a PV guest itself: a host whose dom0 kernel is of another word size than its hypervisor runs does not boot.",
  remedy: "Boot a hypervisor and a dom0 kernel that go together, or correct the declaration.",
  notReported: "A host that doesn't declare dom0.wordSize: it boots, so its dom0 is one that its hypervisor runs.",
  facts: pvKernelFacts,
  messages: {
    mismatch: message<{ dom0: WordSize; verdict: PvKernelVerdict }>(({ dom0, verdict }) =>
      describeMismatch("its dom0 kernel", dom0, verdict),
    ),
  },
  check({ host }, bench) {
    if (host.dom0.wordSize === undefined) return;
    const dom0 = bench.need(host.dom0, "wordSize");
    const verdict = judgePvKernel(host, dom0, bench);
    if (verdict.verdict === "refused") bench.report("mismatch", { dom0, verdict }, at(host.dom0, "wordSize"));
    if (verdict.verdict === "if-built-in") {
      bench.undecided(
        `${verdict.by} runs PV kernels of ${dom0} only if that was built in; declare xen.capabilities as xl info prints them`,
        at(host.xen, "capabilities"),
      );
    }
  },
  examples: {
    rejected: {
      at: "dom0.wordSize",
      host: oldXen("3.0.4", { xen: { wordSize: "x86_64" }, dom0: { wordSize: "x86_32p" } }),
      domU: { kernel: "2.6.16.33" },
    },
    accepted: { host: oldXen("3.1.0", { xen: { wordSize: "x86_64" }, dom0: { wordSize: "x86_32p" } }) },
  },
});
