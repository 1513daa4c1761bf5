import { pv32SecuritySupported } from "../lib/facts/pv-word-size";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";

export const pv32BitIsSecuritySupported = definePolicy({
  id: "pv-32-bit-is-security-supported",
  subject: "domU",
  covers: ["H01b", "M77"],
  judges: "state",
  family: "x86",
  severity: "warning",
  summary: "A PV domU is of a word size that has security support.",
  rationale:
    "32-bit PV guests share address space with the hypervisor in a way that can't be made safe on today's CPUs (XSA-370). Since 2021 they have security support only inside the PV shim: " +
    "anywhere else such a guest must be assumed to read the host's memory.",
  remedy: "Run the 32-bit kernel in the shim (type pvh with pvshim=1), or as PVH or HVM, or install a 64-bit kernel.",
  notReported: "Domains that don't declare the word size of their kernel: pv-word-size-matches-hypervisor asks for it.",
  facts: [pv32SecuritySupported],
  messages: {
    unsupported: message<{ release: string }>(
      ({ release }) =>
        `its PV kernel is 32 bit, which has no security support on Xen ${release} outside the PV shim: it must be assumed to read the host's memory (XSA-370)`,
    ),
  },
  check({ host, domU }, { need, factOr, report }) {
    if (domU.type !== "pv" || !isKnown(domU.wordSize) || domU.wordSize === "x86_64") return;
    const release = need(host.xen, "release");
    if (!factOr(pv32SecuritySupported, release, true))
      report("unsupported", { release: release.toString() }, at(domU, "wordSize"));
  },
  examples: {
    rejected: {
      at: "domUs.web.wordSize",
      host: { xen: { capabilities: ["xen-3.0-x86_64", "xen-3.0-x86_32p", "hvm-3.0-x86_64"] } },
      domU: { wordSize: "x86_32p", kernel: "4.19.0" },
    },
    accepted: { domU: { type: "pvh", wordSize: "x86_32p", kernel: "4.19.0", settings: { pvshim: 1 } } },
  },
});
