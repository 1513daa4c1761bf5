import { emulatedDisks, readOnlyHvmDisks, scsiReadOnlyHolds } from "../../lib/facts/emulated-disks";
import type { RawObject } from "../../lib/model/document";
import { hvmIdeDiskIsWritable } from "../../policies/hvm-ide-disk-is-writable";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const disk = (vdev: string, access: string, domU: RawObject = {}) => ({
  domU: {
    type: "hvm",
    kernel: null,
    boot: null,
    vbds: [{ vdev, target: "/dev/vg1/a", size: "1GiB", access }],
    ...domU,
  },
});
const on = (release: string, vdev: string, access = "r") => ({ host: { xen: { release } }, ...disk(vdev, access) });

policyCases(hvmIdeDiskIsWritable, {
  valid: [
    { name: "a writable disk on IDE", ...disk("hda", "w") },
    { name: "a read-only disk for PV drivers", ...disk("xvde", "r") },
    { name: "a read-only disk on SCSI", ...disk("sda", "r") },
    { name: "a CD-ROM", ...disk("hdc", "r", { vbds: [{ vdev: "hdc", target: "/srv/a.iso", cdrom: true }] }) },
    { name: "a PV domU's read-only disk", ...disk("xvda", "r", { type: "pv", boot: { kernel: "/boot/vmlinuz" } }) },
    {
      name: "another device model",
      ...disk("hda", "r", { settings: { device_model_version: "qemu-xen-traditional" } }),
    },
    { name: "a read-only disk for PV drivers on 4.5.1, before any was refused", ...on("4.5.1", "xvde") },
  ],
  invalid: [
    {
      name: "a read-only disk on IDE",
      ...disk("hda", "r"),
      says: ["its disk hda is read-only, and QEMU under Xen 4.17.5 has no read-only disk to emulate it by"],
    },
    {
      name: "a read-only disk by a name of PV drivers that is emulated too",
      ...disk("xvda", "r"),
      says: ["its disk xvda is read-only"],
    },
    {
      name: "a read-only disk on AHCI, beyond IDE",
      ...disk("xvde", "r", { settings: { hdtype: "ahci" } }),
      says: ["its disk xvde is read-only"],
    },
    { name: "any read-only disk on 4.6.0", ...on("4.6.0", "xvde"), says: ["its disk xvde is read-only"] },
    {
      name: "a read-only disk that can be written on 4.5.1",
      ...on("4.5.1", "hda"),
      says: ["its disk hda is declared read-only, and on Xen 4.5.1 the domU can write to it all the same (XSA-142)"],
    },
    { name: "a read-only SCSI disk that can be written on 4.10.1", ...on("4.10.1", "sda"), says: ["(XSA-266)"] },
  ],
  undecided: [
    {
      name: "a read-only disk on 4.2.5, before the sources begin",
      ...on("4.2.5", "hda"),
      says: ["no source was found for Xen 4.2.5"],
    },
  ],
});

boundaryCases(hvmIdeDiskIsWritable, readOnlyHvmDisks, {
  at: (becomes) => (becomes === "all-refused" ? disk("hda", "w") : disk("xvde", "r")),
  past: (becomes) => (becomes === "all-refused" ? disk("xvde", "r") : disk("hda", "r")),
});

boundaryCases(hvmIdeDiskIsWritable, scsiReadOnlyHolds, {
  at: (holds) => disk("sda", holds ? "r" : "w"),
  past: (holds) => (holds ? undefined : disk("sda", "r")),
  before: { passes: "a writable disk needs no source, and read-only ones are refused there by another fact" },
});

boundaryCases(hvmIdeDiskIsWritable, emulatedDisks, {
  at: () => disk("hda", "w"),
  past: () => undefined,
  before: { passes: "where QEMU emulates a disk is asked of read-only disks alone" },
});
