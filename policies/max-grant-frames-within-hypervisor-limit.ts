import { grantFramesCapped, hypervisorGrantFrames } from "../lib/facts/grant-table";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { xenOption } from "../lib/questions/xen-option";

export const maxGrantFramesWithinHypervisorLimit = definePolicy({
  id: "max-grant-frames-within-hypervisor-limit",
  subject: "domU",
  covers: ["H03", "M67"],
  judges: "state",
  severity: "error",
  summary: "A domU asks for no more grant frames than its hypervisor grants any.",
  rationale:
    "From 4.10 to 4.17 gnttab_max_frames on Xen's command line is the most that a domU can be given: above it xl create fails with EINVAL. From 4.18 on it is only a default.",
  remedy: "Raise gnttab_max_frames on Xen's command line and reboot the host, or lower maxGrantFrames.",
  notReported: "Releases before 4.10, whose xl does not know max_grant_frames.",
  facts: [grantFramesCapped, hypervisorGrantFrames],
  messages: {
    above: message<{ asked: number; limit: number; release: string; declared: boolean }>(
      ({ asked, limit, release, declared }) =>
        `it asks for ${asked} grant frames, and Xen ${release} ${declared ? `is started with gnttab_max_frames=${limit}` : `gives a domU at most ${limit} unless gnttab_max_frames says otherwise`}`,
    ),
  },
  check({ host, domU }, { need, needed, fact, factOr, report }) {
    if (domU.maxGrantFrames === undefined) return;
    const release = need(host.xen, "release");
    if (!factOr(grantFramesCapped, release, false)) return;
    const asked = need(domU, "maxGrantFrames");
    const set = xenOption(host, "gnttab_max_frames", { needed });
    const limit = set === undefined ? fact(hypervisorGrantFrames, release) : Number(set);
    if (asked > limit)
      report(
        "above",
        { asked, limit, release: release.toString(), declared: set !== undefined },
        at(domU, "maxGrantFrames"),
      );
  },
  examples: {
    rejected: { at: "domUs.web.maxGrantFrames", domU: { maxGrantFrames: 128 } },
    accepted: {
      host: { xen: { commandLine: "dom0_mem=2048M,max:2048M gnttab_max_frames=128" } },
      domU: { maxGrantFrames: 128 },
    },
  },
});
