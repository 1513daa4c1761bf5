import { defaultEventChannels, eventChannelArithmetic } from "../../lib/facts/event-channels";
import { eventChannelsSuffice } from "../../policies/event-channels-suffice";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const bare = (vcpus: number, more: object = {}) => ({ domU: { type: "pvh", vcpus, vifs: [], vbds: [], ...more } });

policyCases(eventChannelsSuffice, {
  valid: [
    { name: "170 vCPUs without devices, which take 1022", ...bare(170) },
    { name: "171 vCPUs with more event channels", ...bare(171, { settings: { max_event_channels: 2047 } }) },
    { name: "171 vCPUs of another system", ...bare(171, { kernel: null, os: "bsd" }) },
    { name: "171 vCPUs on 4.9.0, whose drivers are others", host: { xen: { release: "4.9.0" } }, ...bare(171) },
    { name: "145 vCPUs of PV, which take one more each", ...bare(145, { type: "pv" }) },
    { name: "CD-ROMs, however many", ...bare(170, { vbds: [{ vdev: "hdc", cdrom: true }] }) },
  ],
  invalid: [
    {
      name: "171 vCPUs, which take 1028",
      ...bare(171),
      says: ["its 171 vCPUs, 0 vifs and 0 vbds take up to 1028 event channels, and it may have 1023"],
    },
    {
      name: "a vif of eight queues too many",
      ...bare(168, { vifs: [{ bridge: "xenbr0" }] }),
      says: ["its 168 vCPUs, 1 vifs and 0 vbds take up to 1026 event channels"],
    },
    {
      name: "a small domU that is given few",
      ...bare(2, { settings: { max_event_channels: 13 } }),
      says: ["take up to 14 event channels, and it may have 13"],
    },
    {
      name: "146 vCPUs of PV",
      ...bare(146, { type: "pv" }),
      says: ["its 146 vCPUs, 0 vifs and 0 vbds take up to 1024 event channels, and it may have 1023"],
    },
  ],
  undecided: [],
});

const passes = "nothing says how many the drivers take";
boundaryCases(eventChannelsSuffice, eventChannelArithmetic, {
  at: ({ base, perVcpu }) => bare(Math.floor((1023 - base) / perVcpu.pvh)),
  past: ({ base, perVcpu }) => bare(Math.floor((1023 - base) / perVcpu.pvh) + 1),
  before: { passes },
});
boundaryCases(eventChannelsSuffice, defaultEventChannels, {
  at: (limit) => bare(1, { settings: { max_event_channels: limit } }),
  // 4.4 has the limit, and from 4.10 on it is known what takes of it.
  past: () => undefined,
  before: { passes },
});
