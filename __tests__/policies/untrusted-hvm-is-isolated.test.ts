import { deviceModelIsolation } from "../../lib/facts/device-model-security";
import { Unknown } from "../../lib/model/planned";
import { untrustedHvmIsIsolated } from "../../policies/untrusted-hvm-is-isolated";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const hvm = (settings: object = {}) => ({ domU: { type: "hvm", trusted: false, settings: { ...settings } } });

policyCases(untrustedHvmIsIsolated, {
  valid: [
    { name: "a stub domain", ...hvm({ device_model_stubdomain_override: 1 }) },
    { name: "a restricted device model", ...hvm({ dm_restrict: 1 }) },
    { name: "a PVH domU, which has no device model", domU: { type: "pvh", trusted: false } },
    { name: "a domU that is trusted", domU: { type: "hvm", trusted: true } },
    { name: "a domU of which nothing is said", domU: { type: "hvm" } },
  ],
  invalid: [
    {
      name: "a device model in dom0",
      ...hvm(),
      says: ["on Xen 4.17.5 device_model_stubdomain_override or dm_restrict would keep it apart"],
    },
    {
      name: "a stub domain that is turned off",
      ...hvm({ device_model_stubdomain_override: 0 }),
      says: ["its device model runs in dom0"],
    },
    {
      name: "dm_restrict on 4.9.0, which does not read it",
      host: { xen: { release: "4.9.0" } },
      ...hvm({ dm_restrict: 1 }),
      says: ["on Xen 4.9.0 device_model_stubdomain_override would keep it apart"],
    },
  ],
  undecided: [
    {
      name: "an untrusted domU on 4.1.0",
      host: { xen: { release: "4.1.0" } },
      ...hvm(),
      says: ["no source was found for Xen 4.1.0"],
    },
    {
      name: "a domU of which it is not known",
      domU: { type: "hvm", trusted: new Unknown() },
      says: ["trusted is not known until apply"],
    },
  ],
});

boundaryCases(untrustedHvmIsIsolated, deviceModelIsolation, {
  at: (keys) => hvm({ [keys.at(-1) ?? ""]: 1 }),
  past: (keys) => (keys.includes("dm_restrict") ? hvm() : hvm({ dm_restrict: 1 })),
});
