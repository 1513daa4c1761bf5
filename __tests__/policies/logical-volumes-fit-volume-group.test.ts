import { logicalVolumesFitVolumeGroup } from "../../policies/logical-volumes-fit-volume-group";
import { policyCases } from "../support/policy-cases";

const group = (size: string, volumes: Record<string, string>, more: object = {}) => ({
  host: {
    volumeGroups: [
      { name: "vg0", size, logicalVolumes: Object.entries(volumes).map(([name, of]) => ({ name, size: of })), ...more },
    ],
  },
});

policyCases(logicalVolumesFitVolumeGroup, {
  valid: [
    { name: "volumes that fill their group to the last extent", ...group("20GiB", { a: "12GiB", b: "8GiB" }) },
    { name: "a group without volumes", ...group("20GiB", {}) },
    {
      name: "a grow that takes what is free",
      ...group("30GiB", { a: "20GiB" }, { free: "10GiB" }),
      before: group("30GiB", { a: "10GiB" }),
    },
    { name: "a fleet whose volumes fit on a release that no source covers", host: { xen: { release: "2.0.7" } } },
  ],
  invalid: [
    {
      name: "volumes that take an extent too many",
      ...group("20GiB", { a: "12GiB", b: "8196MiB" }),
      says: ["its 2 logical volumes take 5121 extents of 4MiB, and it has 5120"],
    },
    {
      name: "volumes that take an extent too many by rounding",
      ...group("8MiB", { a: "1MiB", b: "4097KiB" }),
      says: ["its 2 logical volumes take 3 extents of 4MiB, and it has 2"],
    },
    {
      name: "a volume in a group of larger extents",
      ...group("96MiB", { a: "65MiB", b: "1MiB" }, { extentSize: "32MiB" }),
      says: ["take 4 extents of 32MiB, and it has 3"],
    },
    {
      name: "a grow by an extent more than is free",
      ...group("30GiB", { a: "20484MiB" }, { free: "10GiB" }),
      before: group("30GiB", { a: "10GiB" }),
      says: ["a grows from 10GiB to 20484MiB: that takes 2561 extents of 4MiB, and 2560 are free"],
    },
    {
      name: "a new volume larger than what is free",
      ...group("30GiB", { a: "10GiB", b: "6GiB" }, { free: "5GiB" }),
      before: group("30GiB", { a: "10GiB" }),
      says: ["b is new with 6GiB: that takes 1536 extents of 4MiB, and 1280 are free"],
    },
  ],
  undecided: [],
});
