import { tapDevices } from "../lib/facts/disk-backends";
import { oldXen } from "../lib/model/sample";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { countServed } from "../lib/questions/xend-disks";

export const tapDevicesWithinLimit = definePolicy({
  id: "tap-devices-within-limit",
  subject: "host",
  covers: ["H08b"],
  judges: "state",
  severity: "error",
  summary: "The vbds that blktap serves on a host are no more than it has devices.",
  rationale:
    "blktap has a table of devices of fixed size for the whole host. When it is full the next vbd does not connect, and its domU does not start.",
  remedy: "Serve some of the vbds as devices (logical volumes, phy:), or spread the domUs over more hosts.",
  notReported: "Releases from 4.0 on, whose blktap2 is another driver. vbds that are attached by hand.",
  facts: [tapDevices],
  messages: {
    tooMany: message<{ served: number; limit: number; release: string }>(
      ({ served, limit, release }) =>
        `its domUs have ${served} vbds on blktap, which serves ${limit} on a host of Xen ${release}`,
    ),
  },
  check({ host }, { need, factOr, report, undecided }) {
    const { served, unknown } = countServed(host, "tap");
    if (served + unknown === 0) return;
    const release = need(host.xen, "release");
    const limit = factOr(tapDevices, release, undefined);
    if (limit === undefined) return;
    if (served > limit) report("tooMany", { served, limit, release: release.toString() }, at(host, "domUs"));
    else if (served + unknown > limit)
      undecided(`what serves ${unknown} of the vbds of its domUs is not known until apply`, at(host, "domUs"));
  },
  examples: {
    rejected: { at: "domUs", host: oldXen("3.0.3"), domU: { kernel: "2.6.16.29", vbds: tapVbds(101) } },
    accepted: { host: oldXen("3.0.3"), domU: { kernel: "2.6.16.29", vbds: tapVbds(2) } },
  },
});

function tapVbds(count: number): { vdev: string; target: string; size: string; backendType: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    vdev: `hd${"abcdefghijklmnopqrst"[index % 20]}${1 + Math.floor(index / 20)}`,
    target: `/srv/${index}.img`,
    size: "1GiB",
    backendType: "tap",
  }));
}
