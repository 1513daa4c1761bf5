import { lookup } from "../../lib/facts/fact";
import { pv32SecuritySupported } from "../../lib/facts/pv-word-size";
import { XenRelease } from "../../lib/xen/release";
import { pv32BitIsSecuritySupported } from "../../policies/pv-32-bit-is-security-supported";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const pae = { domU: { wordSize: "x86_32p", kernel: "4.19.0" } };

policyCases(pv32BitIsSecuritySupported, {
  valid: [
    { name: "a 64-bit PV domU on 4.22.0", host: { xen: { release: "4.22.0" } } },
    { name: "a PAE PV domU on 4.13.3, before XSA-370", host: { xen: { release: "4.13.3" } }, ...pae },
    { name: "a PAE PV domU on 4.15.0", host: { xen: { release: "4.15.0" } }, ...pae },
    { name: "a 32-bit HVM domU", domU: { type: "hvm", wordSize: "x86_32" } },
    { name: "a PAE kernel in the PV shim", domU: { type: "pvh", wordSize: "x86_32p", settings: { pvshim: 1 } } },
    { name: "a PV domU whose word size nobody declared", domU: { wordSize: null } },
  ],
  invalid: [
    {
      name: "a PAE PV domU on 4.13.4",
      host: { xen: { release: "4.13.4" } },
      ...pae,
      says: ["its PV kernel is 32 bit, which has no security support on Xen 4.13.4 outside the PV shim"],
    },
    {
      name: "a PAE PV domU on 4.17.5 that its xen_caps run",
      host: { xen: { capabilities: ["xen-3.0-x86_64", "xen-3.0-x86_32p"] } },
      ...pae,
      says: ["on Xen 4.17.5"],
    },
    { name: "a PAE PV domU on 4.22.0", host: { xen: { release: "4.22.0" } }, ...pae, says: ["on Xen 4.22.0"] },
  ],
  undecided: [],
});

boundaryCases(pv32BitIsSecuritySupported, pv32SecuritySupported, {
  at: (_, release) => (lookup(pv32SecuritySupported, XenRelease.parse(release)) === undefined ? pae : {}),
  past: (supported) => (supported ? undefined : pae),
  before: { passes: "XSA-370 took security support away; before, 32-bit PV had it" },
});
