import { loopDevices } from "../lib/facts/disk-backends";
import { oldXen } from "../lib/model/sample";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { countServed } from "../lib/questions/xend-disks";
import { commandLineOption } from "../lib/xen/command-line";

export const loopDevicesWithinLimit = definePolicy({
  id: "loop-devices-within-limit",
  subject: "host",
  covers: ["H08b"],
  judges: "state",
  severity: "warning",
  summary: "The files that a host serves as vbds are no more than dom0 has loop devices.",
  rationale:
    'Under xend each raw file (file:) takes a loop device of dom0\'s, of which there are few unless its kernel is told otherwise. The domU that needs the next one stops with "Failed to find an unused loop device".',
  remedy:
    "Declare dom0.commandLine with max_loop=, serve the files by tap:aio (backendType: tap), or put them on logical volumes.",
  notReported: "Loop devices that dom0 uses itself; max_loop given to the loop module rather than the kernel.",
  facts: [loopDevices],
  messages: {
    tooMany: message<{ served: number; limit: number; release: string }>(
      ({ served, limit, release }) =>
        `its domUs have ${served} files as vbds, and dom0 of Xen ${release} has ${limit} loop devices for them`,
    ),
  },
  check({ host }, { need, factOr, report, undecided }) {
    const { served, unknown } = countServed(host, "loop");
    if (served + unknown === 0) return;
    const release = need(host.xen, "release");
    const usual = factOr(loopDevices, release, undefined);
    if (usual === undefined || served + unknown <= usual) return;
    const { commandLine } = host.dom0;
    const limit = Number(
      (commandLine === undefined ? undefined : commandLineOption(need(host.dom0, "commandLine"), "max_loop")) ?? usual,
    );
    if (served > limit)
      report(
        "tooMany",
        { served, limit, release: release.toString() },
        { at: at(host.dom0, "commandLine"), related: [at(host, "domUs")] },
      );
    else if (served + unknown > limit)
      undecided(`what serves ${unknown} of the vbds of its domUs is not known until apply`, at(host, "domUs"));
  },
  examples: {
    rejected: { at: "dom0.commandLine", host: oldXen("3.0.3"), domU: { kernel: "2.6.16.29", vbds: files(9) } },
    accepted: { host: oldXen("3.0.3"), domU: { kernel: "2.6.16.29", vbds: files(8) } },
  },
});

function files(count: number): { vdev: string; target: string; size: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    vdev: `xvda${index + 1}`,
    target: `/srv/${index}.img`,
    size: "1GiB",
  }));
}
