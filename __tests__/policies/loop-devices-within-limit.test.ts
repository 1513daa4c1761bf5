import { loopDevices } from "../../lib/facts/disk-backends";
import type { RawObject } from "../../lib/model/document";
import { Unknown } from "../../lib/model/planned";
import { loopDevicesWithinLimit } from "../../policies/loop-devices-within-limit";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const files = (count: number, more: RawObject = {}) => ({
  domU: {
    vbds: Array.from({ length: count }, (_, index) => ({
      vdev: `d${index}`,
      target: `/srv/${index}.img`,
      size: "1GiB",
      ...more,
    })),
  },
});
const on = (release: string, count: number, more: RawObject = {}) => ({
  host: { xen: { release } },
  ...files(count, more),
});

policyCases(loopDevicesWithinLimit, {
  valid: [
    { name: "as many files as there are loop devices on 3.0.3", ...on("3.0.3", 8) },
    { name: "more files on blktap", ...on("3.0.3", 9, { backendType: "tap" }) },
    { name: "more devices", ...on("3.0.3", 9, { target: "/dev/sdb" }) },
    {
      name: "more files where dom0 has more loop devices",
      host: { xen: { release: "3.0.3" }, dom0: { commandLine: "ro max_loop=64" } },
      ...files(64),
    },
    { name: "more files on 4.17.5", ...files(20) },
  ],
  invalid: [
    {
      name: "nothing, but warns of a ninth file on 3.0.3",
      ...on("3.0.3", 9),
      says: ["its domUs have 9 files as vbds, and dom0 of Xen 3.0.3 has 8 loop devices for them"],
    },
    {
      name: "nothing, but warns of one file more than dom0's command line allows",
      host: { xen: { release: "3.0.3" }, dom0: { commandLine: "max_loop=16" } },
      ...files(17),
      says: ["has 16 loop devices"],
    },
  ],
  undecided: [
    {
      name: "more files than dom0 has by default, where its command line is not known until apply",
      host: { xen: { release: "3.0.3" }, dom0: { commandLine: new Unknown() } },
      ...files(9),
      says: ["dom0.commandLine is not known until apply"],
    },
  ],
});

boundaryCases(loopDevicesWithinLimit, loopDevices, {
  at: (limit) => files(limit),
  past: (limit) => files(limit + 1),
  before: { passes: "the number is a default of dom0's kernel, and of no other kernel than Xen's own" },
});
