import { deviceModelArguments, diskOptionsOfQemu } from "../lib/facts/device-model-args";
import { at } from "../lib/model/place";
import { listSetting } from "../lib/model/settings";
import { definePolicy, message } from "../lib/policy/policy";
import { namesDisk } from "../lib/questions/device-model-disks";

export const deviceModelArgsNameNoDisk = definePolicy({
  id: "device-model-args-name-no-disk",
  subject: "domU",
  covers: ["M51"],
  judges: "state",
  severity: "error",
  summary: "A domU has its disks from its vbds, and none by the device model's own command line.",
  rationale:
    "What device_model_args hands to QEMU nobody looks at: the toolstack doesn't lock such a disk against a second domU, and no policy knows who writes to it, how large it is, or that it grows.",
  remedy: "Declare the disk as a vbd, and take it out of the arguments.",
  notReported:
    "Arguments without a disk or a device of dom0's. What a file that QEMU reads its options from (-readconfig) says, apart from that there is one.",
  facts: [deviceModelArguments, diskOptionsOfQemu],
  messages: {
    names: message<{ setting: string; argument: string }>(
      ({ setting, argument }) => `its ${setting} says ${argument}: a disk that is none of its vbds`,
    ),
  },
  check({ host, domU }, { need, needed, fact, report }) {
    if (![...domU.settings.keys()].some((key) => key.startsWith("device_model_args"))) return;
    const release = need(host.xen, "release");
    for (const setting of fact(deviceModelArguments, release)) {
      const list = listSetting(domU.settings, setting);
      if (list === undefined) continue;
      const options = fact(diskOptionsOfQemu, release);
      for (const argument of new Set(needed(list, at(domU.settings, setting))))
        if (namesDisk(argument, options))
          report("names", { setting, argument }, { at: at(domU.settings, setting), about: argument });
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.device_model_args",
      domU: { settings: { device_model_args: ["-drive", "file=/srv/data.img,if=virtio"] } },
    },
    accepted: { domU: { settings: { device_model_args: ["-name", "web"] } } },
  },
});
