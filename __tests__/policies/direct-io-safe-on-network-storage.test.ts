import { directIoOnNetworkStorage } from "../../lib/facts/disk-backends";
import type { RawObject } from "../../lib/model/document";
import { directIoSafeOnNetworkStorage } from "../../policies/direct-io-safe-on-network-storage";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const ISCSI = "/dev/disk/by-path/ip-192.0.2.1:3260-iscsi-iqn.2001-04.com.example:a-lun-0";
const vbd = (target: string, more: RawObject = {}) => ({
  domU: { vbds: [{ vdev: "xvda", target, size: "1GiB", directIoSafe: true, ...more }] },
});

policyCases(directIoSafeOnNetworkStorage, {
  valid: [
    { name: "a network device of which nothing is said", ...vbd(ISCSI, { directIoSafe: false, backendType: "qdisk" }) },
    { name: "a network device through phy, which the flag does not touch", ...vbd(ISCSI) },
    { name: "a local device through qdisk", ...vbd("/dev/sdb", { backendType: "qdisk" }) },
    {
      name: "a logical volume through qdisk",
      domU: { vbds: [{ vdev: "xvda", target: "vg0/web-root", backendType: "qdisk", directIoSafe: true }] },
    },
  ],
  invalid: [
    {
      name: "nothing, but warns of an iSCSI disk",
      ...vbd(ISCSI, { backendType: "qdisk" }),
      says: [`its vbd xvda declares directIoSafe, and its target ${ISCSI} is network storage`],
    },
    {
      name: "nothing, but warns of an image on a network block device",
      ...vbd("/dev/nbd0", { format: "qcow2" }),
      says: ["/dev/nbd0 is network storage"],
    },
    {
      name: "nothing, but tells what it takes for a file",
      ...vbd("/srv/a.img"),
      severity: "info",
      says: ["holds only if the file /srv/a.img is not on a network filesystem"],
    },
  ],
  undecided: [
    {
      name: "a file on 4.2.0, before the sources begin",
      host: { xen: { release: "4.2.0" } },
      ...vbd("/srv/a.img"),
      says: ["no source was found for Xen 4.2.0"],
    },
  ],
});

boundaryCases(directIoSafeOnNetworkStorage, directIoOnNetworkStorage, {
  at: () => vbd("/dev/sdb", { backendType: "qdisk" }),
  past: () => vbd(ISCSI, { backendType: "qdisk" }),
});
