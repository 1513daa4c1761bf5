import type { RawValue } from "../../lib/model/document";
import { Unknown } from "../../lib/model/planned";
import { extentSizeIsValid } from "../../policies/extent-size-is-valid";
import { policies } from "../../policies";
import { judgeEdited, policyCases } from "../support/policy-cases";

const extents = (extentSize?: RawValue, size = "20GiB") => ({
  host: {
    volumeGroups: [
      {
        name: "vg0",
        size: "500GiB",
        ...(extentSize !== undefined && { extentSize }),
        logicalVolumes: [{ name: "web-root", size }],
      },
    ],
  },
});

policyCases(extentSizeIsValid, {
  valid: [
    { name: "extents of LVM's default" },
    { name: "the smallest power of 2", ...extents("512B") },
    { name: "the smallest size that is none", ...extents("128KiB") },
    { name: "a size that is no power of 2", ...extents("129KiB") },
    { name: "the default that is spelled out", ...extents("4MiB"), before: extents() },
  ],
  invalid: [
    {
      name: "extents of nothing",
      ...extents("0B"),
      says: ["its extents have 0B, and LVM takes a power of 2 from 512B"],
    },
    { name: "half a sector", ...extents("256B"), says: ["its extents have 256B"] },
    { name: "a small size that is no power of 2", ...extents("127KiB"), says: ["its extents have 127KiB"] },
    {
      name: "extents that become larger",
      ...extents("64GiB"),
      before: extents(),
      says: ["its extents had 4MiB and are declared with 64GiB now"],
    },
  ],
  undecided: [
    {
      name: "an extent size that is not known until apply",
      ...extents(new Unknown()),
      says: ["extentSize is not known"],
    },
  ],
});

describe("an extent size under which a volume seems to stay", () => {
  it.each([
    ["extents that become larger than the volume", extents("64GiB", "20GiB"), extents("4MiB", "40GiB")],
    ["extents of nothing", extents("0B", "20GiB"), extents("0B", "40GiB")],
  ])("does not let a shrink pass: %s", (_, after, before) => {
    const fatal = judgeEdited(policies, { ...after, before }).filter(({ severity }) => severity === "fatal");
    expect(fatal.map(({ policy }) => policy)).toContain("extent-size-is-valid");
  });
});
