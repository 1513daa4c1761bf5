import { vifDevidsUnique } from "../../lib/facts/vif-settings";
import { Unknown } from "../../lib/model/planned";
import { vifDevidsAreUnique } from "../../policies/vif-devids-are-unique";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const vifs = (...devids: readonly (number | undefined)[]) => ({
  domU: { vifs: devids.map((devid) => ({ bridge: "xenbr0", ...(devid !== undefined && { devid }) })) },
});

policyCases(vifDevidsAreUnique, {
  valid: [
    { name: "two devids", ...vifs(0, 1) },
    { name: "one devid, and vifs without one", ...vifs(1, undefined, undefined) },
    { name: "one devid twice on 4.8.0, which does not read it", host: { xen: { release: "4.8.0" } }, ...vifs(1, 1) },
  ],
  invalid: [{ name: "one devid twice", ...vifs(2, 0, 2), says: ["its vifs 0 and 2 all have the devid 2"] }],
  undecided: [
    {
      name: "one devid twice on a host of unknown release",
      host: { xen: { release: new Unknown() } },
      ...vifs(1, 1),
      says: ["hosts.alpha.xen.release is not known until apply"],
    },
  ],
});

boundaryCases(vifDevidsAreUnique, vifDevidsUnique, {
  at: () => vifs(0, 1),
  past: () => vifs(1, 1),
  before: { passes: "releases before 4.9 don't read devid, which is another policy's matter" },
});
