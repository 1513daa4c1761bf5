/** Owns the symptoms of logical volumes and of sizes. */
import { defineSymptom, linux, publicText, seenText, thread } from "./symptom";

export const volumeSizeSeen = defineSymptom({
  id: "new-size-seen",
  meaning:
    "Good news: the size of a virtual disk changed, and the kernel took note while it ran. The file system on it is still as large as it was.",
  forms: [
    seenText(
      "Linux",
      "Setting capacity to {sectors:number}",
      linux(
        "drivers/block/xen-blkfront.c: blkfront_connect",
        "mainline",
        'printk(KERN_INFO "Setting capacity to %Lu\\n",',
      ),
      publicText("a guide to growing disks"),
    ),
    seenText(
      "Linux",
      "xvd{disk:word}: detected capacity change from {before:number} to {after:number}",
      publicText("a guide to growing disks"),
    ),
    seenText(
      "Linux",
      "VBD Resize: Domid: {domain:number}, Device: ",
      linux(
        "drivers/block/xen-blkback/xenbus.c: xen_vbd_resize",
        "mainline",
        'pr_info("VBD Resize: Domid: %d, Device: (%d, %d)\\n",',
      ),
    ),
  ],
  causes: [
    {
      what: "The volume behind the disk was resized.",
      noPolicy: "It is no failure. volume-grow-has-planned-reboot judges whether a new size will be seen.",
      remedy: "Grow what is on it: the partition if there is one, then xfs_growfs or resize2fs.",
    },
  ],
});

export const volumeInUse = defineSymptom({
  id: "volume-in-use",
  meaning: "LVM does not remove or deactivate a logical volume, since something has it open.",
  forms: [
    seenText("LVM", "Logical volume {volume:word} in use.", thread("https://github.com/nextcloud/vm/issues/1986")),
    seenText(
      "LVM",
      "Logical volume {volume:word} contains a filesystem in use.",
      thread("https://github.com/lvmteam/lvm2/issues/49"),
    ),
  ],
  causes: [
    {
      what: "The domU that has it still runs, or its backend was not taken down.",
      noPolicy: "What runs at the moment no plan shows.",
      remedy: "xl list, and xenstore-ls /local/domain/0/backend/vbd, show who has it: shut that domU down first.",
    },
    {
      what: "dom0 has it mounted, or holds partitions of it (kpartx) or a volume group inside it open.",
      noPolicy: "What dom0 has open no plan shows.",
      remedy:
        "dmsetup ls --tree and lsblk show what is on top: umount, kpartx -d, or vgchange -an for the volume group inside.",
    },
  ],
});

export const lvmReadOnly = defineSymptom({
  id: "lvm-metadata-read-only",
  meaning: "LVM is configured not to change anything on this host.",
  forms: [
    seenText(
      "LVM",
      "Command not permitted while global/metadata_read_only is set",
      thread("https://github.com/xcp-ng/xcp/issues/584"),
    ),
  ],
  causes: [
    {
      what: "metadata_read_only = 1 in lvm.conf, as XenServer and XCP-ng ship it.",
      noPolicy: "The host's lvm.conf no plan shows.",
      remedy: "Give the one command --config 'global{metadata_read_only=0}'.",
    },
  ],
});

export const vdiTooLarge = defineSymptom({
  id: "vdi-too-large",
  meaning:
    "The image format VHD of XenServer and XCP-ng has a largest size. It is no limit of vbds: a logical volume may be larger.",
  forms: [
    seenText(
      "XAPI",
      "VDI_TOO_LARGE",
      thread("https://github.com/xapi-project/xen-api/pull/3788"),
      thread("https://github.com/xapi-project/xen-api/pull/3793"),
    ),
  ],
  causes: [
    {
      what: "A virtual disk was asked for that VHD can't hold.",
      noPolicy: "XAPI's storage is not what xl and plain volumes use.",
      remedy: "Use several disks, or a volume without VHD.",
    },
  ],
});
