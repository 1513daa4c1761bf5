import { oneWriter } from "../../lib/facts/disk-sharing";
import type { RawObject } from "../../lib/model/document";
import { Unknown } from "../../lib/model/planned";
import { volumeHasOneWriter } from "../../policies/volume-has-one-writer";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const pair = (first: RawObject, second: RawObject = first) => {
  const vbd = (more: RawObject) => [{ vdev: "xvda", target: "/dev/sdb", size: "1GiB", ...more }];
  return { domU: { vbds: vbd(first) }, otherDomU: { vbds: vbd(second) } };
};
const volume = (target: string, more: RawObject = {}) => ({ vdev: "xvda", target, ...more });

policyCases(volumeHasOneWriter, {
  valid: [
    { name: "two readers", ...pair({ access: "r" }) },
    { name: "two domUs on two volumes", ...pair({}, { target: "/dev/sdc" }) },
    {
      name: "one domU that has a volume twice",
      domU: { vbds: [volume("vg0/web-root"), { ...volume("vg0/web-root"), vdev: "hda" }] },
    },
    { name: "a CD-ROM of two domUs", ...pair({ cdrom: true, target: "/srv/a.iso" }) },
    {
      name: "one path on two hosts",
      ...pair({}, { target: "/dev/sdc" }),
      otherHost: {
        domUs: [
          {
            name: "far",
            type: "pv",
            memory: "1GiB",
            boot: { kernel: "/boot/vmlinuz" },
            vbds: [volume("/dev/sdb", { size: "1GiB" })],
          },
        ],
      },
    },
    { name: "one path in two driver domains", ...pair({ backend: "one" }, { backend: "two" }) },
    {
      name: "two empty CD-ROM drives",
      domU: { vbds: [{ vdev: "hdc", cdrom: true }] },
      otherDomU: { vbds: [{ vdev: "hdc", cdrom: true }] },
    },
  ],
  invalid: [
    {
      name: "two writers on one device",
      ...pair({}),
      says: ["/dev/sdb is written to by the domUs mail and web: their writes destroy each other"],
    },
    {
      name: "two writers on one logical volume, in two spellings",
      domU: { vbds: [volume("vg0/web-root")] },
      otherDomU: { vbds: [volume("/dev/vg0/web-root")] },
      says: ["vg0/web-root is written to by the domUs mail and web"],
    },
    {
      name: "two writers on one image",
      ...pair({ target: "/srv/a.qcow2", format: "qcow2" }),
      says: ["/srv/a.qcow2 is written to"],
    },
    {
      name: "a reader beside a writer on a device",
      ...pair({ access: "r" }, {}),
      says: ["/dev/sdb is written to by mail and read by web: the second of them is refused to start"],
    },
    {
      name: "nothing, but warns of a reader beside a writer that nobody checks",
      ...pair({ access: "r", backendType: "qdisk" }, { backendType: "qdisk" }),
      severity: "warning",
      says: ["what is read is not what was written"],
    },
    {
      name: "two writers on 3.0.2",
      host: { xen: { release: "3.0.2" } },
      ...pair({}),
      says: ["/dev/sdb is written to"],
    },
  ],
  undecided: [
    {
      name: "a second user whose access is not known until apply",
      ...pair({ access: new Unknown() }, {}),
      says: ["who writes to /dev/sdb is not known until apply"],
    },
  ],
});

boundaryCases(volumeHasOneWriter, oneWriter, {
  at: () => pair({ access: "r" }),
  past: () => pair({}),
  before: { passes: "two readers do each other no harm anywhere" },
});
