/** Owns the tables of volume groups and logical volumes. */
import { Size } from "../../units/size";
import { LVM_NAME_SYNTAX } from "../../xen/names";
import { byName } from "../document";
import { identity, many, type Of, orElse, required, thing } from "../thing";
import { count, oneOf, parsed, size, text } from "./fields";
import { LVM_NAME, LVM_UUID } from "./grammars";
import { formerly, leftBehind } from "./standing";

/** LVM's own default (vgcreate(8): --physicalextentsize). */
const DEFAULT_EXTENT_SIZE = Size.mebibytes(4);

export const logicalVolume = thing(
  "A logical volume.",
  {
    name: identity(parsed(LVM_NAME, `Its name in LVM: ${LVM_NAME_SYNTAX}.`)),
    formerly: formerly(LVM_NAME, "Rename the volume first: `lvrename`."),
    leftBehind,
    uuid: parsed(LVM_UUID, "Its UUID (lvs: lv_uuid), by which it is known whatever it is called."),
    size: required(
      size("Its size. LVM rounds it up to whole extents.", {
        more: "It can grow, with a planned reboot where the domU would not see it, and never shrinks.",
      }),
    ),
    filesystem: oneOf(["xfs", "ext4", "ext3", "swap"], "What the domU has on it.", {
      more: "Says how it grows: `xfs_growfs`, `resize2fs`.",
    }),
    mountPoint: text("Where the domU mounts it.", { more: "`xfs_growfs` wants to know." }),
    partition: count("The partition that holds the filesystem, where the volume carries a partition table."),
  },
  "name",
);
export type LogicalVolume = Of<typeof logicalVolume>;
export type Filesystem = "xfs" | "ext4" | "ext3" | "swap";

export const volumeGroup = thing(
  "A volume group.",
  {
    name: identity(parsed(LVM_NAME, `Its name in LVM: ${LVM_NAME_SYNTAX}.`)),
    formerly: formerly(LVM_NAME, "Rename the group first: `vgrename`."),
    leftBehind,
    uuid: parsed(LVM_UUID, "Its UUID (vgs: vg_uuid), by which it is known whatever it is called."),
    size: required(size("Its whole size (vgs: vg_size).")),
    free: size("What is free before this change (vgs: vg_free), where undeclared volumes take a part."),
    extentSize: orElse(
      size("The size of a physical extent (vgs: vg_extent_size).", { default: DEFAULT_EXTENT_SIZE.toString() }),
      DEFAULT_EXTENT_SIZE,
    ),
    logicalVolumes: many(logicalVolume, "logicalVolume", "Its logical volumes.", { order: byName }),
  },
  "name",
);
export type VolumeGroup = Of<typeof volumeGroup>;
