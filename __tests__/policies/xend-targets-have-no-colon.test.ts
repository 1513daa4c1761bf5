import { targetEndsAtColon } from "../../lib/facts/xend-ways";
import { xendTargetsHaveNoColon } from "../../policies/xend-targets-have-no-colon";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const disk = (target: string, release = "3.1.0", more: object = {}) => ({
  host: { xen: { release } },
  domU: { vbds: [{ vdev: "xvda", target, size: "1GiB", ...more }] },
});

policyCases(xendTargetsHaveNoColon, {
  valid: [
    { name: "a path without a colon", ...disk("/srv/web-0") },
    { name: "a colon under xl", ...disk("/srv/web:0", "4.17.5") },
    { name: "a target of a script", ...disk("rbd:pool/web", "3.1.0", { script: "block-rbd" }) },
  ],
  invalid: [
    {
      name: "nothing, but tells of a colon",
      ...disk("/var/run/ganeti/instance-disks/web:0"),
      says: ["its disk xvda is /var/run/ganeti/instance-disks/web:0, and xend of Xen 3.1.0 may take a colon"],
    },
  ],
  undecided: [],
});

boundaryCases(xendTargetsHaveNoColon, targetEndsAtColon, {
  at: () => disk("/srv/web"),
  past: () => disk("/srv/web:0"),
  before: { passes: "no release before it was looked at" },
});
