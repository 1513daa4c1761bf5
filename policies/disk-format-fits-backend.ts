import { diskBackends } from "../lib/facts/disk-backends";
import type { Vbd } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { isUnknown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";

interface Misfit {
  readonly vbd: Vbd;
  readonly format: string;
  readonly formats: readonly string[];
  readonly release: string;
}

export const diskFormatFitsBackend = definePolicy({
  id: "disk-format-fits-backend",
  subject: "domU",
  covers: ["M45"],
  judges: "state",
  severity: "error",
  summary: "The format of a vbd is one that its backend reads.",
  rationale:
    'phy gives a device to the domU as it is, so it serves raw targets only; blktap and QEMU read images, each its own formats. A format that no backend reads is refused: "no suitable backend for disk".',
  remedy:
    "Leave backendType out, which finds a backend that reads the format, or convert the image (qemu-img convert -O raw).",
  notReported: "Whether the target really is of that format: raw is never looked into.",
  facts: [diskBackends],
  messages: {
    notOfBackend: message<Misfit & { backend: string }>(
      ({ vbd, format, backend, formats, release }) =>
        `its vbd ${vbd.vdev} is of format ${format}, and the backend ${backend} of Xen ${release} reads ${formats.join(", ")}`,
    ),
    ofNone: message<Misfit>(
      ({ vbd, format, formats, release }) =>
        `its vbd ${vbd.vdev} is of format ${format}, and Xen ${release} reads ${formats.join(", ")}`,
    ),
    notWithScript: message<Misfit>(
      ({ vbd, format, formats, release }) =>
        `its vbd ${vbd.vdev} is of format ${format} and has a script, with which Xen ${release} reads ${formats.join(", ")}`,
    ),
  },
  check({ host, domU }, { need, fact, report, undecided }) {
    const vbds = domU.vbds.filter(({ target }) => target.kind !== "empty");
    if (vbds.length === 0) return;
    const xen = need(host.xen, "release");
    const backends = fact(diskBackends, xen);
    const release = xen.toString();
    for (const vbd of vbds) {
      const { format, backendType, script } = vbd;
      const about = at(vbd, "format");
      if (isUnknown(format) || isUnknown(backendType)) {
        undecided(
          `the ${isUnknown(format) ? "format" : "backend"} of its vbd ${vbd.vdev} is not known until apply`,
          about,
        );
      } else if (backendType !== undefined) {
        const formats = backends[backendType]?.formats;
        if (formats !== undefined && !formats.includes(format))
          report("notOfBackend", { vbd, format, backend: backendType, formats, release }, about);
      } else {
        const readers = Object.values(backends).filter(({ scripts }) => script === undefined || scripts);
        if (readers.some(({ formats }) => formats.includes(format))) continue;
        const formats = [...new Set(readers.flatMap((backend) => backend.formats))];
        report(script === undefined ? "ofNone" : "notWithScript", { vbd, format, formats, release }, about);
      }
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.vbds.xvda.format",
      domU: { vbds: [{ vdev: "xvda", target: "/srv/web.qcow2", format: "qcow2", backendType: "phy", size: "10GiB" }] },
    },
    accepted: {
      domU: {
        vbds: [{ vdev: "xvda", target: "/srv/web.qcow2", format: "qcow2", backendType: "qdisk", size: "10GiB" }],
      },
    },
  },
});
