/** Owns the facts on how many vCPUs go with a host's CPUs. */
import { defineFact } from "./fact";

export const vcpuOvercommit = defineFact<boolean>({
  id: "vcpus-above-cpus",
  statement: "Whether a domU with more vCPUs than the host has CPUs is advised against.",
  basis: "documented",
  scope:
    "The manual up to 4.1, and xl vcpu-set from 4.4 on, which refuses it unless told to ignore the host. xm create and xl create take it.",
  show: (advised) => (advised ? "yes" : "no"),
  spans: [
    {
      since: "4.4",
      value: true,
      basis: "source-code",
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: vcpuset",
        release: "RELEASE-4.4.0",
        quote: '"You are overcommmitting! You have %d physical "',
      },
    },
    {
      since: "3.0.2",
      until: "4.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "docs/src/user.tex",
        release: "3.0.3-branched",
        quote: "Having multiple vcpus belonging to the same domain mapped to the same",
      },
    },
  ],
});
