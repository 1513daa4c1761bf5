import { ioemuHasNoPvSide, linuxUnplugsEmulated } from "../../lib/facts/xend-ways";
import { xendVifsHavePvSide } from "../../policies/xend-vifs-have-pv-side";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const hvm = (vif: object, kernel: string | null = "3.2.0", release = "4.0.4") => ({
  host: { xen: { release } },
  domU: { type: "hvm", boot: null, kernel, vifs: [{ bridge: "xenbr0", ...vif }] },
});

policyCases(xendVifsHavePvSide, {
  valid: [
    { name: "a vif that says no type", ...hvm({}) },
    { name: "a vif that is paravirtual alone", ...hvm({ type: "vif" }) },
    { name: "an emulated vif under xl", ...hvm({ type: "ioemu" }, "3.2.0", "4.17.5") },
    { name: "an emulated vif of a kernel that leaves it plugged in", ...hvm({ type: "ioemu" }, "2.6.32") },
    { name: "an emulated vif of a kernel that nobody declares", ...hvm({ type: "ioemu" }, null) },
  ],
  invalid: [
    {
      name: "nothing, but warns of an emulated vif that its kernel unplugs",
      ...hvm({ type: "ioemu" }),
      says: ["its vif 0 is of type ioemu, which xend of Xen 4.0.4 gives no paravirtual side, and Linux 3.2.0 unplugs"],
    },
  ],
  undecided: [],
});

boundaryCases(xendVifsHavePvSide, ioemuHasNoPvSide, {
  at: () => hvm({}),
  past: () => hvm({ type: "ioemu" }),
  before: { passes: "no release before it was looked at" },
});
boundaryCases(xendVifsHavePvSide, linuxUnplugsEmulated, {
  at: () => hvm({}),
  past: () => hvm({ type: "ioemu" }),
  before: { passes: "it leaves the card plugged in" },
});
