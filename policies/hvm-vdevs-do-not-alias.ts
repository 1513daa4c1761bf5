import { oneDriveAPlace } from "../lib/facts/emulated-disks";
import type { Vbd } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { emulatedPlaceFacts, emulatedPlaces, hasUsualDeviceModel } from "../lib/questions/emulated-places";
import { definePolicy, message } from "../lib/policy/policy";
import { repeated, secondOf } from "../lib/questions/repeated";

export const hvmVdevsDoNotAlias = definePolicy({
  id: "hvm-vdevs-do-not-alias",
  subject: "domU",
  covers: ["M41"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "No two vbds of an HVM domU take one place on its emulated controllers.",
  rationale:
    "libxl has the first xvd disks emulated like hd disks, and counts both by their letter alone: hda, xvda and hda1 are all the first disk on IDE. QEMU refuses the second one, and the domU does not start.",
  remedy: "Keep hda to hdd for what the firmware boots from and for CD-ROMs, and name the other vbds from xvde on.",
  notReported:
    "sd and xvd disks of one letter: other controllers. vbds of one device number: vdevs-are-unique reports them. Device models other than the release's own.",
  facts: [...emulatedPlaceFacts, oneDriveAPlace],
  messages: {
    onePlace: message<{ vbds: readonly Vbd[]; controller: string; number: number; release: string }>(
      ({ vbds, controller, number, release }) =>
        `its vbds ${vbds.map(({ vdev }) => vdev).join(" and ")} are ${vbds.length === 2 ? "both" : "all"} disk ${number} on the ${controller} controller that Xen ${release} emulates`,
    ),
  },
  check({ host, domU }, bench) {
    if (repeated(domU.vbds, ({ vdev }) => String(vdev.disk)).length === 0 || !hasUsualDeviceModel(domU, bench)) return;
    const { fact, report, undecided } = bench;
    const release = bench.need(host.xen, "release");
    const places = emulatedPlaces(host, domU, bench);
    const placed = domU.vbds.flatMap((vbd) => {
      const place = places.get(vbd);
      return typeof place === "object" ? [{ vbd, ...place }] : [];
    });
    for (const [, here] of repeated(placed, ({ controller, number }) => `${controller} ${number}`)) {
      const [first] = here;
      if (first === undefined || new Set(here.map(({ vbd }) => vbd.vdev.identity)).size === 1) continue;
      if (fact(oneDriveAPlace, release))
        report(
          "onePlace",
          { ...first, vbds: here.map(({ vbd }) => vbd), release: release.toString() },
          secondOf(here.map(({ vbd }) => at(vbd, "vdev"))),
        );
    }
    for (const [vbd, place] of places) {
      if (place !== "unknown") continue;
      const twin = placed.find(({ controller, number }) => controller === "ide" && number === vbd.vdev.disk);
      if (twin !== undefined)
        undecided(`no source says whether Xen ${release} emulates its vbd ${vbd.vdev} beside ${twin.vbd.vdev}`, {
          at: at(vbd, "vdev"),
          related: [at(twin.vbd, "vdev")],
        });
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.vbds.xvda.vdev",
      domU: {
        type: "hvm",
        kernel: null,
        boot: null,
        vbds: [
          { vdev: "hda", target: "vg0/web-root" },
          { vdev: "xvda", target: "/dev/sdb", size: "10GiB" },
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
          { vdev: "xvde", target: "/dev/sdb", size: "10GiB" },
        ],
      },
    },
  },
});
