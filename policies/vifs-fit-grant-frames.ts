import {
  defaultGrantFrames,
  documentedVifLimit,
  fixedVifLimit,
  grantArithmetic,
  grantFrames,
} from "../lib/facts/grant-table";
import { newest, oldest } from "../lib/facts/fact";
import { xlConfKeys } from "../lib/facts/xl-conf";
import type { Host } from "../lib/model/fleet";
import { isKnown } from "../lib/model/planned";
import { oldXen } from "../lib/model/sample";
import { numberSetting } from "../lib/model/settings";
import { at } from "../lib/model/place";
import { type Bench, definePolicy, message, messageOf, type Messages } from "../lib/policy/policy";
import type { XenRelease } from "../lib/xen/release";
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
    "Fewer queues that dom0's drivers may allow (xen_netback.max_queues), and CD-ROMs: the figure is the peak of default drivers. DomUs that declare another operating system than Linux, where the table grows.",
  facts: [fixedVifLimit, documentedVifLimit, grantArithmetic, defaultGrantFrames, xlConfKeys],
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
      { facts: [grantArithmetic, defaultGrantFrames, xlConfKeys] },
    ),
  },
  check({ host, domU }, bench) {
    const { need, factOr, cite, report, undecided } = bench;
    const release = need(host.xen, "release");
    const vifs = domU.vifs.length;
    const allowed = factOr(fixedVifLimit, release, undefined);
    if (allowed !== undefined) {
      cite(documentedVifLimit, release);
      if (vifs > allowed) report("tooManyVifs", { vifs, allowed, release: release.toString() }, at(domU, "vifs"));
      return;
    }
    if (isKnown(domU.os) && domU.os !== "linux") return;
    const vbds = domU.vbds.filter(({ cdrom }) => !cdrom).length;
    const vcpus = need(domU, "vcpus");
    const demand = { vifs, vbds, vcpus };
    const limit = domU.maxGrantFrames === undefined ? byDefault(host, release, bench) : need(domU, "maxGrantFrames");
    const tell = (frames: number): void => {
      if (frames > limit)
        report("tooManyFrames", { ...demand, frames, limit, release: release.toString() }, at(domU, "vifs"));
    };
    const { kernel } = domU;
    const by = isKnown(kernel) ? factOr(grantArithmetic, kernel, undefined) : undefined;
    if (by !== undefined) return tell(grantFrames(by, demand));
    // No kernel takes fewer than the oldest, nor more than the newest.
    const [least, peak] = [oldest(grantArithmetic), newest(grantArithmetic)].map((span) => grantFrames(span, demand));
    if (least !== undefined && least > limit) {
      cite(grantArithmetic, grantArithmetic.spans.at(-1)?.since);
      tell(least);
    } else if (peak !== undefined && peak > limit)
      undecided(
        `it may have ${limit} grant frames, and its ${vifs} vifs and ${vbds} vbds on ${vcpus} vCPUs take ${least} to ${peak}, as its kernel has it, which is not declared or not known`,
        at(domU, "kernel"),
        "warning",
      );
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

/** By xl.conf, else by the hypervisor's command line, else Xen's own. */
function byDefault(
  host: Host,
  release: XenRelease,
  { needed, fact, factOr }: Pick<Bench<Messages>, "needed" | "fact" | "factOr">,
): number {
  const key = "max_grant_frames";
  const declared = numberSetting(host.xlConf, key);
  if (declared !== undefined && factOr(xlConfKeys, release, undefined)?.known.has(key) === true)
    return needed(declared, at(host.xlConf, key));
  const { frames, option } = fact(defaultGrantFrames, release);
  return Number((option === undefined ? undefined : xenOption(host, option, { needed })) ?? frames);
}
