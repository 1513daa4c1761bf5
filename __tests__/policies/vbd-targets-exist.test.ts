import { targetMustExist } from "../../lib/facts/identity";
import type { RawValue } from "../../lib/model/document";
import { Unknown } from "../../lib/model/planned";
import { vbdTargetsExist } from "../../policies/vbd-targets-exist";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const target = (name: string) => ({ domU: { vbds: [{ vdev: "xvda", target: name }] } });
const withSize = (name: string, size: RawValue) => ({ domU: { vbds: [{ vdev: "xvda", target: name, size }] } });

policyCases(vbdTargetsExist, {
  valid: [
    { name: "a logical volume of the host", ...target("vg0/web-root") },
    { name: "a path that nobody declared", ...target("/dev/sdb") },
    { name: "a volume by its path, with the size that it has", ...withSize("/dev/mapper/vg0-web--root", "20GiB") },
    { name: "a volume of the group that nobody declared, by its path", ...target("/dev/vg0/other") },
  ],
  invalid: [
    {
      name: "a logical volume that the group doesn't declare",
      ...target("vg0/web"),
      says: [
        "the target vg0/web of its vbd xvda does not exist: volume group vg0 declares the logical volume web-root",
      ],
    },
    {
      name: "a volume group that the host doesn't declare",
      ...target("vg1/web-root"),
      says: ["the host declares the volume group vg0"],
    },
    {
      name: "any volume on a host without volume groups",
      host: { volumeGroups: [] },
      ...target("vg0/web-root"),
      says: ["the host declares no volume groups"],
    },
    {
      name: "another size at the vbd of a volume by its path",
      ...withSize("/dev//vg0/web-root", "1GiB"),
      says: ["its vbd xvda declares 1GiB, and its target is the logical volume vg0/web-root, which has 20GiB"],
    },
    {
      name: "a missing volume under xend",
      host: { xen: { release: "3.0.4" } },
      ...target("vg0/web"),
      says: ["does not exist"],
    },
  ],
  undecided: [
    {
      name: "a size at the vbd that is not known until apply",
      ...withSize("/dev/vg0/web-root", new Unknown()),
      says: ["target is not known until apply"],
    },
  ],
});

boundaryCases(vbdTargetsExist, targetMustExist, {
  at: () => target("vg0/web-root"),
  past: () => target("vg0/web"),
  before: { refuses: "it holds whatever the release; the fact is cited where there is one" },
});
