import { pygrubPath } from "../lib/facts/boot";
import { at } from "../lib/model/place";
import { definePolicy, message, messageOf } from "../lib/policy/policy";

export const bootloaderPathExists = definePolicy({
  id: "bootloader-path-exists",
  subject: "domU",
  covers: ["M10"],
  judges: "state",
  severity: "error",
  summary: "A boot loader is named by a path that the release has.",
  rationale:
    "pygrub moved into Xen's own directory with 4.2. The link that stayed at /usr/bin/pygrub was deprecated from that day and is gone with 4.19: a domU that names it does not start after the upgrade.",
  remedy: "Write bootloader: pygrub, without a path. The toolstack finds it.",
  notReported: "Other paths: what lies there is not known.",
  facts: [pygrubPath],
  messages: {
    gone: message<{ path: string; release: string }>(
      ({ path, release }) => `its boot loader is ${path}, which Xen ${release} does not have any more`,
    ),
    deprecated: messageOf<{ path: string; release: string }>(
      "info",
      ({ path, release }) => `its boot loader is ${path}, which is deprecated on Xen ${release}`,
    ),
  },
  check({ host, domU }, { need, fact, report }) {
    if (domU.type === "hvm" || domU.boot.bootloader === undefined) return;
    const bootloader = need(domU.boot, "bootloader");
    if (!bootloader.startsWith("/")) return;
    const release = need(host.xen, "release");
    const { path, is } = fact(pygrubPath, release);
    if (bootloader !== path) return;
    if (is === "nothing") report("gone", { path, release: release.toString() }, at(domU.boot, "bootloader"));
    if (is === "a deprecated link")
      report("deprecated", { path, release: release.toString() }, at(domU.boot, "bootloader"));
  },
  examples: {
    rejected: {
      at: "domUs.web.boot.bootloader",
      host: { xen: { release: "4.19.0" } },
      domU: {
        boot: { kernel: null, ramdisk: null, extra: null, bootloader: "/usr/bin/pygrub" },
        vbds: [{ vdev: "xvda", target: "/dev/vg1/web-root", size: "20GiB" }],
      },
    },
    accepted: {
      host: { xen: { release: "4.19.0" } },
      domU: {
        boot: { kernel: null, ramdisk: null, extra: null, bootloader: "pygrub" },
        vbds: [{ vdev: "xvda", target: "/dev/vg1/web-root", size: "20GiB" }],
      },
    },
  },
});
