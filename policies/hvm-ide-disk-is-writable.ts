import { readOnlyHvmDisks, scsiReadOnlyHolds } from "../lib/facts/emulated-disks";
import type { Vbd } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { isUnknown } from "../lib/model/planned";
import { emulatedPlaceFacts, emulatedPlaces, hasUsualDeviceModel } from "../lib/questions/emulated-places";
import { definePolicy, message } from "../lib/policy/policy";

export const hvmIdeDiskIsWritable = definePolicy({
  id: "hvm-ide-disk-is-writable",
  subject: "domU",
  covers: ["M44"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "A read-only hard disk of an HVM domU is not emulated on IDE or AHCI.",
  rationale:
    "QEMU has no read-only IDE or AHCI disks. libxl refuses such a domU since the advisory XSA-142; before that, and for SCSI disks once more until XSA-266, it gave QEMU a disk that the domU could write to.",
  remedy:
    "Make it a CD-ROM (cdrom: true), or give it to PV drivers alone, from xvde on; sd disks can be read-only where the release has the fix of XSA-266.",
  notReported: "CD-ROMs, PV and PVH domUs, device models other than the release's own.",
  facts: [...emulatedPlaceFacts, readOnlyHvmDisks, scsiReadOnlyHolds],
  messages: {
    refused: message<{ vbd: Vbd; release: string }>(
      ({ vbd, release }) =>
        `its disk ${vbd.vdev} is read-only, and QEMU under Xen ${release} has no read-only disk to emulate it by`,
    ),
    written: message<{ vbd: Vbd; advisory: string; release: string }>(
      ({ vbd, advisory, release }) =>
        `its disk ${vbd.vdev} is declared read-only, and on Xen ${release} the domU can write to it all the same (${advisory})`,
    ),
  },
  check({ host, domU }, bench) {
    const disks = domU.vbds.filter(({ cdrom, access }) => !cdrom && access !== "w");
    if (disks.length === 0 || !hasUsualDeviceModel(domU, bench)) return;
    const xen = bench.need(host.xen, "release");
    const release = xen.toString();
    const becomes = bench.fact(readOnlyHvmDisks, xen);
    const places = emulatedPlaces(host, domU, bench);
    for (const vbd of disks) {
      const place = places.get(vbd);
      const controller = typeof place === "object" ? place.controller : undefined;
      const about = at(vbd, "access");
      if (controller === undefined && becomes !== "all-refused") continue;
      if (isUnknown(vbd.access)) bench.undecided(`the access of its disk ${vbd.vdev} is not known until apply`, about);
      else if (becomes === "written") bench.report("written", { vbd, advisory: "XSA-142", release }, about);
      else if (becomes === "all-refused" || controller !== "scsi") bench.report("refused", { vbd, release }, about);
      else if (!bench.fact(scsiReadOnlyHolds, xen))
        bench.report("written", { vbd, advisory: "XSA-266", release }, about);
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.vbds.hdb.access",
      domU: {
        type: "hvm",
        kernel: null,
        boot: null,
        vbds: [
          { vdev: "hda", target: "vg0/web-root" },
          { vdev: "hdb", target: "/dev/sdb", size: "1GiB", access: "r" },
        ],
      },
    },
    accepted: {
      domU: {
        type: "hvm",
        kernel: null,
        boot: null,
        vbds: [
          { vdev: "hda", target: "vg0/web-root" },
          { vdev: "xvde", target: "/dev/sdb", size: "1GiB", access: "r" },
        ],
      },
    },
  },
});
