import {
  vnumaDistances,
  vnumaDistancesMandatory,
  vnumaExcludesPod,
  vnumaLocalDistance,
  vnumaMemoryIsMaxmem,
  vnumaTypes,
  vnumaVcpusAreMaxvcpus,
  vnumaVcpusOnOneNode,
  vnumaVcpusWithinHost,
} from "../../lib/facts/vnuma";
import { vnumaIsConsistent } from "../../policies/vnuma-is-consistent";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const two = [
  { pnode: 0, size: "1GiB", vcpus: [0, 1], vdistances: [10, 20] },
  { pnode: 1, size: "1GiB", vcpus: [2, 3], vdistances: [20, 10] },
];
const silent = two.map(({ vdistances: _, ...node }) => node);
const first = (edit: object) => [{ ...two[0], ...edit }, ...two.slice(1)];
const domU = (vnuma: object[], edit: object = {}) => ({
  domU: { type: "hvm", boot: null, memory: "2GiB", vcpus: 4, vnuma, ...edit },
});

policyCases(vnumaIsConsistent, {
  valid: [
    { name: "two nodes that divide an HVM domU", ...domU(two) },
    { name: "nodes that add up to maxmem and maxvcpus", ...domU(two, { maxmem: "2GiB", maxvcpus: 4 }) },
    { name: "more vCPUs than CPUs, with a maxvcpus", host: { cpus: 2 }, ...domU(two, { maxvcpus: 4 }) },
    { name: "fewer vCPUs at start than the nodes have", ...domU(two, { vcpus: 2 }) },
    { name: "a PV domU without nodes on 4.5.0", host: { xen: { release: "4.5.0" } } },
  ],
  invalid: [
    {
      name: "a PV domU with nodes",
      ...domU(two, { type: "pv", boot: { kernel: "/boot/vmlinuz" } }),
      says: ["it is pv and has virtual NUMA nodes, which are for hvm domUs"],
    },
    {
      name: "a PVH domU with nodes",
      ...domU(two, { type: "pvh" }),
      says: ["it is pvh and has virtual NUMA nodes, which are for hvm domUs"],
    },
    {
      name: "populate-on-demand",
      ...domU(two, { memory: "1GiB", maxmem: "2GiB" }),
      says: ["it has virtual NUMA nodes, and starts with 1GiB of 2GiB"],
    },
    {
      name: "nodes that add up to less than maxmem",
      ...domU(two, { maxmem: "3GiB" }),
      says: ["its virtual NUMA nodes have 2GiB between them, and its maxmem is 3GiB"],
    },
    {
      name: "nodes that add up to more than memory",
      ...domU(two, { memory: "1GiB" }),
      says: ["it has virtual NUMA nodes, and starts with 1GiB of 2GiB"],
    },
    {
      name: "nothing, but warns of nodes that add up to less than memory, without a maxmem",
      ...domU(two, { memory: "3GiB" }),
      severity: "warning",
      says: ["have 2GiB between them, and its memory is 3GiB: without a maxmem, xl of Xen 4.17.5 gives it 2GiB"],
    },
    {
      name: "fewer vCPUs than maxvcpus",
      ...domU(two, { maxvcpus: 6 }),
      says: ["have 4 vCPUs between them, and its maxvcpus is 6"],
    },
    {
      name: "fewer vCPUs than the domU starts with",
      ...domU(two, { vcpus: 5 }),
      says: ["have 4 vCPUs between them, and it has 5"],
    },
    {
      name: "more vCPUs than CPUs without a maxvcpus",
      host: { cpus: 3 },
      ...domU(two),
      says: ["and its host has 3 CPUs: xl takes that only with a maxvcpus"],
    },
    {
      name: "a vCPU on two nodes",
      ...domU(first({ vcpus: [1, 2] })),
      says: ["its vCPU 2 is on more than one virtual NUMA node"],
    },
    { name: "a vCPU on no node", ...domU(first({ vcpus: [1, 4] })), says: ["its vCPU 0 is on no virtual NUMA node"] },
    {
      name: "a distance too many",
      ...domU(first({ vdistances: [10, 20, 20] })),
      says: ["its virtual NUMA node 0 has 3 distances, and there are 2 nodes: xl writes past"],
    },
    {
      name: "nothing, but warns of a distance too few",
      ...domU([two[0] ?? {}, { ...two[1], vdistances: [20] }]),
      severity: "warning",
      says: ["its virtual NUMA node 1 has 1 distances, and there are 2 nodes: xl makes those that are missing 0"],
    },
    {
      name: "nothing, but warns of nodes without distances",
      ...domU(silent),
      severity: "warning",
      says: ["its virtual NUMA node 0 says no distances", "its virtual NUMA node 1"],
    },
    {
      name: "a node that is farther from itself",
      ...domU(first({ vdistances: [20, 10] })),
      says: ["its virtual NUMA node 0 is 20 from itself, and 10 from node 1"],
    },
  ],
  undecided: [
    {
      name: "nodes on 4.5.5, before the sources begin",
      host: { xen: { release: "4.5.5" } },
      ...domU(two),
      says: ["no source was found for Xen 4.5.5"],
    },
  ],
});

const whole = () => domU(two);
boundaryCases(vnumaIsConsistent, vnumaTypes, {
  at: (types) => domU(two, { type: types.at(-1) ?? "hvm" }),
  past: () => domU(two, { type: "pv", boot: { kernel: "/boot/vmlinuz" } }),
});
boundaryCases(vnumaIsConsistent, vnumaExcludesPod, {
  at: whole,
  past: () => domU(two, { memory: "2047MiB", maxmem: "2GiB" }),
});
boundaryCases(vnumaIsConsistent, vnumaMemoryIsMaxmem, { at: whole, past: () => domU(two, { memory: "2049MiB" }) });
boundaryCases(vnumaIsConsistent, vnumaVcpusAreMaxvcpus, {
  at: () => domU(two, { maxvcpus: 4 }),
  past: () => domU(two, { maxvcpus: 5 }),
});
boundaryCases(vnumaIsConsistent, vnumaVcpusWithinHost, {
  at: () => ({ host: { cpus: 4 }, ...whole() }),
  past: () => ({ host: { cpus: 3 }, ...whole() }),
});
boundaryCases(vnumaIsConsistent, vnumaVcpusOnOneNode, { at: whole, past: () => domU(first({ vcpus: [0, 2] })) });
boundaryCases(vnumaIsConsistent, vnumaDistances, { at: whole, past: () => domU(first({ vdistances: [10, 20, 20] })) });
boundaryCases(vnumaIsConsistent, vnumaDistancesMandatory, { at: whole, past: () => domU(silent) });
boundaryCases(vnumaIsConsistent, vnumaLocalDistance, {
  at: () => domU(first({ vdistances: [10, 10] })),
  past: () => domU(first({ vdistances: [10, 9] })),
});
