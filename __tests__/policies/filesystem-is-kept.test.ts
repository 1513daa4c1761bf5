import { filesystemIsKept } from "../../policies/filesystem-is-kept";
import { policyCases } from "../support/policy-cases";

const volume = (filesystem?: string) => ({
  host: {
    volumeGroups: [
      {
        name: "vg0",
        size: "500GiB",
        logicalVolumes: [{ name: "web-root", size: "20GiB", ...(filesystem && { filesystem }) }],
      },
    ],
  },
});

policyCases(filesystemIsKept, {
  valid: [
    { name: "the filesystem that was there", ...volume("xfs"), before: volume("xfs") },
    { name: "ext3 that becomes ext4 in place", ...volume("ext4"), before: volume("ext3") },
    { name: "one that is declared for the first time", ...volume("xfs"), before: volume() },
    { name: "one that is declared no longer", ...volume(), before: volume("xfs") },
  ],
  invalid: [
    {
      name: "ext4 in place of xfs",
      ...volume("ext4"),
      before: volume("xfs"),
      says: ["it has xfs on it, and ext4 is declared"],
    },
    { name: "ext3 in place of ext4", ...volume("ext3"), before: volume("ext4"), says: ["it has ext4 on it"] },
    { name: "swap in place of xfs", ...volume("swap"), before: volume("xfs"), says: ["swap is declared"] },
  ],
  undecided: [],
});
