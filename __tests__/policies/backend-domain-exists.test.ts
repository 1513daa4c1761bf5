import { backendDomainMustExist, driverDomainKey } from "../../lib/facts/disk-sharing";
import type { RawObject } from "../../lib/model/document";
import { backendDomainExists } from "../../policies/backend-domain-exists";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const vbd = (backend: string, driver: RawObject = { settings: { driver_domain: 1 } }) => ({
  domU: { vbds: [{ vdev: "xvda", target: "/dev/vg9/web", size: "1GiB", backend }] },
  otherDomU: driver,
});
const on = (release: string, backend: string, driver?: RawObject) => ({
  host: { xen: { release } },
  ...vbd(backend, driver),
});

policyCases(backendDomainExists, {
  valid: [
    {
      name: "devices that dom0 serves",
      domU: { vbds: [{ vdev: "xvda", target: "vg0/web-root", backend: "Domain-0" }] },
    },
    { name: "a vbd that a driver domain serves", ...vbd("mail") },
    {
      name: "a vif that a driver domain serves",
      domU: { vifs: [{ bridge: "xenbr0", backend: "mail" }] },
      otherDomU: { settings: { driver_domain: "1" } },
    },
    { name: "a domain by its number", ...vbd("3", {}) },
    { name: "a domU that serves a vbd on 4.3.0, which has no such setting", ...on("4.3.0", "mail", {}) },
    { name: "a domU that serves a vbd on 3.0.3", ...on("3.0.3", "mail", {}) },
  ],
  invalid: [
    {
      name: "a vbd that a domain serves which a complete host does not have",
      host: { complete: true },
      ...vbd("storage"),
      says: [
        "its vbd xvda is served by the domain storage, which the host does not declare: without it the domU does not start",
      ],
    },
    {
      name: "a vif that such a domain serves",
      host: { complete: true },
      domU: { vifs: [{ bridge: "xenbr0" }, { bridge: "xenbr0", backend: "router" }] },
      says: ["its vif 1 is served by the domain router"],
    },
    {
      name: "such a domain on 4.2.0, where dom0 takes its place",
      ...vbd("storage"),
      host: { complete: true, xen: { release: "4.2.0" } },
      says: ["without it dom0 serves it"],
    },
    {
      name: "nothing, but warns of a domU that is no driver domain",
      ...vbd("mail", {}),
      severity: "warning",
      says: ["its vbd xvda is served by the domU mail, which Xen 4.17.5 is not told to be a driver domain"],
    },
    {
      name: "nothing, but warns of a domU that is told to be none",
      ...vbd("mail", { settings: { driver_domain: 0 } }),
      severity: "warning",
      says: ["not told to be a driver domain"],
    },
  ],
  undecided: [
    {
      name: "a vbd that an undeclared domain serves, of a host that may have others",
      ...vbd("storage"),
      severity: "warning",
      says: ["its vbd xvda is served by the domain storage, which the host does not declare, nor that"],
    },
    {
      name: "a named backend on 4.1.0, between two sources",
      ...on("4.1.0", "mail"),
      says: ["no source was found for Xen 4.1.0"],
    },
  ],
});

boundaryCases(backendDomainExists, backendDomainMustExist, {
  at: () => vbd("mail"),
  past: () => ({ ...vbd("storage"), host: { complete: true } }),
});

boundaryCases(backendDomainExists, driverDomainKey, {
  at: () => vbd("mail"),
  past: () => vbd("mail", {}),
  before: { passes: "the setting came with 4.4, and before it there was nothing to say" },
});
