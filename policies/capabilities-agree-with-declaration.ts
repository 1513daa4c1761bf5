import { xenCapsTell } from "../lib/facts/pv-word-size";
import { capabilitiesTellHvm, virtualizationOfVendor } from "../lib/facts/virt-caps";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { architectureOfCaps, architectureOfWordSize } from "../lib/xen/architecture";

export const capabilitiesAgreeWithDeclaration = definePolicy({
  id: "capabilities-agree-with-declaration",
  subject: "host",
  covers: ["D08"],
  judges: "state",
  severity: "error",
  summary: "What xen_caps and virt_caps say of a host is what else is declared of it.",
  rationale:
    "Both are the hypervisor's own word (`xl info`). Where they and another field differ, one of them was taken from another host, or from another time, and every policy that rests on it judges the wrong host.",
  remedy: "Take both from `xl info` of this host.",
  notReported: "CPUs that offer more than the hypervisor uses: firmware may have turned it off.",
  facts: [xenCapsTell, capabilitiesTellHvm, virtualizationOfVendor],
  messages: {
    architecture: message<{ field: string; declared: string; caps: string }>(
      ({ field, declared, caps }) => `its ${field} is ${declared}, and its xen_caps are those of ${caps}`,
      { facts: [xenCapsTell] },
    ),
    hvmOfBoth: message<{ yes: string; no: string }>(({ yes, no }) => `its ${yes} name hvm, and its ${no} do not`, {
      facts: [capabilitiesTellHvm],
    }),
    noHardware: message<{ says: string }>(
      ({ says }) => `its CPUs are declared with neither VT-x nor SVM, and its ${says} name hvm`,
      { facts: [capabilitiesTellHvm] },
    ),
    vendor: message<{ vendor: string; has: string; virtualization: string }>(
      ({ vendor, has, virtualization }) =>
        `its CPUs are of ${vendor}, which have ${has}, and its hardwareVirtualization is ${virtualization}`,
      { facts: [virtualizationOfVendor] },
    ),
  },
  check({ host }, { need, factOr, cite, report }) {
    const { xen, architecture, hardwareVirtualization, cpuVendor } = host;
    const capabilities = xen.capabilities === undefined ? undefined : need(xen, "capabilities");
    const virtCaps = xen.virtCaps === undefined ? undefined : need(xen, "virtCaps");
    const ofCaps = capabilities === undefined ? undefined : architectureOfCaps(capabilities);
    if (ofCaps !== undefined) {
      const related = [at(xen, "capabilities")];
      cite(xenCapsTell, xen.release);
      if (architecture !== undefined && architecture !== ofCaps)
        report(
          "architecture",
          { field: "architecture", declared: architecture, caps: ofCaps },
          { at: at(host, "architecture"), related },
        );
      if (xen.wordSize !== undefined) {
        const wordSize = need(xen, "wordSize");
        if (architectureOfWordSize(wordSize) !== ofCaps)
          report(
            "architecture",
            { field: "xen.wordSize", declared: wordSize, caps: ofCaps },
            { at: at(xen, "wordSize"), related },
          );
      }
    }
    const word = factOr(capabilitiesTellHvm, need(xen, "release"), undefined);
    if (word !== undefined) {
      const byCaps = capabilities?.some((capability) => capability.startsWith(`${word}-`));
      const byVirtCaps = virtCaps?.includes(word);
      if (byCaps !== undefined && byVirtCaps !== undefined && byCaps !== byVirtCaps)
        report("hvmOfBoth", byCaps ? { yes: "xen_caps", no: "virt_caps" } : { yes: "virt_caps", no: "xen_caps" }, {
          at: at(xen, "virtCaps"),
          related: [at(xen, "capabilities")],
        });
      if (hardwareVirtualization !== undefined && need(host, "hardwareVirtualization") === "none")
        for (const [says, named, key] of [
          ["xen_caps", byCaps, "capabilities"],
          ["virt_caps", byVirtCaps, "virtCaps"],
        ] as const)
          if (named === true)
            report(
              "noHardware",
              { says },
              { at: at(host, "hardwareVirtualization"), related: [at(xen, key)], about: says },
            );
    }
    if (cpuVendor === undefined || hardwareVirtualization === undefined) return;
    const [vendor, virtualization] = [need(host, "cpuVendor"), need(host, "hardwareVirtualization")];
    const has = factOr(virtualizationOfVendor, need(xen, "release"), undefined)?.[vendor];
    if (has !== undefined && virtualization !== "none" && virtualization !== has)
      report(
        "vendor",
        { vendor, has, virtualization },
        { at: at(host, "hardwareVirtualization"), related: [at(host, "cpuVendor")] },
      );
  },
  examples: {
    rejected: { at: "hardwareVirtualization", host: { cpuVendor: "amd" } },
    accepted: { host: { cpuVendor: "amd", hardwareVirtualization: "svm" } },
  },
});
