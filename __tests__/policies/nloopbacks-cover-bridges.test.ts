import { defaultNloopbacks, netloopNeeded } from "../../lib/facts/netloop";
import { nloopbacksCoverBridges } from "../../policies/nloopbacks-cover-bridges";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const bridges = (release: string, count: number, dom0: object) => ({
  host: {
    xen: { release },
    dom0,
    networks: Array.from({ length: count }, (_, index) => ({ bridge: `xenbr${index}`, mode: "bridged" })),
  },
});

policyCases(nloopbacksCoverBridges, {
  valid: [
    { name: "as many bridges as pairs by default on 3.0.3", ...bridges("3.0.3", 4, { netloop: true }) },
    { name: "as many bridges as pairs by default on 3.0.2", ...bridges("3.0.2", 8, { netloop: true }) },
    { name: "as many bridges as declared pairs", ...bridges("3.1.0", 5, { netloop: true, nloopbacks: 5 }) },
    { name: "many bridges on 3.2.0, which has no netloop", ...bridges("3.2.0", 9, { netloop: true }) },
    { name: "many bridges without netloop", ...bridges("3.0.3", 9, { netloop: false }) },
  ],
  invalid: [
    {
      name: "a bridge more than pairs by default on 3.0.3",
      ...bridges("3.0.3", 5, { netloop: true }),
      says: ["it has 5 bridges, and netloop makes 4 pairs by default on Xen 3.0.3"],
    },
    {
      name: "a bridge more than pairs by default on 3.1.4",
      ...bridges("3.1.4", 5, { netloop: true }),
      says: ["netloop makes 4 pairs"],
    },
    {
      name: "a bridge more than pairs by default on 3.0.2",
      ...bridges("3.0.2", 9, { netloop: true }),
      says: ["netloop makes 8 pairs"],
    },
    {
      name: "a bridge more than declared pairs",
      ...bridges("3.0.3", 2, { netloop: true, nloopbacks: 1 }),
      says: ["it has 2 bridges, and netloop makes 1 pairs"],
    },
  ],
  undecided: [
    {
      name: "bridges on 3.0.1, before the sources begin",
      ...bridges("3.0.1", 5, { netloop: true }),
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

const bridged = (count: number, dom0: object = {}) => ({
  host: {
    dom0: { netloop: true, ...dom0 },
    networks: Array.from({ length: count }, (_, index) => ({ bridge: `br${index}`, mode: "bridged" })),
  },
});

boundaryCases(nloopbacksCoverBridges, netloopNeeded, {
  at: (needed) => bridged(needed ? 1 : 2, { nloopbacks: 1 }),
  past: (needed) => (needed ? bridged(2, { nloopbacks: 1 }) : undefined),
});

boundaryCases(nloopbacksCoverBridges, defaultNloopbacks, {
  at: (pairs) => bridged(pairs),
  past: (pairs) => bridged(pairs + 1),
});
