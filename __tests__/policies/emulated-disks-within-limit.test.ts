import { emulatedDisks } from "../../lib/facts/emulated-disks";
import type { RawObject } from "../../lib/model/document";
import { diskName } from "../../lib/xen/vdev";
import { emulatedDisksWithinLimit } from "../../policies/emulated-disks-within-limit";
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
const cdrom = (vdev: string) =>
  hvm([], {
    vbds: [
      { vdev: "hda", target: "/dev/vg1/a", size: "1GiB" },
      { vdev, target: "/srv/a.iso", cdrom: true },
    ],
  });

policyCases(emulatedDisksWithinLimit, {
  valid: [
    { name: "four disks on IDE", ...hvm(["hda", "hdb", "hdc", "hdd"]) },
    { name: "xvd disks beyond them, which are for PV drivers", ...hvm(["hda", "xvde", "xvdz"]) },
    { name: "a CD-ROM on IDE", ...cdrom("hdd") },
    { name: "a CD-ROM by a name of PV drivers, which is emulated all the same", ...cdrom("xvdd") },
    {
      name: "a PV domU's CD-ROM",
      ...cdrom("xvde"),
      domU: { vbds: [{ vdev: "xvde", target: "/srv/a.iso", cdrom: true }] },
    },
    { name: "a xvd disk on 3.0.3", ...on("3.0.3", "hda", "xvdb") },
    { name: "an eighth SCSI disk", ...on("4.17.5", "hda", "sdh") },
    { name: "sdg on 3.1.0, the last place on SCSI", ...on("3.1.0", "hda", "sdg") },
    { name: "only xvd disks on a release of which no source tells", ...on("3.4.0", "xvda") },
  ],
  invalid: [
    {
      name: "a fifth CD-ROM place",
      ...cdrom("xvde"),
      severity: "error",
      says: ["its CD-ROM xvde has no place on IDE, and Xen 4.17.5 hands it to QEMU all the same"],
    },
    {
      name: "nothing, but warns of a sixth CD-ROM place",
      ...cdrom("xvdf"),
      says: ["its CD-ROM xvdf is not emulated: the device model of Xen 4.17.5 emulates 4 on IDE"],
    },
    {
      name: "nothing, but warns of a fifth one on 4.13.0, of which no source tells more",
      host: { xen: { release: "4.13.0" } },
      ...cdrom("xvde"),
      says: ["its CD-ROM xvde is not emulated"],
    },
    {
      name: "nothing, but warns of a CD-ROM beyond IDE beside AHCI, which takes none",
      ...hvm([], { settings: { hdtype: "ahci" }, vbds: [{ vdev: "xvdf", target: "/srv/a.iso", cdrom: true }] }),
      says: ["its CD-ROM xvdf is not emulated"],
    },
    {
      name: "a ninth SCSI disk",
      ...on("4.17.5", "hda", "sdi"),
      severity: "error",
      says: ["its disk sdi has no place on QEMU's SCSI controller, which takes 8"],
    },
    {
      name: "nothing, but warns of an sd disk on 3.0.3",
      ...on("3.0.3", "hda", "sda"),
      says: ["its disk sda is not emulated: the device model of Xen 3.0.3 emulates 4 on IDE, 0 on SCSI"],
    },
    {
      name: "nothing, but warns of an eighth SCSI disk on 3.1.0",
      ...on("3.1.0", "hda", "sdh"),
      says: ["its disk sdh"],
    },
    { name: "nothing, but warns of a fifth IDE disk on 3.1.0", ...on("3.1.0", "hda", "hde"), says: ["its disk hde"] },
  ],
  undecided: [
    {
      name: "an IDE disk on 3.0.2, before the sources begin",
      ...on("3.0.2", "hda"),
      says: ["no source was found for Xen 3.0.2"],
    },
    {
      name: "a CD-ROM named xvdc on 4.2.0",
      host: { xen: { release: "4.2.0" } },
      ...cdrom("xvdc"),
      says: ["no source says whether Xen 4.2.0 emulates its CD-ROM xvdc"],
    },
  ],
});

boundaryCases(emulatedDisksWithinLimit, emulatedDisks, {
  at: ({ ide }) => hvm([diskName("hd", ide - 1)]),
  past: ({ ide }) => hvm([diskName("hd", ide)]),
});
