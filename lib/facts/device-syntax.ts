/** Owns the facts on how a release writes the devices of a domU: its vbds, its vifs, and what is passed through to it. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

/** `discard` stands for its opposite, no-discard, too, and `trusted` for untrusted. */
export type DiskParameter = "backend" | "script" | "discard" | "direct-io-safe" | "specification" | "trusted";

/** A prefix of positional disk specifications, and what it makes of the target. */
export interface DiskPrefix {
  readonly prefix: string;
  /** `file` is a loop device. */
  readonly backend: "phy" | "file" | "tap" | "qdisk";
  readonly format: string;
}

export type DiskSyntax =
  /** `key=value,...,target=...` */
  | {
      readonly form: "key-value";
      readonly formats: readonly string[];
      readonly backendTypes: readonly string[];
      /** What else it has words for, of what the fleet model has fields for. */
      readonly parameters: readonly DiskParameter[];
    }
  /** `prefix:target,vdev,access` */
  | {
      readonly form: "positional";
      readonly prefixes: readonly DiskPrefix[];
      /** `vdev:cdrom` is read, and may be without a target. */
      readonly cdroms: boolean;
      /** A fourth part names the domain that serves it. */
      readonly backends: boolean;
      /** vdevs may be written dNpM. xend takes such a one for a hexadecimal device number. */
      readonly numberedVdevs: boolean;
    };

const LOOP_AND_PHY: readonly DiskPrefix[] = [
  { prefix: "phy:", backend: "phy", format: "raw" },
  { prefix: "file:", backend: "file", format: "raw" },
];
const tap = (driver: string, format: string = driver): DiskPrefix => ({
  prefix: `tap:${driver}:`,
  backend: "tap",
  format,
});
const BLKTAP: readonly DiskPrefix[] = [...LOOP_AND_PHY, tap("aio", "raw"), tap("qcow")];
const xm = (prefixes: readonly DiskPrefix[]): DiskSyntax => ({
  form: "positional",
  prefixes,
  cdroms: true,
  backends: true,
  numberedVdevs: false,
});
const keyed = (formats: readonly string[], parameters: readonly DiskParameter[]): DiskSyntax => ({
  form: "key-value",
  formats,
  backendTypes: ["phy", "tap", "qdisk", ...(parameters.includes("specification") ? ["standalone"] : [])],
  parameters,
});
const FORMATS = ["raw", "qcow", "qcow2", "vhd"];
const PARAMETERS_4_5: readonly DiskParameter[] = ["backend", "script", "discard", "direct-io-safe"];

export const diskSyntax = defineFact<DiskSyntax>({
  id: "disk-syntax",
  statement: "How a vbd is written in a domU's configuration.",
  basis: "source-code",
  scope:
    "The form that takes most targets of each release. Prefixes of block scripts (iscsi, nbd, drbd) are left out. The lexer's source has trusted and untrusted from 4.17 on, but " +
    "the generated libxlu_disk_l.c that 4.17 and 4.18 ship with was not made from it, and takes them for a target.",
  show: (syntax) =>
    syntax.form === "key-value"
      ? `key=value, of ${syntax.formats.join(", ")}, with ${syntax.parameters.join(", ")}`
      : `positional, of ${syntax.prefixes.map(({ prefix }) => prefix).join(" ")}`,
  spans: [
    {
      since: "4.19",
      value: keyed([...FORMATS, "qed"], [...PARAMETERS_4_5, "specification", "trusted"]),
      citation: {
        source: "xen.git",
        locator: "tools/libs/util/libxlu_disk_l.c",
        release: "RELEASE-4.19.0",
        quote: "{ libxl_defbool_set(&DPC->disk->trusted, true); }",
      },
    },
    {
      since: "4.17",
      until: "4.19",
      value: keyed([...FORMATS, "qed"], [...PARAMETERS_4_5, "specification"]),
      citation: {
        source: "xen.git",
        locator: "tools/libs/util/libxlu_disk_l.l",
        release: "RELEASE-4.17.0",
        quote: "specification=[^,]*,? { STRIP(','); setspecification(DPC,FROMEQUALS); }",
      },
    },
    {
      since: "4.9",
      until: "4.17",
      value: keyed([...FORMATS, "qed"], PARAMETERS_4_5),
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxlu_disk_l.l: setformat",
        release: "RELEASE-4.9.0",
        quote: 'else if (!strcmp(str,"qed"))    DSET(dpc,format,FORMAT,str,QED);',
      },
    },
    {
      since: "4.5",
      until: "4.9",
      value: keyed(FORMATS, PARAMETERS_4_5),
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxlu_disk_l.l",
        release: "RELEASE-4.5.0",
        quote: "direct-io-safe,? { DPC->disk->direct_io_safe = 1; }",
      },
    },
    {
      since: "4.3",
      until: "4.5",
      value: keyed(FORMATS, ["backend", "script"]),
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxlu_disk_l.l",
        release: "RELEASE-4.3.0",
        quote: "backend=[^,]*,? { STRIP(','); SAVESTRING(\"backend\", backend_domname, FROMEQUALS); }",
      },
    },
    {
      since: "4.2",
      until: "4.3",
      value: keyed(FORMATS, ["script"]),
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxlu_disk_l.l",
        release: "RELEASE-4.2.0",
        quote: "the target magic parameter, eats the rest of the string",
      },
    },
    {
      since: "4.1",
      until: "4.2",
      value: {
        form: "positional",
        prefixes: [
          { prefix: "phy:", backend: "phy", format: "raw" },
          { prefix: "file:", backend: "tap", format: "raw" },
          tap("vhd"),
          { prefix: "tap:qcow:", backend: "qdisk", format: "qcow" },
          { prefix: "tap:qcow2:", backend: "qdisk", format: "qcow2" },
        ],
        cdroms: true,
        backends: false,
        numberedVdevs: true,
      },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_disk_config",
        release: "RELEASE-4.1.0",
        quote: 'if ( !strcmp(tok, "phy") ) {',
      },
    },
    {
      since: "4.0",
      until: "4.1",
      value: xm([...BLKTAP, tap("qcow2"), tap("vhd")]),
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/server/BlktapController.py",
        release: "4.0.0-branched",
        quote: "blktap_disk_types = blktap1_disk_types + blktap2_disk_types",
      },
    },
    {
      since: "3.3",
      until: "4.0",
      value: xm([...BLKTAP, tap("qcow2")]),
      citation: {
        source: "xen.git",
        locator: "tools/blktap/drivers/tapdisk.h",
        release: "3.3.0-branched",
        quote: "#define DISK_TYPE_QCOW2    5",
      },
    },
    {
      since: "3.0.3",
      until: "3.3",
      value: xm(BLKTAP),
      citation: {
        source: "xen.git",
        locator: "tools/blktap/drivers/tapdisk.h",
        release: "3.0.3-branched",
        quote: "#define DISK_TYPE_QCOW  4",
      },
    },
    {
      since: "3.0.2",
      until: "3.0.3",
      value: { form: "positional", prefixes: LOOP_AND_PHY, cdroms: false, backends: true, numberedVdevs: false },
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/server/blkif.py: getDeviceDetails",
        release: "3.0.2-branched",
        quote: "(typ, params) = string.split(sxp.child_value(config, 'uname'), ':', 1)",
      },
    },
  ],
});

