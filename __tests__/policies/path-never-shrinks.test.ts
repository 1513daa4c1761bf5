import { pathNeverShrinks } from "../../policies/path-never-shrinks";
import { policyCases } from "../support/policy-cases";

const disk = (target: string, size?: string) => ({ domU: { vbds: [{ vdev: "xvda", target, ...(size && { size }) }] } });
const change = (before: object, after: object) => ({ ...after, before });

policyCases(pathNeverShrinks, {
  valid: [
    { name: "a disk that stays as large", ...change(disk("/dev/sdb", "40GiB"), disk("/dev/sdb", "40GiB")) },
    { name: "a disk that grows", ...change(disk("/dev/sdb", "40GiB"), disk("/dev/sdb", "41GiB")) },
    { name: "another disk", ...change(disk("/dev/sdb", "40GiB"), disk("/dev/sdc", "20GiB")) },
    { name: "a disk whose size nobody ever said", ...change(disk("/dev/sdb"), disk("/dev/sdb")) },
    { name: "a declared volume, which another policy judges", before: {} },
  ],
  invalid: [
    {
      name: "a disk under another spelling",
      ...change(disk("/dev/vg9/x", "40GiB"), disk("/dev/mapper/vg9-x", "20GiB")),
      says: ["/dev/mapper/vg9-x would shrink from 40GiB to 20GiB"],
    },
    {
      name: "a disk that another domU has now",
      otherDomU: { vbds: [{ vdev: "xvda", target: "/srv/./a.img", size: "1GiB" }] },
      before: disk("/srv//a.img", "2GiB"),
      says: ["/srv/./a.img would shrink from 2GiB to 1GiB"],
    },
    {
      name: "a volume that is reached by its path once its group is declared no longer",
      host: { volumeGroups: [] },
      ...disk("/dev/vg0/web-root", "10GiB"),
      before: {},
      says: ["/dev/vg0/web-root would shrink from 20GiB to 10GiB"],
    },
  ],
  undecided: [
    {
      name: "a size that vanishes",
      ...change(disk("/dev/sdb", "40GiB"), disk("/dev/sdb")),
      says: ["its size is 40GiB before, and unset after"],
    },
    {
      name: "a size that appears",
      ...change(disk("/dev/sdb"), disk("/dev/sdb", "40GiB")),
      says: ["its size is unset before, and 40GiB after"],
    },
  ],
});
