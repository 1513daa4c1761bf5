import { balloonDriverNeeded, hvmBallooning } from "../lib/facts/ballooning";
import { at } from "../lib/model/place";
import { runsLinux } from "../lib/questions/domu-kernel";
import { definePolicy, message } from "../lib/policy/policy";
import type { Size } from "../lib/units/size";

export const podDomuHasBalloonDriver = definePolicy({
  id: "pod-domu-has-balloon-driver",
  subject: "domU",
  covers: ["H02d"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "An HVM or PVH domU that starts with less memory than its maxmem has a balloon driver.",
  rationale:
    "Such a domU sees maxmem, and Xen populates its pages as they are touched. A balloon driver takes the difference out of use before the guest comes to it; without one the guest touches more pages than there are, " +
    'and Xen kills it ("Out of PoD memory").',
  remedy: "Set maxmem to memory, or install a balloon driver in the domU and declare balloonDriver: true.",
  notReported: "Linux, which brings one; PVH domUs that don't say whether they have one.",
  facts: [hvmBallooning, balloonDriverNeeded],
  messages: {
    missing: message<{ memory: Size; maxmem: Size; release: string }>(
      ({ memory, maxmem, release }) =>
        `it starts with ${memory} of its ${maxmem} and has no balloon driver: on Xen ${release} it crashes when it has touched more than it has`,
    ),
  },
  check({ host, domU }, { need, fact, factOr, report, undecided }) {
    if (domU.type === "pv" || domU.maxmem === undefined) return;
    const release = need(host.xen, "release");
    if (factOr(hvmBallooning, release, undefined) !== "populate-on-demand" || !fact(balloonDriverNeeded, release))
      return;
    const memory = need(domU, "memory");
    const maxmem = need(domU, "maxmem");
    if (!maxmem.isLargerThan(memory)) return;
    if (domU.balloonDriver !== undefined) {
      if (!need(domU, "balloonDriver"))
        report("missing", { memory, maxmem, release: release.toString() }, at(domU, "balloonDriver"));
      return;
    }
    // A warning at most: an xl.cfg has no way to say it, and most guests have the driver.
    if (!runsLinux(domU) && domU.type === "hvm")
      undecided(
        "it starts with less memory than its maxmem, and nothing says whether it has a balloon driver (balloonDriver, or os: linux)",
        at(domU, "balloonDriver"),
        "warning",
      );
  },
  examples: {
    rejected: {
      at: "domUs.web.balloonDriver",
      domU: { type: "hvm", os: "dos", kernel: null, boot: null, memory: "1GiB", maxmem: "2GiB", balloonDriver: false },
    },
    accepted: {
      domU: {
        type: "hvm",
        os: "windows",
        uuid: "2147d599-9cc6-c0dc-92ab-4064b5446e9b",
        kernel: null,
        boot: null,
        memory: "1GiB",
        maxmem: "2GiB",
        balloonDriver: true,
      },
    },
  },
});
