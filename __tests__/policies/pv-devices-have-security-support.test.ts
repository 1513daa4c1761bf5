import { pvDeviceStanding } from "../../lib/facts/device-standing";
import { Unknown } from "../../lib/model/planned";
import { pvDevicesHaveSecuritySupport } from "../../policies/pv-devices-have-security-support";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const SHARE = "tag=share,path=/srv,security_model=none";
const on = (release: string) => ({ host: { xen: { release } } });

policyCases(pvDevicesHaveSecuritySupport, {
  valid: [
    { name: "a domU without either" },
    { name: "a share on 4.9, which says nothing of support", ...on("4.9.0"), domU: { settings: { p9: [SHARE] } } },
  ],
  invalid: [
    {
      name: "a share, and tells how it stands",
      ...on("4.17.5"),
      domU: { settings: { p9: [SHARE] } },
      says: ["it has a 9pfs share, which on Xen 4.17.5 is: Tech Preview"],
    },
    {
      name: "a vTPM",
      ...on("4.10.0"),
      domU: { settings: { vtpm: ["backend=vtpmmgr"] } },
      says: ["it has a vTPM, which on Xen 4.10.0 is: Tech Preview"],
    },
    {
      name: "a share that xen-9pfsd serves",
      ...on("4.20.0"),
      domU: { settings: { p9: ["type=xen_9pfsd,tag=share,path=/srv,security_model=none"] } },
      says: ["it has a 9pfs share of xen-9pfsd, which on Xen 4.20.0 is: Experimental"],
    },
  ],
  undecided: [
    {
      name: "shares that are not known until apply",
      domU: { settings: { p9: new Unknown() } },
      says: ["p9"],
    },
  ],
});

withoutBoundary(
  pvDevicesHaveSecuritySupport,
  pvDeviceStanding,
  "Neither side has support: only its words differ, and stand in the table.",
);
