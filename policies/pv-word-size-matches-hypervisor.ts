import { linuxPvWordSizes } from "../lib/facts/kernels";
import { oldXen } from "../lib/model/sample";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";
import { describeMismatch, judgePvKernel, pvKernelFacts, type PvKernelVerdict } from "../lib/questions/pv-kernel";
import type { WordSize } from "../lib/xen/word-size";

/** What a PV kernel can be that nobody says more of: those without PAE are of a time when the hypervisor had none either. */
const SINCE_PAE: readonly WordSize[] = ["x86_32p", "x86_64"];

export const pvWordSizeMatchesHypervisor = definePolicy({
  id: "pv-word-size-matches-hypervisor",
  subject: "domU",
  covers: ["H01b"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "A PV domU has a word size that its hypervisor runs.",
  rationale:
    "A PV kernel is built for the hypervisor's own interface. Up to 3.0.4 it had to be of the hypervisor's exact word size; a 64-bit hypervisor of 3.1 and later runs 32-bit PAE kernels " +
    "as well, one of 4.16 and later only where that was built in. Elsewhere the domain builder refuses the kernel, on old releases with a message about memory. HVM domUs are not bound by it.",
  remedy:
    "Install a kernel of a word size that the hypervisor runs, or make the domU HVM, or PVH with pvshim: 1 where the release has the shim.",
  notReported:
    "What a release implies where the host declares xen.capabilities: what xl info prints there is the hypervisor's own word. A word size that nobody declares, where the hypervisor runs 64-bit and 32-bit PAE kernels, or every one that the declared kernel can be.",
  facts: [...pvKernelFacts, linuxPvWordSizes],
  messages: {
    mismatch: message<{ guest: WordSize; verdict: PvKernelVerdict }>(({ guest, verdict }) =>
      describeMismatch("its PV kernel", guest, verdict),
    ),
  },
  check({ host, domU }, bench) {
    if (domU.type !== "pv") return;
    const { wordSize, kernel } = domU;
    if (wordSize === undefined) {
      const able = isKnown(kernel) ? bench.factOr(linuxPvWordSizes, kernel, SINCE_PAE) : SINCE_PAE;
      if (able.every((size) => judgePvKernel(host, size, bench).verdict === "runs")) return;
    }
    const guest = bench.need(domU, "wordSize");
    const verdict = judgePvKernel(host, guest, bench);
    if (verdict.verdict === "refused") return bench.report("mismatch", { guest, verdict }, at(domU, "wordSize"));
    if (verdict.verdict === "if-built-in") {
      bench.undecided(
        `${verdict.by} runs PV kernels of ${guest} only if that was built in; declare xen.capabilities as xl info prints them`,
        at(host.xen, "capabilities"),
      );
    }
  },
  examples: {
    rejected: { at: "domUs.web.wordSize", host: oldXen("3.0.3"), domU: { wordSize: "x86_32p", kernel: "2.6.16.29" } },
    accepted: { host: oldXen("3.1.0"), domU: { wordSize: "x86_32p", kernel: "2.6.18" } },
  },
});
