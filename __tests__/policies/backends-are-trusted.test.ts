import { trustIsDeclarable, windowsTrustsBackends } from "../../lib/facts/backend-trust";
import { backendsAreTrusted } from "../../policies/backends-are-trusted";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const served = (vif: object, domU: object = {}) => ({
  domU: { vifs: [{ bridge: "xenbr0", backend: "mail", ...vif }], ...domU },
  otherDomU: { trusted: false },
});
const windows = served({ trusted: false }, { type: "hvm", os: "windows" });

policyCases(backendsAreTrusted, {
  valid: [
    { name: "a device that says so", ...served({ trusted: false }) },
    { name: "a backend that is trusted", domU: { vifs: [{ backend: "mail" }] }, otherDomU: { trusted: true } },
    { name: "a backend of which nothing is said", domU: { vifs: [{ backend: "mail" }] }, otherDomU: {} },
    { name: "Windows served by dom0", domU: { type: "hvm", os: "windows" } },
  ],
  invalid: [
    {
      name: "a vif that does not say so",
      ...served({}),
      says: ["its vif 0 is served by mail, which is not trusted, and does not say trusted: false"],
    },
    {
      name: "a vbd that does not say so",
      domU: { vbds: [{ vdev: "xvdb", target: "/dev/sdb", size: "1GiB", backend: "mail" }] },
      otherDomU: { trusted: false },
      says: ["its vbd xvdb is served by mail"],
    },
    {
      name: "Windows, whatever it says",
      ...windows,
      says: ["mail is not to be trusted with its vif 0, and it runs Windows"],
    },
  ],
  undecided: [
    {
      name: "a backend on 4.16.0, of which no source tells",
      host: { xen: { release: "4.16.0" } },
      ...served({}),
      says: ["no source was found for Xen 4.16.0"],
    },
  ],
});

boundaryCases(backendsAreTrusted, trustIsDeclarable, {
  at: () => served({ trusted: false }),
  past: () => served({}),
  before: () => served({}),
});
boundaryCases(backendsAreTrusted, windowsTrustsBackends, {
  at: () => served({ trusted: false }),
  past: () => windows,
  before: { passes: "no release before 4.17 says whom the frontends trust" },
});
