import { interfaceHasOneBridge } from "../../lib/facts/identity";
import { uplinksHaveOneBridge } from "../../policies/uplinks-have-one-bridge";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const networks = (...uplinks: readonly (string | undefined)[]) => ({
  host: {
    networks: uplinks.map((uplink, index) => ({
      bridge: `xenbr${index}`,
      mode: "bridged",
      ...(uplink !== undefined && { uplink }),
    })),
  },
});

policyCases(uplinksHaveOneBridge, {
  valid: [
    { name: "an interface for each network", ...networks("eth0", "eth1") },
    { name: "networks without an uplink", ...networks(undefined, undefined) },
    {
      name: "one bridge, declared twice",
      host: { networks: [1, 2].map(() => ({ bridge: "xenbr0", mode: "bridged", uplink: "eth0" })) },
    },
    {
      name: "an interface of each of two hosts",
      otherHost: { networks: [{ bridge: "xenbr0", mode: "bridged", uplink: "eth0" }] },
    },
  ],
  invalid: [
    {
      name: "one interface for two networks",
      ...networks("eth0", "eth1", "eth0"),
      says: ["eth0 is the uplink of its networks xenbr0 and xenbr2, and can be in one bridge only"],
    },
  ],
  undecided: [],
});

boundaryCases(uplinksHaveOneBridge, interfaceHasOneBridge, {
  at: () => networks("eth0", "eth1"),
  past: () => networks("eth0", "eth0"),
  before: { refuses: "it is Linux's, whatever the release" },
});
