import { virtioDisks } from "../../lib/facts/disk-backends";
import type { RawObject } from "../../lib/model/document";
import { virtioDiskIsPossible } from "../../policies/virtio-disk-is-possible";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const vbd = (more: RawObject) => ({ domU: { vbds: [{ vdev: "xvda", target: "/dev/sdb", size: "1GiB", ...more }] } });
const on = (release: string, more: RawObject) => ({ host: { xen: { release } }, ...vbd(more) });

policyCases(virtioDiskIsPossible, {
  valid: [
    { name: "a vbd of no specification, on every release", ...on("3.0.1", {}) },
    { name: "a vbd of specification xen", ...vbd({ specification: "xen", backendType: "phy" }) },
    {
      name: "standalone before there was any, which disk-backend-exists tells of",
      ...on("4.16.0", { backendType: "standalone" }),
    },
  ],
  invalid: [
    {
      name: "virtio on 4.16.0",
      ...on("4.16.0", { specification: "virtio" }),
      says: ["its vbd xvda is of specification virtio, which Xen 4.16.0 does not know"],
    },
    {
      name: "virtio through phy",
      ...vbd({ specification: "virtio", backendType: "phy" }),
      says: ["its vbd xvda is of specification virtio and has the backend phy, where it needs standalone"],
    },
    {
      name: "standalone for another specification",
      ...vbd({ backendType: "standalone" }),
      says: ["its vbd xvda has the backend standalone, which serves vbds of specification virtio only"],
    },
    {
      name: "nothing, but warns of virtio in an x86 domU",
      ...vbd({ specification: "virtio" }),
      severity: "warning",
      says: ["its vbd xvda is of specification virtio, of which Xen 4.17.5 tells Arm guests alone"],
    },
  ],
  undecided: [
    {
      name: "virtio on 4.1.6, before the sources begin",
      ...on("4.1.6", { specification: "virtio" }),
      says: ["no source was found for Xen 4.1.6"],
    },
  ],
});

boundaryCases(virtioDiskIsPossible, virtioDisks, {
  at: () => undefined,
  past: () => vbd({ specification: "virtio", backendType: "phy" }),
});
