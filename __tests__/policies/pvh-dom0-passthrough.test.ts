import { passthroughByPvhDom0 } from "../../lib/facts/passthrough";
import { pvhDom0Passthrough } from "../../policies/pvh-dom0-passthrough";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const pci = [{ bdf: "0000:03:00.0" }];
const hvm = { type: "hvm", boot: null, pci };
const host = (release: string, dom0: object = { type: "pvh" }) => ({ host: { xen: { release }, dom0 } });

policyCases(pvhDom0Passthrough, {
  valid: [
    { name: "a device of a PV dom0", ...host("4.20.0", { type: "pv" }), domU: hvm },
    { name: "a device of a dom0 of which nothing is said", domU: hvm },
    { name: "a PVH dom0 without passthrough", ...host("4.20.0") },
  ],
  invalid: [
    {
      name: "a device of a PVH dom0 on 4.20.0",
      ...host("4.20.0"),
      domU: hvm,
      says: ["it is HVM and has 1 PCI device, and dom0 is PVH, which on Xen 4.20.0 passes devices through to no domU"],
    },
    {
      name: "a device of a dom0 that the command line makes PVH",
      host: { xen: { release: "4.19.0", commandLine: "dom0=pvh,verbose" } },
      domU: hvm,
      says: ["dom0 is PVH"],
    },
    {
      name: "a PV domU's device of a PVH dom0 on 4.21.0",
      ...host("4.21.0"),
      domU: { pci },
      says: ["passes devices through to hvm domUs only"],
    },
    {
      name: "nothing, but says of an HVM domU's device on 4.22.0 that the documents differ",
      ...host("4.22.0"),
      domU: hvm,
      severity: "info",
      says: ["CHANGELOG.md of Xen 4.21 adds that, and SUPPORT.md of Xen 4.22.0 still names it as missing"],
    },
  ],
  undecided: [
    {
      name: "a device of a PVH dom0 on 4.18.0, before the sources begin",
      ...host("4.18.0"),
      domU: hvm,
      says: ["no source was found for Xen 4.18.0"],
    },
  ],
});

boundaryCases(pvhDom0Passthrough, passthroughByPvhDom0, {
  at: () => undefined,
  past: (types) => ({ host: { dom0: { type: "pvh" } }, domU: types.includes("hvm") ? { pci } : hvm }),
});
