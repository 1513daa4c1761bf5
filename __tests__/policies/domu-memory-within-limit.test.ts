import { domUMemoryLimit } from "../../lib/facts/memory-limits";
import { domuMemoryWithinLimit } from "../../policies/domu-memory-within-limit";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

policyCases(domuMemoryWithinLimit, {
  valid: [
    { name: "8TiB on 4.17.5", domU: { memory: "8TiB" } },
    {
      name: "20TiB on 4.16.0, whose SUPPORT.md is silent",
      host: { xen: { release: "4.16.0" } },
      domU: { memory: "20TiB" },
    },
  ],
  invalid: [
    {
      name: "16TiB",
      domU: { memory: "1GiB", maxmem: "16TiB" },
      says: ["it may have 16TiB, and Xen 4.17.5 supports domUs of less than 16TiB"],
    },
    {
      name: "nothing, but warns of 9TiB",
      domU: { memory: "9TiB" },
      severity: "warning",
      says: ["it may have 9TiB, and Xen 4.17.5 has security support for domUs of up to 8TiB"],
    },
  ],
  undecided: [],
});

boundaryCases(domuMemoryWithinLimit, domUMemoryLimit, {
  at: ({ securitySupported }) => ({ domU: { memory: `${securitySupported.bytes}B` } }),
  past: ({ securitySupported }) => ({ domU: { memory: `${securitySupported.bytes + 1}B` } }),
  before: { passes: "no document names a limit" },
});
