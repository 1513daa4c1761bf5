import { diskBackends, tapNeedsTapback } from "../../lib/facts/disk-backends";
import type { RawObject } from "../../lib/model/document";
import { Unknown } from "../../lib/model/planned";
import { diskBackendExists } from "../../policies/disk-backend-exists";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const vbd = (more: RawObject) => ({ domU: { vbds: [{ vdev: "xvda", target: "/srv/a.img", size: "1GiB", ...more }] } });
const on = (release: string, more: RawObject) => ({ host: { xen: { release } }, ...vbd(more) });

policyCases(diskBackendExists, {
  valid: [
    { name: "a vbd that leaves its backend to the toolstack, before the sources begin too", ...on("3.0.1", {}) },
    { name: "phy", ...vbd({ backendType: "phy" }) },
    { name: "qdisk", ...vbd({ backendType: "qdisk" }) },
    { name: "standalone", ...vbd({ backendType: "standalone", specification: "virtio" }) },
    { name: "tap on 4.12.0, the last with blktap2", ...on("4.12.0", { backendType: "tap" }) },
    { name: "tap on 3.0.3", ...on("3.0.3", { backendType: "tap" }) },
    { name: "a script through phy", ...vbd({ backendType: "phy", script: "block-iscsi" }) },
    { name: "a script with no backend named", ...vbd({ script: "block-iscsi" }) },
  ],
  invalid: [
    {
      name: "tap on 4.17.5",
      ...vbd({ backendType: "tap" }),
      says: ["its vbd xvda has the backend tap, and Xen 4.17.5 has phy, qdisk, standalone"],
    },
    {
      name: "tap on 4.13.0, the first without blktap2",
      ...on("4.13.0", { backendType: "tap" }),
      says: ["Xen 4.13.0 has phy, qdisk"],
    },
    { name: "standalone on 4.16.0", ...on("4.16.0", { backendType: "standalone" }), says: ["the backend standalone"] },
    { name: "qdisk on 3.0.3", ...on("3.0.3", { backendType: "qdisk" }), says: ["Xen 3.0.3 has phy, tap"] },
    { name: "tap on 3.0.2", ...on("3.0.2", { backendType: "tap" }), says: ["Xen 3.0.2 has phy"] },
    {
      name: "a script through qdisk",
      ...vbd({ backendType: "qdisk", script: "block-iscsi" }),
      says: ["its vbd xvda has a script, with which the backend qdisk of Xen 4.17.5 does not work"],
    },
    {
      name: "nothing, but tells of tapback on 4.19.0",
      ...on("4.19.0", { backendType: "tap" }),
      severity: "info",
      says: ["its vbd xvda needs tapback to run in dom0, which is no part of Xen"],
    },
  ],
  undecided: [
    {
      name: "a named backend on 3.0.1, before the sources begin",
      ...on("3.0.1", { backendType: "phy" }),
      says: ["no source was found for Xen 3.0.1"],
    },
    {
      name: "a backend that is not known until apply",
      ...vbd({ backendType: new Unknown() }),
      says: ["the backend of its vbd xvda is not known until apply"],
    },
  ],
});

const ALL = ["phy", "qdisk", "tap", "standalone"] as const;

boundaryCases(diskBackendExists, diskBackends, {
  at: (backends) => ({
    domU: {
      vbds: ALL.filter((name) => name in backends && name !== "tap").map((backendType) => ({
        vdev: "xvda",
        target: "/srv/a.img",
        size: "1GiB",
        backendType,
      })),
    },
  }),
  past: (backends) => {
    const missing = ALL.find((name) => !(name in backends));
    return vbd(missing === undefined ? { backendType: "qdisk", script: "block-iscsi" } : { backendType: missing });
  },
});

boundaryCases(diskBackendExists, tapNeedsTapback, {
  at: () => vbd({ backendType: "phy" }),
  past: () => vbd({ backendType: "tap" }),
  before: { passes: "phy needs nothing of the kind" },
});
