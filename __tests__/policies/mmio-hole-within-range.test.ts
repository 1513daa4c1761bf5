import { mmioHoleMebibytes } from "../../lib/facts/mmio-hole";
import { mmioHoleWithinRange } from "../../policies/mmio-hole-within-range";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const hvm = (mmio_hole: number | string) => ({ domU: { type: "hvm", boot: null, settings: { mmio_hole } } });

policyCases(mmioHoleWithinRange, {
  valid: [
    { name: "the largest hole that is known to be good", ...hvm(3072) },
    { name: "the least hole, in hexadecimal", ...hvm("0x100") },
    { name: "what xl does not read as a number", ...hvm("large") },
    { name: "a PV domU, where the key means nothing", domU: { settings: { mmio_hole: 1 } } },
  ],
  invalid: [
    {
      name: "a hole that leaves no memory below 4GiB",
      ...hvm(4096),
      says: ["its mmio_hole is 4096 MiB, and Xen 4.17.5 takes 256 to 3840"],
    },
    { name: "a hole one MiB too small", ...hvm(255), says: ["its mmio_hole is 255 MiB"] },
    { name: "a hole of less than nothing", ...hvm(-1), says: ["its mmio_hole is -1 MiB"] },
  ],
  undecided: [],
});

boundaryCases(mmioHoleWithinRange, mmioHoleMebibytes, {
  at: ({ most }) => hvm(most),
  past: ({ most }) => hvm(most + 1),
  before: { passes: "xl does not read the key there" },
});
