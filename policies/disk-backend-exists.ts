import { diskBackends, tapNeedsTapback } from "../lib/facts/disk-backends";
import type { Vbd } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { isUnknown } from "../lib/model/planned";
import { definePolicy, message, messageOf } from "../lib/policy/policy";

export const diskBackendExists = definePolicy({
  id: "disk-backend-exists",
  subject: "domU",
  covers: ["M47"],
  judges: "state",
  severity: "error",
  summary: "The backend that a vbd names is one that its host's release has, and one that takes the vbd's script.",
  rationale:
    'A toolstack that is told of a backend takes it or fails: "no suitable backend for disk". blktap2 went with 4.13; since 4.19 tap means tapback, another program. qdisk is of libxl, and tap:aio of xend means a raw file.',
  remedy: "Leave backendType out and let the toolstack choose, or name one that the release has.",
  notReported:
    "What dom0 runs: the kernel's drivers, QEMU. Prefixes of old configurations (file:, tap:aio:), which are read where a configuration is imported.",
  facts: [diskBackends, tapNeedsTapback],
  messages: {
    missing: message<{ vbd: Vbd; backend: string; known: readonly string[]; release: string }>(
      ({ vbd, backend, known, release }) =>
        `its vbd ${vbd.vdev} has the backend ${backend}, and Xen ${release} has ${known.join(", ")}`,
    ),
    noScripts: message<{ vbd: Vbd; backend: string; release: string }>(
      ({ vbd, backend, release }) =>
        `its vbd ${vbd.vdev} has a script, with which the backend ${backend} of Xen ${release} does not work`,
    ),
    needsTapback: messageOf<{ vbd: Vbd }>(
      "info",
      ({ vbd }) => `its vbd ${vbd.vdev} needs tapback to run in dom0, which is no part of Xen`,
    ),
  },
  check({ host, domU }, { need, fact, factOr, report, undecided }) {
    const named = domU.vbds.filter(({ backendType }) => backendType !== undefined);
    if (named.length === 0) return;
    const xen = need(host.xen, "release");
    const release = xen.toString();
    const backends = fact(diskBackends, xen);
    for (const vbd of named) {
      const { backendType, script } = vbd;
      const about = at(vbd, "backendType");
      if (backendType === undefined) continue;
      if (isUnknown(backendType)) {
        undecided(`the backend of its vbd ${vbd.vdev} is not known until apply`, about);
        continue;
      }
      const backend = backends[backendType];
      if (backend === undefined)
        report("missing", { vbd, backend: backendType, known: Object.keys(backends), release }, about);
      else if (script !== undefined && !backend.scripts)
        report("noScripts", { vbd, backend: backendType, release }, about);
      else if (backendType === "tap" && factOr(tapNeedsTapback, xen, false)) report("needsTapback", { vbd }, about);
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.vbds.xvda.backendType",
      domU: { vbds: [{ vdev: "xvda", target: "vg0/web-root", backendType: "tap" }] },
    },
    accepted: { domU: { vbds: [{ vdev: "xvda", target: "vg0/web-root", backendType: "phy" }] } },
  },
});