export interface VifSyntax {
  readonly keys: readonly string[];
  /** White space around a value is dropped. */
  readonly trims: boolean;
}

const VIF_KEYS = ["type", "mac", "bridge", "ip", "script", "vifname", "backend"] as const;
const VIF_KEYS_4_2 = [...VIF_KEYS, "model", "rate"] as const;
const VIF_KEYS_4_3 = [...VIF_KEYS_4_2, "gatewaydev"] as const;
const VIF_KEYS_4_9 = [...VIF_KEYS_4_3, "devid"] as const;
const VIF_KEYS_4_15 = [...VIF_KEYS_4_9, "mtu"] as const;
const VIF_KEYS_4_17 = [...VIF_KEYS_4_15, "trusted"] as const;

export const vifSyntax = defineFact<VifSyntax>({
  id: "vif-syntax",
  statement: "The keys of a vif that the toolstack reads.",
  basis: "source-code",
  scope: "Keys that the fleet model has a field for. trusted is a word by itself, as its opposite, untrusted, is.",
  show: ({ keys }) => keys.join(", "),
  measured: measured("vlan-of-vif"),
  spans: [
    {
      since: "4.19",
      value: { keys: [...VIF_KEYS_4_17, "vlan"], trims: false },
      citation: {
        source: "xen.git",
        locator: "tools/xl/xl_parse.c: parse_nic_config",
        release: "RELEASE-4.19.0",
        quote: '} else if (MATCH_OPTION("vlan", token, oparg)) {',
      },
    },
    {
      since: "4.17",
      until: "4.19",
      value: { keys: VIF_KEYS_4_17, trims: false },
      citation: {
        source: "xen.git",
        locator: "tools/xl/xl_parse.c: parse_nic_config",
        release: "RELEASE-4.17.0",
        quote: '} else if (!strcmp("trusted", token)) {',
      },
    },
    {
      since: "4.15",
      until: "4.17",
      value: { keys: VIF_KEYS_4_15, trims: false },
      citation: {
        source: "xen.git",
        locator: "tools/xl/xl_parse.c: parse_nic_config",
        release: "RELEASE-4.15.0",
        quote: '} else if (MATCH_OPTION("mtu", token, oparg)) {',
      },
    },
    {
      since: "4.9",
      until: "4.15",
      value: { keys: VIF_KEYS_4_9, trims: false },
      citation: {
        source: "xen.git",
        locator: "tools/xl/xl_parse.c: parse_nic_config",
        release: "RELEASE-4.9.0",
        quote: '} else if (MATCH_OPTION("devid", token, oparg)) {',
      },
    },
    {
      since: "4.3",
      until: "4.9",
      value: { keys: VIF_KEYS_4_3, trims: false },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_config_data",
        release: "RELEASE-4.3.0",
        quote: '} else if (!strcmp(p, "gatewaydev")) {',
      },
    },
    {
      since: "4.2",
      until: "4.3",
      value: { keys: VIF_KEYS_4_2, trims: false },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_config_data",
        release: "RELEASE-4.2.0",
        quote: "parse_vif_rate(&config, (p2 + 1), nic);",
      },
    },
    {
      since: "4.1",
      until: "4.2",
      value: { keys: [...VIF_KEYS, "model"], trims: false },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_config_data",
        release: "RELEASE-4.1.0",
        quote: "the rate parameter for vifs is currently not supported",
      },
    },
    {
      since: "3.0.3",
      until: "4.1",
      value: { keys: VIF_KEYS_4_2, trims: true },
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xm/create.py: configure_vifs",
        release: "3.0.3-branched",
        quote: "'vifname', 'rate', 'model']:",
      },
    },
    {
      since: "3.0.2",
      until: "3.0.3",
      value: { keys: [...VIF_KEYS, "rate"], trims: true },
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xm/create.py: configure_vifs",
        release: "3.0.2-branched",
        quote: "'vifname', 'rate']:",
      },
    },
  ],
});

