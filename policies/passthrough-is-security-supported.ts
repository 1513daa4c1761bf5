import { permissiveForTrusted, seizeTakesAnyDevice, untrustedPassthrough } from "../lib/facts/passthrough-risk";
import type { DomU, PciDevice } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { flagSetting } from "../lib/model/settings";
import { type Bench, definePolicy, message, messageOf, type Messages } from "../lib/policy/policy";

export const passthroughIsSecuritySupported = definePolicy({
  id: "passthrough-is-security-supported",
  subject: "domU",
  covers: ["M26"],
  judges: "state",
  family: "x86",
  severity: "warning",
  summary: "Devices are passed through to domUs that may have them, from a dom0 that can spare them.",
  rationale:
    "Hardware does not keep a device apart as well as Xen keeps a domU: SUPPORT.md calls it unsafe to give one to a domU that is not trusted at all. " +
    "permissive opens all of the device's configuration space to the domU. seize lets xl take the device from its driver in dom0 without asking, be it the disk controller that dom0 runs from.",
  remedy:
    "Give devices to domUs whose administrators may be trusted with the host (trusted: true). Leave permissive out, and instead of seize run xl pci-assignable-add.",
  notReported:
    "Devices that share an interrupt line or a page of registers with others, which is not security supported either: a declaration does not show it.",
  facts: [untrustedPassthrough, permissiveForTrusted, seizeTakesAnyDevice],
  messages: {
    untrusted: message<{ device: string }>(({ device }) => `it is not trusted, and has the PCI device ${device}`, {
      remedy: "Take the device away, or declare trusted: true if its administrators may have the host.",
      facts: [untrustedPassthrough],
    }),
    permissiveUntrusted: message<{ device: string }>(
      ({ device }) => `it is not trusted, and may write to all of the configuration space of ${device} (permissive)`,
      { remedy: "Leave permissive out.", facts: [permissiveForTrusted] },
    ),
    permissive: messageOf<{ device: string }>(
      "info",
      ({ device }) =>
        `it may write to all of the configuration space of ${device} (permissive), which is for trusted domUs only: declare whether it is trusted`,
      { remedy: "Leave permissive out, or declare trusted: true.", facts: [permissiveForTrusted] },
    ),
    seize: message<{ device: string }>(({ device }) => `xl takes ${device} from dom0 without asking (seize)`, {
      remedy: "Leave seize out, and run xl pci-assignable-add on the host.",
      facts: [seizeTakesAnyDevice],
    }),
  },
  check({ host, domU }, { need, needed, fact, report }) {
    if (domU.pci.length === 0) return;
    const release = need(host.xen, "release");
    const trusted = domU.trusted === undefined ? undefined : need(domU, "trusted");
    for (const pci of domU.pci) {
      const device = pci.bdf.identity;
      if (trusted === false && !fact(untrustedPassthrough, release))
        report("untrusted", { device }, { at: at(domU, "trusted"), related: [at(pci, "bdf")], about: device });
      if (trusted !== true && isSet(domU, pci, "permissive", needed) && fact(permissiveForTrusted, release)) {
        report(trusted === false ? "permissiveUntrusted" : "permissive", { device }, at(pci, "permissive"));
      }
      if (isSet(domU, pci, "seize", needed) && fact(seizeTakesAnyDevice, release))
        report("seize", { device }, at(pci, "seize"));
    }
  },
  examples: {
    rejected: {
      at: 'domUs.web.pci["0000:03:00.0"].seize',
      host: { xen: { virtCaps: ["pv", "hvm", "hvm_directio", "pv_directio", "hap", "shadow"] } },
      domU: { pci: [{ bdf: "0000:03:00.0", seize: true }] },
    },
    accepted: {
      host: { xen: { virtCaps: ["pv", "hvm", "hvm_directio", "pv_directio", "hap", "shadow"] } },
      domU: { trusted: true, pci: [{ bdf: "0000:03:00.0", permissive: true }] },
    },
  },
});

/** As the device says, or else the key that is the default of all devices (xl.cfg(5): pci_permissive, pci_seize). */
function isSet(
  domU: DomU,
  device: PciDevice,
  flag: "permissive" | "seize",
  needed: Bench<Messages>["needed"],
): boolean {
  const value = device[flag] ?? flagSetting(domU.settings, `pci_${flag}`);
  return (
    value !== undefined &&
    needed(value, device[flag] === undefined ? at(domU.settings, `pci_${flag}`) : at(device, flag))
  );
}
