import { linuxPvWordSizes } from "../../lib/facts/kernels";
import { WORD_SIZES } from "../../lib/xen/word-size";
import { pvKernelSupportsWordSize } from "../../policies/pv-kernel-supports-word-size";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

policyCases(pvKernelSupportsWordSize, {
  valid: [
    { name: "a 64-bit PV kernel of 6.1", domU: { kernel: "6.1.0" } },
    { name: "a PAE PV kernel of 5.8", domU: { kernel: "5.8.18", wordSize: "x86_32p" } },
    { name: "a 32-bit kernel of Xen's own tree without PAE", domU: { kernel: "2.6.16.29-xen", wordSize: "x86_32" } },
    { name: "a 32-bit kernel of 6.1 as PVH", domU: { type: "pvh", wordSize: "x86_32p" } },
    { name: "a 32-bit kernel of 6.1 as HVM", domU: { type: "hvm", wordSize: "x86_32p" } },
    { name: "a 32-bit PV domU whose kernel nobody declared", domU: { kernel: null, wordSize: "x86_32p" } },
    { name: "a PV domU whose word size nobody declared", domU: { wordSize: null } },
  ],
  invalid: [
    {
      name: "a PAE PV kernel of 5.9",
      domU: { kernel: "5.9.0-1-686-pae", wordSize: "x86_32p" },
      says: [
        "its kernel is Linux 5.9.0-1-686-pae of x86_32p, and Linux 5.9.0-1-686-pae can be a PV guest in x86_64 only",
      ],
    },
    {
      name: "a 32-bit PV kernel of 4.9 without PAE",
      domU: { kernel: "4.9.0", wordSize: "x86_32" },
      says: ["can be a PV guest in x86_32p and x86_64 only"],
    },
  ],
  undecided: [],
});

boundaryCases(pvKernelSupportsWordSize, linuxPvWordSizes, {
  at: (sizes) => ({ domU: { wordSize: sizes[0] ?? null } }),
  past: (sizes) => ({ domU: { wordSize: WORD_SIZES.findLast((size) => !sizes.includes(size)) ?? null } }),
  before: { passes: "kernels that were patched for Xen are of every word size" },
});
