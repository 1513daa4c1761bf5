import { lookup } from "../../lib/facts/fact";
import { securitySupport } from "../../lib/facts/support";
import { XenRelease } from "../../lib/xen/release";
import { xenReleaseIsSupported } from "../../policies/xen-release-is-supported";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const on = (release: string) => ({ host: { xen: { release } } });

policyCases(xenReleaseIsSupported, {
  valid: [
    { name: "4.17.5, which was extended", ...on("4.17.5") },
    { name: "4.22.0", ...on("4.22.0") },
    { name: "3.0.3, which has no SUPPORT.md", ...on("3.0.3") },
  ],
  invalid: [
    { name: "4.16.7", ...on("4.16.7"), says: ["it runs Xen 4.16.7, which had security support until 2024-12-02"] },
    { name: "4.10.0", ...on("4.10.0"), says: ["until 2020-12-13"] },
  ],
  undecided: [],
});

boundaryCases(xenReleaseIsSupported, securitySupport, {
  at: (_, release) => (lookup(securitySupport, XenRelease.parse(release))?.value.ended === true ? undefined : {}),
  past: ({ ended }) => (ended ? {} : undefined),
  before: { passes: "there is no SUPPORT.md" },
});
