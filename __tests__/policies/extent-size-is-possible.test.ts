import { extentSizeIsPossible } from "../../policies/extent-size-is-possible";
import { policyCases } from "../support/policy-cases";

const extents = (extentSize: string) => ({
  host: { volumeGroups: [{ name: "vg0", size: "500GiB", extentSize, logicalVolumes: [] }] },
  domU: { vbds: [] },
});

policyCases(extentSizeIsPossible, {
  valid: [
    { name: "LVM's default" },
    { name: "a power of 2", ...extents("32MiB") },
    { name: "a small power of 2", ...extents("1KiB") },
    { name: "no power of 2 that is large enough", ...extents("129KiB") },
  ],
  invalid: [
    { name: "nothing", ...extents("0B"), says: ["its extentSize is 0B"] },
    { name: "what is no power of 2 and small", ...extents("96KiB"), says: ["its extentSize is 96KiB"] },
    { name: "less than a sector", ...extents("256B"), says: ["its extentSize is 256B"] },
    { name: "what is no whole number of sectors", ...extents("200001B"), says: ["its extentSize is 200001B"] },
  ],
  undecided: [],
});
