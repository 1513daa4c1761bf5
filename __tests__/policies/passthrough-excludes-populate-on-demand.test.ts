import { againstPopulateOnDemand } from "../../lib/facts/passthrough";
import { passthroughExcludesPopulateOnDemand } from "../../policies/passthrough-excludes-populate-on-demand";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const hvm = (domU: object) => ({ domU: { type: "hvm", boot: null, ...domU } });
const pod = { memory: "2GiB", maxmem: "4GiB" };
const pci = [{ bdf: "0000:03:00.0" }];

policyCases(passthroughExcludesPopulateOnDemand, {
  valid: [
    { name: "an HVM domU with a device and all of its memory", ...hvm({ memory: "4GiB", maxmem: "4GiB", pci }) },
    { name: "an HVM domU with a device that names no maxmem", ...hvm({ pci }) },
    { name: "an HVM domU that is populated on demand and has no device", ...hvm(pod) },
    { name: "a PV domU with a device that can be ballooned up", domU: { ...pod, pci } },
    {
      name: "an IOMMU without devices on 4.16.0",
      host: { xen: { release: "4.16.0" } },
      ...hvm({ ...pod, settings: { passthrough: "enabled" } }),
    },
    {
      name: 'passthrough="disabled" on 4.17.0',
      host: { xen: { release: "4.17.0" } },
      ...hvm({ ...pod, settings: { passthrough: "disabled" } }),
    },
    {
      name: 'passthrough="default" without devices on 4.17.0',
      host: { xen: { release: "4.17.0" } },
      ...hvm({ ...pod, settings: { passthrough: "default" } }),
    },
  ],
  invalid: [
    {
      name: "an HVM domU with a device that is populated on demand",
      ...hvm({ ...pod, pci }),
      says: [
        "it has the PCI device 0000:03:00.0, and starts with 2GiB of 4GiB: Xen 4.17.5 has no passthrough with populate-on-demand",
      ],
    },
    {
      name: "an IOMMU without devices on 4.17.0",
      host: { xen: { release: "4.17.0" } },
      ...hvm({ ...pod, settings: { passthrough: "sync_pt" } }),
      says: ['it has passthrough="sync_pt"'],
    },
    {
      name: "one MiB that is missing at start",
      ...hvm({ memory: "4095MiB", maxmem: "4GiB", pci }),
      says: ["starts with 4095MiB of 4GiB"],
    },
    {
      name: "two devices on 4.0.1",
      host: { xen: { release: "4.0.1" } },
      ...hvm({ ...pod, pci: [...pci, { bdf: "04:00.1" }] }),
      says: ["the PCI devices 0000:03:00.0 and 0000:04:00.1"],
    },
  ],
  undecided: [
    {
      name: "a device and populate-on-demand on 4.3.4, which has no check",
      host: { xen: { release: "4.3.4" } },
      ...hvm({ ...pod, pci }),
      says: ["no source was found for Xen 4.3.4"],
    },
  ],
});

boundaryCases(passthroughExcludesPopulateOnDemand, againstPopulateOnDemand, {
  at: (value) => hvm(value === "nothing" ? { ...pod, pci } : { memory: "4GiB", maxmem: "4GiB", pci }),
  past: (value) =>
    value === "nothing"
      ? undefined
      : hvm(value === "iommu" ? { ...pod, settings: { passthrough: "enabled" } } : { ...pod, pci }),
  before: () => hvm({ ...pod, pci }),
});
