import { cdromBackends } from "../lib/facts/emulated-disks";
import type { Vbd } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const hvmCdromBackend = definePolicy({
  id: "hvm-cdrom-backend",
  subject: "domU",
  covers: ["M46"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "A CD-ROM of an HVM domU that names its backend names one that serves CD-ROMs.",
  rationale:
    "The device model itself reads an HVM domU's CD-ROM and changes its medium, so libxl refuses a backend that it has no part in.",
  remedy: "Leave backendType out.",
  notReported: "CD-ROMs without a named backend; PV and PVH domUs.",
  facts: [cdromBackends],
  messages: {
    wrong: message<{ vbd: Vbd; backend: string; known: readonly string[]; release: string }>(
      ({ vbd, backend, known, release }) =>
        `its CD-ROM ${vbd.vdev} has the backend ${backend}, and Xen ${release} serves an HVM domU's CD-ROM by ${known.join(" or ")}`,
    ),
  },
  check({ host, domU }, { need, fact, report }) {
    if (domU.type !== "hvm") return;
    for (const vbd of domU.vbds) {
      if (!vbd.cdrom || vbd.backendType === undefined) continue;
      const xen = need(host.xen, "release");
      const known: readonly string[] = fact(cdromBackends, xen);
      const backend = need(vbd, "backendType");
      if (!known.includes(backend))
        report("wrong", { vbd, backend, known, release: xen.toString() }, at(vbd, "backendType"));
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.vbds.hdc.backendType",
      domU: {
        type: "hvm",
        kernel: null,
        boot: null,
        vbds: [
          { vdev: "hda", target: "vg0/web-root" },
          { vdev: "hdc", target: "/srv/dvd.iso", cdrom: true, backendType: "phy" },
        ],
      },
    },
    accepted: {
      domU: {
        type: "hvm",
        kernel: null,
        boot: null,
        vbds: [
          { vdev: "hda", target: "vg0/web-root" },
          { vdev: "hdc", target: "/srv/dvd.iso", cdrom: true, backendType: "qdisk" },
        ],
      },
    },
  },
});
