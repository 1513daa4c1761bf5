/** Owns the facts on how a release is told of a domU: by which toolstack, in which keys, in which syntax of devices. */
import { defineFact } from "./fact";

/** `xm` reads Python (xend behind it), `xl` reads xl.cfg. */
export type Toolstack = "xm" | "xl";

export const toolstack = defineFact<Toolstack>({
  id: "toolstack",
  statement: "The toolstack that a domU's configuration is written for.",
  basis: "source-code",
  scope: "4.1 to 4.4 have both xl and xend; xl is taken, for it stayed.",
  spans: [
    {
      since: "4.2",
      value: "xl",
      citation: { source: "xl(1)", locator: "DESCRIPTION", release: "RELEASE-4.2.0", quote: "The old B<xm> tool is deprecated and should not be used." },
    },
    {
      since: "4.1",
      until: "4.2",
      value: "xl",
      citation: { source: "xen.git", locator: "docs/misc/xl-disk-configuration.txt", release: "RELEASE-4.1.0", quote: "At a higher level, xl disk configuration option takes the following" },
    },
    {
      since: "3.0.2",
      until: "4.1",
      value: "xm",
      citation: { source: "xm(1)", locator: "DESCRIPTION", release: "4.0.0-branched", quote: "The B<xm> program is the main interface for managing Xen guest" },
    },
  ],
});

export const guestTypes = defineFact<readonly ("pv" | "pvh" | "hvm")[]>({
  id: "guest-types",
  statement: "The guest types that the toolstack makes.",
  basis: "source-code",
  scope: "x86. pvh=1 of 4.4 to 4.8 made another, experimental one (PVHv1), which no later release runs.",
  show: (types) => types.join(", "),
  spans: [
    {
      since: "4.10",
      value: ["pv", "pvh", "hvm"],
      citation: { source: "xen.git", locator: "tools/xl/xl_parse.c: parse_config_data", release: "RELEASE-4.10.0", quote: 'else if (!strncmp(buf, "pvh", strlen(buf)))' },
    },
    {
      since: "4.1",
      until: "4.10",
      value: ["pv", "hvm"],
      citation: { source: "xen.git", locator: "tools/xl/xl_parse.c: parse_config_data", release: "RELEASE-4.9.0", quote: '!strncmp(buf, "hvm", strlen(buf)))' },
    },
    {
      since: "3.0.2",
      until: "4.1",
      value: ["pv", "hvm"],
      citation: { source: "xen.git", locator: "tools/python/xen/xm/create.py: configure_image", release: "3.0.3-branched", quote: "if vals.builder == 'hvm':" },
    },
  ],
});

const XM_KEYS = [
  "name", "uuid", "builder", "kernel", "ramdisk", "root", "extra", "bootloader", "boot", "memory", "maxmem", "vcpus", "disk", "vif",
  "on_poweroff", "on_reboot", "on_crash",
] as const;
const XL_4_1_KEYS = [...XM_KEYS, "maxvcpus"] as const;
const XL_4_2_KEYS = [...XL_4_1_KEYS, "bios"] as const;

/** Of the keys that the model has a field for. xl drops a key that it doesn't know without a word. */
export const configurationKeys = defineFact<readonly string[]>({
  id: "configuration-keys",
  statement: "The keys of a domU's configuration that the toolstack reads.",
  basis: "source-code",
  scope: "Keys that the fleet model has a field for; each citation shows the newest of its span.",
  show: (keys) => keys.join(", "),
  spans: [
    {
      since: "4.10",
      value: [...XL_4_2_KEYS, "type", "firmware", "max_grant_frames"],
      citation: { source: "xen.git", locator: "tools/xl/xl_parse.c: parse_config_data", release: "RELEASE-4.10.0", quote: 'if (!xlu_cfg_get_string(config, "type", &buf, 0)) {' },
    },
    {
      since: "4.2",
      until: "4.10",
      value: XL_4_2_KEYS,
      citation: { source: "xen.git", locator: "tools/libxl/xl_cmdimpl.c: parse_config_data", release: "RELEASE-4.2.0", quote: 'if (!xlu_cfg_get_string(config, "bios", &buf, 0) &&' },
    },
    {
      since: "4.1",
      until: "4.2",
      value: XL_4_1_KEYS,
      citation: { source: "xen.git", locator: "tools/libxl/xl_cmdimpl.c: parse_config_data", release: "RELEASE-4.1.0", quote: 'if (!xlu_cfg_get_long (config, "maxvcpus", &l))' },
    },
    {
      since: "3.0.2",
      until: "4.1",
      value: XM_KEYS,
      citation: { source: "xen.git", locator: "tools/python/xen/xm/create.py", release: "3.0.2-branched", quote: "gopts.var('maxmem', val='MEMORY'," },
    },
  ],
});

