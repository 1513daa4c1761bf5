import { dom0MinimumMemory } from "../../lib/facts/memory-limits";
import { dom0MemoryAtLeastMinimum } from "../../policies/dom0-memory-at-least-minimum";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

policyCases(dom0MemoryAtLeastMinimum, {
  valid: [
    { name: "a dom0 of 128MiB", host: { dom0: { memory: "128MiB" } } },
    {
      name: "a dom0 of 64MiB on 3.0.3, which had them",
      host: { xen: { release: "3.0.3" }, dom0: { memory: "64MiB" } },
    },
    { name: "a host that doesn't say what memory its dom0 has", host: { dom0: { memory: null } } },
  ],
  invalid: [
    {
      name: "a dom0 of 127MiB",
      host: { dom0: { memory: "127MiB" } },
      says: ["its dom0 has 127MiB, and xl of Xen 4.17.5 leaves it no less than 128MiB"],
    },
  ],
  undecided: [],
});

boundaryCases(dom0MemoryAtLeastMinimum, dom0MinimumMemory, {
  at: (minimum) => ({ host: { dom0: { memory: `${minimum.bytes}B` } } }),
  past: (minimum) => ({ host: { dom0: { memory: `${minimum.bytes - 1}B` } } }),
  before: { passes: "there is no libxl" },
});
