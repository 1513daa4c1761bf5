import { sharedStorageHasOneWriter } from "../../policies/shared-storage-has-one-writer";
import { oneWriter } from "../../lib/facts/disk-sharing";
import { withoutBoundary } from "../support/versioned-facts";
import { policyCases } from "../support/policy-cases";

const ISCSI = "/dev/disk/by-path/ip-10.0.0.1:3260-iscsi-iqn.2001-04.com.example:x-lun-1";
const domU = (name: string, vbd: object) => ({
  name,
  type: "pv",
  wordSize: "x86_64",
  kernel: "6.1.0",
  boot: { kernel: "/boot/vmlinuz" },
  memory: "1GiB",
  vbds: [{ vdev: "xvda", ...vbd }],
});
const both = (here: object, there: object) => ({
  domU: { vbds: [{ vdev: "xvda", ...here }] },
  otherHost: { domUs: [domU("mail", there)] },
});
const GROUP = "6HZZLZ-lGgS-a7M1-3yfC-oXYk-Rz7F-Te7Ixb";
const group = {
  volumeGroups: [{ name: "vg0", uuid: GROUP, size: "500GiB", logicalVolumes: [{ name: "web-root", size: "20GiB" }] }],
};

withoutBoundary(sharedStorageHasOneWriter, oneWriter, "It holds in every release; its spans differ in who checks it.");

policyCases(sharedStorageHasOneWriter, {
  valid: [
    { name: "one host" },
    { name: "one path on two hosts, which are two disks", ...both({ target: "/dev/sdb" }, { target: "/dev/sdb" }) },
    { name: "two disks of one target", ...both({ target: ISCSI }, { target: ISCSI.replace("lun-1", "lun-2") }) },
    { name: "one writer beside a reader", ...both({ target: ISCSI }, { target: ISCSI, access: "r" }) },
    {
      name: "volumes of one name in groups of their own",
      otherHost: { domUs: [domU("mail", { target: "vg0/web-root" })] },
    },
  ],
  invalid: [
    {
      name: "one iSCSI disk on two hosts, however it is spelled",
      ...both({ target: ISCSI }, { target: ISCSI.replace("/disk/", "//disk/./") }),
      says: ["is the same storage on several hosts, and is written to by web on alpha and mail on beta"],
    },
    {
      name: "one image that a script attaches on two hosts",
      ...both({ target: "iqn=x", script: "block-iscsi" }, { target: "iqn=x", script: "block-iscsi" }),
      says: ["iqn=x is the same storage on several hosts"],
    },
    {
      name: "one volume of a group that two hosts share",
      host: group,
      otherHost: { ...group, domUs: [domU("mail", { target: "vg0/web-root" })] },
      says: ["vg0/web-root is the same storage on several hosts"],
    },
  ],
  undecided: [],
});