/** What the kernel of an HVM domU's configuration is to the toolstack. */
export type HvmKernel =
  /** A kernel that is booted directly, with its ramdisk and arguments. */
  | { readonly use: "direct-boot" }
  /** Nothing: it is not read. */
  | { readonly use: "ignored" }
  /** The firmware; without `path` the toolstack finds it by itself. */
  | { readonly use: "firmware"; readonly path?: string };

const HVMLOADER = "/usr/lib/xen/boot/hvmloader";

export const hvmKernel = defineFact<HvmKernel>({
  id: "hvm-kernel",
  statement: "What the key kernel means for an HVM domU.",
  basis: "source-code",
  scope: "Before 4.1 it can't be left out. The path is that of Xen's own build; distributions moved it.",
  show: (kernel) => (kernel.use === "firmware" && kernel.path !== undefined ? `firmware, ${kernel.path}` : kernel.use),
  spans: [
    {
      since: "4.5",
      value: { use: "direct-boot" },
      citation: { source: "xen.git", locator: "tools/libxl/xl_cmdimpl.c: parse_config_data", release: "RELEASE-4.5.0", quote: 'xlu_cfg_replace_string (config, "ramdisk", &b_info->ramdisk, 0);' },
    },
    {
      since: "4.2",
      until: "4.5",
      value: { use: "ignored" },
      citation: { source: "xen.git", locator: "tools/libxl/xl_cmdimpl.c: parse_config_data", release: "RELEASE-4.2.0", quote: 'WARNING: ignoring \\"kernel\\" directive for HVM guest. ' },
    },
    {
      since: "4.1",
      until: "4.2",
      value: { use: "firmware" },
      citation: { source: "xen.git", locator: "tools/libxl/libxl_create.c: libxl_init_build_info", release: "RELEASE-4.1.0", quote: 'b_info->kernel.path = strdup("hvmloader");' },
    },
    {
      since: "4.0",
      until: "4.1",
      value: { use: "firmware", path: "hvmloader" },
      citation: { source: "xen.git", locator: "tools/examples/xmexample.hvm", release: "4.0.0-branched", quote: 'kernel = "hvmloader"' },
    },
    {
      since: "3.0.3",
      until: "4.0",
      value: { use: "firmware", path: HVMLOADER },
      citation: { source: "xen.git", locator: "tools/examples/xmexample.hvm", release: "3.0.3-branched", quote: `kernel = "${HVMLOADER}"` },
    },
  ],
});

export const deviceModelMustBeNamed = defineFact<boolean>({
  id: "device-model-must-be-named",
  statement: "Whether an HVM domU's configuration has to name its device model.",
  basis: "source-code",
  scope: "Later releases find qemu-dm by themselves.",
  show: (must) => (must ? "yes" : "no"),
  spans: [
    {
      since: "4.1",
      value: false,
      citation: { source: "xl.cfg(5)", locator: "device_model_version", release: "RELEASE-4.2.0", quote: "Selects which variant of the device-model should be used for this" },
    },
    {
      since: "3.1",
      until: "4.1",
      value: false,
      citation: { source: "xen.git", locator: "tools/python/xen/xend/XendConfig.py", release: "3.1.0-branched", quote: "self['platform']['device_model'] = DEFAULT_DM" },
    },
    {
      since: "3.0.3",
      until: "3.1",
      value: true,
      citation: { source: "xen.git", locator: "tools/python/xen/xend/image.py: HVMImageHandler.configure", release: "3.0.3-branched", quote: 'raise VmError("hvm: missing device model")' },
    },
  ],
});

/** A prefix of positional disk specifications, and what it makes of the target. */
export interface DiskPrefix {
  readonly prefix: string;
  /** `file` is a loop device. */
  readonly backend: "phy" | "file" | "tap" | "qdisk";
  readonly format: string;
}

export type DiskSyntax =
  /** `key=value,...,target=...` */
  | { readonly form: "key-value"; readonly formats: readonly string[] }
  /** `prefix:target,vdev,access` */
  | {
      readonly form: "positional";
      readonly prefixes: readonly DiskPrefix[];
      /** `vdev:cdrom` is read. */
      readonly cdroms: boolean;
      /** vdevs may be written dNpM. xend takes such a one for a hexadecimal device number. */
      readonly numberedVdevs: boolean;
    };

const LOOP_AND_PHY: readonly DiskPrefix[] = [
  { prefix: "phy:", backend: "phy", format: "raw" },
  { prefix: "file:", backend: "file", format: "raw" },
];
const tap = (driver: string, format: string = driver): DiskPrefix => ({ prefix: `tap:${driver}:`, backend: "tap", format });
const BLKTAP: readonly DiskPrefix[] = [...LOOP_AND_PHY, tap("aio", "raw"), tap("qcow")];
const xm = (prefixes: readonly DiskPrefix[]): DiskSyntax => ({ form: "positional", prefixes, cdroms: true, numberedVdevs: false });

