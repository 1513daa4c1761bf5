import { tapDevices } from "../../lib/facts/disk-backends";
import type { RawObject } from "../../lib/model/document";
import { Unknown } from "../../lib/model/planned";
import { tapDevicesWithinLimit } from "../../policies/tap-devices-within-limit";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const taps = (count: number, more: RawObject = { backendType: "tap" }) => ({
  domU: {
    vbds: Array.from({ length: count }, (_, index) => ({
      vdev: `d${index}`,
      target: `/srv/${index}.img`,
      size: "1GiB",
      ...more,
    })),
  },
});
const on = (release: string, count: number, more?: RawObject) => ({ host: { xen: { release } }, ...taps(count, more) });

policyCases(tapDevicesWithinLimit, {
  valid: [
    { name: "as many as there are on 3.0.3", ...on("3.0.3", 100) },
    { name: "more files that have loop devices", ...on("3.0.3", 120, { backendType: "phy" }) },
    { name: "more that another domain serves", ...on("3.0.3", 120, { backendType: "tap", backend: "storage" }) },
    { name: "more on 4.0.0, which has another driver", ...on("4.0.0", 120) },
    { name: "none at all before the sources begin", ...on("3.0.1", 0) },
  ],
  invalid: [
    {
      name: "one more than there are on 3.0.3",
      ...on("3.0.3", 101),
      says: ["its domUs have 101 vbds on blktap, which serves 100 on a host of Xen 3.0.3"],
    },
    {
      name: "one more than there are on 3.0.4, whose kernel has room for more",
      ...on("3.0.4", 101),
      says: ["serves 100"],
    },
    { name: "images, which blktap reads", ...on("3.1.0", 101, { format: "qcow" }), says: ["have 101 vbds on blktap"] },
    {
      name: "the vbds of two domUs together",
      ...on("3.0.3", 100),
      otherDomU: { vbds: [{ vdev: "sda", target: "/srv/mail.img", size: "1GiB", backendType: "tap" }] },
      says: ["have 101 vbds on blktap"],
    },
  ],
  undecided: [
    {
      name: "more vbds than there are devices, of which one is not known until apply",
      ...on("3.0.3", 100),
      otherDomU: { vbds: [{ vdev: "sda", target: "/srv/mail.img", size: "1GiB", format: new Unknown() }] },
      says: ["what serves 1 of the vbds of its domUs is not known until apply"],
    },
  ],
});

boundaryCases(tapDevicesWithinLimit, tapDevices, {
  at: (limit) => taps(limit),
  past: (limit) => taps(limit + 1),
  before: { passes: "a release whose blktap no source tells of is not held to the table of another" },
});
