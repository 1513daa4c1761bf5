import { armHostMemory } from "../../lib/facts/arm";
import { armHostMemoryWithinLimit } from "../../policies/arm-host-memory-within-limit";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const arm = (memory: string, architecture: "arm64" | "arm32" = "arm64") => ({
  host: {
    architecture,
    xen: { release: "4.17.5", wordSize: architecture === "arm64" ? "aarch64" : "armv7l" },
    hardwareVirtualization: null,
    dom0: { wordSize: architecture === "arm64" ? "aarch64" : "armv7l", cpufreq: null },
    memory,
  },
});

policyCases(armHostMemoryWithinLimit, {
  valid: [
    { name: "2 TiB on arm64", ...arm("2TiB") },
    { name: "12 GiB on arm32", ...arm("12GiB", "arm32") },
    { name: "a host of x86", host: { memory: "3TiB" } },
  ],
  invalid: [
    { name: "more than 2 TiB on arm64", ...arm("2049GiB"), says: ["Xen 4.17.5 supports up to 2TiB on arm64"] },
    { name: "more than 12 GiB on arm32", ...arm("13GiB", "arm32"), says: ["supports up to 12GiB on arm32"] },
  ],
  undecided: [],
});

boundaryCases(armHostMemoryWithinLimit, armHostMemory, {
  at: ({ arm64 }) => arm(`${(arm64?.bytes ?? 0) / 2 ** 30}GiB`),
  past: ({ arm64 }) => arm(`${(arm64?.bytes ?? 0) / 2 ** 30 + 1}GiB`),
  before: { passes: "no release before says anything of it" },
});
