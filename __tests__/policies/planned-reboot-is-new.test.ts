import { configurationAppliedAtStart } from "../../lib/facts/life";
import { blkbackAnnouncesResize, blkfrontTakesResize, qdiskAnnouncesResize } from "../../lib/facts/volume-resize";
import { plannedRebootIsNew } from "../../policies/planned-reboot-is-new";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const volume = (size: string) => [{ name: "vg0", size: "500GiB", logicalVolumes: [{ name: "web-root", size }] }];
const window = (start: string) => ({ start, minutes: 30 });

policyCases(plannedRebootIsNew, {
  valid: [
    {
      name: "an old reboot beside a grow that both kernels announce online",
      domU: { plannedReboots: [{ reason: "grow" }] },
      before: { domU: { plannedReboots: [{ reason: "grow" }] }, host: { volumeGroups: volume("10GiB") } },
    },
    {
      name: "a reboot that comes with the grow",
      domU: { kernel: null, plannedReboots: [{ reason: "grow" }] },
      before: { host: { volumeGroups: volume("10GiB") } },
    },
    {
      name: "a reboot that was there before while nothing grows",
      domU: { plannedReboots: [{ reason: "grow" }] },
      before: { domU: { plannedReboots: [{ reason: "grow" }] } },
    },
    {
      name: "an old reboot beside a new one",
      domU: { kernel: null, plannedReboots: [{ reason: "grow" }, { reason: "grow again" }] },
      before: { domU: { plannedReboots: [{ reason: "grow" }] }, host: { volumeGroups: volume("10GiB") } },
    },
    {
      name: "a reboot of the same reason in another window",
      domU: { kernel: null, plannedReboots: [{ reason: "grow", window: window("2026-12-08T02:00:00+01:00") }] },
      before: {
        domU: { plannedReboots: [{ reason: "grow", window: window("2026-12-01T02:00:00+01:00") }] },
        host: { volumeGroups: volume("10GiB") },
      },
    },
  ],
  invalid: [
    {
      name: "a grow that relies on a reboot of an earlier change",
      domU: { kernel: null, plannedReboots: [{ reason: "grow" }] },
      before: {
        domU: { kernel: null, plannedReboots: [{ reason: "grow" }] },
        host: { volumeGroups: volume("10GiB") },
      },
      says: [
        'vg0/web-root grows, and every planned reboot of the domU ("grow") was declared before this change already',
      ],
    },
    {
      name: "a changed setting that relies on a reboot of an earlier change",
      domU: { vcpus: 4, plannedReboots: [{ reason: "grow" }] },
      before: { domU: { plannedReboots: [{ reason: "grow" }] } },
      says: ["vcpus changes, and every planned reboot"],
    },
  ],
  undecided: [],
});

const old = { plannedReboots: [{ reason: "grow" }] };
const grown = { domU: old, before: { domU: old, host: { volumeGroups: volume("10GiB") } } };
const online = {
  at: (announces: boolean) => (announces ? grown : { ...grown, before: { host: { volumeGroups: volume("10GiB") } } }),
  past: (announces: boolean) => (announces ? undefined : grown),
  before: { refuses: "what no source says can be done online is not done online" },
};

boundaryCases(plannedRebootIsNew, blkbackAnnouncesResize, { ...online, kernelOf: "dom0" });
boundaryCases(plannedRebootIsNew, blkfrontTakesResize, { ...online, kernelOf: "domU" });
boundaryCases(plannedRebootIsNew, configurationAppliedAtStart, {
  at: () => ({ domU: { vcpus: 4, ...old }, before: {} }),
  past: () => ({ domU: { vcpus: 4, ...old }, before: { domU: old } }),
  before: { refuses: "it holds whatever the release; the fact is cited where there is one" },
});

withoutBoundary(
  plannedRebootIsNew,
  qdiskAnnouncesResize,
  "It says no wherever it was measured, and between those no source says yes: a reboot is asked for in any case.",
);
