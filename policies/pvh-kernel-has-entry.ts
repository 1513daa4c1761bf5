import { linuxStartsAsPvh } from "../lib/facts/boot-chain";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const pvhKernelHasEntry = definePolicy({
  id: "pvh-kernel-has-entry",
  subject: "domU",
  covers: ["D04"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "A PVH domU's kernel can start as PVH.",
  rationale:
    "A PVH domU has neither a BIOS nor PV's own way to start: the domain builder looks for an entry of its own in the kernel (PHYS32_ENTRY). Where there is none it takes the image for something else, and what it prints speaks of memory or of an image that can't boot in an HVM container.",
  remedy: "Use a newer kernel, or make the domU PV or HVM.",
  notReported: "Kernels that nobody declares; systems other than Linux.",
  facts: [linuxStartsAsPvh],
  messages: {
    noEntry: message<{ kernel: string }>(
      ({ kernel }) => `it is PVH, and its kernel is Linux ${kernel}, which can't start as PVH`,
    ),
  },
  check({ domU }, { need, factOr, report }) {
    if (domU.type !== "pvh" || domU.kernel === undefined) return;
    const kernel = need(domU, "kernel");
    if (!factOr(linuxStartsAsPvh, kernel, true))
      report("noEntry", { kernel: kernel.toString() }, { at: at(domU, "kernel"), related: [at(domU, "type")] });
  },
  examples: {
    rejected: { at: "domUs.web.kernel", domU: { type: "pvh", kernel: "4.9.0" } },
    accepted: { domU: { type: "pvh", kernel: "4.11.0" } },
  },
});
