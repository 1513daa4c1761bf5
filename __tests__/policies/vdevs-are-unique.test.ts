import { vdevsUnique } from "../../lib/facts/identity";
import { vdevsAreUnique } from "../../policies/vdevs-are-unique";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const vbds = (...vdevs: string[]) => ({
  domU: { vbds: vdevs.map((vdev, index) => ({ vdev, target: `/dev/sd${"bcde"[index]}`, size: "1GiB" })) },
});

policyCases(vdevsAreUnique, {
  valid: [
    { name: "a vdev of each family", ...vbds("xvda", "hda", "sda") },
    { name: "partitions of one disk", ...vbds("xvda1", "xvda2") },
  ],
  invalid: [
    { name: "a vdev used twice", ...vbds("xvda", "xvda"), says: ["2 of its vbds have one vdev: xvda and xvda"] },
    { name: "a vdev in two spellings", ...vbds("xvdb", "d1"), says: ["xvdb and d1"] },
    { name: "a partition in two spellings", ...vbds("xvda3", "d0p3"), says: ["xvda3 and d0p3"] },
    { name: "three spellings of one vdev", ...vbds("xvda", "d0", "d0p0"), says: ["3 of its vbds have one vdev"] },
    {
      name: "a vdev used twice under xend",
      host: { xen: { release: "3.0.3" } },
      ...vbds("hda", "hda"),
      says: ["hda and hda"],
    },
  ],
  undecided: [],
});

boundaryCases(vdevsAreUnique, vdevsUnique, {
  at: () => vbds("xvda", "xvdb"),
  past: () => vbds("xvda", "xvda"),
  before: { refuses: "it holds whatever the release; the fact is cited where there is one" },
});
