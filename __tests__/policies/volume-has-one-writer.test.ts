import { blockScriptTakesAllForOne, oneWriter } from "../../lib/facts/disk-sharing";
import type { RawObject } from "../../lib/model/document";
import { Unknown } from "../../lib/model/planned";
import { volumeHasOneWriter } from "../../policies/volume-has-one-writer";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const pair = (first: RawObject, second: RawObject = first) => {
  const vbd = (more: RawObject) => [{ vdev: "xvda", target: "/dev/sdb", size: "1GiB", ...more }];
  return { domU: { vbds: vbd(first) }, otherDomU: { vbds: vbd(second) } };
};
const volume = (target: string, more: RawObject = {}) => ({ vdev: "xvda", target, ...more });
/** `web` on alpha and `far` on beta, each with a disk. */
const onTwoHosts = (first: string, second: string, more: RawObject = {}, moreOfFirst: RawObject = {}) => ({
  domU: { vbds: [volume(first, { size: "1GiB", ...moreOfFirst })] },
  otherHost: {
    domUs: [
      {
        name: "far",
        type: "pv",
        memory: "1GiB",
        boot: { kernel: "/boot/vmlinuz" },
        vbds: [volume(second, { size: "1GiB", ...more })],
      },
    ],
  },
});

policyCases(volumeHasOneWriter, {
  valid: [
    { name: "two readers", ...pair({ access: "r" }) },
    { name: "two parts of one disk", ...pair({ target: "/dev/sdb1" }, { target: "/dev/sdb2" }) },
    {
      name: "one disk of a network on two hosts, read alone",
      ...onTwoHosts("/dev/rbd/pool/image", "/dev/rbd/pool/image", { access: "r" }, { access: "r" }),
    },
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
    ...["4.6.0", "4.17.5", "4.18.1", "4.19.0"].map((release) => ({
      name: `a reader beside a writer on ${release}, whose block script refuses the second`,
      host: { xen: { release } },
      ...pair({ access: "r" }, {}),
      says: ["the second of them is refused to start"],
    })),
    ...["4.7.0", "4.14.6", "4.17.4", "4.18.0"].map((release) => ({
      name: `nothing, but warns of a reader beside a writer on ${release}, whose block script takes any two domUs for one`,
      host: { xen: { release } },
      ...pair({ access: "r" }, {}),
      severity: "warning" as const,
      says: ["what is read is not what was written"],
    })),
    {
      name: "two writers on 4.17.4, where nothing refuses the second",
      host: { xen: { release: "4.17.4" } },
      ...pair({}),
      says: ["their writes destroy each other, and nothing refuses the second"],
    },
    {
      name: "two writers on 3.0.2",
      host: { xen: { release: "3.0.2" } },
      ...pair({}),
      says: ["/dev/sdb is written to"],
    },
    ...[
      ["//", "/dev//sdb"],
      ["/./", "/dev/./sdb"],
      ["..", "/srv/../dev/sdb"],
      ["a slash at the end", "/dev/sdb/"],
    ].map(([how = "", target = ""]) => ({
      name: `two writers on one device, one with ${how}`,
      ...pair({}, { target }),
      says: [`is written to by the domUs mail and web: their writes destroy each other`],
    })),
    {
      name: "two writers on one volume of a group that nobody declares",
      ...pair({ target: "/dev/vg-9/x" }, { target: "/dev/mapper/vg--9-x" }),
      says: ["is written to by the domUs mail and web"],
    },
    {
      name: "a writer on a disk and one on a partition of it",
      ...pair({}, { target: "/dev/sdb2" }),
      says: ["/dev/sdb2, a part of /dev/sdb, is written to by the domUs web and mail"],
    },
    {
      name: "two writers, one by dom0 under its name and by libxl's own script",
      ...pair({ backend: "Domain-0" }, { script: "block" }),
      says: ["/dev/sdb is written to by the domUs mail and web"],
    },
    {
      name: "a writer beside a CD-ROM of another domU",
      ...pair({ cdrom: true }, {}),
      says: ["/dev/sdb is written to by mail and read by web"],
    },
    {
      name: "two writers on two hosts on one disk by its worldwide name",
      ...onTwoHosts("/dev/disk/by-id/wwn-0x5000c500a1b2c3d4", "/dev/disk/by-id/scsi-35000c500a1b2c3d4"),
      says: ["is written to by the domUs web on alpha and far on beta: their writes destroy each other"],
    },
    {
      name: "two writers on two hosts on one network storage, whoever serves it",
      ...onTwoHosts("/dev/rbd/pool/image", "/dev/rbd//pool/image", { backend: "storage" }),
      says: ["is written to by the domUs web on alpha and far on beta"],
    },
    {
      name: "a writer on a shared disk at one host, and one on a part of it at another",
      ...onTwoHosts("/dev/rbd/pool/image-part1", "/dev/rbd/pool/image"),
      says: ["/dev/rbd/pool/image-part1, a part of /dev/rbd/pool/image, is written to by"],
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

withoutBoundary(
  volumeHasOneWriter,
  blockScriptTakesAllForOne,
  "Two domUs on one volume are wrong on both sides of it: whether Xen refuses the second is what differs, and stands in the table.",
);
