/** Owns the facts on MAC addresses of vifs. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

export const macIsUnicast = defineFact<boolean>({
  id: "mac-is-unicast",
  statement: "An interface's own MAC address has the multicast bit, the lowest of its first octet, cleared.",
  basis: "documented",
  scope: "Ethernet's own rule; the manual page has it since 4.2. Nothing in xl, libxl or a hotplug script checks it.",
  measured: measured("multicast-address"),
  spans: [
    {
      since: "2.0",
      value: true,
      citation: {
        source: "xl-network-configuration(5)",
        locator: "mac",
        release: "RELEASE-4.17.0",
        quote: "bit (bit 2 of the first byte) and clear the multicast bit (bit 1",
      },
    },
  ],
});

export const zeroMacIsNone = defineFact<boolean>({
  id: "zero-mac-is-none",
  statement: "Whether a MAC address of zeros stands for none, so that one is made up in its place.",
  basis: "source-code",
  scope: "xend hands it to the domU, whose driver can't use it.",
  measured: measured("address-of-zeros"),
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl.c: libxl__device_nic_setdefault",
        release: "RELEASE-4.2.0",
        quote: "if (!nic->mac[0] && !nic->mac[1] && !nic->mac[2] &&",
      },
    },
  ],
});

export const macOfXen = defineFact<string>({
  id: "mac-of-xen",
  statement: "The first three octets of the MAC addresses that are assigned to Xen's vifs.",
  basis: "documented",
  scope: "An address of one's own organization, or one that is marked as locally administered, is as good.",
  spans: [
    {
      since: "4.2",
      value: "00:16:3e",
      citation: {
        source: "xl-network-configuration(5)",
        locator: "mac",
        release: "RELEASE-4.2.0",
        quote: "Allocate an address from within the space defined by Xen's OUI",
      },
    },
    {
      since: "3.0.2",
      until: "4.2",
      value: "00:16:3e",
      citation: {
        source: "xmdomain.cfg(5)",
        locator: "mac",
        release: "3.0.2-branched",
        quote: "one will be randomly chosen by xen with the 00:16:3e vendor id prefix.",
      },
    },
  ],
});

export const undeclaredMacIsRandom = defineFact<boolean>({
  id: "undeclared-mac-is-random",
  statement: "A vif without a MAC address gets a random one each time that the domU is created from its configuration.",
  basis: "source-code",
  scope: "A restored, migrated or rebooted domU keeps the one that it has.",
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_nic.c: libxl__device_nic_setdefault",
        release: "RELEASE-4.17.0",
        quote: "/* Generate a random MAC address, with Xen's OUI (00:16:3e) */",
      },
    },
    {
      since: "3.0.2",
      until: "4.2",
      value: true,
      citation: {
        source: "xmdomain.cfg(5)",
        locator: "mac",
        release: "3.0.2-branched",
        quote: "one will be randomly chosen by xen with the 00:16:3e vendor id prefix.",
      },
    },
  ],
});
