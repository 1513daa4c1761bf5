import { sharedPageTables } from "../../lib/facts/passthrough";
import { sharePtIsPossible } from "../../policies/share-pt-is-possible";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const host = (...virtCaps: readonly string[]) => ({
  host: { xen: { virtCaps: ["hvm", "hvm_directio", "hap", ...virtCaps] } },
});
const hvm = (settings: object) => ({ type: "hvm", boot: null, settings: { passthrough: "share_pt", ...settings } });

policyCases(sharePtIsPossible, {
  valid: [
    { name: "share_pt of an HVM domU on a host that can", ...host("iommu_hap_pt_share"), domU: hvm({}) },
    { name: "share_pt with hap=1", ...host("iommu_hap_pt_share"), domU: hvm({ hap: 1 }) },
    { name: "sync_pt on a host that can't share", ...host(), domU: hvm({ passthrough: "sync_pt" }) },
    { name: "share_pt on 4.12.0, which doesn't know it", host: { xen: { release: "4.12.0" } }, domU: hvm({}) },
  ],
  invalid: [
    {
      name: "share_pt of a PV domU",
      ...host("iommu_hap_pt_share"),
      domU: { settings: { passthrough: "share_pt" } },
      says: ["it is PV, and share_pt of Xen 4.17.5 is not for PV domUs"],
    },
    {
      name: "share_pt without hardware-assisted paging",
      ...host("iommu_hap_pt_share"),
      domU: hvm({ hap: 0 }),
      says: ["it says hap=0"],
    },
    {
      name: "share_pt on a host that can't share",
      ...host(),
      domU: hvm({}),
      says: ["virt_caps would show iommu_hap_pt_share"],
    },
  ],
  undecided: [
    {
      name: "share_pt on a host of which it is not declared what it can",
      domU: hvm({}),
      says: ["hosts.alpha.xen.virtCaps is not declared"],
    },
  ],
});

boundaryCases(sharePtIsPossible, sharedPageTables, {
  at: ({ capability }) => ({ ...host(capability), domU: hvm({}) }),
  past: () => ({ ...host(), domU: hvm({}) }),
  before: { passes: "xl does not know passthrough= there" },
});
