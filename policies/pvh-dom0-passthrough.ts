import { since } from "../lib/facts/fact";
import { passthroughByPvhDom0, passthroughByPvhDom0Documented } from "../lib/facts/passthrough";
import { at } from "../lib/model/place";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import { dom0IsPvh } from "../lib/questions/dom0-type";

export const pvhDom0Passthrough = definePolicy({
  id: "pvh-dom0-passthrough",
  subject: "domU",
  covers: ["M25"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "A PVH dom0 passes devices through only to the guest types that its release can.",
  rationale:
    "Passthrough was written for a PV dom0. With a PVH dom0 it is missing up to 4.20, and from 4.21 on it is there for HVM domUs.",
  remedy: `Boot dom0 as PV, make the domU HVM on Xen ${since(passthroughByPvhDom0, (types) => types.includes("hvm"))} or later, or take the devices away.`,
  notReported: "Virtual functions of SR-IOV, which no PVH dom0 can make: a BDF does not tell them from others.",
  facts: [passthroughByPvhDom0, passthroughByPvhDom0Documented],
  messages: {
    refused: message<{ devices: number; type: string; release: string; types: readonly string[] }>(
      ({ devices, type, release, types }) =>
        `it is ${type} and has ${devices} PCI device${devices === 1 ? "" : "s"}, and dom0 is PVH, which on Xen ${release} passes devices through to ${types.length === 0 ? "no domU" : `${types.join(", ")} domUs only`}`,
    ),
    documentsDiffer: messageOf<{ release: string }>(
      "info",
      ({ release }) =>
        `it has devices of a PVH dom0: CHANGELOG.md of Xen ${since(passthroughByPvhDom0, (types) => types.length > 0)} adds that, and SUPPORT.md of Xen ${release} still names it as missing`,
      {
        remedy: "Try it on a host that nobody needs first, or boot dom0 as PV.",
        facts: [passthroughByPvhDom0, passthroughByPvhDom0Documented],
      },
    ),
  },
  check({ host, domU }, { need, needed, fact, factOr, report }) {
    if (domU.pci.length === 0 || !dom0IsPvh(host, { need, needed })) return;
    const release = need(host.xen, "release");
    const types = fact(passthroughByPvhDom0, release);
    if (!types.includes(domU.type)) {
      report(
        "refused",
        { devices: domU.pci.length, type: domU.type.toUpperCase(), release: release.toString(), types },
        { at: at(domU, "pci"), related: [at(host.dom0, "type")] },
      );
    } else if (!factOr(passthroughByPvhDom0Documented, release, true)) {
      report(
        "documentsDiffer",
        { release: release.toString() },
        { at: at(domU, "pci"), related: [at(host.dom0, "type")] },
      );
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.pci",
      host: {
        dom0: { type: "pvh" },
        xen: { release: "4.20.0", virtCaps: ["pv", "hvm", "hvm_directio", "pv_directio", "hap", "shadow"] },
      },
      domU: { type: "hvm", boot: null, pci: [{ bdf: "0000:03:00.0" }] },
    },
    accepted: {
      host: {
        dom0: { type: "pv" },
        xen: { release: "4.20.0", virtCaps: ["pv", "hvm", "hvm_directio", "pv_directio", "hap", "shadow"] },
      },
      domU: { type: "hvm", boot: null, pci: [{ bdf: "0000:03:00.0" }] },
    },
  },
});
