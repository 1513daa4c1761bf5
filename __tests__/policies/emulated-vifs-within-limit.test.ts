import { emulatedVifLimit } from "../../lib/facts/emulated-vif";
import { Unknown } from "../../lib/model/planned";
import { emulatedVifsWithinLimit } from "../../policies/emulated-vifs-within-limit";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const hvm = (count: number, more: object = {}) => ({
  domU: { type: "hvm", vifs: Array.from({ length: count }, () => ({ bridge: "xenbr0", ...more })) },
});

policyCases(emulatedVifsWithinLimit, {
  valid: [
    {
      name: "nine vifs of a PV domU",
      host: { xen: { release: "3.1.0" } },
      domU: { vifs: Array.from({ length: 9 }, () => ({ bridge: "xenbr0" })) },
    },
    { name: "nine vifs without emulated cards", host: { xen: { release: "3.1.0" } }, ...hvm(9, { type: "vif" }) },
    { name: "nine vifs on 4.17.5", ...hvm(9) },
  ],
  invalid: [
    {
      name: "nine emulated cards on 3.3.0",
      host: { xen: { release: "3.3.0" } },
      ...hvm(9),
      says: ["it has 9 vifs with emulated cards, and the device model of Xen 3.3.0 makes 8"],
    },
  ],
  undecided: [
    {
      name: "emulated cards on a host of unknown release",
      host: { xen: { release: new Unknown() } },
      ...hvm(9),
      says: ["hosts.alpha.xen.release is not known until apply"],
    },
  ],
});

boundaryCases(emulatedVifsWithinLimit, emulatedVifLimit, {
  at: (limit) => hvm(typeof limit === "number" ? limit : 9),
  past: (limit) => (typeof limit === "number" ? hvm(limit + 1) : undefined),
  before: { passes: "the device model of that release is not among Xen's sources" },
});
