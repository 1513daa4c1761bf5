/** Texts as people saw them, with where: the symptoms must be recognized in these, and not only in what Xen's source says. Line breaks are as found. */

export interface Sighting {
  readonly text: string;
  /** A page, or how it came to be known where there is none. */
  readonly where: string;
  /** The symptoms in it, by line. */
  readonly symptoms: readonly string[];
  /** Values that must be read from the first of them. */
  readonly values?: Readonly<Record<string, string>>;
}

export const sightings: readonly Sighting[] = [
  // Memory
  {
    text: "failed to free memory for the domain",
    where: "https://lore.kernel.org/xen-devel/f0cb59af-383b-62fc-d627-a4e3bee48874@suse.com/",
    symptoms: ["host-memory-not-freed"],
  },
  {
    text: "xc: error: panic: xc_dom_boot.c:122: xc_dom_boot_mem_init: can't allocate low memory for domain: Out of memory",
    where: "https://github.com/CERT-Polska/drakvuf-sandbox/issues/6",
    symptoms: ["domain-memory-not-allocated"],
  },
  {
    text:
      "xc: panic: xc_dom_boot.c:120: xc_dom_boot_mem_init: can't allocate low memory for domain: Out of memory\n" +
      "libxl: libxl_dom.c:593:libxl__build_dom: xc_dom_boot_mem_init failed: Operation not permitted\n" +
      "libxl: libxl_create.c:1654:domcreate_rebuild_done: Domain 8:cannot (re-)build domain: -3\n",
    where: "https://github.com/QubesOS/qubes-issues/issues/8087",
    symptoms: ["domain-memory-not-allocated", "domain-not-built"],
  },
  {
    text: "Not enough memory to start domain 'Windows 7'",
    where: "https://github.com/QubesOS/qubes-issues/issues/5669",
    symptoms: ["manager-out-of-memory"],
    values: { name: "Windows 7" },
  },
  {
    text: "ERROR: insufficient memory to start VM",
    where: "https://github.com/QubesOS/qubes-issues/issues/1136",
    symptoms: ["manager-out-of-memory"],
  },
  {
    text: "Error: I need 526336 KiB, but dom0_min_mem is 200704 and shrinking to 200704 KiB would leave only 304392 KiB free.",
    where: "Ubuntu forum, 2009-11-16",
    symptoms: ["dom0-cannot-shrink"],
    values: { needed: "526336", minimum: "200704", target: "200704", free: "304392" },
  },
  {
    text: "libxl: error: libxl_mem.c:279:libxl_set_memory_target: Domain 3:memory_dynamic_max must be less than or equal to memory_static_max",
    where: "xen.git",
    symptoms: ["memory-target-above-maximum"],
  },
  {
    text: "(XEN) common/page_alloc.c:2639:d0v1 Over-allocation for d5: 262401 > 262400",
    where: "xen.git",
    symptoms: ["domain-over-allocation"],
    values: { domain: "5", asked: "262401", allowed: "262400" },
  },
  // Populate-on-demand
  {
    text: "(XEN) p2m_pod_demand_populate: Dom24 out of PoD memory! (tot=102385 ents=921600 dom24)\n(XEN) domain_crash called from p2m-pod.c:1218",
    where: "https://github.com/QubesOS/qubes-issues/issues/4135",
    symptoms: ["populate-on-demand-exhausted"],
    values: { domain: "24", pages: "102385", outstanding: "921600" },
  },
  {
    text: "(XEN) p2m_pod_demand_populate: Dom29 out of PoD memory! (tot=128016 ents=40416 dom29)",
    where: "https://github.com/freedomofpress/securedrop-workstation/issues/498",
    symptoms: ["populate-on-demand-exhausted"],
  },
  {
    text: "(XEN) p2m_pod_demand_populate: Dom72 out of PoD memory! (tot=524304 ents=28773031 dom72)",
    where: "a mail to xen-devel",
    symptoms: ["populate-on-demand-exhausted"],
    values: { domain: "72" },
  },
  {
    text: "Domain 4:IOMMU required for device passthrough but not supported together with PoD",
    where: "xen.git",
    symptoms: ["passthrough-with-populate-on-demand"],
  },
  // Grants
  {
    text: "xen:grant_table: xen/grant-table: max_grant_frames reached cur=32 extra=1 limit=32 gnttab_free_count=1 req_entries=32",
    where: "https://cristian.livadaru.net/xen-max-grant-frames/",
    symptoms: ["grant-table-full"],
  },
  {
    text: "Jan 10 12:15:19 domU kernel: xen:grant_table: xen/grant-table: max_grant_frames reached cur=32 extra=1 limit=32 gnttab_free_count=0 req_entries=24",
    where: "a blog on queues of vifs",
    symptoms: ["grant-table-full"],
  },
  {
    text: "xen/grant-table: max_grant_frames reached ...",
    where: "https://support.microfocus.com/kb/doc.php?id=7018590",
    symptoms: ["grant-table-full"],
  },
  {
    text: "xen_netfront: can't alloc rx grant refs\nnet eth7: only created 7 queues",
    where: "https://docs.oracle.com/cd/E64076_01/E76173/html/vmrns-bugs-3.4.1-22831141.html",
    symptoms: ["vif-without-grants"],
  },
  { text: "#### netfront can't alloc rx grant refs", where: "xen.git, 3.0.3", symptoms: ["vif-without-grants"] },
  // Word size
  {
    text:
      "xc: error: panic: xg_dom_boot.c:121: xc_dom_boot_mem_init: can't allocate low memory for domain: Out of memory\n" +
      "libxl: error: libxl_dom.c:586:libxl__build_dom: xc_dom_boot_mem_init failed: Operation not supported\n" +
      "libxl: error: libxl_create.c:1573:domcreate_rebuild_done: Domain 1:cannot (re-)build domain: -3",
    where: "https://lore.kernel.org/xen-devel/20210817151924.6674-1-jane.malalane@citrix.com/",
    symptoms: ["domain-memory-not-allocated", "domain-not-built"],
  },
  {
    text:
      "xc: error: panic: xg_dom_boot.c:88: xc_dom_compat_check: guest type xen-3.0-x86_32p not supported by xen kernel, sorry: Invalid kernel\n" +
      "libxl: error: libxl_dom.c:571:libxl__build_dom: xc_dom_parse_image failed",
    where: "https://lore.kernel.org/xen-devel/20210817151924.6674-1-jane.malalane@citrix.com/",
    symptoms: ["pv-kernel-refused", "kernel-not-parsed"],
    values: { abi: "3.0-x86_32p" },
  },
  {
    text: "Error: (22, 'Invalid argument')\nERROR (XendDomainInfo:202) Domain construction failed",
    where: "Red Hat Enterprise Linux 5, Virtualization, Wrong kernel image",
    symptoms: ["xend-construction-failed"],
  },
  {
    text: "xc: panic: xc_dom_elfloader.c:66: xc_dom_guest_type: image not capable of booting inside a HVM container: Invalid kernel",
    where: "https://github.com/QubesOS/qubes-vmm-xen/pull/25",
    symptoms: ["kernel-not-for-pvh"],
  },
  // Too many vifs
  {
    text: "Cannot create more than 7 VIF per VM",
    where: "https://github.com/vatesfr/xen-orchestra/issues/7380",
    symptoms: ["xapi-vif-limit"],
  },
  {
    text: "Too Many NICs",
    where: "https://github.com/Homebrew/legacy-homebrew/pull/37406",
    symptoms: ["too-many-emulated-vifs"],
  },
  {
    text: "qemu-system-i386: too many NICs",
    where: "QEMU's source, commit 23941554458",
    symptoms: ["too-many-emulated-vifs"],
  },
  {
    text: "xen:balloon: cannot add additional memory(-17)\nlibxl: error: libxl_create.c:1226:domcreate_attach_vtpms: unable to add nic devices",
    where: "https://github.com/sysml/clickos/issues/13",
    symptoms: ["balloon-memory-not-added", "devices-not-added"],
    values: { reason: "(-17)" },
  },
  // Bridges and scripts
  {
    text:
      "libxl: error: libxl_device.c:1286:device_hotplug_child_death_cb: script: Could not find bridge device xenbr0\n" +
      "libxl: error: libxl_create.c:1522:domcreate_attach_devices: Domain 138:unable to add vif devices",
    where: "https://github.com/rumpkernel/rumprun/issues/124",
    symptoms: ["bridge-missing", "devices-not-added"],
    values: { bridge: "xenbr0" },
  },
  { text: "Could not find bridge, and none was specified", where: "xen.git", symptoms: ["bridge-missing"] },
  {
    text: "libxl: error: libxl_exec.c:118:libxl_report_child_exitstatus: /etc/xen/scripts/vif-vale online [24793] exited with error status 1",
    where: "https://github.com/sysml/clickos/issues/25",
    symptoms: ["script-failed"],
    values: { program: "vif-vale online", process: "24793", status: "1" },
  },
  {
    text: "Error: Device 0 (vif) could not be connected. Hotplug scripts not working.",
    where: "Ubuntu forum",
    symptoms: ["vif-not-connected"],
    values: { device: "0" },
  },
  {
    text: "Error: Device 2049 (vbd) could not be connected. Hotplug scripts not working",
    where: "a public text: a volume of the domU did not exist",
    symptoms: ["vbd-not-connected"],
    values: { device: "2049" },
  },
  // Names
  {
    text: 'libxl: error: libxl_domain.c:81:libxl__domain_rename: Domain 7:Domain with name "web" already exists.',
    where: "xen.git",
    symptoms: ["domain-name-taken"],
    values: { name: "web" },
  },
  {
    text: 'libxl: error: libxl.c:321:libxl__domain_rename: domain with name "web" already exists.',
    where: "xen.git, 4.2",
    symptoms: ["domain-name-taken"],
    values: { name: "web" },
  },
  {
    text: "Error: VM name 'ubuntu server' already in use by domain 3",
    where: "two public texts",
    symptoms: ["domain-name-taken"],
    values: { name: "ubuntu server", domain: "3" },
  },
  {
    text: "Cannot restore this VM because it would create a duplicate",
    where: "https://github.com/xapi-project/xen-api/issues/4567",
    symptoms: ["xapi-restore-duplicate"],
  },
  // Disks
  {
    text: "Device /dev/vg0/web is mounted in a guest domain,\nand so cannot be mounted now.",
    where: "xen.git",
    symptoms: ["disk-in-use-by-domu"],
    values: { device: "/dev/vg0/web" },
  },
  {
    text: "Device /dev/vg0/web is mounted read-write in a guest domain,\nand so cannot be mounted read-only now.",
    where: "xen.git",
    symptoms: ["disk-in-use-by-domu"],
  },
  {
    text: "Device /dev/vg0/web is mounted in the privileged domain,\nand so cannot be mounted by a guest.",
    where: "xen.git",
    symptoms: ["disk-in-use-by-dom0"],
  },
  {
    text: "File /srv/a disk.img is loopback-mounted through /dev/loop0,\nwhich is mounted in a guest domain,\nand so cannot be mounted now.",
    where: "xen.git",
    symptoms: ["disk-in-use-by-domu"],
    values: { file: "/srv/a disk.img", device: "/dev/loop0" },
  },
  {
    text: "libxl: error: libxl_device.c: script: Failed to find an unused loop device\nlibxl: error: libxl_create.c:1189:domcreate_launch_dm: unable to add disk devices",
    where: "a public text on pfsense.cfg",
    symptoms: ["no-loop-device", "devices-not-added"],
  },
  {
    text: "Error: Device 51728 (vbd) could not be connected. Failed to find an unused loop device",
    where: "Ubuntu forum, 2012-04-29",
    symptoms: ["vbd-not-connected", "no-loop-device"],
  },
  {
    text:
      "libxl: error: libxl_device.c:269:libxl__device_disk_set_backend: Disk vdev=xvdb failed to stat: /root/mirage/xvda1: No such file or directory\n" +
      "libxl: error: libxl_create.c: Unable to set disk defaults for disk 0",
    where: "https://github.com/mirage/mirage-skeleton/pull/112",
    symptoms: ["disk-target-missing", "disk-not-prepared"],
    values: { vdev: "xvdb", target: "/root/mirage/xvda1" },
  },
  {
    text: "Domain 2:Invalid or unsupported virtual disk identifier xvdzzzz",
    where: "xen.git",
    symptoms: ["vdev-impossible"],
    values: { vdev: "xvdzzzz" },
  },
  {
    text: "Only 4 emulated IDE disks are supported.\nDisk hde will be available via PV drivers but not as an emulated disk.",
    where: "xen.git",
    symptoms: ["disk-not-emulated"],
    values: { vdev: "hde" },
  },
  {
    text: "Disk 26 will be available via PV drivers but not as an emulated disk.",
    where: "xen.git",
    symptoms: ["disk-not-emulated"],
  },
  { text: "Emulated CDROM can be only one of the first 4 disks.", where: "xen.git", symptoms: ["cdrom-not-emulated"] },
  {
    text: "The device name is invalid\ndevice: xvdq",
    where: "https://github.com/vatesfr/xen-orchestra/issues/241",
    symptoms: ["xapi-device-name-invalid"],
  },
  {
    text: "xlu: config parsing error in disk specification: unknown value for format: near 'xvda' in '/dev/vg0/root,xvda,rw'",
    where: "a user's xlexample.pvlinux",
    symptoms: ["disk-specification-malformed"],
    values: { problem: "unknown value for format: near 'xvda' in '/dev/vg0/root,xvda,rw'" },
  },
  // Sizes
  {
    text: "blkfront: xvda: Setting capacity to 1572864000\nxvda: detected capacity change from 536870912000 to 805306368000",
    where: "a guide to growing disks",
    symptoms: ["new-size-seen"],
    values: { sectors: "1572864000" },
  },
  {
    text: "Command not permitted while global/metadata_read_only is set.",
    where: "https://github.com/xcp-ng/xcp/issues/584",
    symptoms: ["lvm-metadata-read-only"],
  },
  { text: "VDI_TOO_LARGE", where: "https://github.com/xapi-project/xen-api/pull/3788", symptoms: ["vdi-too-large"] },
  // Passthrough and virtualization
  {
    text: "libxl: error: libxl_pci.c:1193:libxl__device_pci_add: PCI device 0000:00:19.0 cannot be assigned - no IOMMU?\nlibxl: error: libxl_create.c:1461:domcreate_attach_pci: unable to add pci devices",
    where: "https://github.com/QubesOS/qubes-issues/issues/3684",
    symptoms: ["passthrough-unsupported", "devices-not-added"],
    values: { device: "0000:00:19.0" },
  },
  {
    text: "PCI device 0:1:0.0 is not assignable",
    where: "xen.git",
    symptoms: ["pci-device-not-assignable"],
    values: { device: "0:1:0.0" },
  },
  {
    text: "libxl: error: libxl_pci.c:415:libxl_device_pci_assignable_list: Looks like pciback driver not loaded",
    where: "https://github.com/xcp-ng/xcp/issues/320",
    symptoms: ["pci-device-not-assignable"],
  },
  {
    text: "Error: HVM guest support is unavailable: is VT/AMD-V supported by your CPU and enabled in your BIOS?",
    where: "https://github.com/QubesOS/qubes-issues/issues/2441",
    symptoms: ["hvm-unavailable"],
  },
  { text: "xl: maxvcpus < vcpus", where: "xen.git", symptoms: ["maxvcpus-below-vcpus"] },
  {
    text: 'WARNING: Specifying "altp2mhvm" is deprecated. Please use "altp2m" instead.',
    where: "https://github.com/tklengyel/drakvuf/issues/328",
    symptoms: ["altp2mhvm-deprecated"],
  },
];
