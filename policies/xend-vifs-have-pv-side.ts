import { ioemuHasNoPvSide, linuxUnplugsEmulated } from "../lib/facts/xend-ways";
import { oldXen } from "../lib/model/sample";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";

/** What the examples have in common: all that xend wants of an HVM domU, but for its vifs. */
const OLD_HVM = {
  type: "hvm",
  boot: null,
  kernel: "3.2.0",
  vcpus: 1,
  settings: { acpi: 1, apic: 1 },
  vbds: [{ vdev: "hda", target: "vg0/web-root" }],
};

export const xendVifsHavePvSide = definePolicy({
  id: "xend-vifs-have-pv-side",
  subject: "domU",
  covers: ["D24"],
  judges: "state",
  severity: "warning",
  summary: "A vif of an HVM domU under xend has the paravirtual side that its kernel goes over to.",
  rationale:
    "Under xend, type=ioemu makes the emulated card and nothing else. Linux unplugs that card as soon as it finds Xen's platform device, and is then without a network. xl makes both.",
  remedy: "Leave type out: xend then makes the paravirtual side.",
  notReported: "Kernels that nobody declares; hosts that xl runs.",
  facts: [ioemuHasNoPvSide, linuxUnplugsEmulated],
  messages: {
    none: message<{ index: number; kernel: string; release: string }>(
      ({ index, kernel, release }) =>
        `its vif ${index} is of type ioemu, which xend of Xen ${release} gives no paravirtual side, and Linux ${kernel} unplugs the emulated card`,
    ),
  },
  check({ host, domU }, { need, factOr, report }) {
    if (domU.type !== "hvm" || domU.kernel === undefined || domU.vifs.every(({ type }) => type === undefined)) return;
    const release = need(host.xen, "release");
    if (!factOr(ioemuHasNoPvSide, release, false)) return;
    const kernel = need(domU, "kernel");
    if (!factOr(linuxUnplugsEmulated, kernel, false)) return;
    domU.vifs.forEach((vif, index) => {
      if (isKnown(vif.type) && vif.type === "ioemu")
        report(
          "none",
          { index, kernel: kernel.toString(), release: release.toString() },
          { at: at(vif, "type"), related: [at(domU, "kernel")] },
        );
    });
  },
  examples: {
    rejected: {
      at: "domUs.web.vifs[0].type",
      host: oldXen("3.2.0"),
      domU: {
        ...OLD_HVM,
        vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56", type: "ioemu" }],
      },
    },
    accepted: {
      host: oldXen("3.2.0"),
      domU: {
        ...OLD_HVM,
        vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56" }],
      },
    },
  },
});
