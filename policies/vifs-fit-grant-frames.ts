import {
  defaultGrantFrames,
  documentedVifLimit,
  fixedVifLimit,
  grantArithmetic,
  grantFrames,
} from "../lib/facts/grant-table";
import { oldXen } from "../lib/model/sample";
import { at } from "../lib/model/place";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import { xenOption } from "../lib/questions/xen-option";

export const vifsFitGrantFrames = definePolicy({
  id: "vifs-fit-grant-frames",
  subject: "domU",
  covers: ["H03"],
  judges: "state",
  severity: "error",
  summary: "A domU's vifs and vbds fit its grant table.",
  rationale:
    "Every page that a vif or a vbd shares with dom0 takes an entry of the domU's grant table. Up to 3.0.4 the table is of fixed size: the next vif finds no entries, and its interface is missing. " +
    "Later the table grows up to a limit, and drivers with several queues take an entry for each slot of each queue: past the limit queues are missing and I/O stalls.",
  remedy:
    "Use fewer vifs (VLANs over one vif), raise maxGrantFrames, or lower the number of queues (xen_netfront.max_queues in the domU).",
  notReported:
    "Fewer queues that dom0's drivers may allow (xen_netback.max_queues), and CD-ROMs: the figure is the peak of default drivers.",
  facts: [fixedVifLimit, documentedVifLimit, grantArithmetic, defaultGrantFrames],
  messages: {
    tooManyVifs: message<{ vifs: number; allowed: number; release: string }>(
      ({ vifs, allowed, release }) =>
        `it has ${vifs} vifs, and a domU of Xen ${release} has room for ${allowed} in its grant table`,
      { remedy: "Use fewer vifs: several VLANs can share one.", facts: [fixedVifLimit, documentedVifLimit] },
    ),
    tooManyFrames: messageOf<{
      vifs: number;
      vbds: number;
      vcpus: number;
      frames: number;
      limit: number;
      release: string;
    }>(
      "warning",
      ({ vifs, vbds, vcpus, frames, limit, release }) =>
        `its ${vifs} vifs and ${vbds} vbds on ${vcpus} vCPUs take up to ${frames} grant frames, and it may have ${limit} on Xen ${release}`,
      { facts: [grantArithmetic, defaultGrantFrames] },
    ),
  },
  check({ host, domU }, { need, needed, fact, factOr, cite, report }) {
    const release = need(host.xen, "release");
    const vifs = domU.vifs.length;
    const allowed = factOr(fixedVifLimit, release, undefined);
    if (allowed !== undefined) {
      cite(documentedVifLimit, release);
      if (vifs > allowed) report("tooManyVifs", { vifs, allowed, release: release.toString() }, at(domU, "vifs"));
      return;
    }
    const vbds = domU.vbds.filter(({ cdrom }) => !cdrom).length;
    const vcpus = need(domU, "vcpus");
    const frames = grantFrames(fact(grantArithmetic, release), { vifs, vbds, vcpus });
    const { frames: usual, option } = fact(defaultGrantFrames, release);
    const byDefault = (): number =>
      Number((option === undefined ? undefined : xenOption(host, option, { needed })) ?? usual);
    const limit = domU.maxGrantFrames === undefined ? byDefault() : need(domU, "maxGrantFrames");
    if (frames > limit)
      report("tooManyFrames", { vifs, vbds, vcpus, frames, limit, release: release.toString() }, at(domU, "vifs"));
  },
  examples: {
    rejected: {
      at: "domUs.web.vifs",
      host: oldXen("3.0.3"),
      domU: {
        kernel: "2.6.16.29",
        vifs: [
          { bridge: "xenbr0", mac: "00:16:3e:12:34:56" },
          { bridge: "xenbr0", mac: "00:16:3e:12:34:57" },
          { bridge: "xenbr0", mac: "00:16:3e:12:34:58" },
          { bridge: "xenbr0", mac: "00:16:3e:12:34:59" },
        ],
      },
    },
    accepted: {
      host: oldXen("3.0.3"),
      domU: {
        kernel: "2.6.16.29",
        vifs: [
          { bridge: "xenbr0", mac: "00:16:3e:12:34:56" },
          { bridge: "xenbr0", mac: "00:16:3e:12:34:57" },
          { bridge: "xenbr0", mac: "00:16:3e:12:34:58" },
        ],
      },
    },
  },
});