export const diskSyntax = defineFact<DiskSyntax>({
  id: "disk-syntax",
  statement: "How a vbd is written in a domU's configuration.",
  basis: "source-code",
  scope: "The form that takes most targets of each release. Prefixes of block scripts (iscsi, nbd, drbd) are left out.",
  show: (syntax) => (syntax.form === "key-value" ? `key=value, of ${syntax.formats.join(", ")}` : `positional, of ${syntax.prefixes.map(({ prefix }) => prefix).join(" ")}`),
  spans: [
    {
      since: "4.9",
      value: { form: "key-value", formats: ["raw", "qcow", "qcow2", "vhd", "qed"] },
      citation: { source: "xen.git", locator: "tools/libxl/libxlu_disk_l.l: setformat", release: "RELEASE-4.9.0", quote: 'else if (!strcmp(str,"qed"))    DSET(dpc,format,FORMAT,str,QED);' },
    },
    {
      since: "4.2",
      until: "4.9",
      value: { form: "key-value", formats: ["raw", "qcow", "qcow2", "vhd"] },
      citation: { source: "xen.git", locator: "tools/libxl/libxlu_disk_l.l", release: "RELEASE-4.2.0", quote: "the target magic parameter, eats the rest of the string" },
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
        numberedVdevs: true,
      },
      citation: { source: "xen.git", locator: "tools/libxl/xl_cmdimpl.c: parse_disk_config", release: "RELEASE-4.1.0", quote: 'if ( !strcmp(tok, "phy") ) {' },
    },
    {
      since: "4.0",
      until: "4.1",
      value: xm([...BLKTAP, tap("qcow2"), tap("vhd")]),
      citation: { source: "xen.git", locator: "tools/python/xen/xend/server/BlktapController.py", release: "4.0.0-branched", quote: "blktap_disk_types = blktap1_disk_types + blktap2_disk_types" },
    },
    {
      since: "3.3",
      until: "4.0",
      value: xm([...BLKTAP, tap("qcow2")]),
      citation: { source: "xen.git", locator: "tools/blktap/drivers/tapdisk.h", release: "3.3.0-branched", quote: "#define DISK_TYPE_QCOW2    5" },
    },
    {
      since: "3.0.3",
      until: "3.3",
      value: xm(BLKTAP),
      citation: { source: "xen.git", locator: "tools/blktap/drivers/tapdisk.h", release: "3.0.3-branched", quote: "#define DISK_TYPE_QCOW  4" },
    },
    {
      since: "3.0.2",
      until: "3.0.3",
      value: { form: "positional", prefixes: LOOP_AND_PHY, cdroms: false, numberedVdevs: false },
      citation: { source: "xen.git", locator: "tools/python/xen/xend/server/blkif.py: getDeviceDetails", release: "3.0.2-branched", quote: "(typ, params) = string.split(sxp.child_value(config, 'uname'), ':', 1)" },
    },
  ],
});

export interface VifSyntax {
  readonly keys: readonly string[];
  /** White space around a value is dropped. */
  readonly trims: boolean;
}

const VIF_KEYS = ["type", "mac", "bridge", "ip", "script", "vifname"] as const;

export const vifSyntax = defineFact<VifSyntax>({
  id: "vif-syntax",
  statement: "The keys of a vif that the toolstack reads.",
  basis: "source-code",
  scope: "Keys that the fleet model has a field for.",
  show: ({ keys }) => keys.join(", "),
  spans: [
    {
      since: "4.2",
      value: { keys: [...VIF_KEYS, "model", "rate"], trims: false },
      citation: { source: "xen.git", locator: "tools/libxl/xl_cmdimpl.c: parse_config_data", release: "RELEASE-4.2.0", quote: "parse_vif_rate(&config, (p2 + 1), nic);" },
    },
    {
      since: "4.1",
      until: "4.2",
      value: { keys: [...VIF_KEYS, "model"], trims: false },
      citation: { source: "xen.git", locator: "tools/libxl/xl_cmdimpl.c: parse_config_data", release: "RELEASE-4.1.0", quote: "the rate parameter for vifs is currently not supported" },
    },
    {
      since: "3.0.3",
      until: "4.1",
      value: { keys: [...VIF_KEYS, "model", "rate"], trims: true },
      citation: { source: "xen.git", locator: "tools/python/xen/xm/create.py: configure_vifs", release: "3.0.3-branched", quote: "'vifname', 'rate', 'model']:" },
    },
    {
      since: "3.0.2",
      until: "3.0.3",
      value: { keys: [...VIF_KEYS, "rate"], trims: true },
      citation: { source: "xen.git", locator: "tools/python/xen/xm/create.py: configure_vifs", release: "3.0.2-branched", quote: "'vifname', 'rate']:" },
    },
  ],
});
