/** Owns the facts on what a domU may do to its host by what is passed through to it. */
import { defineFact } from "./fact";

export const untrustedPassthrough = defineFact<boolean>({
  id: "passthrough-to-untrusted-domus",
  statement: "Whether it is safe to give a device to a domU that is not trusted at all.",
  basis: "documented",
  scope: "A limit of the hardware, whatever the hypervisor.",
  spans: [
    {
      since: "4.10",
      value: false,
      citation: {
        source: "SUPPORT.md",
        locator: "x86/PCI Device Passthrough",
        release: "RELEASE-4.10.0",
        quote: "to expose a physical device to completely untrusted guests.",
      },
    },
  ],
});

export const permissiveForTrusted = defineFact<boolean>({
  id: "permissive-only-for-trusted-domus",
  statement: "Whether permissive is only for domUs whose administrators are trusted.",
  basis: "documented",
  scope: "It lets the domU write to all of the device's configuration space.",
  spans: [
    {
      since: "4.15",
      value: true,
      citation: {
        source: "xl-pci-configuration(5)",
        locator: "permissive",
        release: "RELEASE-4.15.0",
        quote: "B<This option should be enabled with caution:> it gives the guest much",
      },
    },
    {
      since: "4.2",
      until: "4.15",
      value: true,
      citation: {
        source: "xl.cfg(5)",
        locator: "permissive",
        release: "RELEASE-4.2.0",
        quote: "enable this option only for trusted VMs under administrator control.",
      },
    },
  ],
});

export const seizeTakesAnyDevice = defineFact<boolean>({
  id: "seize-takes-any-device",
  statement: "Whether seize takes a device from dom0 without asking, even one that dom0 lives by.",
  basis: "documented",
  scope: "xl.",
  spans: [
    {
      since: "4.15",
      value: true,
      citation: {
        source: "xl-pci-configuration(5)",
        locator: "seize",
        release: "RELEASE-4.15.0",
        quote: "B<WARNING:> If you set this option, L<xl> will gladly re-assign a critical",
      },
    },
    {
      since: "4.5",
      until: "4.15",
      value: true,
      citation: {
        source: "xl.cfg(5)",
        locator: "seize",
        release: "RELEASE-4.5.0",
        quote: "WARNING: If you set this option, xl will gladly re-assign a critical",
      },
    },
  ],
});

export const rawIoForTrusted = defineFact<readonly string[]>({
  id: "raw-io-only-for-trusted-domus",
  statement:
    "The keys that give a domU ports, memory or interrupts of the host, and are recommended only for those that are trusted.",
  basis: "documented",
  scope: "iomem is not seen by the IOMMU either.",
  show: (keys) => keys.join(", "),
  spans: [
    {
      since: "4.9",
      value: ["ioports", "iomem", "irqs"],
      citation: {
        source: "xl.cfg(5)",
        locator: "ioports, iomem, irqs",
        release: "RELEASE-4.9.0",
        quote: "It is recommended to only use this option for trusted VMs under",
      },
    },
    {
      since: "4.3",
      until: "4.9",
      value: ["ioports", "iomem", "irqs"],
      citation: {
        source: "xl.cfg(5)",
        locator: "ioports, iomem, irqs",
        release: "RELEASE-4.3.0",
        quote: "It is recommended to use this option only for trusted VMs under",
      },
    },
    {
      since: "4.2",
      until: "4.3",
      value: ["ioports", "irqs"],
      citation: {
        source: "xl.cfg(5)",
        locator: "ioports, irqs",
        release: "RELEASE-4.2.0",
        quote: "It is recommended to use this option only for trusted VMs under",
      },
    },
  ],
});
