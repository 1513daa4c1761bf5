import { emulatedDisks } from "../lib/facts/emulated-disks";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { emulatedPlaceFacts, emulatedPlaces, hasUsualDeviceModel } from "../lib/questions/emulated-places";
import { definePolicy, message } from "../lib/policy/policy";

export const hvmBootDiskIsEmulated = definePolicy({
  id: "hvm-boot-disk-is-emulated",
  subject: "domU",
  covers: ["M43"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "An HVM domU that boots from disk has a disk that its device model emulates.",
  rationale:
    'The BIOS has no PV drivers: a disk that no controller emulates is not there before the operating system\'s own drivers run, and "No bootable device" is all that is seen of it.',
  remedy: "Name the disk that boots hda.",
  notReported:
    "Which of several emulated disks boots; domUs that have an emulated CD-ROM or boot from the network; OVMF, which has a PV driver; a kernel that Xen loads itself; device models other than the release's own.",
  facts: emulatedPlaceFacts,
  messages: {
    none: message<{ vdevs: readonly string[]; how: string; release: string }>(
      ({ vdevs, how, release }) =>
        `it boots from disk, but ${vdevs.join(", ")} ${vdevs.length === 1 ? "is" : "are"} not emulated: the device model of Xen ${release} emulates ${how}`,
    ),
  },
  check({ host, domU }, bench) {
    const { bios, kernel, order } = domU.boot;
    if (kernel !== undefined || bios === "ovmf" || !hasUsualDeviceModel(domU, bench)) return;
    if (isKnown(order) && (!order.includes("c") || order.includes("n"))) return;
    const disks = domU.vbds.filter(({ cdrom }) => !cdrom);
    // hda is the first disk of every device model.
    if (disks.length === 0 || disks.some(({ vdev }) => vdev.family === "hd" && vdev.disk === 0)) return;
    if (bios !== undefined) bench.need(domU.boot, "bios");
    if (order !== undefined) bench.need(domU.boot, "order");
    const release = bench.need(host.xen, "release");
    const places = emulatedPlaces(host, domU, bench);
    if ([...places.values()].some((place) => typeof place === "object")) return;
    if ([...places.values()].includes("unknown")) {
      bench.undecided(
        `no source says whether Xen ${release} emulates ${disks.map(({ vdev }) => vdev).join(", ")}`,
        at(disks[0] ?? domU, "vdev"),
      );
      return;
    }
    bench.report(
      "none",
      {
        vdevs: disks.map(({ vdev }) => vdev.toString()),
        how: emulatedDisks.show(bench.fact(emulatedDisks, release)),
        release: release.toString(),
      },
      { at: at(disks[0] ?? domU, "vdev"), related: disks.slice(1).map((vbd) => at(vbd, "vdev")) },
    );
  },
  examples: {
    rejected: {
      at: "domUs.web.vbds.xvde.vdev",
      domU: { type: "hvm", kernel: null, boot: null, vbds: [{ vdev: "xvde", target: "vg0/web-root" }] },
    },
    accepted: { domU: { type: "hvm", kernel: null, boot: null, vbds: [{ vdev: "hda", target: "vg0/web-root" }] } },
  },
});
