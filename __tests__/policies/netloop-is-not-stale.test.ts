import { netloopNeeded } from "../../lib/facts/netloop";
import { netloopIsNotStale } from "../../policies/netloop-is-not-stale";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const host = (release: string, dom0: object) => ({ host: { xen: { release }, dom0: { ...dom0 } } });

policyCases(netloopIsNotStale, {
  valid: [
    { name: "netloop on 3.1.4", ...host("3.1.4", { netloop: true, nloopbacks: 8 }) },
    { name: "no netloop, said aloud, on 4.17.5", ...host("4.17.5", { netloop: false }) },
    { name: "loopback.nloopbacks on 3.0.3", ...host("3.0.3", { commandLine: "loopback.nloopbacks=8" }) },
    { name: "a host that says nothing of it on 3.0.1", ...host("3.0.1", {}) },
  ],
  invalid: [
    {
      name: "netloop on 3.2.0",
      ...host("3.2.0", { netloop: true }),
      says: ["it declares netloop, which Xen 3.2.0 neither has nor needs"],
    },
    { name: "nloopbacks on 4.17.5", ...host("4.17.5", { nloopbacks: 8 }), says: ["it declares nloopbacks"] },
    {
      name: "netloop.nloopbacks on dom0's command line on 4.17.5",
      ...host("4.17.5", { commandLine: "root=/dev/sda1 netloop.nloopbacks=8" }),
      says: ["it declares netloop.nloopbacks"],
    },
  ],
  undecided: [
    {
      name: "netloop on 3.0.1, before the sources begin",
      ...host("3.0.1", { netloop: true }),
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

boundaryCases(netloopIsNotStale, netloopNeeded, {
  at: (needed) => ({ host: { dom0: { netloop: needed } } }),
  past: (needed) => (needed ? undefined : { host: { dom0: { netloop: true } } }),
});
