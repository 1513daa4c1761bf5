import { deviceModels } from "../lib/facts/device-model";
import { biosReach, documentedHvmDiskLimit, seabiosReach } from "../lib/facts/hvm-disk";
import { oldXen } from "../lib/model/sample";
import type { DomU, Vbd } from "../lib/model/fleet";
import { sizeOf, placeOfSize } from "../lib/model/find";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { textSetting } from "../lib/model/settings";
import { type Bench, definePolicy, message, messageOf, type Messages } from "../lib/policy/policy";
import type { Size } from "../lib/units/size";
import type { XenRelease } from "../lib/xen/release";

interface TooLarge {
  readonly vbd: Vbd;
  readonly size: Size;
  readonly limit: Size;
  readonly release: string;
}

export const hvmDiskWithinBiosReach = definePolicy({
  id: "hvm-disk-within-bios-reach",
  subject: "domU",
  covers: ["H06b"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "An HVM domU's disks are no larger than its emulated BIOS can reach.",
  rationale:
    "The emulated BIOS and everything that loads by it (a boot loader, DOS, an installer) reach a disk by INT13. In rombios that ends before 3.2 at 28 bits of sector number, and what lies beyond is not refused but " +
    "read from and written to the wrong place; later at 32 bits. SeaBIOS, the firmware of qemu-xen, reads by 48 bits, and what ends at 32 there is an MBR partition table. Drivers of the operating system reach the whole disk.",
  remedy:
    "Keep the disk that boots within the limit and put the rest on further disks, make the domU PV, or boot it by OVMF from a GPT disk where the release has OVMF.",
  notReported:
    "PV and PVH disks, CD-ROMs; from 3.2 on also disks that don't boot, OVMF, and domUs whose kernel Xen loads itself.",
  facts: [documentedHvmDiskLimit, biosReach, seabiosReach, deviceModels],
  messages: {
    overDocumentedLimit: message<TooLarge>(
      ({ vbd, size, limit, release }) =>
        `its disk ${vbd.vdev} is ${size}, and HVM disks are limited to ${limit} on Xen ${release}`,
    ),
    beyondReach: messageOf<TooLarge & { beyond: string }>(
      "warning",
      ({ vbd, size, limit, release, beyond }) =>
        `its disk ${vbd.vdev} is ${size}, and the BIOS of Xen ${release} reaches ${limit}: ${beyond}`,
      { facts: [biosReach, deviceModels] },
    ),
    beyondMbr: messageOf<TooLarge>(
      "info",
      ({ vbd, size, limit }) =>
        `it boots from its disk ${vbd.vdev} of ${size} by SeaBIOS: an MBR partition table reaches ${limit}, a GPT all of it`,
      { remedy: "Partition the disk by GPT, or put what is beyond on another disk.", facts: [seabiosReach] },
    ),
  },
  check({ host, domU }, { need, needed, fact, factOr, report, undecided }) {
    if (domU.type !== "hvm") return;
    const disks = domU.vbds.filter(({ cdrom }) => !cdrom);
    if (disks.length === 0) return;
    const xen = need(host.xen, "release");
    const release = xen.toString();
    const documented = factOr(documentedHvmDiskLimit, xen, undefined);
    const bySeabios = documented === undefined && firmwareOf(domU, xen, { need, needed, factOr }) === "seabios";
    const { limit, beyond } = bySeabios ? { limit: fact(seabiosReach, xen), beyond: "" } : fact(biosReach, xen);
    for (const vbd of documented === undefined ? disks.filter((disk) => isBooted(disk, domU)) : disks) {
      const size = sizeOf(host, vbd);
      if (!isKnown(size)) {
        undecided(
          `the size of its disk ${vbd.vdev} is not known`,
          at(vbd, "target"),
          bySeabios ? "info" : documented === undefined ? "warning" : "error",
        );
      } else if (documented !== undefined && size.isLargerThan(documented)) {
        report("overDocumentedLimit", { vbd, size, limit: documented, release }, placeOfSize(host, vbd));
      } else if (size.isLargerThan(limit) && bySeabios) {
        report("beyondMbr", { vbd, size, limit, release }, placeOfSize(host, vbd));
      } else if (size.isLargerThan(limit)) {
        report("beyondReach", { vbd, size, limit, release, beyond }, placeOfSize(host, vbd));
      }
    }
  },
  examples: {
    rejected: {
      at: "volumeGroups.vg0.logicalVolumes.web-root.size",
      host: oldXen("3.0.3", {
        volumeGroups: [{ name: "vg0", size: "500GiB", logicalVolumes: [{ name: "web-root", size: "161GiB" }] }],
      }),
      domU: {
        type: "hvm",
        kernel: null,
        boot: null,
        vcpus: 1,
        settings: { acpi: 1, apic: 1 },
        vbds: [{ vdev: "hda", target: "vg0/web-root" }],
      },
    },
    accepted: {
      host: oldXen("3.0.3", {
        volumeGroups: [{ name: "vg0", size: "500GiB", logicalVolumes: [{ name: "web-root", size: "128GiB" }] }],
      }),
      domU: {
        type: "hvm",
        kernel: null,
        boot: null,
        vcpus: 1,
        settings: { acpi: 1, apic: 1 },
        vbds: [{ vdev: "hda", target: "vg0/web-root" }],
      },
    },
  },
});

/** Whether the BIOS boots from this disk: the first one, unless something else boots the domU. */
function isBooted(disk: Vbd, domU: DomU): boolean {
  const { bios, kernel, order } = domU.boot;
  if (bios === "ovmf" || kernel !== undefined || (isKnown(order) && !order.includes("c"))) return false;
  return domU.vbds.every((other) => other.cdrom || other.vdev.disk > disk.vdev.disk || other === disk);
}

/** As declared, else by the device model that is declared or that the release takes; undefined where no source tells. */
function firmwareOf(
  domU: DomU,
  release: XenRelease,
  { need, needed, factOr }: Pick<Bench<Messages>, "need" | "needed" | "factOr">,
): string | undefined {
  if (domU.boot.bios !== undefined) return need(domU.boot, "bios");
  const models = factOr(deviceModels, release, undefined);
  const declared = textSetting(domU.settings, "device_model_version");
  const name = declared === undefined ? models?.[0]?.name : needed(declared, at(domU.settings, "device_model_version"));
  return models?.find((model) => model.name === name)?.firmwares[0];
}
