import { cdromPlacesHandedToQemu, emulatedDisks, scsiPlacesOfQemu } from "../lib/facts/emulated-disks";
import type { Vbd } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { emulatedPlaceFacts, emulatedPlaces, hasUsualDeviceModel } from "../lib/questions/emulated-places";
import { definePolicy, message, messageOf } from "../lib/policy/policy";

export const emulatedDisksWithinLimit = definePolicy({
  id: "emulated-disks-within-limit",
  subject: "domU",
  covers: ["H06e", "M43"],
  judges: "state",
  family: "x86",
  severity: "warning",
  summary: "The hd and sd disks and the CD-ROMs of an HVM domU have places on the emulated controllers.",
  rationale:
    "Who names a vbd hd or sd, or makes it a CD-ROM, means it to be there without PV drivers. Beyond the places that the device model has it is left out, with a line in a log and nothing else. " +
    "Some that QEMU has no place for are handed to it all the same: then the domU does not start.",
  remedy: "Give the vbd a name within the limit, or call it xvde or later if the domU has PV drivers.",
  notReported:
    "xvd disks that are not emulated, which is what they are for. Device models other than the release's own.",
  facts: [...emulatedPlaceFacts, cdromPlacesHandedToQemu, scsiPlacesOfQemu],
  messages: {
    leftOut: message<{ vbd: Vbd; how: string; release: string }>(
      ({ vbd, how, release }) =>
        `its ${vbd.cdrom ? "CD-ROM" : "disk"} ${vbd.vdev} is not emulated: the device model of Xen ${release} emulates ${how}`,
    ),
    noCdromPlace: messageOf<{ vbd: Vbd; release: string }>(
      "error",
      ({ vbd, release }) =>
        `its CD-ROM ${vbd.vdev} has no place on IDE, and Xen ${release} hands it to QEMU all the same, which ends: the domU does not start`,
    ),
    noScsiPlace: messageOf<{ vbd: Vbd; places: number; release: string }>(
      "error",
      ({ vbd, places, release }) =>
        `its disk ${vbd.vdev} has no place on QEMU's SCSI controller, which takes ${places}, and Xen ${release} hands it to QEMU all the same, which ends: the domU does not start`,
    ),
  },
  check({ host, domU }, bench) {
    const meant = domU.vbds.filter(({ vdev, cdrom }) => cdrom || vdev.family === "hd" || vdev.family === "sd");
    if (meant.length === 0 || !hasUsualDeviceModel(domU, bench)) return;
    const release = bench.need(host.xen, "release");
    const places = emulatedPlaces(host, domU, bench);
    const how = emulatedDisks.show(bench.fact(emulatedDisks, release));
    for (const vbd of meant) {
      const place = places.get(vbd);
      const details = { vbd, release: release.toString() };
      const about = at(vbd, "vdev");
      const cdroms = vbd.cdrom ? bench.factOr(cdromPlacesHandedToQemu, release, 0) : 0;
      const scsi = bench.factOr(scsiPlacesOfQemu, release, undefined);
      if (place === "not-emulated" && vbd.vdev.disk < cdroms) bench.report("noCdromPlace", details, about);
      else if (typeof place === "object" && place.controller === "scsi" && scsi !== undefined && place.number >= scsi)
        bench.report("noScsiPlace", { ...details, places: scsi }, about);
      else if (place === "not-emulated") bench.report("leftOut", { ...details, how }, about);
      else if (place === "unknown")
        bench.undecided(`no source says whether Xen ${release} emulates its CD-ROM ${vbd.vdev}`, about);
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.vbds.xvde.vdev",
      domU: {
        type: "hvm",
        kernel: null,
        boot: null,
        vbds: [
          { vdev: "hda", target: "vg0/web-root" },
          { vdev: "xvde", target: "/srv/install.iso", cdrom: true },
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
          { vdev: "hdc", target: "/srv/install.iso", cdrom: true },
        ],
      },
    },
  },
});
