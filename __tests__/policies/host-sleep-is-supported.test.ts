import { hostSleep, hostSleepDocumented } from "../../lib/facts/sleep";
import { hostSleepIsSupported } from "../../policies/host-sleep-is-supported";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const sleeps = (...states: string[]) => ({ plannedSleeps: states.map((state) => ({ state, reason: "over night" })) });
const on = (release: string, ...states: string[]) => ({ host: { xen: { release }, ...sleeps(...states) } });

policyCases(hostSleepIsSupported, {
  valid: [
    { name: "a 3.0.3 that never sleeps", ...on("3.0.3") },
    { name: "S3 on 3.3.0, the first where it works", ...on("3.3.0", "S3") },
    { name: "S3 and S5 on 4.22.0", ...on("4.22.0", "S3", "S5") },
    { name: "S5 on 3.1.0", ...on("3.1.0", "S5") },
  ],
  invalid: [
    { name: "S3 on 3.0.4", ...on("3.0.4", "S3"), says: ["it is to enter S3, which Xen 3.0.4 can't do"] },
    { name: "S4 on 4.22.0", ...on("4.22.0", "S4"), says: ["it is to enter S4, which Xen 4.22.0 can't do"] },
    {
      name: "S3 on 3.2.0, which has the code",
      ...on("3.2.0", "S3"),
      says: ["for which Xen 3.2.0 has code that a later release had to repair"],
    },
    {
      name: "S5 on 3.0.3, by the source document",
      ...on("3.0.3", "S5"),
      says: ["it is to enter S5, which the source document says does not work"],
    },
  ],
  undecided: [
    {
      name: "S3 on 3.0.1, before the sources begin",
      ...on("3.0.1", "S3"),
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

boundaryCases(hostSleepIsSupported, hostSleep, {
  at: ({ missing, unsound }) => (missing.includes("S3") || unsound.includes("S3") ? undefined : { host: sleeps("S3") }),
  past: ({ missing }) => ({ host: sleeps(missing[0] ?? "S3") }),
});
boundaryCases(hostSleepIsSupported, hostSleepDocumented, {
  at: () => undefined,
  past: (states) => ({ host: sleeps(...states) }),
});
