/** Owns the facts on which settings are read for which guest type. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

const XL_4_1 = [
  "apic",
  "boot",
  "hpet",
  "nographic",
  "nx",
  "pae",
  "serial",
  "soundhw",
  "stdvga",
  "timer_mode",
  "usb",
  "usbdevice",
  "viridian",
  "vpt_align",
  "xen_platform_pci",
] as const;
const XL_4_2 = [
  ...XL_4_1,
  "acpi_s3",
  "acpi_s4",
  "bios",
  "firmware_override",
  "gfx_passthru",
  "nestedhvm",
  "spice",
  "spiceagent_mouse",
  "spicedisable_ticketing",
  "spicehost",
  "spicepasswd",
  "spiceport",
  "spicetls_port",
] as const;
const XL_4_3 = [...XL_4_2, "acpi_firmware", "smbios_firmware", "vga"] as const;
const XL_4_4 = [
  ...XL_4_3,
  "spice_clipboard_sharing",
  "spiceusbredirection",
  "spicevdagent",
  "usbversion",
  "vendor_device",
] as const;
const XL_4_5 = [...XL_4_4, "mmio_hole", "ms_vm_genid"] as const;
const XL_4_6 = [
  ...XL_4_5,
  "altp2mhvm",
  "hdtype",
  "rdm_mem_boundary",
  "spice_image_compression",
  "spice_streaming_video",
] as const;
const XL_4_8 = [...XL_4_6, "bios_path_override"] as const;
const XL_4_9 = [...XL_4_8, "acpi_laptop_slate"] as const;
/** From here on the toolstack reads timer_mode of every guest type, and nestedhvm too, though it means nothing to PV. */
const XL_4_10 = [...XL_4_9.filter((key) => key !== "timer_mode" && key !== "nestedhvm"), "mca_caps"];
const XL_4_13 = [...XL_4_10, "vkb_device"];
const XL_4_18 = [...XL_4_13, "smbios"];
const XL_4_19 = [...XL_4_18, "hvm_pirq"];
const XL_4_21 = [...XL_4_19, "xen_platform_pci_bar_uc"];
const XM_3_0 = [
  "acpi",
  "apic",
  "boot",
  "device_model",
  "fda",
  "fdb",
  "isa",
  "nographic",
  "pae",
  "serial",
  "stdvga",
] as const;
const XM_3_0_3 = [...XM_3_0, "soundhw", "usb", "usbdevice"] as const;
const XM_4_0 = [
  ...XM_3_0_3.filter((key) => key !== "serial"),
  "hap",
  "hpet",
  "viridian",
  "vpt_align",
  "xen_platform_pci",
];

const xl = (release: string, key: string, quote: string) =>
  ({
    source: "xen.git",
    locator: `tools/${Number(release.split(".")[1]) < 9 ? "libxl/xl_cmdimpl.c" : "xl/xl_parse.c"}: parse_config_data, ${key}`,
    release: `RELEASE-${release}.0`,
    quote,
  }) as const;