export interface PciSyntax {
  readonly options: readonly PciOption[];
  /** `*` as the function stands for all of them. */
  readonly everyFunction: boolean;
  /** `@8` behind the BDF gives it a slot in the domU. */
  readonly slots: boolean;
}

/** `name` stands in place of the BDF. */
export type PciOption = "permissive" | "msitranslate" | "seize" | "rdm_policy" | "name";

const PCI_OPTIONS_4_6: readonly PciOption[] = ["permissive", "msitranslate", "seize", "rdm_policy"];

export const pciSyntax = defineFact<PciSyntax>({
  id: "pci-syntax",
  statement: "How a PCI device that is passed through is written in a domU's configuration.",
  basis: "source-code",
  scope: "Options that the fleet model has a field for.",
  show: ({ options, everyFunction, slots }) =>
    ["BDF", ...(everyFunction ? ["* for every function"] : []), ...(slots ? ["@SLOT"] : []), ...options].join(", "),
  spans: [
    {
      since: "4.15",
      value: { options: [...PCI_OPTIONS_4_6, "name"], everyFunction: true, slots: true },
      citation: {
        source: "xen.git",
        locator: "tools/libs/util/libxlu_pci.c: xlu_pci_parse_spec_string",
        release: "RELEASE-4.15.0",
        quote: '} else if (!strcmp(key, "name")) {',
      },
    },
    {
      since: "4.6",
      until: "4.15",
      value: { options: PCI_OPTIONS_4_6, everyFunction: true, slots: true },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxlu_pci.c: xlu_pci_parse_bdf",
        release: "RELEASE-4.6.0",
        quote: '} else if (!strcmp(optkey, "rdm_policy")) {',
      },
    },
    {
      since: "4.5",
      until: "4.6",
      value: { options: ["permissive", "msitranslate", "seize"], everyFunction: true, slots: true },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxlu_pci.c: xlu_pci_parse_bdf",
        release: "RELEASE-4.5.0",
        quote: '}else if ( !strcmp(optkey, "seize") ) {',
      },
    },
    {
      since: "4.2",
      until: "4.5",
      value: { options: ["permissive", "msitranslate"], everyFunction: true, slots: true },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxlu_pci.c: xlu_pci_parse_bdf",
        release: "RELEASE-4.2.0",
        quote: '}else if ( !strcmp(optkey, "permissive") ) {',
      },
    },
    {
      since: "4.1",
      until: "4.2",
      value: { options: ["msitranslate"], everyFunction: true, slots: true },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_pci.c: libxl_device_pci_parse_bdf",
        release: "RELEASE-4.1.0",
        quote: 'if ( !strcmp(optkey, "msitranslate") ) {',
      },
    },
    {
      since: "4.0",
      until: "4.1",
      value: { options: ["msitranslate"], everyFunction: true, slots: true },
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/util/pci.py: parse_pci_name_extended",
        release: "4.0.0-branched",
        quote: 'r"(?P<func>(\\*|[0-7]([,-=][0-7])*))" +',
      },
    },
    {
      since: "3.4",
      until: "4.0",
      value: { options: ["msitranslate"], everyFunction: false, slots: true },
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xm/create.py",
        release: "3.4.0-rc3",
        quote: "if k not in ['msitranslate', 'power_mgmt']:",
      },
    },
    {
      since: "3.0.2",
      until: "3.4",
      value: { options: [], everyFunction: false, slots: false },
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xm/create.py: preprocess_pci",
        release: "3.0.2-branched",
        quote: 'r"(?P<func>[0-9a-fA-F])", pci_dev_str)',
      },
    },
  ],
});
