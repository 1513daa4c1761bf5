import { flaskSupport, seclabelDropped } from "../../lib/facts/xsm";
import { seclabelNeedsXsm } from "../../policies/seclabel-needs-xsm";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const labelled = (commandLine?: string, settings: object = { seclabel: "system_u:system_r:domU_t" }) => ({
  ...(commandLine !== undefined && { host: { xen: { commandLine } } }),
  domU: { settings: { ...settings } },
});

policyCases(seclabelNeedsXsm, {
  valid: [
    { name: "a domU without a label on a host with SILO", host: { xen: { commandLine: "xsm=silo" } } },
    {
      name: "a label on 4.9.0, of which SUPPORT.md says nothing",
      host: { xen: { release: "4.9.0" } },
      domU: { settings: { seclabel: "system_u:system_r:domU_t" } },
    },
  ],
  invalid: [
    {
      name: "a label on a host with SILO",
      ...labelled("xsm=silo"),
      says: ["its seclabel is dropped: its host runs with xsm=silo on Xen's command line"],
    },
    {
      name: "a label on a host with FLASK",
      ...labelled("xsm=flask"),
      says: ["it has seclabel, which needs a Xen built with FLASK, and FLASK is Experimental in Xen 4.17.5"],
    },
    {
      name: "a label on a host with the dummy module on 4.12.0, the first that chooses",
      host: { xen: { release: "4.12.0", commandLine: "xsm=dummy" } },
      domU: { settings: { seclabel: "system_u:system_r:domU_t" } },
      says: ["runs with xsm=dummy"],
    },
    {
      name: "a label on 4.11.4, where xsm= means nothing",
      host: { xen: { release: "4.11.4", commandLine: "xsm=silo" } },
      domU: { settings: { seclabel: "system_u:system_r:domU_t" } },
      says: ["FLASK is Experimental in Xen 4.11.4"],
    },
    {
      name: "a label during the build",
      ...labelled(undefined, { init_seclabel: "system_u:system_r:domU_t" }),
      says: ["it has init_seclabel"],
    },
  ],
  undecided: [],
});

const none = { passes: "nothing says there what becomes of a label" };
boundaryCases(seclabelNeedsXsm, seclabelDropped, {
  at: () => labelled(undefined, {}),
  past: (_, release) => (release === "4.2" ? undefined : labelled("xsm=silo")),
  before: none,
});
boundaryCases(seclabelNeedsXsm, flaskSupport, {
  at: () => labelled(undefined, {}),
  past: () => labelled(),
  before: none,
});
