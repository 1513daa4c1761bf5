/** Owns the facts on how a release is told of a domU: by which toolstack, in which keys, and what those mean. */
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
      citation: {
        source: "xl(1)",
        locator: "DESCRIPTION",
        release: "RELEASE-4.2.0",
        quote: "The old B<xm> tool is deprecated and should not be used.",
      },
    },
    {
      since: "4.1",
      until: "4.2",
      value: "xl",
      citation: {
        source: "xen.git",
        locator: "docs/misc/xl-disk-configuration.txt",
        release: "RELEASE-4.1.0",
        quote: "At a higher level, xl disk configuration option takes the following",
      },
    },
    {
      since: "3.0.2",
      until: "4.1",
      value: "xm",
      citation: {
        source: "xm(1)",
        locator: "DESCRIPTION",
        release: "4.0.0-branched",
        quote: "The B<xm> program is the main interface for managing Xen guest",
      },
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
      citation: {
        source: "xen.git",
        locator: "tools/xl/xl_parse.c: parse_config_data",
        release: "RELEASE-4.10.0",
        quote: 'else if (!strncmp(buf, "pvh", strlen(buf)))',
      },
    },
    {
      since: "4.1",
      until: "4.10",
      value: ["pv", "hvm"],
      citation: {
        source: "xen.git",
        locator: "tools/xl/xl_parse.c: parse_config_data",
        release: "RELEASE-4.9.0",
        quote: '!strncmp(buf, "hvm", strlen(buf)))',
      },
    },
    {
      since: "3.0.2",
      until: "4.1",
      value: ["pv", "hvm"],
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xm/create.py: configure_image",
        release: "3.0.3-branched",
        quote: "if vals.builder == 'hvm':",
      },
    },
  ],
});

const XM_KEYS = [
  "name",
  "uuid",
  "builder",
  "kernel",
  "ramdisk",
  "root",
  "extra",
  "bootloader",
  "boot",
  "memory",
  "maxmem",
  "vcpus",
  "disk",
  "vif",
  "pci",
  "on_poweroff",
  "on_reboot",
  "on_crash",
] as const;
const XL_4_1_KEYS = [...XM_KEYS, "maxvcpus"] as const;
const XL_4_2_KEYS = [...XL_4_1_KEYS, "bios"] as const;
const XL_4_6_KEYS = [...XL_4_2_KEYS, "vnuma"] as const;

/** Of the keys that the model has a field for. xl silently drops a key that it doesn't know. */
export const configurationKeys = defineFact<readonly string[]>({
  id: "configuration-keys",
  statement: "The keys of a domU's configuration that the toolstack reads.",
  basis: "source-code",
  scope: "Keys that the fleet model has a field for; each citation shows the newest of its span.",
  show: (keys) => keys.join(", "),
  spans: [
    {
      since: "4.10",
      value: [...XL_4_6_KEYS, "type", "firmware", "max_grant_frames"],
      citation: {
        source: "xen.git",
        locator: "tools/xl/xl_parse.c: parse_config_data",
        release: "RELEASE-4.10.0",
        quote: 'if (!xlu_cfg_get_string(config, "type", &buf, 0)) {',
      },
    },
    {
      since: "4.6",
      until: "4.10",
      value: XL_4_6_KEYS,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_vnuma_config",
        release: "RELEASE-4.6.0",
        quote: 'if (xlu_cfg_get_list(config, "vnuma", &vnuma, &num_vnuma, 1))',
      },
    },
    {
      since: "4.2",
      until: "4.6",
      value: XL_4_2_KEYS,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_config_data",
        release: "RELEASE-4.2.0",
        quote: 'if (!xlu_cfg_get_string(config, "bios", &buf, 0) &&',
      },
    },
    {
      since: "4.1",
      until: "4.2",
      value: XL_4_1_KEYS,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_config_data",
        release: "RELEASE-4.1.0",
        quote: 'if (!xlu_cfg_get_long (config, "maxvcpus", &l))',
      },
    },
    {
      since: "3.0.2",
      until: "4.1",
      value: XM_KEYS,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xm/create.py",
        release: "3.0.2-branched",
        quote: "gopts.var('maxmem', val='MEMORY',",
      },
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
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_config_data",
        release: "RELEASE-4.5.0",
        quote: 'xlu_cfg_replace_string (config, "ramdisk", &b_info->ramdisk, 0);',
      },
    },
    {
      since: "4.2",
      until: "4.5",
      value: { use: "ignored" },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_config_data",
        release: "RELEASE-4.2.0",
        quote: 'WARNING: ignoring \\"kernel\\" directive for HVM guest. ',
      },
    },
    {
      since: "4.1",
      until: "4.2",
      value: { use: "firmware" },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: libxl_init_build_info",
        release: "RELEASE-4.1.0",
        quote: 'b_info->kernel.path = strdup("hvmloader");',
      },
    },
    {
      since: "4.0",
      until: "4.1",
      value: { use: "firmware", path: "hvmloader" },
      citation: {
        source: "xen.git",
        locator: "tools/examples/xmexample.hvm",
        release: "4.0.0-branched",
        quote: 'kernel = "hvmloader"',
      },
    },
    {
      since: "3.0.3",
      until: "4.0",
      value: { use: "firmware", path: HVMLOADER },
      citation: {
        source: "xen.git",
        locator: "tools/examples/xmexample.hvm",
        release: "3.0.3-branched",
        quote: `kernel = "${HVMLOADER}"`,
      },
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
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: libxl_init_dm_info",
        release: "RELEASE-4.1.0",
        quote: 'dm_info->device_model = strdup("qemu-dm");',
      },
    },
    {
      since: "3.1",
      until: "4.1",
      value: false,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/XendConfig.py",
        release: "3.1.0-branched",
        quote: "self['platform']['device_model'] = DEFAULT_DM",
      },
    },
    {
      since: "3.0.2",
      until: "3.1",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/image.py: the configure of HVM's image handler",
        release: "3.0.2-branched, 3.0.3-branched",
        quote: 'raise VmError("hvm: missing device model")',
      },
    },
  ],
});
