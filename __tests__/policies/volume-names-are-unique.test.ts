import { volumeNamesAreUnique } from "../../policies/volume-names-are-unique";
import { policyCases } from "../support/policy-cases";

const group = (name: string, ...volumes: string[]) => ({
  name,
  size: "500GiB",
  logicalVolumes: volumes.map((volume) => ({ name: volume, size: "1GiB" })),
});

policyCases(volumeNamesAreUnique, {
  valid: [
    {
      name: "volumes of one name in two groups",
      host: { volumeGroups: [group("vg0", "web-root"), group("vg1", "web-root")] },
    },
  ],
  invalid: [
    {
      name: "two groups of one name",
      host: { volumeGroups: [group("vg0", "web-root"), group("vg0", "data")] },
      says: ["it declares the volume group vg0 more than once"],
    },
    {
      name: "two volumes of one name",
      host: { volumeGroups: [group("vg0", "web-root", "web-root")] },
      says: ["it declares the logical volume vg0/web-root more than once"],
    },
  ],
  undecided: [],
});
