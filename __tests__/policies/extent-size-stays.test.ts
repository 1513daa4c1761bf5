import { extentSizeStaysAsItIs } from "../../policies/extent-size-stays";
import { policyCases } from "../support/policy-cases";

const extents = (extentSize: string) => ({
  host: {
    volumeGroups: [{ name: "vg0", size: "500GiB", extentSize, logicalVolumes: [{ name: "web-root", size: "20GiB" }] }],
  },
});

policyCases(extentSizeStaysAsItIs, {
  valid: [
    { name: "extents that stay", ...extents("4MiB"), before: extents("4MiB") },
    { name: "LVM's default that is declared now", ...extents("4MiB"), before: {} },
  ],
  invalid: [
    {
      name: "larger extents, in which a shrink would be none",
      ...extents("32GiB"),
      before: extents("4MiB"),
      says: ["its extents have 4MiB, and 32GiB is declared now"],
    },
  ],
  undecided: [],
});
