/** Owns the facts on the names of network interfaces in dom0. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

export const interfaceNameLength = defineFact<number>({
  id: "interface-name-length",
  statement: "The longest name of a network interface, in bytes.",
  basis: "documented",
  scope: "Linux in dom0, whatever the Xen release; the constant counts the NUL at the end.",
  measured: measured("long-vifname"),
  spans: [
    {
      since: "2.0",
      value: 15,
      citation: {
        source: "Linux",
        locator: "include/uapi/linux/if.h",
        release: "6.1.187",
        quote: "#define\tIFNAMSIZ\t16",
      },
    },
  ],
});

export const emulatedInterfaceSuffix = defineFact<string>({
  id: "emulated-interface-suffix",
  statement: "What is put behind a vif's name for the interface of its emulated card.",
  basis: "source-code",
  scope: "HVM domUs with a vif of type ioemu. xend leaves the name of that interface to the device model.",
  show: (suffix) => (suffix === "" ? "nothing" : suffix),
  measured: measured("long-vifname-of-emulated-vif"),
  spans: [
    {
      since: "4.2",
      value: "-emu",
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_internal.h",
        release: "RELEASE-4.2.0",
        quote: '#define TAP_DEVICE_SUFFIX "-emu"',
      },
    },
    {
      since: "3.0.2",
      until: "4.2",
      value: "",
      citation: {
        source: "xen.git",
        locator: "tools/examples/vif-common.sh",
        release: "3.0.2-branched",
        quote: 'do_or_die ip link set "$vif" name "$vifname"',
      },
    },
  ],
});

/** What the hotplug script does with a vif whose name another interface has. */
export type TakenName = "the domU does not start" | "the vif is not renamed, and the other one is taken for it";

export const vifnamesUnique = defineFact<TakenName>({
  id: "vifnames-unique",
  statement: "What becomes of a vif whose vifname another interface of the host has.",
  basis: "source-code",
  scope: "The hotplug scripts for Linux.",
  measured: measured("vifname-twice"),
  spans: [
    {
      since: "4.2",
      value: "the domU does not start",
      citation: {
        source: "xen.git",
        locator: "tools/hotplug/Linux/vif-common.sh: rename_vif",
        release: "RELEASE-4.2.0",
        quote: "Cannot rename interface $dev. An interface with name $vifname already exists.",
      },
    },
    {
      since: "3.0.2",
      until: "4.2",
      value: "the vif is not renamed, and the other one is taken for it",
      citation: {
        source: "xen.git",
        locator: "tools/examples/vif-common.sh",
        release: "3.0.2-branched",
        quote: 'if [ "$command" == "online" ] && ! ip link show "$vifname" >&/dev/null',
      },
    },
  ],
});
