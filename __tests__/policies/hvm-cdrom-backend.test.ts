import { cdromBackends } from "../../lib/facts/emulated-disks";
import type { RawObject } from "../../lib/model/document";
import { hvmCdromBackend } from "../../policies/hvm-cdrom-backend";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const cdrom = (backendType: string | null, domU: RawObject = {}) => ({
  domU: {
    type: "hvm",
    kernel: null,
    boot: null,
    vbds: [{ vdev: "hdc", target: "/srv/a.iso", cdrom: true, ...(backendType !== null && { backendType }) }],
    ...domU,
  },
});
const on = (release: string, backendType: string | null) => ({ host: { xen: { release } }, ...cdrom(backendType) });

policyCases(hvmCdromBackend, {
  valid: [
    { name: "a CD-ROM whose backend is left to the toolstack, on every release", ...on("4.1.0", null) },
    { name: "a CD-ROM through tap on 4.2.0", ...on("4.2.0", "tap") },
    { name: "a CD-ROM through qdisk", ...cdrom("qdisk") },
    { name: "a CD-ROM through phy on 4.19.0", ...on("4.19.0", "phy") },
    { name: "a CD-ROM through phy on 4.6.0", ...on("4.6.0", "phy") },
    { name: "a PV domU's CD-ROM through phy", ...cdrom("phy", { type: "pv", boot: { kernel: "/boot/vmlinuz" } }) },
    {
      name: "a hard disk through phy",
      ...cdrom(null, { vbds: [{ vdev: "hda", target: "/dev/sdb", size: "1GiB", backendType: "phy" }] }),
    },
  ],
  invalid: [
    {
      name: "a CD-ROM through phy on 4.17.5",
      ...cdrom("phy"),
      says: ["its CD-ROM hdc has the backend phy, and Xen 4.17.5 serves an HVM domU's CD-ROM by qdisk"],
    },
    { name: "a CD-ROM through tap on 4.19.0", ...on("4.19.0", "tap"), says: ["by qdisk or phy"] },
    { name: "a CD-ROM through tap on 4.5.0", ...on("4.5.0", "tap"), says: ["by qdisk or phy"] },
  ],
  undecided: [
    {
      name: "a named backend on 4.1.0, before the sources begin",
      ...on("4.1.0", "phy"),
      says: ["no source was found for Xen 4.1.0"],
    },
  ],
});

boundaryCases(hvmCdromBackend, cdromBackends, {
  at: ([backend = ""]) => cdrom(backend),
  past: (backends) =>
    cdrom(
      (["phy", "tap", "standalone"] as const).find((backend) => !(backends as readonly string[]).includes(backend)) ??
        null,
    ),
});
