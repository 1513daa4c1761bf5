import { deviceModelArgs } from "../lib/facts/device-model";
import type { DomU } from "../lib/model/fleet";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";

export const deviceModelArgsNameNoDisks = definePolicy({
  id: "device-model-args-name-no-disks",
  subject: "domU",
  covers: [],
  judges: "state",
  severity: "error",
  summary: "Every disk of a domU is one of its vbds.",
  rationale:
    "What is added to the device model's command line reaches QEMU as it stands. A disk among it is written to without libxl's locks, and nobody who reads the declaration sees it: not who shares it, not whether it shrinks.",
  remedy: "Declare it as a vbd.",
  facts: [deviceModelArgs],
  messages: {
    disk: message<{ key: string; word: string }>(
      ({ key, word }) => `${key} adds a disk to the device model (${word}) that is none of its vbds`,
    ),
  },
  check({ host, domU }, { cite, report, undecided }) {
    for (const [key, value] of domU.settings) {
      if (!/^device_model_args(_pv|_hvm)?$/.test(key)) continue;
      if (!isKnown(value)) {
        undecided(value, { thing: domU.settings, key });
        continue;
      }
      const word = diskIn(value);
      if (word === undefined) continue;
      cite(deviceModelArgs, host.xen.release);
      report("disk", { key, word }, { thing: domU.settings, key });
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.device_model_args",
      domU: {
        type: "hvm",
        boot: null,
        settings: { device_model_args: ["-drive", "file=/dev/vg0/mail-root,if=virtio"] },
      },
    },
    accepted: { domU: { type: "hvm", boot: null, settings: { device_model_args: ["-vga", "std"] } } },
  },
});

/** Options of QEMU that bring a disk (qemu(1): Block device options). */
const DISK = /^--?(drive|blockdev|hd[abcd]|cdrom|fda|fdb|sd|pflash|mtdblock|virtfs|fsdev)$|(^|[,=\s])file(name)?=/;

function diskIn(value: DomU["settings"] extends ReadonlyMap<string, infer V> ? V : never): string | undefined {
  const words = Array.isArray(value) ? (value as readonly string[]) : String(value).split(/\s+/);
  return words.find((word) => DISK.test(word));
}
