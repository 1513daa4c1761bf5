import { multiFunctionNeedsSlot } from "../lib/facts/passthrough";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const multiFunctionDevicesHaveSlot = definePolicy({
  id: "multi-function-devices-have-slot",
  subject: "domU",
  covers: ["D05"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "A PCI device that is passed through with all of its functions names the slot at which the domU sees it.",
  rationale:
    "With * as the function, libxl puts all of a device's functions at one slot of the domU, and does not choose that slot by itself: it refuses the device, and the domU does not start.",
  remedy:
    "Declare vslot at the device, a slot from 1 on that no other device of the domU has; or declare each function by itself.",
  notReported: "Which slots the domU's emulated devices take.",
  facts: [multiFunctionNeedsSlot],
  messages: {
    missing: message<{ device: string; release: string }>(
      ({ device, release }) =>
        `its PCI device ${device} stands for every function, and Xen ${release} refuses that without vslot`,
    ),
  },
  check({ host, domU }, { need, factOr, report }) {
    for (const device of domU.pci) {
      const { bdf, vslot } = device;
      if (bdf.fn !== undefined || vslot !== undefined) continue;
      const release = need(host.xen, "release");
      if (factOr(multiFunctionNeedsSlot, release, false))
        report(
          "missing",
          { device: bdf.identity, release: release.toString() },
          { at: at(device, "vslot"), related: [at(device, "bdf")] },
        );
    }
  },
  examples: {
    rejected: {
      at: 'domUs.web.pci["0000:41:00.*"].vslot',
      host: { xen: { virtCaps: ["pv", "hvm", "hvm_directio", "pv_directio", "hap", "shadow"] } },
      domU: { pci: [{ bdf: "0000:41:00.*" }] },
    },
    accepted: {
      host: { xen: { virtCaps: ["pv", "hvm", "hvm_directio", "pv_directio", "hap", "shadow"] } },
      domU: { pci: [{ bdf: "0000:41:00.*", vslot: "8" }] },
    },
  },
});
