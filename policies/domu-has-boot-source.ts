import { bootloaderNeedsDisk, type BootSource, pvBootSources, pvFirmwares, pvhFirmware } from "../lib/facts/boot";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const domuHasBootSource = definePolicy({
  id: "domu-has-boot-source",
  subject: "domU",
  covers: ["M04"],
  judges: "state",
  severity: "error",
  summary:
    "A PV or PVH domU names what it is booted by: a kernel, a boot loader or a firmware, and each with what it needs.",
  rationale:
    "There is no BIOS to boot such a domU. The toolstack loads a kernel out of dom0, or runs a boot loader that finds one on the domU's first disk, or from 4.10 on takes pvgrub32 or pvgrub64 as firmware= of a PV domU. " +
    "It refuses a configuration with none of them, and one with both a kernel and a firmware.",
  remedy: "Declare boot.kernel, boot.bootloader (pygrub) or, for PV, boot.firmware (pvgrub64), one of them.",
  notReported: "HVM domUs, which boot by their BIOS; whether the file is there in dom0.",
  facts: [pvBootSources, pvFirmwares, pvhFirmware, bootloaderNeedsDisk],
  messages: {
    none: message<{ sources: readonly BootSource[]; release: string }>(
      ({ sources, release }) =>
        `nothing says what it is booted by: on Xen ${release} it needs ${sources.map((source) => `boot.${source}`).join(" or ")}`,
      {
        remedy: ({ sources }) => `Declare one of ${sources.map((source) => `boot.${source}`).join(", ")}.`,
        facts: [pvBootSources],
      },
    ),
    kernelAndFirmware: message(() => "it declares both boot.kernel and boot.firmware, which exclude each other", {
      remedy: "Remove one of them.",
      facts: [pvFirmwares],
    }),
    noSuchFirmware: message<{ firmware: string; known: readonly string[] }>(
      ({ firmware, known }) => `its boot.firmware is ${firmware}, and there are ${known.join(" and ")} only`,
      { remedy: ({ known }) => `Write ${known.join(" or ")}.`, facts: [pvFirmwares] },
    ),
    firmwareOfPv: message<{ firmware: string }>(
      ({ firmware }) => `it is PVH, and its boot.firmware ${firmware} is a GRUB for PV, which can't start there`,
      {
        remedy:
          "Boot it by boot.kernel, for which GRUB has a build of its own (grub-i386-xen_pvh.bin), or by boot.bootloader; or make it PV.",
        facts: [pvhFirmware],
      },
    ),
    noDisk: message<{ bootloader: string }>(
      ({ bootloader }) => `its boot loader, ${bootloader}, reads the kernel from its first disk, and it has none`,
      { remedy: "Declare its disk among its vbds, or boot it by boot.kernel.", facts: [bootloaderNeedsDisk] },
    ),
  },
  check({ host, domU }, { need, fact, report }) {
    if (domU.type === "hvm") return;
    const { kernel, bootloader, firmware } = domU.boot;
    if (kernel === undefined && bootloader === undefined) {
      const release = need(host.xen, "release");
      const sources = fact(pvBootSources, release).filter((source) => source !== "firmware" || domU.type === "pv");
      if (firmware === undefined || (domU.type === "pv" && !sources.includes("firmware")))
        return report("none", { sources, release: release.toString() }, at(domU.boot, "kernel"));
    }
    if (firmware !== undefined) {
      const known = fact(pvFirmwares, need(host.xen, "release"));
      if (kernel !== undefined)
        report("kernelAndFirmware", undefined, { at: at(domU.boot, "firmware"), related: [at(domU.boot, "kernel")] });
      const name = need(domU.boot, "firmware");
      if (!known.includes(name)) report("noSuchFirmware", { firmware: name, known }, at(domU.boot, "firmware"));
      else if (domU.type === "pvh" && !fact(pvhFirmware, need(host.xen, "release")))
        report("firmwareOfPv", { firmware: name }, { at: at(domU.boot, "firmware"), related: [at(domU, "type")] });
    }
    if (bootloader !== undefined && domU.vbds.length === 0) {
      if (fact(bootloaderNeedsDisk, need(host.xen, "release")))
        report("noDisk", { bootloader: need(domU.boot, "bootloader") }, at(domU, "vbds"));
    }
  },
  examples: {
    rejected: { at: "domUs.web.boot.kernel", domU: { type: "pvh", boot: null } },
    accepted: { domU: { boot: { kernel: null, ramdisk: null, firmware: "pvgrub64" } } },
  },
});
