import {
  altp2mCount,
  altp2mExcludesNested,
  altp2mExcludesPod,
  altp2mKeys,
  altp2mNeedsHap,
} from "../../lib/facts/altp2m";
import { altp2mExcludesNestedAndPod } from "../../policies/altp2m-excludes-nested-and-pod";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const hvm = (settings: object, domU: object = {}) => ({
  domU: { type: "hvm", boot: null, settings: { altp2m: "mixed", ...settings }, ...domU },
});
const old = (settings: object, domU: object = {}) => ({
  domU: { type: "hvm", boot: null, settings: { altp2mhvm: 1, ...settings }, ...domU },
});
const pod = { memory: "1GiB", maxmem: "2GiB" };

policyCases(altp2mExcludesNestedAndPod, {
  valid: [
    { name: "altp2m with all of the memory", ...hvm({ nestedhvm: 0 }, { memory: "2GiB", maxmem: "2GiB" }) },
    { name: "altp2m that is disabled beside nestedhvm", ...hvm({ altp2m: "disabled", nestedhvm: 1 }, pod) },
    { name: "altp2m=0 beside nestedhvm", ...hvm({ altp2m: 0, nestedhvm: 1 }) },
    {
      name: "altp2m with populate-on-demand on 4.7.0, which has no such check",
      host: { xen: { release: "4.7.0" } },
      ...old({}, pod),
    },
    {
      name: "altp2m beside nestedhvm on 4.8.0, which doesn't know the key",
      host: { xen: { release: "4.8.0" } },
      ...hvm({ nestedhvm: 1 }),
    },
    { name: "a PV domU, where the keys mean nothing", domU: { settings: { altp2m: "mixed", nestedhvm: 1 } } },
    {
      name: "altp2mhvm of a PVH domU, which is for HVM only",
      domU: { type: "pvh", settings: { altp2mhvm: 1, nestedhvm: 1 } },
    },
    {
      name: "altp2m_count without altp2m",
      host: { xen: { release: "4.21.0" } },
      domU: { type: "hvm", boot: null, settings: { altp2m_count: 0 } },
    },
    {
      name: "altp2m_count on 4.20.0, which doesn't know the key",
      host: { xen: { release: "4.20.0" } },
      ...hvm({ altp2m_count: 1000 }),
    },
  ],
  invalid: [
    {
      name: "altp2m and nestedhvm",
      ...hvm({ nestedhvm: 1 }),
      says: ['it has altp2m="mixed" and nestedhvm=1, which Xen 4.17.5 refuses together'],
    },
    {
      name: "altp2mhvm and nestedhvm on 4.6.0",
      host: { xen: { release: "4.6.0" } },
      ...old({ nestedhvm: 1 }),
      says: ["it has altp2mhvm=1 and nestedhvm=1"],
    },
    {
      name: "altp2m and populate-on-demand",
      ...hvm({}, pod),
      says: ["and starts with 1GiB of 2GiB: Xen 4.17.5 has no altp2m with populate-on-demand"],
    },
    {
      name: "altp2m without hardware-assisted paging on 4.20.0",
      host: { xen: { release: "4.20.0" } },
      ...hvm({ hap: 0 }),
      says: ['it has altp2m="mixed" and hap=0'],
    },
    {
      name: "too many views on 4.21.0",
      host: { xen: { release: "4.21.0" } },
      ...hvm({ altp2m_count: 513 }),
      says: ["its altp2m_count is 513, and Xen 4.21.0 takes 1 to 512"],
    },
    {
      name: "no views on 4.21.0",
      host: { xen: { release: "4.21.0" } },
      ...hvm({ altp2m_count: 0 }),
      says: ["its altp2m_count is 0"],
    },
  ],
  undecided: [],
});

boundaryCases(altp2mExcludesNestedAndPod, altp2mKeys, {
  at: (keys) => (keys.includes("altp2m") ? hvm({}) : hvm({ nestedhvm: 1 })),
  past: (keys) => (keys.includes("altp2m") ? hvm({ nestedhvm: 1 }) : old({ nestedhvm: 1 })),
  before: { passes: "xl has no altp2m there" },
});
boundaryCases(altp2mExcludesNestedAndPod, altp2mExcludesNested, {
  at: () => old({ nestedhvm: 0 }),
  past: () => old({ nestedhvm: 1 }),
  before: { passes: "xl has no altp2m there" },
});
boundaryCases(altp2mExcludesNestedAndPod, altp2mExcludesPod, {
  at: (excludes) => old({}, excludes ? { memory: "2GiB", maxmem: "2GiB" } : pod),
  past: (excludes) => (excludes ? old({}, { memory: "2047MiB", maxmem: "2GiB" }) : undefined),
  before: { passes: "xl has no altp2m there" },
});
boundaryCases(altp2mExcludesNestedAndPod, altp2mNeedsHap, {
  at: () => hvm({ hap: 1 }),
  past: () => hvm({ hap: 0 }),
  before: { passes: "it is not known to be refused" },
});
boundaryCases(altp2mExcludesNestedAndPod, altp2mCount, {
  at: ({ most }) => hvm({ altp2m_count: most }),
  past: ({ most }) => hvm({ altp2m_count: most + 1 }),
  before: { passes: "xl doesn't know the key there" },
});
