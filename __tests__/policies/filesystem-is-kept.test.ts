import type { RawValue } from "../../lib/model/document";
import { Unknown } from "../../lib/model/planned";
import { filesystemIsKept } from "../../policies/filesystem-is-kept";
import { policyCases } from "../support/policy-cases";

const on = (filesystem?: RawValue, name = "web-root") => ({
  host: {
    volumeGroups: [
      {
        name: "vg0",
        size: "500GiB",
        logicalVolumes: [{ name, size: "20GiB", ...(filesystem !== undefined && { filesystem }) }],
      },
    ],
  },
});

policyCases(filesystemIsKept, {
  valid: [
    { name: "a filesystem that stays", ...on("xfs"), before: on("xfs") },
    { name: "ext3 that becomes ext4", ...on("ext4"), before: on("ext3") },
    { name: "a filesystem that is declared for the first time", ...on("xfs"), before: on() },
    { name: "another filesystem on a volume that is new", ...on("ext4", "web-new"), before: on("xfs") },
  ],
  invalid: [
    ["xfs", "ext4"],
    ["ext4", "ext3"],
    ["xfs", "swap"],
    ["swap", "xfs"],
  ].map(([was = "", is = ""]) => ({
    name: `${was} that becomes ${is}`,
    ...on(is),
    before: on(was),
    says: [`it has ${was}, and is declared with ${is}`],
  })),
  undecided: [
    {
      name: "a filesystem that is not known until apply",
      ...on(new Unknown()),
      before: on("xfs"),
      says: ["filesystem is not known until apply"],
    },
  ],
});
