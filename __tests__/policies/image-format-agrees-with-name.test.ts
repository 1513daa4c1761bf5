import { Unknown } from "../../lib/model/planned";
import { imageFormatAgreesWithName } from "../../policies/image-format-agrees-with-name";
import { policyCases } from "../support/policy-cases";

const disk = (target: string | Unknown, more: object = {}) => ({
  domU: { vbds: [{ vdev: "xvda", target, size: "1GiB", ...more }] },
});

policyCases(imageFormatAgreesWithName, {
  valid: [
    { name: "an image of its name's format", ...disk("/srv/web.qcow2", { format: "qcow2" }) },
    { name: "an image of a name that says nothing", ...disk("/srv/web.img") },
    { name: "a raw image", ...disk("/srv/web.raw") },
    { name: "a device of such a name", ...disk("/dev/mapper/web.qcow2") },
    { name: "a logical volume", domU: { vbds: [{ vdev: "xvda", target: "vg0/web-root" }] } },
    { name: "a path that is not known until apply", ...disk(new Unknown()) },
    { name: "a CD-ROM", ...disk("/srv/web.vhd", { cdrom: true }) },
  ],
  invalid: [
    {
      name: "nothing, but warns of qcow2 as raw",
      ...disk("/srv/web.QCOW2"),
      says: ["its disk xvda is /srv/web.QCOW2, which is named as qcow2, and its format is raw"],
    },
    {
      name: "nothing, but warns of vhd as qcow2",
      ...disk("/srv/web.vhd", { format: "qcow2" }),
      says: ["named as vhd, and its format is qcow2"],
    },
    {
      name: "nothing, but warns of a format that no vbd can have",
      ...disk("/srv/web.vmdk"),
      says: ["is /srv/web.vmdk, which is named as vmdk, a format that no vbd can have, and its format is raw"],
    },
  ],
  undecided: [
    {
      name: "a format that is not known until apply",
      ...disk("/srv/web.qcow2", { format: new Unknown() }),
      says: ["vbds.xvda.format is not known until apply"],
    },
  ],
});
