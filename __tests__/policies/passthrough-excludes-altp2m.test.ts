import { altp2mKeys } from "../../lib/facts/altp2m";
import { passthroughAgainstAltp2m } from "../../lib/facts/passthrough";
import { passthroughExcludesAltp2m } from "../../policies/passthrough-excludes-altp2m";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const hvm = (settings: Record<string, string | number>, pci: object[] = [{ bdf: "0000:03:00.0" }]) => ({
  domU: { type: "hvm", boot: null, settings, pci: pci as never },
});

policyCases(passthroughExcludesAltp2m, {
  valid: [
    { name: "a device alone", ...hvm({ vnc: 0 }) },
    { name: "altp2m alone", ...hvm({ altp2m: "external" }, []) },
    { name: "altp2m that is off", ...hvm({ altp2mhvm: 0 }) },
  ],
  invalid: [
    {
      name: "nothing, but warns of both",
      ...hvm({ altp2m: "mixed" }),
      says: ["it has PCI devices of the host and sets altp2m, which don't go together on Xen 4.17.5"],
    },
  ],
  undecided: [],
});

boundaryCases(passthroughExcludesAltp2m, passthroughAgainstAltp2m, {
  at: () => hvm({ altp2m: "disabled" }),
  past: () => hvm({ altp2m: "external" }),
  before: { passes: "no document of an older release tells it" },
});
withoutBoundary(
  passthroughExcludesAltp2m,
  altp2mKeys,
  "It says which keys there are; altp2m-excludes-nested-and-pod has the boundaries.",
);
