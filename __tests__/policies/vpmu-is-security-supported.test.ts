import { vpmuCapability, vpmuSecuritySupported } from "../../lib/facts/vpmu";
import { vpmuIsSecuritySupported } from "../../policies/vpmu-is-security-supported";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const commandLine = (line: string) => ({ host: { xen: { commandLine: line } } });

policyCases(vpmuIsSecuritySupported, {
  valid: [
    { name: "a command line without vpmu", ...commandLine("dom0_mem=2048M,max:2048M") },
    { name: "vpmu that is turned off", ...commandLine("vpmu=0") },
    { name: "vpmu=0 of a domU", host: { xen: { virtCaps: ["hvm"] } }, domU: { settings: { vpmu: 0 } } },
    { name: "vpmu=1 of a domU where nothing is declared of the host", domU: { settings: { vpmu: 1 } } },
  ],
  invalid: [
    {
      name: "vpmu on the command line",
      ...commandLine("vpmu=bts"),
      says: ["vpmu=bts on its command line turns on vPMU, which Xen 4.17.5 has no security support for"],
    },
    {
      name: "vpmu=1 of a domU on a host without vPMU",
      host: { xen: { virtCaps: ["pv", "hvm", "hap"] } },
      domU: { settings: { vpmu: 1 } },
      severity: "error",
      says: ["its domU web says vpmu=1, and Xen 4.17.5 runs without vPMU there"],
    },
  ],
  undecided: [
    {
      name: "vpmu on 4.9.4, before the sources begin",
      host: { xen: { release: "4.9.4", commandLine: "vpmu=1" } },
      says: ["no source was found for Xen 4.9.4"],
    },
  ],
});

boundaryCases(vpmuIsSecuritySupported, vpmuSecuritySupported, {
  at: () => commandLine("vpmu=no"),
  past: () => commandLine("vpmu=1"),
  before: () => commandLine("vpmu=1"),
});
boundaryCases(vpmuIsSecuritySupported, vpmuCapability, {
  at: (token) => ({ host: { xen: { virtCaps: [token] } }, domU: { settings: { vpmu: 1 } } }),
  past: () => ({ host: { xen: { virtCaps: ["hvm"] } }, domU: { settings: { vpmu: 1 } } }),
  before: { passes: "xl doesn't know the key there" },
});
