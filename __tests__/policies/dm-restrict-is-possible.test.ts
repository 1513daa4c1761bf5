import {
  deviceModelUserNotRoot,
  deviceModelUsersApart,
  restrictExcludesPassthrough,
  restrictExcludesQdisk,
  restrictNeedsUpstreamQemu,
} from "../../lib/facts/device-model-security";
import { Unknown } from "../../lib/model/planned";
import { dmRestrictIsPossible } from "../../policies/dm-restrict-is-possible";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const hvm = (settings: object, more: object = {}) => ({
  domU: { type: "hvm", settings: { dm_restrict: 1, ...settings }, ...more },
});
const withOther = (user: string) => ({
  ...hvm({ device_model_user: "qemu-web" }),
  otherDomU: { type: "hvm", settings: { device_model_user: user } },
});
const qdisk = hvm({}, { vbds: [{ vdev: "xvda", target: "/images/web.img", size: "20GiB" }] });
const pci = hvm({}, { pci: [{ bdf: "0000:03:00.0" }] });

policyCases(dmRestrictIsPossible, {
  valid: [
    { name: "a restricted device model", ...hvm({}) },
    { name: "users of their own", ...withOther("qemu-mail") },
    {
      name: "an image, where nothing is restricted",
      ...hvm({ dm_restrict: 0 }, { vbds: [{ vdev: "xvda", target: "/images/web.img", size: "20GiB" }] }),
    },
    {
      name: "one user of PV domUs, which have no device model",
      domU: { settings: { device_model_user: "qemu" } },
      otherDomU: { settings: { device_model_user: "qemu" } },
    },
  ],
  invalid: [
    {
      name: "root",
      ...hvm({ device_model_user: "root" }),
      says: ["its device model is to run as root, which Xen 4.17.5 refuses"],
    },
    {
      name: "qemu-xen-traditional",
      ...hvm({ device_model_version: "qemu-xen-traditional" }),
      says: ["its device model is qemu-xen-traditional, which Xen 4.17.5 refuses to restrict"],
    },
    {
      name: "nothing, but warns of an image",
      ...qdisk,
      severity: "warning",
      says: ["its device model is restricted, and would serve its xvda to PV drivers (qdisk)"],
    },
    {
      name: "nothing, but warns of a PCI device",
      ...pci,
      severity: "warning",
      says: ["the PCI devices that are passed through to it undo that"],
    },
    {
      name: "nothing, but warns of one user for two domUs",
      ...withOther("qemu-web"),
      severity: "warning",
      says: ["runs as qemu-web, as does that of web", "runs as qemu-web, as does that of mail"],
    },
  ],
  undecided: [
    {
      name: "a user that is not known",
      ...hvm({ device_model_user: new Unknown() }),
      says: ["device_model_user is not known until apply"],
    },
  ],
});

const older = { passes: "dm_restrict is documented in 4.12, and refused with nothing before" };
boundaryCases(dmRestrictIsPossible, restrictNeedsUpstreamQemu, {
  at: () => hvm({ device_model_version: "qemu-xen" }),
  past: () => hvm({ device_model_version: "qemu-xen-traditional" }),
  before: { passes: "dm_restrict is new in 4.10" },
});
boundaryCases(dmRestrictIsPossible, deviceModelUserNotRoot, {
  at: () => hvm({ device_model_user: "qemu" }),
  past: () => hvm({ device_model_user: "root" }),
  before: older,
});
boundaryCases(dmRestrictIsPossible, deviceModelUsersApart, {
  at: () => withOther("qemu-mail"),
  past: () => withOther("qemu-web"),
  before: older,
});
boundaryCases(dmRestrictIsPossible, restrictExcludesQdisk, { at: () => hvm({}), past: () => qdisk, before: older });
boundaryCases(dmRestrictIsPossible, restrictExcludesPassthrough, { at: () => hvm({}), past: () => pci, before: older });
