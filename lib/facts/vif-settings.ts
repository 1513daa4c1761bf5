/** Owns the facts on the settings of a vif that dom0 applies: its MTU, its VLANs, its number. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

export interface Range {
  readonly least: number;
  readonly most: number;
}

const show = ({ least, most }: Range): string => `${least} to ${most}`;

export const mtuRange = defineFact<Range>({
  id: "mtu-range",
  statement: "The MTUs that the interface of a vif can have in a dom0 that runs Linux.",
  basis: "source-code",
  scope:
    "From the least of an Ethernet interface (ETH_MIN_MTU) to what is left of the largest packet beside a header with a VLAN. The hotplug script ignores one that can't be set.",
  show,
  measured: measured("small-mtu"),
  spans: [
    {
      since: "2.0",
      value: { least: 68, most: 65517 },
      citation: {
        source: "Linux",
        locator: "drivers/net/xen-netback/interface.c: xenvif_alloc; ETH_MAX_MTU is 65535, VLAN_ETH_HLEN 18",
        release: "6.12.117",
        quote: "dev->max_mtu = ETH_MAX_MTU - VLAN_ETH_HLEN;",
      },
    },
  ],
});

export const vlanRange = defineFact<Range>({
  id: "vlan-range",
  statement: "The VLAN ids that a vif can have, of which one is marked as its PVID.",
  basis: "documented",
  scope: "vlan= of a vif, which releases before 4.19 don't read.",
  show,
  spans: [
    {
      since: "4.19",
      value: { least: 1, most: 4094 },
      citation: {
        source: "xl-network-configuration(5)",
        locator: "vlan",
        release: "RELEASE-4.19.0",
        quote: "B<vlan> - a single VLAN ID in the range 1 to 4094. This can optionally followed",
      },
    },
  ],
});

export const vlanNeedsScript = defineFact<boolean>({
  id: "vlan-needs-script",
  statement: "Whether vlan= does nothing by itself, because no hotplug script of Xen's own reads it.",
  basis: "source-code",
  scope: "libxl writes it to xenstore; nothing in tools/hotplug of 4.19 to 4.22 holds the word.",
  show: (needs) => (needs ? "yes" : "no"),
  spans: [
    {
      since: "4.19",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_nic.c: libxl__set_xenstore_nic",
        release: "RELEASE-4.19.0",
        quote: 'flexarray_append(back, "vlan");',
      },
    },
  ],
});

export const vifDevidsUnique = defineFact<boolean>({
  id: "vif-devids-unique",
  statement: "The devids of a domU's vifs are unique.",
  basis: "source-code",
  scope: "devid= of a vif, which releases before 4.9 don't read. Vifs without one are numbered behind the highest.",
  measured: measured("devid-twice"),
  spans: [
    {
      since: "4.15",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_device.c: libxl__device_add_async",
        release: "RELEASE-4.17.0",
        quote: "device already exists in xenstore",
      },
    },
    {
      since: "4.10",
      until: "4.15",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_device.c: libxl__device_add_async",
        release: "RELEASE-4.10.0",
        quote: "device already exists in xenstore",
      },
    },
    {
      since: "4.9",
      until: "4.10",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_nic.c: libxl__device_nic_add",
        release: "RELEASE-4.9.0",
        quote: "device already exists in xenstore",
      },
    },
  ],
});
