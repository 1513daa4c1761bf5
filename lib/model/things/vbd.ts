/** Owns the table of a vbd. */
import { VDEV_SYNTAX } from "../../xen/vdev";
import { identity, keptMalformed, mustBeKnown, type Of, orElse, thing } from "../thing";
import { flag, oneOf, parsed, text } from "./fields";
import { VDEV } from "./grammars";
import { target } from "./target";

export const vbd = thing(
  "A virtual block device (xl-disk-configuration(5)).",
  {
    vdev: keptMalformed(identity(parsed(VDEV, `The device's name in the domU: ${VDEV_SYNTAX}.`, { xl: "vdev" }))),
    target,
    access: orElse(oneOf(["r", "w"], "r is read-only.", { xl: "access", default: "w" }), "w"),
    cdrom: orElse(mustBeKnown(flag("Whether it is a CD-ROM.", { xl: "devtype", default: "false" })), false, {
      silent: true,
    }),
    format: orElse(
      oneOf(["raw", "qcow", "qcow2", "vhd", "qed"], "The format of what backs it.", { xl: "format", default: "raw" }),
      "raw",
    ),
    backendType: oneOf(["phy", "qdisk", "tap", "standalone"], "What serves it.", {
      xl: "backendtype",
      default: "libxl chooses",
    }),
    backend: text("The name of the domain that serves it.", { xl: "backend", default: "dom0" }),
    script: text("The hotplug script that makes a block device of the target.", { xl: "script" }),
    discard: flag("Whether the domU may discard blocks.", { xl: "discard", default: "libxl chooses" }),
    directIoSafe: flag("Whether QEMU may use O_DIRECT on what backs it.", { xl: "direct-io-safe", default: "false" }),
    trusted: flag("Whether the domU may trust the backend.", { xl: "trusted", default: "libxl chooses" }),
    specification: oneOf(["xen", "virtio"], "The protocol between the domU and the backend.", {
      xl: "specification",
      default: "xen",
    }),
  },
  "vdev",
);
export type Vbd = Of<typeof vbd>;
export type DiskFormat = "raw" | "qcow" | "qcow2" | "vhd" | "qed";
export type BackendType = "phy" | "qdisk" | "tap" | "standalone";
