import { emulatedDisks } from "../../lib/facts/emulated-disks";
import type { RawObject } from "../../lib/model/document";
import { diskName } from "../../lib/xen/vdev";
import { hvmBootDiskIsEmulated } from "../../policies/hvm-boot-disk-is-emulated";
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
/** In place of the sample's direct boot. */
const boots = (boot: RawObject) => ({ boot: { kernel: null, ramdisk: null, extra: null, ...boot } });
const withCdrom = (vdev: string, cdrom: string) =>
  hvm([], {
    vbds: [
      { vdev, target: "/dev/vg1/a", size: "1GiB" },
      { vdev: cdrom, target: "/srv/a.iso", cdrom: true },
    ],
  });

policyCases(hvmBootDiskIsEmulated, {
  valid: [
    { name: "hda", ...hvm(["hda"]) },
    { name: "hda on a release of which no source tells", ...on("3.4.0", "hda") },
    { name: "xvda, which is emulated as hda", ...hvm(["xvda"]) },
    { name: "xvdd, the last place on IDE", ...hvm(["xvdd"]) },
    { name: "sdb, on SCSI", ...hvm(["sdb"]) },
    { name: "xvdf on AHCI", ...hvm(["xvdf"], { settings: { hdtype: "ahci" } }) },
    { name: "a PV disk beside an emulated one", ...hvm(["xvde", "hdb"]) },
    { name: "a PV disk beside a CD-ROM, which may be what boots", ...withCdrom("xvde", "hdc") },
    { name: "a PV disk that OVMF boots from", ...hvm(["xvde"], boots({ bios: "ovmf" })) },
    { name: "a PV disk of a domU whose kernel Xen loads", ...hvm(["xvde"], { boot: { kernel: "/boot/vmlinuz" } }) },
    { name: "a PV disk of a domU that boots from the network first", ...hvm(["xvde"], boots({ order: "nc" })) },
    { name: "a PV disk of a domU that boots from CD-ROM only", ...hvm(["xvde"], boots({ order: "d" })) },
    { name: "a PVH domU", ...hvm(["xvde"], { type: "pvh", boot: { kernel: "/boot/vmlinuz" } }) },
    { name: "a domU without disks", ...hvm([]) },
    { name: "another device model", ...hvm(["xvde"], { settings: { device_model_version: "qemu-xen-traditional" } }) },
    { name: "xvda on 4.2.0, as in xl's own example", ...on("4.2.0", "xvda") },
    { name: "xvda on 3.3.0, where there is no hd disk", ...on("3.3.0", "xvda") },
  ],
  invalid: [
    {
      name: "xvde alone",
      ...hvm(["xvde"]),
      says: [
        "it boots from disk, but xvde is not emulated: the device model of Xen 4.17.5 emulates 4 on IDE, 6 on AHCI, 16 on SCSI, xvd disks as hd disks",
      ],
    },
    {
      name: "two disks beyond the controller",
      ...hvm(["xvde", "xvdf"], boots({ order: "c" })),
      says: ["xvde, xvdf are not emulated"],
    },
    { name: "xvdg on AHCI", ...hvm(["xvdg"], { settings: { hdtype: "ahci" } }), says: ["xvdg is not emulated"] },
    {
      name: "a PV disk beside a CD-ROM that is not emulated either",
      ...withCdrom("xvde", "xvdf"),
      says: ["xvde is not emulated"],
    },
    {
      name: "xvda on 3.0.3",
      ...on("3.0.3", "xvda"),
      says: ["the device model of Xen 3.0.3 emulates 4 on IDE, 0 on SCSI, no xvd disks"],
    },
    { name: "sda on 3.0.4, which emulates no SCSI disks", ...on("3.0.4", "sda"), says: ["sda is not emulated"] },
  ],
  undecided: [
    {
      name: "xvda on 3.4.0, of which no source tells",
      ...on("3.4.0", "xvda"),
      says: ["no source was found for Xen 3.4.0"],
    },
    {
      name: "xvda on 4.1.0, whose sources don't tell of xvd",
      ...on("4.1.0", "xvda"),
      says: ["no source says whether Xen 4.1.0 emulates xvda"],
    },
  ],
});

boundaryCases(hvmBootDiskIsEmulated, emulatedDisks, {
  at: ({ ide }) => hvm([diskName("hd", ide - 1)]),
  past: ({ scsi, xvd }) =>
    xvd === "unknown" ? hvm([diskName("sd", scsi)]) : xvd === "never" ? hvm(["xvda"]) : hvm(["xvde"]),
});
