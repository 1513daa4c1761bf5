import { oxenstoredDeprecated, oxenstoredLiveUpdate, oxenstoredWithDriverDomains } from "../../lib/facts/xenstored";
import { xenstoredIsMaintained } from "../../policies/xenstored-is-maintained";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const daemon = (xenstored: string) => ({ host: { dom0: { xenstored } } });
const driverDomain = { domU: { trusted: false, settings: { driver_domain: 1 } } };

policyCases(xenstoredIsMaintained, {
  valid: [
    { name: "the daemon in C", ...daemon("xenstored") },
    { name: "a host that does not say", host: {} },
  ],
  invalid: [
    {
      name: "nothing, but tells that it can't be updated",
      ...daemon("oxenstored"),
      says: ["which can't be updated on Xen 4.17.5 while domUs run"],
    },
    {
      name: "nothing, but tells that it is deprecated on 4.21.0",
      host: { xen: { release: "4.21.0" }, dom0: { xenstored: "oxenstored" } },
      says: ["which can't be updated on Xen 4.21.0", "which is deprecated in Xen 4.21.0"],
    },
  ],
  undecided: [
    {
      name: "oxenstored on 4.14.0",
      host: { xen: { release: "4.14.0" }, dom0: { xenstored: "oxenstored" } },
      says: ["no source was found for Xen 4.14.0"],
    },
  ],
});

boundaryCases(xenstoredIsMaintained, oxenstoredDeprecated, {
  at: () => daemon("xenstored"),
  past: () => daemon("oxenstored"),
  before: () => daemon("oxenstored"),
});
boundaryCases(xenstoredIsMaintained, oxenstoredLiveUpdate, {
  at: () => daemon("xenstored"),
  past: (value) => (value === "not functional" ? daemon("oxenstored") : undefined),
  before: () => daemon("oxenstored"),
});
boundaryCases(xenstoredIsMaintained, oxenstoredWithDriverDomains, {
  at: () => ({ ...daemon("xenstored"), ...driverDomain }),
  past: () => ({ ...daemon("oxenstored"), ...driverDomain }),
  before: () => ({ ...daemon("oxenstored"), ...driverDomain }),
});
