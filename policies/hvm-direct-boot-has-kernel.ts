import { directBootNeedsKernel } from "../lib/facts/boot";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { namesHvmloader } from "../lib/xlcfg/hvmloader";
import { definePolicy, message } from "../lib/policy/policy";

const DIRECT = ["ramdisk", "root", "extra"] as const;

export const hvmDirectBootHasKernel = definePolicy({
  id: "hvm-direct-boot-has-kernel",
  subject: "domU",
  covers: ["M07"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "An HVM domU with a ramdisk or a kernel's arguments also has a kernel.",
  rationale:
    "They belong to a kernel that Xen loads itself in place of the firmware's boot. From 4.6 on the toolstack refuses them alone. A kernel named hvmloader is what old configurations " +
    "called the firmware, and counts for none.",
  remedy: "Declare boot.kernel, or remove the ramdisk and the arguments and let the domU boot from its disk.",
  facts: [directBootNeedsKernel],
  messages: {
    missing: message<{ fields: readonly string[] }>(
      ({ fields }) =>
        `it is HVM and declares ${fields.map((field) => `boot.${field}`).join(", ")} without a boot.kernel`,
    ),
  },
  check({ host, domU }, { need, fact, report }) {
    if (domU.type !== "hvm") return;
    const fields = DIRECT.filter((field) => domU.boot[field] !== undefined);
    const { kernel } = domU.boot;
    const firmware = isKnown(kernel) && namesHvmloader(kernel);
    if (fields.length === 0 || (kernel !== undefined && !firmware)) return;
    if (fact(directBootNeedsKernel, need(host.xen, "release")))
      report(
        "missing",
        { fields },
        { at: at(domU.boot, "kernel"), related: fields.map((field) => at(domU.boot, field)) },
      );
  },
  examples: {
    rejected: { at: "domUs.web.boot.kernel", domU: { type: "hvm", boot: { kernel: null } } },
    accepted: { domU: { type: "hvm" } },
  },
});
