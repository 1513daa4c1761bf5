import { diskBackends } from "../../lib/facts/disk-backends";
import type { RawObject } from "../../lib/model/document";
import { Unknown } from "../../lib/model/planned";
import { diskFormatFitsBackend } from "../../policies/disk-format-fits-backend";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const vbd = (format: string, more: RawObject = {}) => ({
  domU: { vbds: [{ vdev: "xvda", target: "/srv/a.img", size: "1GiB", format, ...more }] },
});
const on = (release: string, format: string, more: RawObject = {}) => ({
  host: { xen: { release } },
  ...vbd(format, more),
});

policyCases(diskFormatFitsBackend, {
  valid: [
    { name: "raw through phy", ...vbd("raw", { backendType: "phy" }) },
    { name: "qcow2 through qdisk", ...vbd("qcow2", { backendType: "qdisk" }) },
    { name: "qcow2 with no backend named", ...vbd("qcow2") },
    { name: "qed on 4.9.0, which knows it", ...on("4.9.0", "qed") },
    { name: "vhd through tap on 4.12.0", ...on("4.12.0", "vhd", { backendType: "tap" }) },
    { name: "qcow on 3.0.3", ...on("3.0.3", "qcow") },
    { name: "a raw target with a script", ...vbd("raw", { script: "block-iscsi" }) },
    {
      name: "an empty CD-ROM drive",
      domU: { vbds: [{ vdev: "hdc", cdrom: true, format: "qcow2", backendType: "phy" }] },
    },
    {
      name: "a backend that the release has not, which disk-backend-exists tells of",
      ...vbd("qcow2", { backendType: "tap" }),
    },
  ],
  invalid: [
    {
      name: "qcow2 through phy",
      ...vbd("qcow2", { backendType: "phy" }),
      says: ["its vbd xvda is of format qcow2, and the backend phy of Xen 4.17.5 reads raw"],
    },
    {
      name: "qcow2 through tap on 4.19.0",
      ...on("4.19.0", "qcow2", { backendType: "tap" }),
      says: ["the backend tap of Xen 4.19.0 reads raw, vhd"],
    },
    {
      name: "vhd through standalone",
      ...vbd("vhd", { backendType: "standalone" }),
      says: ["the backend standalone of Xen 4.17.5 reads raw"],
    },
    {
      name: "qed on 4.8.0, which does not know it",
      ...on("4.8.0", "qed"),
      says: ["its vbd xvda is of format qed, and Xen 4.8.0 reads raw, qcow, qcow2, vhd"],
    },
    { name: "qcow2 on 3.0.3", ...on("3.0.3", "qcow2"), says: ["Xen 3.0.3 reads raw, qcow"] },
    {
      name: "an image with a script",
      ...vbd("qcow2", { script: "block-iscsi" }),
      says: ["its vbd xvda is of format qcow2 and has a script, with which Xen 4.17.5 reads raw"],
    },
  ],
  undecided: [
    {
      name: "any format on 3.0.1, before the sources begin",
      ...on("3.0.1", "raw"),
      says: ["no source was found for Xen 3.0.1"],
    },
    {
      name: "a backend that is not known until apply",
      ...vbd("qcow2", { backendType: new Unknown() }),
      says: ["the backend of its vbd xvda is not known until apply"],
    },
  ],
});

boundaryCases(diskFormatFitsBackend, diskBackends, {
  at: (backends) => ({
    domU: {
      vbds: Object.entries(backends).flatMap(([backendType, { formats }]) =>
        formats.map((format) => ({ vdev: "xvda", target: "/srv/a.img", size: "1GiB", backendType, format })),
      ),
    },
  }),
  past: () => vbd("qcow2", { backendType: "phy" }),
});