export const hvmOnlySettings = defineFact<readonly string[]>({
  id: "settings-of-hvm-only",
  statement: "The settings that the toolstack reads of HVM domUs only, and ignores in others silently.",
  basis: "source-code",
  scope:
    "Keys that are read in the HVM branch of its parser and nowhere else; each citation shows the newest of its span. xm's are those of which nothing else is made either.",
  show: (keys) => keys.join(", "),
  measured: measured("hvm-settings-of-pv"),
  spans: [
    {
      since: "4.21",
      value: XL_4_21,
      citation: xl("4.21", "xen_platform_pci_bar_uc", 'xlu_cfg_get_defbool(config, "xen_platform_pci_bar_uc",'),
    },
    {
      since: "4.19",
      until: "4.21",
      value: XL_4_19,
      citation: xl("4.19", "hvm_pirq", 'xlu_cfg_get_defbool(config, "hvm_pirq", &b_info->u.hvm.pirq, 0);'),
    },
    {
      since: "4.18",
      until: "4.19",
      value: XL_4_18,
      citation: xl("4.18", "smbios", 'switch (xlu_cfg_get_list(config, "smbios", &smbios, &num_smbios, 0))'),
    },
    {
      since: "4.13",
      until: "4.18",
      value: XL_4_13,
      citation: xl("4.13", "vkb_device", 'xlu_cfg_get_defbool(config, "vkb_device", &b_info->u.hvm.vkb_device, 0);'),
    },
    {
      since: "4.11",
      until: "4.13",
      value: XL_4_10,
      citation: xl("4.11", "apic", 'xlu_cfg_get_defbool(config, "apic", &b_info->apic, 0);'),
    },
    {
      since: "4.10",
      until: "4.11",
      value: XL_4_10.filter((key) => key !== "apic"),
      citation: xl("4.10", "mca_caps", 'switch (xlu_cfg_get_list(config, "mca_caps",'),
    },
    {
      since: "4.9",
      until: "4.10",
      value: XL_4_9,
      citation: xl(
        "4.9",
        "acpi_laptop_slate",
        'xlu_cfg_get_defbool(config, "acpi_laptop_slate", &b_info->u.hvm.acpi_laptop_slate, 0);',
      ),
    },
    {
      since: "4.8",
      until: "4.9",
      value: XL_4_8,
      citation: xl("4.8", "bios_path_override", 'xlu_cfg_replace_string (config, "bios_path_override",'),
    },
    {
      since: "4.6",
      until: "4.8",
      value: XL_4_6,
      citation: xl("4.6", "hdtype", 'if (!xlu_cfg_get_string(config, "hdtype", &buf, 0) &&'),
    },
    {
      since: "4.5",
      until: "4.6",
      value: XL_4_5,
      citation: xl("4.5", "mmio_hole", 'if (!xlu_cfg_get_long(config, "mmio_hole", &l, 0)) {'),
    },
    {
      since: "4.4",
      until: "4.5",
      value: XL_4_4,
      citation: xl("4.4", "usbversion", 'if (!xlu_cfg_get_long (config, "usbversion", &l, 0))'),
    },
    {
      since: "4.3",
      until: "4.4",
      value: XL_4_3,
      citation: xl("4.3", "vga", 'if (!xlu_cfg_get_string (config, "vga", &buf, 0)) {'),
    },
    {
      since: "4.2",
      until: "4.3",
      value: XL_4_2,
      citation: xl("4.2", "acpi_s3", 'xlu_cfg_get_defbool(config, "acpi_s3", &b_info->u.hvm.acpi_s3, 0);'),
    },
    {
      since: "4.1",
      until: "4.2",
      value: XL_4_1,
      citation: xl("4.1", "soundhw", 'xlu_cfg_replace_string (config, "soundhw", &dm_info->soundhw);'),
    },
    {
      since: "4.0",
      until: "4.1",
      value: XM_4_0,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xm/create.py: configure_hvm",
        release: "4.0.0-branched",
        quote: "'vncunused', 'viridian', 'vpt_align',",
      },
    },
    {
      since: "3.0.3",
      until: "4.0",
      value: XM_3_0_3,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xm/create.py: configure_hvm",
        release: "3.0.3-branched",
        quote: "'acpi', 'apic', 'usb', 'usbdevice' ]",
      },
    },
    {
      since: "3.0.2",
      until: "3.0.3",
      value: XM_3_0,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xm/create.py: configure_hvm",
        release: "3.0.2-branched",
        quote: "args = [ 'device_model', 'pae', 'vcpus', 'cdrom', 'boot', 'fda', 'fdb',",
      },
    },
  ],
});

export const pvTimerModeRefused = defineFact<boolean>({
  id: "timer-mode-of-pv",
  statement: "Whether xl refuses a PV domU whose configuration has timer_mode.",
  basis: "source-code",
  scope: "Earlier releases read it of HVM domUs only. PVH domUs take it.",
  show: (refused) => (refused ? "refused" : "ignored"),
  measured: measured("timer-mode-of-pv"),
  spans: [
    {
      since: "4.10",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/xl/xl_parse.c: parse_config_data",
        release: "RELEASE-4.10.0",
        quote: '"ERROR: \\"timer_mode\\" option is not supported for PV guests.\\n");',
      },
    },
  ],
});

export const pvhHasNoDeviceModel = defineFact<readonly string[]>({
  id: "pvh-has-no-device-model",
  statement: "The settings that show an emulated screen, which a PVH domU does not have, for it has no device model.",
  basis: "documented",
  scope: "xl reads them and makes nothing of them. A paravirtual framebuffer (vfb) is another thing.",
  show: (settings) => settings.join(", "),
  spans: [
    {
      since: "4.10",
      value: ["vnc", "sdl"],
      citation: {
        source: "xl.cfg(5)",
        locator: 'type="pvh"',
        release: "RELEASE-4.10.0",
        quote: "guest without a device model and without many of the emulated devices",
      },
    },
  ],
});
