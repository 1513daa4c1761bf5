import { deviceHasOneDomU } from "../../lib/facts/passthrough";
import { pciDevicesAreUnique } from "../../policies/pci-devices-are-unique";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const of = (first: string, second: string) => ({
  domU: { pci: [{ bdf: first }] },
  otherDomU: { pci: [{ bdf: second }] },
});

policyCases(pciDevicesAreUnique, {
  valid: [
    { name: "two functions of one device", ...of("0000:03:00.0", "0000:03:00.1") },
    {
      name: "one address on two hosts",
      domU: { pci: [{ bdf: "03:00.0" }] },
      otherHost: { domUs: [{ name: "web", type: "pv", memory: "1GiB", pci: [{ bdf: "03:00.0" }] }] },
    },
    { name: "no devices on 3.0.3", host: { xen: { release: "3.0.3" } } },
  ],
  invalid: [
    {
      name: "a device of two domUs",
      ...of("0000:03:00.0", "0000:03:00.0"),
      says: ["the PCI device 0000:03:00.0 is passed through to the domUs mail and web"],
    },
    { name: "two spellings of one device", ...of("3:0.0", "0000:03:00.0"), says: ["the PCI device 0000:03:00.0"] },
    {
      name: "a function beside all functions of its device",
      ...of("03:00.*", "03:00.1"),
      says: ["to the domUs mail and web"],
    },
    {
      name: "a device that one domU has twice",
      domU: { pci: [{ bdf: "03:00.0" }, { bdf: "0000:03:00.0" }] },
      says: ["the PCI device 0000:03:00.0 is passed through to domU web twice"],
    },
  ],
  undecided: [
    {
      name: "a device of two domUs on 3.1.4, before the sources begin",
      host: { xen: { release: "3.1.4" } },
      ...of("03:00.0", "03:00.0"),
      says: ["no source was found for Xen 3.1.4"],
    },
  ],
});

boundaryCases(pciDevicesAreUnique, deviceHasOneDomU, {
  at: () => of("03:00.0", "03:00.1"),
  past: () => of("03:00.0", "03:00.0"),
  before: () => of("03:00.0", "03:00.0"),
});
