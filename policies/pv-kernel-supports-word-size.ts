import { linuxPvWordSizes } from "../lib/facts/kernels";
import { oldXen } from "../lib/model/sample";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const pvKernelSupportsWordSize = definePolicy({
  id: "pv-kernel-supports-word-size",
  subject: "domU",
  covers: ["H01b", "H13b"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "A PV domU's kernel can be a PV guest in its word size.",
  rationale:
    "Linux 5.9 removed support for being a 32-bit PV guest: such a kernel has no PV entry point, and the domain builder refuses it. Before, a 32-bit PV kernel needed PAE.",
  remedy: "Use a 64-bit kernel, or run the 32-bit one as PVH or HVM.",
  notReported:
    "Kernels older than 2.6.32, which were patched for Xen; domUs that don't declare their kernel or its word size.",
  facts: [linuxPvWordSizes],
  messages: {
    unable: message<{ kernel: string; wordSize: string; able: readonly string[] }>(
      ({ kernel, wordSize, able }) =>
        `its kernel is Linux ${kernel} of ${wordSize}, and Linux ${kernel} can be a PV guest in ${able.join(" and ")} only`,
    ),
  },
  check({ domU }, { need, factOr, report }) {
    if (domU.type !== "pv" || domU.kernel === undefined || domU.wordSize === undefined) return;
    const kernel = need(domU, "kernel");
    const wordSize = need(domU, "wordSize");
    const able = factOr(linuxPvWordSizes, kernel, [wordSize]);
    if (!able.includes(wordSize)) report("unable", { kernel: kernel.toString(), wordSize, able }, at(domU, "wordSize"));
  },
  examples: {
    rejected: { at: "domUs.web.wordSize", host: oldXen("3.1.0"), domU: { kernel: "5.10.0", wordSize: "x86_32p" } },
    accepted: { host: oldXen("3.1.0"), domU: { kernel: "5.8.0", wordSize: "x86_32p" } },
  },
});
