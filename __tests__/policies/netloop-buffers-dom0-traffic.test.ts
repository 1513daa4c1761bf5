import { netloopNeeded } from "../../lib/facts/netloop";
import { netloopBuffersDom0Traffic } from "../../policies/netloop-buffers-dom0-traffic";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const setup = (release: string, dom0: object, ...modes: string[]) => ({
  host: { xen: { release }, dom0, networks: modes.map((mode, index) => ({ bridge: `xenbr${index}`, mode })) },
});

policyCases(netloopBuffersDom0Traffic, {
  valid: [
    { name: "a routed network with netloop on 3.0.2", ...setup("3.0.2", { netloop: true }, "routed") },
    { name: "a nat network with netloop on 3.1.4", ...setup("3.1.4", { netloop: true }, "nat") },
    {
      name: "a bridged network with netloop on 3.0.3",
      ...setup("3.0.3", { netloop: true, receivesGuestPackets: ["dhcpd"] }, "bridged"),
    },
    {
      name: "a bridged network without netloop on a host where nothing in dom0 takes packets",
      ...setup("3.0.3", { netloop: false, receivesGuestPackets: [] }, "bridged"),
    },
    { name: "a routed network without netloop on 3.2.0", ...setup("3.2.0", { netloop: false }, "routed") },
    { name: "a nat network on 4.17.5", ...setup("4.17.5", {}, "nat") },
    {
      name: "netloop declared on 3.2.0, which netloop-is-not-stale tells of",
      ...setup("3.2.0", { netloop: true }, "bridged"),
    },
    { name: "a host without networks and vifs on 3.0.3", ...setup("3.0.3", {}), domU: { vifs: [] } },
    { name: "a vif of a bridge that nobody declares, with netloop", ...setup("3.0.3", { netloop: true }) },
    {
      name: "a vif of a bridge that nobody declares, where nothing in dom0 takes packets",
      ...setup("3.0.3", { receivesGuestPackets: [] }),
    },
    {
      name: "a vif that another domain serves, on no network of dom0's",
      ...setup("3.0.3", {}),
      domU: { vifs: [{ mac: "00:16:3e:12:34:56", backend: "router" }] },
    },
    { name: "a vif without a network on 3.2.0", ...setup("3.2.0", { netloop: false }) },
  ],
  invalid: [
    {
      name: "a routed network without netloop on 3.0.2",
      ...setup("3.0.2", { netloop: false }, "routed"),
      says: ["its routed network xenbr0 has no netloop on Xen 3.0.2, and dom0's own stack takes every packet of it"],
    },
    {
      name: "a nat network on 3.1.4 that says nothing of netloop",
      ...setup("3.1.4", {}, "nat"),
      says: ["its nat network xenbr0 has no netloop"],
    },
    {
      name: "a routed network even if nothing in dom0 is said to take packets",
      ...setup("3.0.3", { receivesGuestPackets: [] }, "routed"),
      says: ["its routed network"],
    },
    {
      name: "a bridged network on a host that doesn't say what dom0 takes",
      ...setup("3.0.3", {}, "bridged"),
      says: ["the host does not say that nothing in dom0 receives guest packets"],
    },
    {
      name: "a bridged network that dom0 serves",
      ...setup("3.0.4", { receivesGuestPackets: ["dhcpd", "nfsd"] }, "bridged"),
      says: ["dhcpd, nfsd in dom0 take packets from it"],
    },
    {
      name: "a vif of no declared network on a host that doesn't say what dom0 takes",
      ...setup("3.0.3", {}),
      says: ["vif 0 of its domU web is on no network that the host declares, and has no netloop on Xen 3.0.3"],
    },
    {
      name: "vifs of no declared network that dom0 serves, bridged and routed",
      ...setup("3.0.3", { receivesGuestPackets: ["dhcpd"] }),
      domU: { vifs: [{ mac: "00:16:3e:12:34:56" }, { mac: "00:16:3e:12:34:57", script: "vif-route" }] },
      says: ["vif 0 of its domU web", "vif 1 of its domU web is on no network that the host declares"],
    },
    {
      name: "a routed vif beside a bridged network, even if nothing in dom0 is said to take packets",
      ...setup("3.0.3", { receivesGuestPackets: [] }, "bridged"),
      domU: { vifs: [{ mac: "00:16:3e:12:34:56", script: "/etc/xen/scripts/vif-nat" }] },
      says: ["dom0's own stack takes every packet of it"],
    },
    {
      name: "each network of a host",
      ...setup("3.0.3", {}, "bridged", "nat"),
      says: ["its bridged network xenbr0", "its nat network xenbr1"],
    },
  ],
  undecided: [
    {
      name: "a routed network on 3.0.1, before the sources begin",
      ...setup("3.0.1", {}, "routed"),
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

const routed = { networks: [{ bridge: "xenbr0", mode: "routed" }] };
boundaryCases(netloopBuffersDom0Traffic, netloopNeeded, {
  at: (needed) => ({ host: { ...routed, dom0: { netloop: needed } } }),
  past: (needed) => (needed ? { host: { ...routed, dom0: { netloop: false } } } : undefined),
});
