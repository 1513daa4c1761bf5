import { pvLinuxMemoryLimit } from "../../lib/facts/memory-limits";
import { pvLinuxMemoryWithin512Gib } from "../../policies/pv-linux-memory-within-512-gib";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

policyCases(pvLinuxMemoryWithin512Gib, {
  valid: [
    { name: "a Linux PV domU of 512GiB", domU: { memory: "512GiB" } },
    { name: "a larger one that lifts the limit", domU: { memory: "600GiB", boot: { extra: "xen_512gb_limit=0" } } },
    { name: "a larger PVH domU", domU: { type: "pvh", memory: "600GiB" } },
    { name: "a larger PV domU of another system", domU: { kernel: null, os: "bsd", memory: "600GiB" } },
    {
      name: "a larger one whose boot loader finds the arguments",
      domU: { memory: "600GiB", boot: { kernel: null, ramdisk: null, bootloader: "pygrub" } },
    },
  ],
  invalid: [
    {
      name: "a Linux PV domU of a GiB more",
      domU: { memory: "513GiB" },
      says: ["it may have 513GiB, and its Linux kernel uses 512GiB of it"],
    },
    { name: "one that may grow to it", domU: { maxmem: "1TiB" }, says: ["it may have 1TiB"] },
    {
      name: "one that asks for the limit by name",
      domU: { memory: "513GiB", boot: { extra: "xen_512gb_limit=yes" } },
      says: ["uses 512GiB of it"],
    },
  ],
  undecided: [],
});

boundaryCases(pvLinuxMemoryWithin512Gib, pvLinuxMemoryLimit, {
  at: (limit) => ({ domU: { memory: `${limit.bytes}B` } }),
  past: (limit) => ({ domU: { memory: `${limit.bytes + 1}B` } }),
});
