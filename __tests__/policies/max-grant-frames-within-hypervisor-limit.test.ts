import { grantFramesCapped, hypervisorGrantFrames } from "../../lib/facts/grant-table";
import { Unknown } from "../../lib/model/planned";
import { maxGrantFramesWithinHypervisorLimit } from "../../policies/max-grant-frames-within-hypervisor-limit";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const asks = (release: string, maxGrantFrames: number, commandLine?: string) => ({
  host: { xen: { release, ...(commandLine !== undefined && { commandLine }) } },
  domU: { maxGrantFrames },
});

policyCases(maxGrantFramesWithinHypervisorLimit, {
  valid: [
    { name: "the hypervisor's own limit on 4.17.5", ...asks("4.17.5", 64) },
    { name: "one more on 4.18.0, where it is only a default", ...asks("4.18.0", 65) },
    { name: "what the command line allows", ...asks("4.10.0", 256, "gnttab_max_frames=256") },
    { name: "a domU that doesn't say", domU: { memory: "1GiB" } },
  ],
  invalid: [
    {
      name: "one more than the hypervisor's own limit on 4.17.5",
      ...asks("4.17.5", 65),
      says: ["it asks for 65 grant frames, and Xen 4.17.5 gives a domU at most 64"],
    },
    { name: "one more on 4.10.0", ...asks("4.10.0", 65), says: ["at most 64"] },
    {
      name: "more than the command line allows",
      ...asks("4.16.0", 64, "gnttab_max_frames=32"),
      says: ["is started with gnttab_max_frames=32"],
    },
  ],
  undecided: [
    {
      name: "where the command line is not known until apply",
      host: { xen: { release: "4.17.5", commandLine: new Unknown() } },
      domU: { maxGrantFrames: 65 },
      says: ["hosts.alpha.xen.commandLine is not known until apply"],
    },
  ],
});

const UNKNOWN_KEY = { passes: "its xl does not know max_grant_frames" };

boundaryCases(maxGrantFramesWithinHypervisorLimit, grantFramesCapped, {
  at: (capped) => ({
    host: { xen: { commandLine: "gnttab_max_frames=32" } },
    domU: { maxGrantFrames: capped ? 32 : 33 },
  }),
  past: (capped) =>
    capped ? { host: { xen: { commandLine: "gnttab_max_frames=32" } }, domU: { maxGrantFrames: 33 } } : undefined,
  before: UNKNOWN_KEY,
});

boundaryCases(maxGrantFramesWithinHypervisorLimit, hypervisorGrantFrames, {
  at: (limit) => ({ domU: { maxGrantFrames: limit } }),
  past: (limit) => ({ domU: { maxGrantFrames: limit + 1 } }),
  before: UNKNOWN_KEY,
});
