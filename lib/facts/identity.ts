/** Owns the facts on what must be unique, and what must be there before a domU starts. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

export const domUNamesUnique = defineFact<boolean>({
  id: "domu-names-unique",
  statement: "The names of the domUs on a host are unique.",
  basis: "documented",
  scope: "One host; two hosts may each have a domU of one name.",
  measured: measured("duplicate-name"),
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "xl.cfg(5)",
        locator: "name",
        release: "RELEASE-4.17.0",
        quote: "Names of domains existing on a single host must be unique.",
      },
    },
    {
      since: "3.0.2",
      until: "4.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/XendDomainInfo.py",
        release: "3.0.3-branched",
        quote: "VM name '%s' already in use by domain %d",
      },
    },
  ],
});

export const vdevsUnique = defineFact<boolean>({
  id: "vdevs-unique",
  statement: "The vdevs of a domU are unique, whatever their spelling.",
  basis: "source-code",
  scope: "Two spellings of one device number are one vdev: xvda and d0.",
  measured: measured("vdev-twice"),
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_disk.c",
        release: "RELEASE-4.17.0",
        quote: "device already exists in xenstore",
      },
    },
    {
      since: "3.0.2",
      until: "4.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/server/DevController.py: createDevice",
        release: "3.0.3-branched",
        quote: "Device %s is already connected.",
      },
    },
  ],
});

export const macsUnique = defineFact<boolean>({
  id: "macs-unique",
  statement: "No two interfaces on one Ethernet have the same MAC address, and Xen does not check.",
  basis: "documented",
  scope: "One network: bridges of several hosts with uplinks may be one.",
  spans: [
    {
      since: "2.0",
      value: true,
      citation: {
        source: "xl-network-configuration(5)",
        locator: "mac",
        release: "RELEASE-4.17.0",
        quote: "If specified then this option specifies the MAC address inside the guest of this VIF device.",
      },
    },
  ],
});

export const openVSwitchGrammar = defineFact<boolean>({
  id: "open-vswitch-bridge-grammar",
  statement:
    "The bridge of a vif under vif-openvswitch is a name without dots, with a VLAN behind a dot and the VLANs of a trunk behind colons.",
  basis: "source-code",
  scope: "The script's own regular expression, the same from 4.3 to 4.22.",
  spans: [
    {
      since: "4.3",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/hotplug/Linux/vif-openvswitch: add_to_openvswitch",
        release: "RELEASE-4.3.0",
        quote: "if [[ $bridge =~ ^([^.:]+)(\\.([[:digit:]]+))?(:([[:digit:]]+(:[[:digit:]]+)*))?$ ]]; then",
      },
    },
  ],
});

export const bridgeMustExist = defineFact<boolean>({
  id: "bridge-must-exist",
  statement: "The bridge of a vif exists before the domU starts.",
  basis: "source-code",
  scope: "The vif-bridge hotplug script.",
  measured: measured("missing-bridge"),
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/hotplug/Linux/vif-bridge",
        release: "RELEASE-4.17.0",
        quote: 'fatal "Could not find bridge device $bridge"',
      },
    },
    {
      since: "3.0.2",
      until: "4.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/examples/vif-bridge",
        release: "3.0.3-branched",
        quote: 'fatal "Could not find bridge, and none was specified"',
      },
    },
  ],
});

export const defaultBridge = defineFact<string>({
  id: "default-bridge",
  statement: "The bridge of a vif that names none, where xl.conf names none either.",
  basis: "source-code",
  scope: "xl. Under xend the hotplug script takes the first bridge that it finds.",
  show: (bridge) => bridge,
  spans: [
    {
      since: "4.2",
      value: "xenbr0",
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl.c: libxl__device_nic_setdefault",
        release: "RELEASE-4.2.0",
        quote: 'nic->bridge = strdup("xenbr0");',
      },
    },
  ],
});

export const targetMustExist = defineFact<boolean>({
  id: "target-must-exist",
  statement: "What backs a vbd exists before the domU starts.",
  basis: "source-code",
  scope: "Targets without a script of their own.",
  measured: measured("missing-target"),
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_device.c: libxl__device_disk_set_backend",
        release: "RELEASE-4.17.0",
        quote: "Disk vdev=%s failed to stat: %s",
      },
    },
    {
      since: "3.0.2",
      until: "4.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/examples/block",
        release: "3.0.3-branched",
        quote: 'fatal "$p does not exist."',
      },
    },
  ],
});

export const uuidsUnique = defineFact<boolean>({
  id: "uuids-unique",
  statement: "The UUID of a domU is its own.",
  basis: "documented",
  scope: "Nothing in Xen refuses a second domU of one UUID on another host; managers mix the two up.",
  measured: measured("uuid-twice"),
  spans: [
    {
      since: "2.0",
      value: true,
      citation: {
        source: "xl.cfg(5)",
        locator: "uuid",
        release: "RELEASE-4.17.0",
        quote: "If not specified, a fresh unique UUID will be generated.",
      },
    },
  ],
});

export const lvmNamesUnique = defineFact<boolean>({
  id: "lvm-names-unique",
  statement: "A host has one volume group of a name, and a volume group one logical volume of a name.",
  basis: "source-code",
  scope: "LVM 2.",
  spans: [
    {
      since: "2.0",
      value: true,
      citation: {
        source: "lvm(8)",
        locator: "message of lvcreate",
        release: "LVM 2.03.16",
        quote: 'Logical Volume "%s" already exists in volume group "%s"',
      },
    },
  ],
});

export const hostNamesUnique = defineFact<boolean>({
  id: "host-names-unique",
  statement: "The hosts of a fleet have names of their own.",
  basis: "documented",
  scope: "Of xenplan itself: what belongs to a host names it.",
  spans: [
    {
      since: "2.0",
      value: true,
      citation: { source: "xenplan", locator: "fleet.schema.json: hosts", release: "1", quote: "Unique in the fleet." },
    },
  ],
});

export const hostAddressesUnique = defineFact<boolean>({
  id: "host-addresses-unique",
  statement: "The hosts of a fleet have addresses of their own.",
  basis: "documented",
  scope: "Of xenplan itself: scripts and Terraform reach a host by its address.",
  spans: [
    {
      since: "2.0",
      value: true,
      citation: {
        source: "xenplan",
        locator: "fleet.schema.json: address",
        release: "1",
        quote: "How scripts and Terraform reach it: a host name or an IP address.",
      },
    },
  ],
});

export const digitsNameDomainNumber = defineFact<boolean>({
  id: "digits-name-domain-number",
  statement:
    "The toolstack takes a name of digits alone for the number of a domain; dom0's is 0, and its name is Domain-0.",
  basis: "source-code",
  scope: "Every command of xl and xm that takes a domain.",
  show: (holds) => (holds ? "yes" : "no"),
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: qualifier_to_id",
        release: "RELEASE-4.2.0",
        quote: "*id_r = strtoul(p, NULL, 10);",
      },
    },
    {
      since: "3.0.2",
      until: "4.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/XendDomain.py: domain_lookup_by_name_or_id_nr",
        release: "3.0.3-branched",
        quote: "return self.domains.get(int(name))",
      },
    },
  ],
});

export const interfaceHasOneBridge = defineFact<boolean>({
  id: "interface-has-one-bridge",
  statement: "A network interface of Linux is in one bridge at a time.",
  basis: "source-code",
  scope: "dom0, whatever the Xen release. Open vSwitch refuses a second bridge too.",
  show: (holds) => (holds ? "yes" : "no"),
  spans: [
    {
      since: "2.0",
      value: true,
      citation: {
        source: "Linux",
        locator: "net/bridge/br_if.c: br_add_if",
        release: "6.12.117",
        quote: "/* Device has master upper dev */",
      },
    },
  ],
});

export const undeclaredUuidIsRandom = defineFact<boolean>({
  id: "undeclared-uuid-is-random",
  statement: "A domU without a UUID in its configuration gets another one at each start.",
  basis: "documented",
  scope: "xl. The domU sees it as the serial number of its machine (SMBIOS).",
  show: (random) => (random ? "yes" : "no"),
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "xl.cfg(5)",
        locator: "uuid",
        release: "RELEASE-4.2.0",
        quote: "UUID will be generated.",
      },
    },
  ],
});
