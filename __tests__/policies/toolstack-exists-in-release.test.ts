import { toolstack } from "../../lib/facts/toolstack";
import { toolstackExistsInRelease } from "../../policies/toolstack-exists-in-release";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const xlConf = { host: { xlConf: { autoballoon: "off" } } };

policyCases(toolstackExistsInRelease, {
  valid: [
    { name: "xl.conf on 4.17.5", ...xlConf },
    { name: "a host of 3.0.3 without it", host: { xen: { release: "3.0.3" } } },
  ],
  invalid: [
    {
      name: "xl.conf on 4.0.4",
      host: { xen: { release: "4.0.4" }, xlConf: { autoballoon: "off", vif: 1 } },
      says: ["it declares xlConf (autoballoon, vif), and domUs of Xen 4.0.4 are run by xm"],
    },
  ],
  undecided: [
    {
      name: "xl.conf on 3.0.1",
      host: { xen: { release: "3.0.1" }, xlConf: { autoballoon: "off" } },
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

boundaryCases(toolstackExistsInRelease, toolstack, {
  at: (which) => (which === "xl" ? xlConf : { host: {} }),
  past: (which) => (which === "xm" ? xlConf : undefined),
  before: () => xlConf,
});
