import { guestTypes } from "../../lib/facts/toolstack";
import { guestTypeExistsInRelease } from "../../policies/guest-type-exists-in-release";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const of = (release: string, type: string) => ({ host: { xen: { release } }, domU: { type } });

policyCases(guestTypeExistsInRelease, {
  valid: [
    { name: "a PVH domU on 4.10.0", ...of("4.10.0", "pvh") },
    { name: "an HVM domU on 3.0.2", ...of("3.0.2", "hvm") },
    { name: "a PV domU on 4.22.0", ...of("4.22.0", "pv") },
  ],
  invalid: [
    {
      name: "a PVH domU on 4.9.4",
      ...of("4.9.4", "pvh"),
      says: ["it is of type pvh, and Xen 4.9.4 makes pv and hvm only"],
    },
    { name: "a PVH domU on 3.0.3", ...of("3.0.3", "pvh"), says: ["makes pv and hvm only"] },
  ],
  undecided: [
    {
      name: "a domU on 3.0.1, before the sources begin",
      ...of("3.0.1", "pv"),
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

boundaryCases(guestTypeExistsInRelease, guestTypes, {
  at: (types) => ({ domU: { type: types.at(-1) ?? "pv" } }),
  past: (types) => (types.includes("pvh") ? undefined : { domU: { type: "pvh" } }),
});
