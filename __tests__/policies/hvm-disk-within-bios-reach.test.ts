import { deviceModels } from "../../lib/facts/device-model";
import { biosReach } from "../../lib/facts/hvm-disk";
import { hvmDiskWithinBiosReach } from "../../policies/hvm-disk-within-bios-reach";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const disk = (release: string, size: string, domU: object = {}) => ({
  host: {
    xen: { release },
    volumeGroups: [{ name: "vg0", size: "9TiB", logicalVolumes: [{ name: "web-root", size }] }],
  },
  domU: { type: "hvm", boot: null, vbds: [{ vdev: "hda", target: "vg0/web-root" }], ...domU },
});

policyCases(hvmDiskWithinBiosReach, {
  valid: [
    { name: "an HVM disk of the BIOS's reach on 3.0.2, where the sources begin", ...disk("3.0.2", "128GiB") },
    { name: "an HVM disk of the BIOS's reach on 3.1.4", ...disk("3.1.4", "128GiB") },
    { name: "a larger one on 3.2.0", ...disk("3.2.0", "200GiB") },
    { name: "an HVM disk of the reach of 3.2.0", ...disk("3.2.0", "2TiB") },
    { name: "a PV disk of any size on 3.0.3", ...disk("3.0.3", "1TiB", { type: "pv" }) },
    { name: "a large HVM disk that OVMF boots from", ...disk("4.17.5", "3TiB", { boot: { bios: "ovmf" } }) },
    {
      name: "a large HVM disk of a domU whose kernel Xen loads",
      ...disk("4.17.5", "3TiB", { boot: { kernel: "/boot/vmlinuz" } }),
    },
    {
      name: "a large HVM disk of a domU that boots from the network",
      ...disk("4.17.5", "3TiB", { boot: { order: "n" } }),
    },
    {
      name: "a large second disk on 4.17.5",
      ...disk("4.17.5", "3TiB", {
        vbds: [
          { vdev: "hda", target: "/dev/sdb", size: "20GiB" },
          { vdev: "hdb", target: "vg0/web-root" },
        ],
      }),
    },
    {
      name: "a CD-ROM of unknown size on 3.0.3",
      ...disk("3.0.3", "20GiB", { vbds: [{ vdev: "hdc", target: "/iso/dvd", cdrom: true }] }),
    },
  ],
  invalid: [
    {
      name: "an HVM disk over the documented limit on 3.0.2",
      ...disk("3.0.2", "161GiB"),
      says: ["its disk hda is 161GiB, and HVM disks are limited to 160GiB on Xen 3.0.2"],
    },
    {
      name: "an HVM disk one byte over the documented limit on 3.0.4",
      ...disk("3.0.4", "171798691841B"),
      says: ["limited to 160GiB"],
    },
    { name: "an HVM disk over the documented limit on 3.1.4", ...disk("3.1.4", "300GiB"), says: ["limited to 160GiB"] },
    {
      name: "a second HVM disk over the documented limit",
      ...disk("3.0.3", "200GiB", {
        vbds: [
          { vdev: "hda", target: "/dev/sdb", size: "20GiB" },
          { vdev: "hdb", target: "vg0/web-root" },
        ],
      }),
      says: ["its disk hdb is 200GiB"],
    },
    {
      name: "nothing, but warns of an HVM disk of the documented limit on 3.0.3",
      ...disk("3.0.3", "160GiB"),
      severity: "warning",
      says: [
        "its disk hda is 160GiB, and the BIOS of Xen 3.0.3 reaches 128GiB: the high bits of the sector are dropped",
      ],
    },
    {
      name: "nothing, but warns of an HVM disk just beyond the BIOS's reach on 3.1.0",
      ...disk("3.1.0", "137438953473B"),
      severity: "warning",
      says: ["reaches 128GiB"],
    },
    {
      name: "nothing, but warns of a disk beyond the reach of 3.2.0 that its BIOS boots",
      ...disk("3.2.0", "2049GiB"),
      severity: "warning",
      says: ["reaches 2TiB"],
    },
    {
      name: "nothing, and names what an MBR reaches where SeaBIOS boots on 4.17.5",
      ...disk("4.17.5", "3TiB"),
      severity: "info",
      says: ["by SeaBIOS: an MBR partition table reaches 2TiB, a GPT all of it"],
    },
    {
      name: "nothing, but warns of a disk beyond the reach of rombios on 4.14.0",
      ...disk("4.14.0", "3TiB", { settings: { device_model_version: "qemu-xen-traditional" } }),
      severity: "warning",
      says: ["reaches 2TiB: neither the BIOS nor an MBR"],
    },
    {
      name: "nothing, but warns of such a disk on 4.2.0, whose default is rombios",
      ...disk("4.2.0", "3TiB"),
      severity: "warning",
      says: ["reaches 2TiB: neither the BIOS nor an MBR"],
    },
  ],
  undecided: [
    {
      name: "an HVM disk on 3.0.1, before the sources begin",
      ...disk("3.0.1", "20GiB"),
      says: ["no source was found for Xen 3.0.1"],
    },
    {
      name: "an HVM disk of unknown size on 3.0.3",
      ...disk("3.0.3", "20GiB", { vbds: [{ vdev: "hda", target: "/dev/sdb" }] }),
      says: ["the size of its disk hda is not known"],
    },
    {
      name: "an HVM boot disk of unknown size on 4.17.5, at the severity of what it might be",
      ...disk("4.17.5", "20GiB", { vbds: [{ vdev: "hda", target: "/dev/sdb" }] }),
      severity: "info",
      says: ["the size of its disk hda is not known"],
    },
  ],
});

boundaryCases(hvmDiskWithinBiosReach, biosReach, {
  at: ({ limit }, release) => disk(release, limit.toString()),
  past: ({ limit }, release) => disk(release, `${limit.bytes + 1}B`),
});
withoutBoundary(
  hvmDiskWithinBiosReach,
  deviceModels,
  "It says which of the two firmwares boots, and has boundaries of its own in device-model-exists.",
);
