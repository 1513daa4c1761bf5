import { deviceHasOneDomU } from "../lib/facts/passthrough";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const pciDevicesAreUnique = definePolicy({
  id: "pci-devices-are-unique",
  subject: "host",
  covers: ["M27"],
  judges: "state",
  severity: "error",
  summary: "No device of a host is passed through twice.",
  rationale: "A device is in one domU at a time. The second that asks for it does not start while the first runs.",
  remedy: "Give each domU a device of its own; a virtual function of the device may do.",
  facts: [deviceHasOneDomU],
  messages: {
    twice: message<{ device: string; domUs: readonly string[] }>(({ device, domUs: [first, second] }) =>
      first === second
        ? `the PCI device ${device} is passed through to domU ${first} twice`
        : `the PCI device ${device} is passed through to the domUs ${first} and ${second}`,
    ),
  },
  check({ host }, { need, fact, report }) {
    const devices = host.domUs.flatMap(({ name, pci }) =>
      pci.map((declared) => ({ name, bdf: declared.bdf, place: at(declared, "bdf") })),
    );
    const clashes = devices.flatMap((device, index) =>
      devices.slice(index + 1).flatMap((other) => (device.bdf.overlaps(other.bdf) ? [{ device, other }] : [])),
    );
    if (clashes.length === 0) return;
    if (!fact(deviceHasOneDomU, need(host.xen, "release"))) return;
    for (const { device, other } of clashes) {
      report(
        "twice",
        { device: device.bdf.identity, domUs: [device.name, other.name] },
        { at: other.place, related: [device.place] },
      );
    }
  },
  examples: {
    rejected: {
      at: 'domUs.web.pci["0000:03:00.0"].bdf',
      host: { xen: { virtCaps: ["pv", "hvm", "hvm_directio", "pv_directio", "hap", "shadow"] } },
      domU: { pci: [{ bdf: "0000:03:00.0" }] },
      otherDomU: { pci: [{ bdf: "03:00.0" }] },
    },
    accepted: {
      host: { xen: { virtCaps: ["pv", "hvm", "hvm_directio", "pv_directio", "hap", "shadow"] } },
      domU: { pci: [{ bdf: "0000:03:00.0" }] },
      otherDomU: { pci: [{ bdf: "0000:03:00.1" }] },
    },
  },
});
