import { hostMemoryLimit } from "../../lib/facts/memory-limits";
import { hostMemoryWithinLimit } from "../../policies/host-memory-within-limit";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const host = (release: string, wordSize: string | null, memory: string | null) => ({
  host: { xen: { release, wordSize }, memory },
});

policyCases(hostMemoryWithinLimit, {
  valid: [
    { name: "64GiB on PAE 3.0.3", ...host("3.0.3", "x86_32p", "64GiB") },
    { name: "1TiB on 64-bit 3.0.3", ...host("3.0.3", "x86_64", "1TiB") },
    { name: "64GiB on 3.0.3 of no declared word size", ...host("3.0.3", null, "64GiB") },
    { name: "2TiB on 4.2.5, which no document was found for", ...host("4.2.5", "x86_64", "2TiB") },
    { name: "12TiB on 4.17.5", ...host("4.17.5", "x86_64", "12TiB") },
    { name: "a host that doesn't say what memory it has", ...host("3.0.3", "x86_32", null) },
  ],
  invalid: [
    {
      name: "8GiB on 32-bit 3.0.3 without PAE",
      ...host("3.0.3", "x86_32", "8GiB"),
      says: ["it has 8GiB, and Xen 3.0.3 supports up to 4GiB"],
    },
    {
      name: "32GiB on PAE 3.4.0, which supports less than its predecessors",
      ...host("3.4.0", "x86_32p", "32GiB"),
      says: ["supports up to 16GiB"],
    },
    { name: "2TiB on 3.0.3, whatever its word size", ...host("3.0.3", null, "2TiB"), says: ["supports up to 1TiB"] },
    {
      name: "13TiB on 4.22.0",
      ...host("4.22.0", "x86_64", "13TiB"),
      says: ["it has 13TiB, and Xen 4.22.0 has security support for hosts of up to 12TiB"],
    },
  ],
  undecided: [],
});

boundaryCases(hostMemoryWithinLimit, hostMemoryLimit, {
  at: ({ limits }) => ({ host: { xen: { wordSize: "x86_64" }, memory: `${limits.x86_64?.bytes}B` } }),
  past: ({ limits }) => ({ host: { xen: { wordSize: "x86_64" }, memory: `${(limits.x86_64?.bytes ?? 0) + 1}B` } }),
  before: { passes: "no document was found that names a limit" },
});
