import { emulatedDisks, oneDriveAPlace } from "../../lib/facts/emulated-disks";
import type { RawObject } from "../../lib/model/document";
import { hvmVdevsDoNotAlias } from "../../policies/hvm-vdevs-do-not-alias";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const hvm = (vdevs: readonly string[], domU: RawObject = {}) => ({
  domU: {
    type: "hvm",
    kernel: null,
    boot: null,
    vbds: vdevs.map((vdev) => ({ vdev, target: `/dev/vg1/${vdev}`, size: "1GiB" })),
    ...domU,
  },
});
const on = (release: string, ...vdevs: string[]) => ({ host: { xen: { release } }, ...hvm(vdevs) });

policyCases(hvmVdevsDoNotAlias, {
  valid: [
    { name: "hda beside xvdb", ...hvm(["hda", "xvdb"]) },
    { name: "hda beside xvde", ...hvm(["hda", "xvde"]) },
    { name: "sda beside xvda, which are on two controllers", ...hvm(["sda", "xvda"]) },
    { name: "a PV domU's hda and xvda", ...hvm(["hda", "xvda"], { type: "pv", boot: { kernel: "/boot/vmlinuz" } }) },
    { name: "one device number in two spellings, which vdevs-are-unique tells of", ...hvm(["xvda", "d0"]) },
    { name: "hda beside xvda on 3.1.0, which does not emulate the latter", ...on("3.1.0", "hda", "xvda") },
    {
      name: "hda beside xvda on 3.3.0, which emulates the latter in place of hd disks only",
      ...on("3.3.0", "hda", "xvda"),
    },
    {
      name: "a CD-ROM on IDE beside a disk of its letter on AHCI",
      ...hvm([], {
        settings: { hdtype: "ahci" },
        vbds: [
          { vdev: "xvda", target: "/dev/vg1/a", size: "1GiB" },
          { vdev: "hda", target: "/srv/a.iso", cdrom: true },
        ],
      }),
    },
    {
      name: "another device model",
      ...hvm(["hda", "xvda"], { settings: { device_model_version: "qemu-xen-traditional" } }),
    },
  ],
  invalid: [
    {
      name: "hda beside xvda",
      ...hvm(["hda", "xvda"]),
      says: ["its vbds hda and xvda are both disk 0 on the ide controller that Xen 4.17.5 emulates"],
    },
    {
      name: "a CD-ROM hdc beside xvdc",
      ...hvm([], {
        vbds: [
          { vdev: "hdc", cdrom: true },
          { vdev: "xvdc", target: "/dev/vg1/c", size: "1GiB" },
        ],
      }),
      says: ["hdc and xvdc"],
    },
    { name: "two partitions of one disk", ...hvm(["hda1", "hda2"]), says: ["hda1 and hda2"] },
    {
      name: "hde beside xvde on AHCI",
      ...hvm(["xvde", "hde"], { settings: { hdtype: "ahci" } }),
      says: ["disk 4 on the ahci controller"],
    },
    { name: "hda beside d0 on 4.3.0", ...on("4.3.0", "hda", "d0p0"), says: ["hda and d0p0"] },
  ],
  undecided: [
    {
      name: "hda beside xvda on 4.2.0, of which no source tells",
      ...on("4.2.0", "hda", "xvda"),
      says: ["no source says whether Xen 4.2.0 emulates its vbd xvda beside hda"],
    },
    {
      name: "hda beside xvda on 3.4.0, of which no source tells",
      ...on("3.4.0", "hda", "xvda"),
      says: ["no source was found for Xen 3.4.0"],
    },
  ],
});

boundaryCases(hvmVdevsDoNotAlias, emulatedDisks, {
  at: ({ xvd }) =>
    xvd === "as-hd"
      ? hvm(["sda", "xvda"])
      : xvd === "unknown" || xvd === "where-alone"
        ? hvm(["hda", "sda"])
        : hvm(["hda", "xvda"]),
  past: ({ xvd }) => (xvd === "as-hd" ? hvm(["hda", "xvda"]) : undefined),
});

boundaryCases(hvmVdevsDoNotAlias, oneDriveAPlace, {
  at: () => hvm(["hda", "xvdb"]),
  past: () => hvm(["hda", "xvda"]),
  before: () => hvm(["hda", "xvda"]),
});
