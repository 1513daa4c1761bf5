/** Owns the facts on VNC displays: where they listen, who may connect, and how they are numbered. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

export const vncWithoutPassword = defineFact<"open" | "the host's default password">({
  id: "vnc-without-password",
  statement: "Who is kept out of a VNC display that the configuration gives no password.",
  basis: "documented",
  scope:
    "The display of a device model, HVM's or that of a vfb. xend has a default for all domUs of the host, empty as it comes (xend-config.sxp: vncpasswd).",
  show: (value) => (value === "open" ? "nobody" : value),
  spans: [
    {
      since: "4.1",
      value: "open",
      citation: {
        source: "xl.cfg(5)",
        locator: "vncpasswd",
        release: "RELEASE-4.17.0",
        quote: "empty string, authentication on the VNC server will be disabled,",
      },
    },
    {
      since: "3.0.4",
      until: "4.1",
      value: "the host's default password",
      citation: {
        source: "xen.git",
        locator: "tools/examples/xend-config.sxp",
        release: "3.0.4-branched",
        quote: "(vncpasswd '')",
      },
    },
    {
      since: "3.0.3",
      until: "3.0.4",
      value: "open",
      basis: "source-code",
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/image.py: HVMImageHandler",
        release: "3.0.3-branched",
        quote: "ret += ['-vnclisten', vnclisten]",
      },
    },
  ],
});

/** What becomes of a display number that stands both in vnclisten and in vncdisplay. */
export type DisplayNamedTwice = "refused" | "vnclisten is ignored";

export const vncDisplayNamedTwice = defineFact<DisplayNamedTwice>({
  id: "vnc-display-named-twice",
  statement:
    "What becomes of a VNC display whose vnclisten holds a display number while vncdisplay is set to another than 0.",
  basis: "source-code",
  scope: "xl and libxl.",
  measured: measured("display-numbered-twice"),
  spans: [
    {
      since: "4.15",
      value: "refused",
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_dm.c: libxl__build_device_model_args_new",
        release: "RELEASE-4.17.0",
        quote: "vncdisplay set, vnclisten contains display",
      },
    },
    {
      since: "4.3",
      until: "4.15",
      value: "refused",
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_dm.c: libxl__build_device_model_args_new",
        release: "RELEASE-4.3.0",
        quote: "vncdisplay set, vnclisten contains display",
      },
    },
    {
      since: "4.1",
      until: "4.3",
      value: "vnclisten is ignored",
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_dm.c: libxl__build_device_model_args_new",
        release: "RELEASE-4.1.0",
        quote: "if (info->vnclisten && strchr(info->vnclisten, ':') == NULL) {",
      },
    },
  ],
});

export const vncFirstPort = defineFact<number>({
  id: "vnc-first-port",
  statement: "The TCP port of VNC display 0; each further display has the next.",
  basis: "documented",
  scope: "Two displays of one host can't have one port at one address.",
  spans: [
    {
      since: "4.2",
      value: 5900,
      citation: {
        source: "xl.cfg(5)",
        locator: "vncdisplay",
        release: "RELEASE-4.17.0",
        quote: "will be DISPLAYNUM+5900.",
      },
    },
    {
      since: "3.0.3",
      until: "4.2",
      value: 5900,
      basis: "source-code",
      citation: {
        source: "xen.git",
        locator: "tools/ioemu/vnc.c",
        release: "3.0.3-branched",
        quote: "addr->sin_port = htons(5900 + display);",
      },
    },
  ],
});

export interface VncDefaults {
  /** Whether an HVM domU has a VNC display where vnc= is not set. */
  readonly ofHvm: boolean;
  /** Whether a vfb has one where it does not say. */
  readonly ofVfb: boolean;
  /** Whether a free display is searched for where vncunused is not set. */
  readonly searches: boolean;
  /** Whether a PV domU without a vfb has the display that vnc= and the other keys beside it describe. */
  readonly ofPv: boolean;
  /** The address where vnclisten is not set: an address, or that the host has a default of its own. */
  readonly listen: string;
}

const XL_DEFAULTS = { ofHvm: true, ofVfb: true, searches: true, listen: "127.0.0.1" } as const;
const XM_DEFAULTS = { ofHvm: false, ofVfb: false, searches: false, ofPv: false, listen: "the host's default" } as const;

export const vncDefaults = defineFact<VncDefaults>({
  id: "vnc-defaults",
  statement:
    "Which VNC displays a domU has where its configuration leaves it open, where they listen, and whether a free display is searched for.",
  basis: "source-code",
  scope: "The keys vnc, vnclisten, vncdisplay and vncunused, and those of a vfb.",
  show: ({ ofHvm, ofVfb, searches, ofPv, listen }) =>
    `${[ofHvm && "HVM", ofVfb && "vfb"].filter(Boolean).join(" and ") || "none"} by default, on ${listen}, ${searches ? "at the first free display" : "at the one given"}; vnc= ${ofPv ? "is" : "is not"} read for PV`,
  spans: [
    {
      since: "4.4",
      value: { ...XL_DEFAULTS, ofPv: true },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_config_data",
        release: "RELEASE-4.4.0",
        quote: "if (c_info->type == LIBXL_DOMAIN_TYPE_PV && !d_config->num_vfbs) {",
      },
    },
    {
      since: "4.2",
      until: "4.4",
      value: { ...XL_DEFAULTS, ofPv: false },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: libxl__domain_build_info_setdefault",
        release: "RELEASE-4.2.0",
        quote: "libxl_defbool_setdefault(&b_info->u.hvm.vnc.findunused, true);",
      },
    },
    {
      since: "4.1",
      until: "4.2",
      value: { ...XL_DEFAULTS, ofPv: false },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: libxl_init_dm_info",
        release: "RELEASE-4.1.0",
        quote: 'dm_info->vnclisten = strdup("127.0.0.1");',
      },
    },
    {
      since: "3.0.3",
      until: "4.1",
      value: XM_DEFAULTS,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/image.py: configVNC",
        release: "3.0.3-branched",
        quote: "vnclisten = xen.xend.XendRoot.instance().get_vnclisten_address()",
      },
    },
  ],
});

export const consolePasswords = defineFact<boolean>({
  id: "console-passwords",
  statement: "A password of a domU's console stands in its configuration as plain text.",
  basis: "documented",
  scope: "vncpasswd and spicepasswd.",
  show: (plain) => (plain ? "yes" : "no"),
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "xl.cfg(5)",
        locator: "vncpasswd",
        release: "RELEASE-4.2.0",
        quote: "Specifies the password for the VNC server.",
      },
    },
  ],
});
