/**
 * Owns which keys of a domU's configuration each release reads, oldest first, each row being what changed.
 * Written by scripts/capture-toolstack-keys.ts out of xen.git. Do not edit.
 */

export interface KeyChange {
  readonly since: string;
  readonly toolstack: "xm" | "xl";
  /** Where it was read. */
  readonly tag: string;
  readonly file: string;
  /** A line that reads one of the keys. */
  readonly quote: string;
  /** Keys that are new, or read in other forms than before: s is a string, n a number, l a list; empty for xm, where any value may stand. */
  readonly added: Readonly<Record<string, string>>;
  /** Keys that are no longer read. */
  readonly removed: readonly string[];
}

export const KEY_CHANGES: readonly KeyChange[] = [
  {
    since: "3.0.2",
    toolstack: "xm",
    tag: "3.0.2-branched",
    file: "tools/python/xen/xm/create.py",
    quote: "gopts.var('acpi', val='ACPI',",
    added: {
      acpi: "", apic: "", audio: "", blkif: "", boot: "", bootentry: "", bootloader: "", builder: "", cdrom: "", cpu: "", cpu_weight: "",
      cpus: "", device_model: "", dhcp: "", disk: "", display: "", extra: "", fda: "", fdb: "", features: "", gateway: "", hostname: "",
      interface: "", ioports: "", ip: "", irq: "", isa: "", kernel: "", localtime: "", maxmem: "", memory: "", name: "", ne2000: "", netif: "",
      netmask: "", nfs_root: "", nfs_server: "", nics: "", nographic: "", on_crash: "", on_poweroff: "", on_reboot: "", pae: "", pci: "",
      ramdisk: "", restart: "", root: "", sdl: "", serial: "", ssidref: "", stdvga: "", tpmif: "", usb: "", uuid: "", vcpus: "", vif: "", vnc: "",
      vncviewer: "", vtpm: "", xauthority: "",
    },
    removed: [],
  },
  {
    since: "3.0.3",
    toolstack: "xm",
    tag: "3.0.3-branched",
    file: "tools/python/xen/xm/create.py",
    quote: "gopts.var('access_control', val=\"policy=POLICY,label=LABEL\",",
    added: {
      access_control: "", bootargs: "", shadow_memory: "", soundhw: "", usbdevice: "", usbport: "", vncconsole: "", vncdisplay: "", vnclisten: "",
      vncunused: "",
    },
    removed: ["audio", "cdrom", "ne2000", "ssidref"],
  },
  {
    since: "3.0.4",
    toolstack: "xm",
    tag: "3.0.4-branched",
    file: "tools/python/xen/xm/create.py",
    quote: "gopts.var('cpu_cap', val='CAP',",
    added: {
      cpu_cap: "", keymap: "", on_xend_start: "", on_xend_stop: "", vfb: "", vncpasswd: "",
    },
    removed: [],
  },
  {
    since: "3.1",
    toolstack: "xm",
    tag: "3.1.0-branched",
    file: "tools/python/xen/xm/create.py",
    quote: "gopts.var('monitor', val='no|yes',",
    added: {
      monitor: "", rtc_timeoffset: "", vcpu_avail: "",
    },
    removed: [],
  },
  {
    since: "3.2",
    toolstack: "xm",
    tag: "3.2.0-rc6",
    file: "tools/python/xen/xm/create.py",
    quote: "gopts.var('guest_os_type', val='NAME',",
    added: {
      guest_os_type: "", timer_mode: "", vhpt: "",
    },
    removed: ["usbport"],
  },
  {
    since: "3.3",
    toolstack: "xm",
    tag: "3.3.0-branched",
    file: "tools/python/xen/xm/create.py",
    quote: "gopts.var('cpuid', val=\"IN[,SIN]:eax=EAX,ebx=EBX,exc=ECX,edx=EDX\",",
    added: {
      cpuid: "", cpuid_check: "", hap: "", hpet: "", loader: "", machine_address_size: "", opengl: "", target: "", videoram: "", vscsi: "",
    },
    removed: [],
  },
  {
    since: "3.4",
    toolstack: "xm",
    tag: "3.4.0-rc3",
    file: "tools/python/xen/xm/create.py",
    quote: "gopts.var('pci_msitranslate', val='TRANSLATE',",
    added: {
      pci_msitranslate: "", pci_power_mgmt: "", s3_integrity: "", suppress_spurious_page_faults: "", viridian: "", vpt_align: "",
      xen_platform_pci: "",
    },
    removed: [],
  },
  {
    since: "4.0",
    toolstack: "xm",
    tag: "RELEASE-4.0.0",
    file: "tools/python/xen/xm/create.py",
    quote: "gopts.var('description', val='NAME',",
    added: {
      description: "", gfx_passthru: "", memory_sharing: "", monitor_path: "", nomigrate: "", oos: "", parallel: "", superpages: "", tsc_mode: "",
      vif2: "", vusb: "",
    },
    removed: [],
  },
  {
    since: "4.1",
    toolstack: "xl",
    tag: "RELEASE-4.1.0",
    file: "tools/libxl/xl_cmdimpl.c",
    quote: "if (!xlu_cfg_get_long (config, \"acpi\", &l))",
    added: {
      acpi: "n", apic: "n", boot: "s", bootloader: "s", bootloader_args: "s", builder: "s", cpuid: "ls", device_model: "s",
      device_model_args: "l", disk: "l", extra: "s", gfx_passthru: "n", hap: "n", hpet: "n", kernel: "s", keymap: "s", maxmem: "n", maxvcpus: "n",
      memory: "n", name: "s", nographic: "n", nomigrate: "n", nx: "n", on_crash: "s", on_poweroff: "s", on_reboot: "s", on_watchdog: "s",
      oos: "n", opengl: "n", pae: "n", pci: "l", pci_msitranslate: "n", pci_power_mgmt: "n", pool: "s", ramdisk: "s", root: "s", sdl: "n",
      serial: "s", shadow_memory: "n", soundhw: "s", stdvga: "n", timer_mode: "n", tsc_mode: "n", usb: "n", usbdevice: "s", uuid: "s", vcpus: "n",
      vfb: "l", videoram: "n", vif: "l", vif2: "l", viridian: "n", vnc: "n", vncdisplay: "n", vnclisten: "s", vncpasswd: "s", vncunused: "n",
      vpt_align: "n", xen_platform_pci: "n",
    },
    removed: [],
  },
  {
    since: "4.1.3",
    toolstack: "xl",
    tag: "RELEASE-4.1.3",
    file: "tools/libxl/xl_cmdimpl.c",
    quote: "b_info->localtime = !xlu_cfg_get_long(config, \"localtime\", &l) ? l : 0;",
    added: {
      localtime: "n", rtc_timeoffset: "n",
    },
    removed: [],
  },
  {
    since: "4.2",
    toolstack: "xl",
    tag: "RELEASE-4.2.0",
    file: "tools/libxl/xl_cmdimpl.c",
    quote: "xlu_cfg_get_defbool(config, \"acpi_s3\", &b_info->u.hvm.acpi_s3, 0);",
    added: {
      acpi_s3: "n", acpi_s4: "n", bios: "s", bootloader_args: "ls", cap: "n", cpu_weight: "n", cpus: "ls", device_model_args_hvm: "l",
      device_model_args_pv: "l", device_model_override: "s", device_model_stubdomain_override: "n", device_model_stubdomain_seclabel: "s",
      device_model_version: "s", e820_host: "n", extratime: "n", firmware_override: "s", ioports: "l", irqs: "l", latency: "n", nestedhvm: "n",
      pci_permissive: "n", period: "n", seclabel: "s", slice: "n", spice: "n", spiceagent_mouse: "n", spicedisable_ticketing: "n", spicehost: "s",
      spicepasswd: "s", spiceport: "n", spicetls_port: "n", timer_mode: "ns", tsc_mode: "ns", vncviewer: "n",
    },
    removed: [],
  },
  {
    since: "4.3",
    toolstack: "xl",
    tag: "RELEASE-4.3.0",
    file: "tools/libxl/xl_cmdimpl.c",
    quote: "xlu_cfg_replace_string(config, \"acpi_firmware\",",
    added: {
      acpi_firmware: "s", init_seclabel: "s", iomem: "l", smbios_firmware: "s", usbdevice: "ls", vga: "s", vtpm: "l",
    },
    removed: [],
  },
  {
    since: "4.4",
    toolstack: "xl",
    tag: "RELEASE-4.4.0",
    file: "tools/libxl/xl_cmdimpl.c",
    quote: "xlu_cfg_get_defbool(config, \"driver_domain\", &c_info->driver_domain, 0);",
    added: {
      driver_domain: "n", max_event_channels: "n", pvh: "n", spice_clipboard_sharing: "n", spiceusbredirection: "n", spicevdagent: "n",
      usbversion: "n", vendor_device: "s",
    },
    removed: [],
  },
  {
    since: "4.5",
    toolstack: "xl",
    tag: "RELEASE-4.5.0",
    file: "tools/libxl/xl_cmdimpl.c",
    quote: "if (!xlu_cfg_get_list (config, \"channel\", &channels, 0, 0)) {",
    added: {
      channel: "l", cmdline: "s", cpus_soft: "ls", display: "s", mmio_hole: "n", ms_vm_genid: "s", pci_seize: "n", serial: "ls", viridian: "ln",
      xauthority: "s",
    },
    removed: [],
  },
  {
    since: "4.6",
    toolstack: "xl",
    tag: "RELEASE-4.6.0",
    file: "tools/libxl/xl_cmdimpl.c",
    quote: "xlu_cfg_get_defbool(config, \"altp2mhvm\", &b_info->u.hvm.altp2m, 0);",
    added: {
      altp2mhvm: "n", device_tree: "s", dtdev: "l", gic_version: "s", hdtype: "s", rdm: "s", rdm_mem_boundary: "n", spice_image_compression: "s",
      spice_streaming_video: "s", vnuma: "l",
    },
    removed: [],
  },
  {
    since: "4.7",
    toolstack: "xl",
    tag: "RELEASE-4.7.0",
    file: "tools/libxl/xl_cmdimpl.c",
    quote: "xlu_cfg_replace_string(config, \"device_model_user\",",
    added: {
      device_model_user: "s", gfx_passthru: "ns", on_soft_reset: "s", usbctrl: "l", usbdev: "l",
    },
    removed: [],
  },
  {
    since: "4.8",
    toolstack: "xl",
    tag: "RELEASE-4.8.0",
    file: "tools/libxl/xl_cmdimpl.c",
    quote: "xlu_cfg_replace_string (config, \"bios_path_override\",",
    added: {
      bios_path_override: "s",
    },
    removed: [],
  },
  {
    since: "4.9",
    toolstack: "xl",
    tag: "RELEASE-4.9.0",
    file: "tools/xl/xl_parse.c",
    quote: "xlu_cfg_get_defbool(config, \"acpi_laptop_slate\", &b_info->u.hvm.acpi_laptop_slate, 0);",
    added: {
      acpi_laptop_slate: "n", altp2m: "ns", p9: "l",
    },
    removed: ["pvh"],
  },
  {
    since: "4.10",
    toolstack: "xl",
    tag: "RELEASE-4.10.0",
    file: "tools/xl/xl_parse.c",
    quote: "xlu_cfg_get_defbool(config, \"dm_restrict\", &b_info->dm_restrict, 0);",
    added: {
      dm_restrict: "n", firmware: "s", max_grant_frames: "n", max_maptrack_frames: "n", mca_caps: "l", type: "s", vdispl: "l", vuart: "s",
    },
    removed: [],
  },
  {
    since: "4.10.1",
    toolstack: "xl",
    tag: "RELEASE-4.10.1",
    file: "tools/xl/xl_parse.c",
    quote: "xlu_cfg_get_defbool(config, \"pvshim\", &b_info->u.pvh.pvshim, 0);",
    added: {
      pvshim: "n", pvshim_cmdline: "s", pvshim_extra: "s", pvshim_path: "s",
    },
    removed: [],
  },
  {
    since: "4.11",
    toolstack: "xl",
    tag: "RELEASE-4.11.0",
    file: "tools/xl/xl_parse.c",
    quote: "if (!xlu_cfg_get_list(config, \"pvcalls\", &pvcallsifs_devs, 0, 0)) {",
    added: {
      pvcalls: "l",
    },
    removed: [],
  },
  {
    since: "4.12",
    toolstack: "xl",
    tag: "RELEASE-4.12.0",
    file: "tools/xl/xl_parse.c",
    quote: "if (!xlu_cfg_get_list (config, \"vkb\", &vkbs, 0, 0)) {",
    added: {
      vkb: "l", vsnd: "l",
    },
    removed: [],
  },
  {
    since: "4.13",
    toolstack: "xl",
    tag: "RELEASE-4.13.0",
    file: "tools/xl/xl_parse.c",
    quote: "if (!xlu_cfg_get_string(config, \"passthrough\", &buf, 0)) {",
    added: {
      passthrough: "s", tee: "s", vkb_device: "n",
    },
    removed: [],
  },
  {
    since: "4.14",
    toolstack: "xl",
    tag: "RELEASE-4.14.0",
    file: "tools/xl/xl_parse.c",
    quote: "xlu_cfg_replace_string (config, \"stubdomain_kernel\",",
    added: {
      stubdomain_kernel: "s", stubdomain_memory: "n", stubdomain_ramdisk: "s", xend_suspend_evtchn_compat: "n",
    },
    removed: [],
  },
  {
    since: "4.15",
    toolstack: "xl",
    tag: "RELEASE-4.15.0",
    file: "tools/xl/xl_parse.c",
    quote: "if (!xlu_cfg_get_defbool(config, \"msr_relaxed\",",
    added: {
      msr_relaxed: "n", vmtrace_buf_kb: "n",
    },
    removed: [],
  },
  {
    since: "4.16",
    toolstack: "xl",
    tag: "RELEASE-4.16.0",
    file: "tools/xl/xl_parse.c",
    quote: "e = xlu_cfg_get_bounded_long (config, \"max_grant_version\", 0,",
    added: {
      max_grant_version: "n", stubdomain_cmdline: "s", vpmu: "n",
    },
    removed: [],
  },
  {
    since: "4.18",
    toolstack: "xl",
    tag: "RELEASE-4.18.0",
    file: "tools/xl/xl_parse.c",
    quote: "xlu_cfg_get_defbool(config, \"bootloader_restrict\",",
    added: {
      bootloader_restrict: "n", bootloader_user: "s", smbios: "l", sve: "s", virtio: "l",
    },
    removed: [],
  },
  {
    since: "4.19",
    toolstack: "xl",
    tag: "RELEASE-4.19.0",
    file: "tools/xl/xl_parse.c",
    quote: "xlu_cfg_get_defbool(config, \"hvm_pirq\", &b_info->u.hvm.pirq, 0);",
    added: {
      hvm_pirq: "n", nr_spis: "n",
    },
    removed: [],
  },
  {
    since: "4.20",
    toolstack: "xl",
    tag: "RELEASE-4.20.0",
    file: "tools/xl/xl_parse.c",
    quote: "if (!xlu_cfg_get_list(config, \"llc_colors\", &llc_colors, &num_llc_colors, 0)) {",
    added: {
      llc_colors: "l",
    },
    removed: [],
  },
  {
    since: "4.21",
    toolstack: "xl",
    tag: "RELEASE-4.21.0",
    file: "tools/xl/xl_parse.c",
    quote: "if (!xlu_cfg_get_long(config, \"altp2m_count\", &l, 1)) {",
    added: {
      altp2m_count: "n", arm_sci: "s", trap_unmapped_accesses: "n", xen_platform_pci_bar_uc: "n", xenstore_feature_mask: "n",
    },
    removed: [],
  },
  {
    since: "4.22",
    toolstack: "xl",
    tag: "RELEASE-4.22.0",
    file: "tools/xl/xl_parse.c",
    quote: "if (!xlu_cfg_get_list(config, \"xenstore_quota\", &xs_quota, &num_xs_quota, 0)) {",
    added: {
      xenstore_quota: "l",
    },
    removed: [],
  },
];
