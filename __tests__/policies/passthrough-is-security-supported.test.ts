import { permissiveForTrusted, seizeTakesAnyDevice, untrustedPassthrough } from "../../lib/facts/passthrough-risk";
import { passthroughIsSecuritySupported } from "../../policies/passthrough-is-security-supported";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const device = (flags: object = {}, domU: object = {}) => ({
  domU: { pci: [{ bdf: "0000:03:00.0", ...flags }], ...domU },
});

policyCases(passthroughIsSecuritySupported, {
  valid: [
    { name: "a device of a domU of which nothing is said about trust", ...device() },
    { name: "a permissive device of a trusted domU", ...device({ permissive: true }, { trusted: true }) },
    {
      name: "a device that says that it is not seized, whatever the default is",
      ...device({ seize: false }, { settings: { pci_seize: 1 } }),
    },
    { name: "an untrusted domU without devices", domU: { trusted: false } },
  ],
  invalid: [
    {
      name: "a device of an untrusted domU",
      ...device({}, { trusted: false }),
      says: ["it is not trusted, and has the PCI device 0000:03:00.0"],
    },
    {
      name: "a permissive device of an untrusted domU",
      ...device({ permissive: true }, { trusted: false }),
      says: [
        "it is not trusted, and has the PCI device",
        "it is not trusted, and may write to all of the configuration space of 0000:03:00.0 (permissive)",
      ],
    },
    {
      name: "a seized device",
      ...device({ seize: true }, { trusted: true }),
      says: ["xl takes 0000:03:00.0 from dom0 without asking (seize)"],
    },
    {
      name: "devices that are seized by default",
      ...device({}, { settings: { pci_seize: 1 } }),
      says: ["without asking (seize)"],
    },
    {
      name: "nothing, but tells of a permissive device where trusted is unset",
      ...device({}, { settings: { pci_permissive: 1 } }),
      severity: "info",
      says: ["which is for trusted domUs only: declare whether it is trusted"],
    },
  ],
  undecided: [
    {
      name: "a seized device on 4.4.4, before the sources begin",
      host: { xen: { release: "4.4.4" } },
      ...device({ seize: true }),
      says: ["no source was found for Xen 4.4.4"],
    },
  ],
});

boundaryCases(passthroughIsSecuritySupported, untrustedPassthrough, {
  at: () => device({}, { trusted: true }),
  past: () => device({}, { trusted: false }),
  before: () => device({}, { trusted: false }),
});

boundaryCases(passthroughIsSecuritySupported, permissiveForTrusted, {
  at: () => device({ permissive: true }, { trusted: true }),
  past: () => device({ permissive: true }),
  before: () => device({ permissive: true }),
});

boundaryCases(passthroughIsSecuritySupported, seizeTakesAnyDevice, {
  at: () => device({ seize: false }),
  past: () => device({ seize: true }),
  before: () => device({ seize: true }),
});
