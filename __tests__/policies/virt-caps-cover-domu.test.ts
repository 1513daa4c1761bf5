import { grantVersionsInCaps, pagingNeedsCapability } from "../../lib/facts/virt-caps";
import { virtCapsCoverDomu } from "../../policies/virt-caps-cover-domu";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const hvm = (virtCaps: readonly string[] | null, settings: object = {}, host: object = {}) => ({
  host: { ...host, xen: { virtCaps: virtCaps === null ? null : [...virtCaps] } },
  domU: { type: "hvm", boot: null, settings: { ...settings } },
});
const ALL = ["pv", "hvm", "hap", "shadow", "gnttab-v1", "gnttab-v2"];

policyCases(virtCapsCoverDomu, {
  valid: [
    { name: "a host that does not say", ...hvm(null, { hap: 1 }) },
    { name: "hap where it is", ...hvm(ALL, { hap: 1 }) },
    { name: "shadow where it is", ...hvm(ALL, { hap: 0 }) },
    { name: "a PV domU where there is neither", host: { xen: { virtCaps: ["pv"] } } },
    { name: "a version of grant tables that there is", ...hvm(ALL, { max_grant_version: 2 }) },
    { name: "a version where virt_caps names none", ...hvm(["pv", "hvm", "hap"], { max_grant_version: 2 }) },
  ],
  invalid: [
    {
      name: "hap where there is shadow alone",
      ...hvm(["hvm", "shadow"], { hap: 1 }),
      says: ["it sets hap=1, and its host's virt_caps don't name hap"],
    },
    { name: "shadow where there is hap alone", ...hvm(["hvm", "hap"], { hap: 0 }), says: ["don't name shadow"] },
    {
      name: "an HVM domU where there is neither",
      ...hvm(["pv", "hvm"]),
      says: ["it is of type hvm, and its host's virt_caps name neither hap nor shadow"],
    },
    {
      name: "a version of grant tables that there is not",
      ...hvm(["hvm", "hap", "gnttab-v1"], { max_grant_version: 2 }),
      says: ["its max_grant_version is 2, and its host's virt_caps don't name gnttab-v2"],
    },
    {
      name: "one that xl.conf sets",
      ...hvm(["hvm", "hap", "gnttab-v1"], {}, { xlConf: { max_grant_version: 2 } }),
      says: ["its max_grant_version is 2"],
    },
  ],
  undecided: [],
});

const before = { passes: "no release before it was looked at" };
boundaryCases(virtCapsCoverDomu, pagingNeedsCapability, {
  at: () => hvm(ALL, { hap: 0 }),
  past: () => hvm(["hvm", "hap"], { hap: 0 }),
  before,
});
boundaryCases(virtCapsCoverDomu, grantVersionsInCaps, {
  at: () => hvm(ALL, { max_grant_version: 1 }),
  past: () => hvm(["hvm", "hap", "shadow", "gnttab-v1"], { max_grant_version: 2 }),
  before,
});
