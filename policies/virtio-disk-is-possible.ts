import { virtioDisks } from "../lib/facts/disk-backends";
import type { Vbd } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { isUnknown } from "../lib/model/planned";
import { definePolicy, message, messageOf } from "../lib/policy/policy";

export const virtioDiskIsPossible = definePolicy({
  id: "virtio-disk-is-possible",
  subject: "domU",
  covers: ["M49"],
  judges: "state",
  severity: "error",
  summary:
    "A vbd of specification virtio has the backend standalone, a release that knows it, and a guest that can find it.",
  rationale:
    "The only backend that speaks virtio is standalone, a program of one's own, and it speaks nothing else. libxl tells a guest of the device in the device tree, which it makes for Arm guests: an x86 domU never sees the disk.",
  remedy: "Leave specification out: every guest that has PV drivers takes the vbd as it is.",
  notReported: "That a virtio disk can't be added to a running domU: a plan doesn't say how a vbd comes to be.",
  facts: [virtioDisks],
  messages: {
    unknown: message<{ vbd: Vbd; release: string }>(
      ({ vbd, release }) => `its vbd ${vbd.vdev} is of specification virtio, which Xen ${release} does not know`,
    ),
    wrongBackend: message<{ vbd: Vbd; backend: string; needed: string }>(
      ({ vbd, backend, needed }) =>
        `its vbd ${vbd.vdev} is of specification virtio and has the backend ${backend}, where it needs ${needed}`,
    ),
    notVirtio: message<{ vbd: Vbd; backend: string }>(
      ({ vbd, backend }) =>
        `its vbd ${vbd.vdev} has the backend ${backend}, which serves vbds of specification virtio only`,
    ),
    otherGuests: messageOf<{ vbd: Vbd; guests: string; release: string }>(
      "warning",
      ({ vbd, guests, release }) =>
        `its vbd ${vbd.vdev} is of specification virtio, of which Xen ${release} tells ${guests} guests alone`,
    ),
  },
  check({ host, domU }, { need, fact, report, undecided }) {
    for (const vbd of domU.vbds) {
      const { specification, backendType } = vbd;
      const about = at(vbd, "specification");
      if (isUnknown(specification))
        undecided(`the specification of its vbd ${vbd.vdev} is not known until apply`, about);
      else if (specification === "virtio") {
        const xen = need(host.xen, "release");
        const release = xen.toString();
        const virtio = fact(virtioDisks, xen);
        if (virtio === "unknown-parameter") report("unknown", { vbd, release }, about);
        else if (isUnknown(backendType))
          undecided(`the backend of its vbd ${vbd.vdev} is not known until apply`, about);
        else if (backendType !== undefined && backendType !== virtio.backend)
          report("wrongBackend", { vbd, backend: backendType, needed: virtio.backend }, at(vbd, "backendType"));
        else report("otherGuests", { vbd, guests: virtio.guests, release }, about);
      } else if (backendType === "standalone") {
        const virtio = fact(virtioDisks, need(host.xen, "release"));
        if (virtio !== "unknown-parameter" && backendType === virtio.backend)
          report("notVirtio", { vbd, backend: backendType }, at(vbd, "backendType"));
      }
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.vbds.xvda.backendType",
      domU: { vbds: [{ vdev: "xvda", target: "vg0/web-root", specification: "virtio", backendType: "phy" }] },
    },
    accepted: { domU: { vbds: [{ vdev: "xvda", target: "vg0/web-root", specification: "xen", backendType: "phy" }] } },
  },
});
