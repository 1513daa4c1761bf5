import { pvhDom0NeedsIommu } from "../lib/facts/virt-caps";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { xenSwitch } from "../lib/questions/xen-option";

export const pvhDom0HasIommu = definePolicy({
  id: "pvh-dom0-has-iommu",
  subject: "host",
  covers: ["D16"],
  judges: "state",
  severity: "error",
  family: "x86",
  summary: "A host whose dom0 is PVH has VT-x or SVM, and its IOMMU is on.",
  rationale:
    "A PVH dom0 reaches its devices through the IOMMU, and runs by the CPU's virtualization. Without either the hypervisor panics at boot, and the host does not come up.",
  remedy:
    "Boot dom0 as PV (leave dom0=pvh out), or turn VT-x or SVM and the IOMMU on in the firmware and on Xen's command line.",
  notReported: "Hosts that don't declare hardwareVirtualization; an IOMMU that is off in the firmware.",
  facts: [pvhDom0NeedsIommu],
  messages: {
    noVirtualization: message(() => "its dom0 is PVH, and its CPUs have neither VT-x nor SVM"),
    noIommu: message(() => "its dom0 is PVH, and iommu is off on its Xen command line"),
  },
  check({ host }, { need, needed, factOr, report }) {
    const byOption = xenSwitch(host, "dom0", "pvh", { needed }) === true;
    if (!byOption && (host.dom0.type === undefined || need(host.dom0, "type") !== "pvh")) return;
    if (!factOr(pvhDom0NeedsIommu, need(host.xen, "release"), false)) return;
    const about = byOption ? at(host.xen, "commandLine") : at(host.dom0, "type");
    if (host.hardwareVirtualization !== undefined && need(host, "hardwareVirtualization") === "none")
      report("noVirtualization", undefined, { at: at(host, "hardwareVirtualization"), related: [about] });
    if (xenSwitch(host, "iommu", undefined, { needed }) === false)
      report("noIommu", undefined, { at: at(host.xen, "commandLine"), related: [about] });
  },
  examples: {
    rejected: {
      at: "xen.commandLine",
      host: { xen: { commandLine: "dom0_mem=2048M,max:2048M iommu=off" }, dom0: { type: "pvh" } },
    },
    accepted: { host: { xen: { commandLine: "dom0_mem=2048M,max:2048M" }, dom0: { type: "pvh" } } },
  },
});
