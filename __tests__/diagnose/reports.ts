/** Lines of public reports, as people who were stuck posted them: the symptom, the report, the line. */
import type { Sighting } from "./sightings";

const rows: readonly (readonly [symptom: string | readonly string[], where: string, text: string])[] = [
  [
    "pci-device-not-reset",
    "https://github.com/QubesOS/qubes-issues/issues/1659",
    "libxl: error: libxl_pci.c:1041:libxl__device_pci_reset: The kernel doesn't support reset from sysfs for PCI device 0000:01:00.0",
  ],
  [
    "pci-device-refused-by-qemu",
    "https://github.com/QubesOS/qubes-issues/issues/1659",
    "libxl: error: libxl_exec.c:227:libxl__xenstore_child_wait_deprecated: Device Model not ready",
  ],
  [
    "pci-device-refused-by-qemu",
    "https://github.com/QubesOS/qubes-issues/issues/1659",
    "libxl: error: libxl_pci.c:879:qemu_pci_add_xenstore: qemu refused to add device: 0000:01:00.0,msitranslate=0,power_mgmt=0",
  ],
  [
    "pci-device-not-added",
    "https://github.com/QubesOS/qubes-issues/issues/1659",
    "libxl: error: libxl_create.c:1422:domcreate_attach_pci: libxl_device_pci_add failed: -3",
  ],
  [
    "pci-device-not-added",
    "https://github.com/QubesOS/qubes-issues/issues/7717",
    "libxl_pci.c:1824:device_pci_add_done:Domain 24:libxl__device_pci_add failed for PCI device 0:0:1f.6 (rc -9)",
  ],
  [
    "stub-domain-not-started",
    "https://github.com/QubesOS/qubes-issues/issues/9440",
    "libxl: libxl_dm.c:2857:stubdom_xswait_cb: Domain 5:stubdom 6 for 5 startup: startup timed out",
  ],
  [
    "swiotlb-unavailable",
    "https://github.com/QubesOS/qubes-issues/issues/9971",
    "[2025-05-25 19:05:04] xen:swiotlb_xen: Failed to get contiguous memory for DMA from Xen!",
  ],
  [
    "swiotlb-unavailable",
    "https://github.com/QubesOS/qubes-issues/issues/9971",
    "[2025-05-25 19:05:04] pcifront pci-0: Could not setup SWIOTLB!",
  ],
  [
    "swiotlb-unavailable",
    "https://github.com/QubesOS/qubes-issues/issues/9971",
    "[2025-05-25 19:05:04] pcifront pci-0: 12 Error setting up PCI Frontend",
  ],
  [
    "domain-type-unknown",
    "https://github.com/mirage/xen-arm-builder/issues/46",
    "libxl: error: libxl_dom.c:35:libxl__domain_type: unable to get domain type for domid=2",
  ],
  ["console-not-attached", "https://github.com/mirage/xen-arm-builder/issues/46", "Unable to attach console"],
  [
    "console-not-attached",
    "https://github.com/mirage/xen-arm-builder/issues/46",
    "libxl: error: libxl_exec.c:118:libxl_report_child_exitstatus: console child [0] exited with error status 1",
  ],
  [
    "device-not-connected",
    "https://github.com/QubesOS/qubes-issues/issues/1675",
    "libxl: error: libxl_device.c:1215:libxl__wait_for_backend: Backend /local/domain/0/backend/pci/13/0 not ready",
  ],
  [
    "pci-irq-not-released",
    "https://github.com/QubesOS/qubes-issues/issues/1675",
    "libxl: error: libxl_pci.c:1306:do_pci_remove: xc_physdev_unmap_pirq irq=104: Invalid argument",
  ],
  [
    "pci-irq-not-released",
    "https://github.com/QubesOS/qubes-issues/issues/1675",
    "libxl: error: libxl_pci.c:1310:do_pci_remove: xc_domain_irq_permission irq=104: Operation not permitted",
  ],
  [
    "script-failed",
    "https://github.com/QubesOS/qubes-issues/issues/1659",
    "libxl: error: libxl_exec.c:118:libxl_report_child_exitstatus: /etc/xen/scripts/block remove [31290] exited with error status 1",
  ],
  [
    "script-failed",
    "https://github.com/QubesOS/qubes-issues/issues/1659",
    "libxl: error: libxl_device.c:1084:device_hotplug_child_death_cb: script: /etc/xen/scripts/block failed; error detected.",
  ],
  [
    "device-not-removed",
    "https://github.com/QubesOS/qubes-issues/issues/3964",
    "libxl: libxl_device.c:1093:device_backend_callback: unable to remove device with path /local/domain/1535/backend/vif/1540/0",
  ],
  [
    "device-not-removed",
    "https://github.com/QubesOS/qubes-issues/issues/3964",
    "libxl: libxl.c:1669:devices_destroy_cb: libxl__devices_destroy failed for 1540",
  ],
  [
    "console-not-attached",
    "https://github.com/QubesOS/qubes-issues/issues/3964",
    "libxl: libxl.c:1853:libxl_console_get_tty: unable to read console tty path `/local/domain/1939/console/tty': Resource temporarily unavailable",
  ],
  [
    "device-not-connected",
    "https://github.com/QubesOS/qubes-issues/issues/10786",
    "libxl: libxl_device.c:1224:device_backend_callback: Domain 115:unable to add device with path /local/domain/3/backend/vif/115/0 - rc -9",
  ],
  [
    "devices-not-added",
    "https://github.com/QubesOS/qubes-issues/issues/10786",
    "libxl: libxl_create.c:2043:domcreate_attach_devices: Domain 115:unable to add vif devices",
  ],
  [
    "script-failed",
    "https://github.com/QubesOS/qubes-issues/issues/4446",
    "vif44.0: ERROR while getting interface flags: No such device",
  ],
  ["hypervisor-fatal-trap", "https://github.com/xcp-ng/xcp/issues/536", "FATAL TRAP: vector = 2 (nmi)"],
  [
    "hypervisor-bug",
    "https://github.com/QubesOS/qubes-issues/issues/9030",
    "(XEN) Xen BUG at drivers/passthrough/amd/iommu_init.c:1386",
  ],
  ["hypervisor-panicked", "https://github.com/QubesOS/qubes-issues/issues/9030", "(XEN) Panic on CPU 0:"],
  ["xenbus-probe-failed", "https://github.com/QubesOS/qubes-issues/issues/199", "vif vif-76-0: 2 writing feature-sg"],
  [
    "xenbus-probe-failed",
    "https://github.com/QubesOS/qubes-issues/issues/199",
    "vif vif-76-0: 2 xenbus_dev_probe on backend/vif/76/0",
  ],
  [
    "xenbus-probe-failed",
    "https://github.com/QubesOS/qubes-issues/issues/5887",
    "vbd vbd-4-51760: failed to write error node for backend/vbd/4/51760 (5 starting transaction)",
  ],
  [
    "xenbus-probe-failed",
    "https://github.com/QubesOS/qubes-issues/issues/5887",
    "xenbus: xenbus_dev_shutdown: backend/vbd/4/51760 timeout closing device",
  ],
  [
    "console-not-attached",
    "https://github.com/QubesOS/qubes-issues/issues/3039",
    "xenconsole: Could not read tty from store: No such file or directory",
  ],
  [
    "toolstack-folder-missing",
    "https://github.com/GaloisInc/HaLVM/issues/60",
    "libxl: error: libxl_dom.c:721:libxl_userdata_store cannot write /var/lib/xen/userdata-n.1.2c5034b0-4eab-4a08-9391-f157962852bd.xl for /var/lib/xen/userdata-d.1.2c5034b0-4eab-4a08-9391-f157962852bd.xl: No such file or directory",
  ],
  [
    "toolstack-folder-missing",
    "https://github.com/GaloisInc/HaLVM/issues/60",
    "cannot save config file: No such file or directory",
  ],
  [
    "toolstack-folder-missing",
    "https://github.com/GaloisInc/HaLVM/issues/60",
    "libxl: error: libxl_dom.c:648:libxl__userdata_destroyall glob failed for /var/lib/xen/userdata-?.1.2c5034b0-4eab-4a08-9391-f157962852bd.*: No such file or directory",
  ],
  [
    "device-model-gone",
    "https://github.com/intel/kernel-fuzzer-for-xen-project/issues/21",
    "libxl: error: libxl_aoutils.c:646:libxl__kill_xs_path: Device Model already exited",
  ],
  [
    "cleanup-after-failure",
    "https://github.com/intel/kernel-fuzzer-for-xen-project/issues/21",
    "libxl: error: libxl_domain.c:1182:libxl__destroy_domid: Domain 1:Non-existant domain",
  ],
  [
    "cleanup-after-failure",
    "https://github.com/intel/kernel-fuzzer-for-xen-project/issues/21",
    "libxl: error: libxl_domain.c:1136:domain_destroy_callback: Domain 1:Unable to destroy guest",
  ],
  [
    "cleanup-after-failure",
    "https://github.com/CERT-Polska/drakvuf-sandbox/issues/97",
    "libxl: error: libxl_domain.c:1058:domain_destroy_cb: Domain 1:Destruction of domain failed",
  ],
  [
    "device-model-not-started",
    "https://github.com/intel/kernel-fuzzer-for-xen-project/issues/21",
    "libxl: error: libxl_dm.c:3102:device_model_spawn_outcome: Domain 1:domain 1 device model: spawn failed (rc=-3)",
  ],
  [
    "pv-restore-failed",
    "https://github.com/xapi-project/xen-api/issues/1289",
    "xc: error: d87:Failed to pin batch of 1024 page tables (22 = Invalid argument): Internal error",
  ],
  [
    "pv-fault-unhandled",
    "https://github.com/cloudozer/ling/pull/38",
    "(XEN) traps.c:524:d15v0 Unhandled general protection fault fault/trap [#13] on VCPU 0 [ec=0000]",
  ],
  [
    "domain-crashed",
    "https://github.com/cloudozer/ling/pull/38",
    "(XEN) domain_crash_sync called from entry.S: fault at ffff82d080231169 create_bounce_frame+0x139/0x148",
  ],
  ["domain-crashed", "https://github.com/cloudozer/ling/pull/38", "(XEN) Domain 15 (vcpu#0) crashed on cpu#3:"],
  [
    "vm-entry-failed",
    "https://github.com/tklengyel/drakvuf/issues/388",
    "(XEN) d12v0 vmentry failure (reason 0x80000021): Invalid guest state (0)",
  ],
  [
    "altp2m-entry-not-set",
    "https://github.com/tklengyel/drakvuf/issues/1314",
    "(XEN) d2v1 failed to set entry for 1f9800 -> e39800 altp2m 1, rc -12",
  ],
  [
    "qemu-backend-not-started",
    "https://github.com/bitrig/bitrig/issues/51",
    "xen be: console-0: xen be: console-0: watching frontend path (/local/domain/73/console) failed",
  ],
  [
    "dma-fault",
    "https://github.com/QubesOS/qubes-issues/issues/1491",
    "(XEN) [VT-D]DMAR:[DMA Write] Request device [0000:01:00.0] fault addr 8c000, iommu reg = ffff82c000203000",
  ],
  [
    "dma-fault",
    "https://github.com/QubesOS/qubes-issues/issues/1491",
    "(XEN) [VT-D]DMAR: reason 05 - PTE Write access is not set",
  ],
  [
    "event-channel-refused",
    "https://github.com/QubesOS/qubes-issues/issues/1491",
    "(XEN) event_channel.c:271:d0 EVTCHNOP failure: domain 9, error -22",
  ],
  [
    "amd-iommu-not-set-up",
    "https://github.com/QubesOS/qubes-issues/issues/6439",
    "(XEN) IVHD Error: no information for IO-APIC 0x82",
  ],
  ["amd-iommu-not-set-up", "https://github.com/QubesOS/qubes-issues/issues/6439", "(XEN) AMD-Vi: Error initialization"],
  [
    "pci-device-in-use",
    "https://github.com/QubesOS/qubes-issues/issues/1544",
    "libvirt.libvirtError: Requested operation is not valid: PCI device 0000:00:1a.0 is in use by driver xenlight, domain usbvm",
  ],
  ["efi-image-not-relocated", "https://github.com/rhboot/shim/issues/97", "Unsupported relocation type"],
  [
    "cleanup-after-failure",
    "https://github.com/mirage/mirage-skeleton/issues/114",
    "libxl: error: libxl.c:1591:libxl__destroy_domid: non-existant domain 7",
  ],
  [
    "cleanup-after-failure",
    "https://github.com/mirage/mirage-skeleton/issues/114",
    "libxl: error: libxl.c:1549:domain_destroy_callback: unable to destroy guest with domid 7",
  ],
  [
    "cleanup-after-failure",
    "https://github.com/mirage/mirage-skeleton/issues/114",
    "libxl: error: libxl.c:1476:domain_destroy_cb: destruction of domain 7 failed",
  ],
  [
    "disk-target-missing",
    "https://github.com/mirage/mirage-skeleton/issues/114",
    "libxl: error: libxl_device.c:283:libxl__device_disk_set_backend: Disk vdev=xvdc failed to stat: /home/pierre/mirage-skeleton/block/xvda1: No such file or directory",
  ],
  [
    "barrier-refused",
    "https://serverfault.com/questions/393982/xen-domu-on-drbd-device-barrier-errors",
    "[    3.801589] blkfront: barrier: write xvda2 op failed",
  ],
  [
    "guest-type-not-found",
    "https://github.com/QubesOS/qubes-vmm-xen/pull/25",
    "xc: panic: xc_dom_core.c:734: xc_dom_set_arch_hooks: not found (type xen-3.0-unknown): Invalid kernel",
  ],
  [
    "guest-type-not-found",
    "https://github.com/QubesOS/qubes-vmm-xen/pull/25",
    "xc: panic: xc_dom_core.c:944: xc_dom_mem_init: arch hooks not set: Internal error",
  ],
  [
    "guest-type-not-found",
    "https://github.com/QubesOS/qubes-vmm-xen/pull/25",
    "libxl: libxl_dom.c:649:libxl__build_dom: xc_dom_mem_init failed: No such file or directory",
  ],
  [
    "l1tf-domain-crashed",
    "https://github.com/QubesOS/qubes-issues/issues/7935",
    "(XEN) d31 L1TF-vulnerable L1e 8010000013600066 - Crashing",
  ],
  [
    "device-tree-not-made",
    "https://github.com/mirage/xen-arm-builder/issues/29",
    "libxl: error: libxl_arm.c:383:get_arch_info: Unable to find arch FDT info for xen-3.0-unknown",
  ],
  [
    "device-tree-not-made",
    "https://github.com/mirage/xen-arm-builder/issues/29",
    "libxl: error: libxl_dom.c:411:libxl__build_pv: libxl__arch_domain_configure failed: No such file or directory",
  ],
  [
    "flask-denied",
    "https://github.com/xen-troops/meta-xt-prod-devel-rpi5/issues/50",
    "(XEN) avc:  denied  { create } for current=d[IDLE] scontext=system_u:system_r:xenboot_t tcontext=system_u:system_r:unlabeled_t tclass=domain",
  ],
  [
    "gic-write-unhandled",
    "https://github.com/xen-troops/meta-xt-prod-devel-rpi5/issues/42",
    "(XEN) d2v0: vGICR: SGI: unhandled word write 0x000000ffffffff to ICACTIVER0",
  ],
  [
    "dom0-cannot-shrink",
    "https://www.manualshelf.com/manual/red-hat/enterprise-linux-5-virtualization-guide/specifications-english/page-104.html",
    "failed domain creation due to memory shortage, unable to balloon domain0",
  ],
  [
    "xend-save-failed",
    "https://wiki.debian.org/Xen?action=diff&rev1=84&rev2=85",
    "ERROR (XendCheckpoint:144) Save failed on domain mydomu32 (X).",
  ],
  [
    "toolstack-of-another-release",
    "https://github.com/tklengyel/drakvuf/issues/588",
    "libxl: error: libxl_domain.c:315:libxl_list_domain: getting domain info list: Permission denied",
  ],
  [
    "toolstack-of-another-release",
    "https://github.com/tklengyel/drakvuf/issues/588",
    "xl: error while loading shared libraries: libxlutil.so.4.12: cannot open shared object file: No such file or directory",
  ],
  [
    "grant-not-mapped",
    "https://github.com/mirage/qubes-mirage-firewall/issues/8",
    "GNTTABOP_map_grant_ref failed: returned 0, status -2",
  ],
  [
    "grant-still-in-use",
    "https://github.com/OpenXT/xenclient-oe/pull/1422",
    "xen:grant_table: WARNING: g.e. 0x1200 still in use!",
  ],
  [
    "affinity-refused",
    "https://github.com/sysml/clickos/issues/4",
    "libxl: warning: libxl.c:4608:libxl_set_vcpuaffinity_all: failed to set affinity for 0",
  ],
  [
    "affinity-refused",
    "https://github.com/sysml/clickos/issues/4",
    "libxl: error: libxl.c:4594:libxl_set_vcpuaffinity: setting vcpu affinity: Invalid argument",
  ],
  [
    "hypervisor-bug",
    "https://github.com/Dasharo/dasharo-issues/issues/488",
    "(XEN) Assertion 'svc->rqd == c2rqd(sched_unit_master(unit))' failed at common/sched/credit2.c:1159",
  ],
  [
    "front-end-not-connected",
    "https://github.com/xen-troops/meta-xt-prod-devel-rpi5/issues/81",
    "xenbus_probe_frontend: Timeout connecting to device: device/vbd/51712 (local state 3, remote state 2)",
  ],
  [
    "front-end-not-connected",
    "https://github.com/coreos/bugs/issues/208",
    "[    6.043103] xenbus_probe_frontend: Waiting for devices to initialise: 25s...20s...15s...10s...5s...0s...",
  ],
  [
    "pv-mapping-refused",
    "https://github.com/QubesOS/qubes-issues/issues/331",
    "(XEN) mm.c:907:d16 Error getting mfn 100000 (pfn 942b1) from L1 entry 8000000100000673 for l1e_owner=16, pg_owner=32753",
  ],
  [
    "pv-mapping-refused",
    "https://github.com/OpenXT/xenclient-oe/pull/56",
    "(XEN) mm.c:3889:d0 Could not find L1 PTE for address f8684000",
  ],
  [
    "file-not-mapped",
    "https://github.com/NixOS/nixpkgs/issues/350179",
    "xc: error: panic: xg_dom_core.c:248: failed to mmap file '/nix/store/16n60az8dd88jri88bk45h0h58d8g4yi-ipxe-1.21.1-unstable-2024-09-27': No such device: Internal error",
  ],
  [
    "hvm-firmware-not-loaded",
    "https://github.com/NixOS/nixpkgs/issues/350179",
    "libxl: error: libxl_dom.c:1006:libxl__domain_firmware: failed to load IPXE /nix/store/16n60az8dd88jri88bk45h0h58d8g4yi-ipxe-1.21.1-unstable-2024-09-27 (-1): No such device",
  ],
  [
    "hvm-firmware-not-loaded",
    "https://github.com/NixOS/nixpkgs/issues/350179",
    "libxl: error: libxl_dom.c:1103:libxl__build_hvm: initializing domain firmware failed",
  ],
  [
    "cleanup-after-failure",
    "https://github.com/NixOS/nixpkgs/issues/350179",
    "libxl: error: libxl_domain.c:354:libxl_domain_info: Domain 5:Getting domain info: No such process",
  ],
  [
    "qemu-xen-unavailable",
    "https://github.com/NixOS/nixpkgs/issues/350179",
    "libxl: info: libxl_create.c:122:libxl__domain_build_info_setdefault: qemu-xen is unavailable, using qemu-xen-traditional instead: No such file or directory",
  ],
  [
    "hvm-firmware-not-loaded",
    "https://github.com/QubesOS/qubes-issues/issues/3133",
    "libxl: libxl_dom.c:892:libxl__load_hvm_firmware_module: failed to read BIOS file: No such file or directory",
  ],
  [
    "pci-assignment-refused",
    "https://github.com/QubesOS/qubes-issues/issues/3263",
    "libxl: libxl_pci.c:1132:do_pci_add: xc_assign_device failed: Operation not permitted",
  ],
  [
    "pci-device-not-added",
    "https://github.com/QubesOS/qubes-issues/issues/3263",
    "libxl: libxl_pci.c:1336:libxl__add_pcidevs: libxl_device_pci_add failed: -3",
  ],
  [
    "pci-device-refused-by-qemu",
    "https://github.com/QubesOS/qubes-issues/issues/5445",
    '{"error": {"class": "GenericError", "desc": "Binding of interrupt 0 failed: Device or resource busy"}}',
  ],
  [
    "numa-placement-failed",
    "https://github.com/mirage/mirage/issues/354",
    "libxl: notice: libxl_numa.c:494:libxl__get_numa_candidate: NUMA placement failed, performance might be affected",
  ],
  [
    "domain-pages-not-mapped",
    "https://github.com/mirage/mirage/issues/354",
    "xc: error: panic: xc_dom_boot.c:191: xc_dom_boot_domU_map: failed to mmap domU pages 0x88000+0x1 [mmap, errno=14 (Bad address)]: Internal error",
  ],
  [
    "configuration-file-missing",
    "https://github.com/tklengyel/drakvuf/issues/165",
    "Failed to read config file: /tmp/windows7-clone.config: No such file or directory",
  ],
  [
    "toolstack-of-another-release",
    "https://github.com/tklengyel/drakvuf/issues/286",
    "libxl: error: libxl.c:363:libxl_get_physinfo: getting physinfo: Permission denied",
  ],
  ["toolstack-of-another-release", "https://github.com/tklengyel/drakvuf/issues/286", "libxl_get_physinfo failed"],
  [
    "introspection-refused",
    "https://github.com/tklengyel/drakvuf/issues/240",
    "xc: error: Failed to enable vm_event (13 = Permission denied): Internal error",
  ],
  [
    "introspection-refused",
    "https://github.com/tklengyel/drakvuf/issues/125",
    "xc: error: Failed to populate ring pfn (16 = Device or resource busy): Internal error",
  ],
  [
    "pv-restore-failed",
    "https://github.com/QubesOS/qubes-issues/issues/732",
    "xc: error: Failed to allocate memory for batch.!: Internal error",
  ],
  [
    "vnc-display-taken",
    "https://github.com/cockpit-project/cockpit/issues/11265",
    "Failed to start VNC server: Failed to bind socket: Address already in use",
  ],
  [
    "pci-device-not-reset",
    "https://github.com/QubesOS/qubes-issues/issues/3518",
    "Unable to reset PCI device 0000:00:14.0: internal error: libxenlight failed to create new domain sys-usb",
  ],
  [
    "pci-device-not-assignable",
    "https://github.com/QubesOS/qubes-issues/issues/10393",
    "PCI device 0000:80:14.0 is not assignable",
  ],
  [
    "swiotlb-full",
    "https://github.com/patjak/facetimehd/issues/87",
    "facetimehd 0000:00:00.0: swiotlb buffer is full (sz: 1048576 bytes)",
  ],
  [
    "device-model-gone",
    "https://github.com/cloudius-systems/osv/issues/344",
    "libxl: error: libxl_dm.c:1467:kill_device_model: unable to find device model pid in /local/domain/18/image/device-model-pid",
  ],
  [
    "device-model-gone",
    "https://github.com/cloudius-systems/osv/issues/344",
    "libxl: error: libxl.c:1421:libxl__destroy_domid: libxl__destroy_device_model failed for 18",
  ],
  [
    "hvmloader-as-kernel-ignored",
    "https://github.com/ganeti/ganeti/issues/1726",
    'WARNING: you seem to be using "kernel" directive to override HVM guest firmware. Ignore that. Use "firmware_override" instead if you really want a non-default firmware',
  ],
  [
    "device-model-key-ignored",
    "https://github.com/ganeti/ganeti/issues/1726",
    "WARNING: ignoring device_model directive.",
  ],
  [
    "device-model-connection-lost",
    "https://github.com/ganeti/ganeti/issues/1726",
    "libxl: error: libxl_qmp.c:1399:qmp_ev_fd_callback: Domain 9:error on QMP socket: Connection reset by peer",
  ],
  ["volume-in-use", "https://github.com/nextcloud/vm/issues/1986", "Logical volume ubuntu-vg/NcVM-snapshot in use."],
  [
    "volume-in-use",
    "https://github.com/lvmteam/lvm2/issues/49",
    "Logical volume vg_home/test contains a filesystem in use.",
  ],
  [
    "image-locked",
    "http://xenbits.xensource.com/gitweb?a=object&h=899433f149d0cc48a5254c797d9e5a8c9dc3b0fb&p=people%2Fsstabellini%2Fxen-unstable.git%2F.git",
    'error: Failed to get "write" lock',
  ],
  [
    "qemu-backend-not-started",
    "http://xenbits.xensource.com/gitweb?a=object&h=899433f149d0cc48a5254c797d9e5a8c9dc3b0fb&p=people%2Fsstabellini%2Fxen-unstable.git%2F.git",
    "xen be: qdisk-51712: xen be: qdisk-51712: initialise() failed",
  ],
  [
    "device-model-missing",
    "https://github.com/tklengyel/drakvuf/issues/1604",
    "device model /usr/local/lib/xen/bin/qemu-dm is not executable: No such file or directory",
  ],
  [
    "domain-creation-refused",
    "https://github.com/CERT-Polska/drakvuf-sandbox/issues/822",
    "libxl: error: libxl_create.c:709:libxl__domain_make: domain creation fail: Invalid argument",
  ],
  [
    "domain-unknown",
    "https://github.com/CERT-Polska/drakvuf-sandbox/issues/490",
    "test-hvm64-example is an invalid domain identifier (rc=-6)",
  ],
  [
    "kernel-file-missing",
    "https://github.com/saltstack/salt/issues/59484",
    "xc: panic: xc_dom_core.c:208: failed to open file '/usr/lib/grub2/x86_64-xen/grub.xen': No such file or directory: Internal error",
  ],
  [
    "disk-of-another-domain",
    "https://github.com/ganeti/ganeti/issues/180",
    'Error: The uname "0" is already used by another domain',
  ],
  [
    "kernel-not-bzimage",
    "https://github.com/GaloisInc/HaLVM/issues/60",
    "xc: error: panic: xc_dom_bzimageloader.c:634: xc_dom_probe_bzimage_kernel: kernel is not a bzImage: Invalid kernel",
  ],
  [
    "seclabel-ignored",
    "https://github.com/tklengyel/drakvuf/issues/293",
    "libxl: warning: libxl_create.c:799:initiate_domain_create: XSM Disabled: init_seclabel not supported",
  ],
  [
    "vmx-insufficient",
    "https://github.com/CERT-Polska/drakvuf-sandbox/issues/418",
    "(XEN) VMX: CPU0 has insufficient CPU-Based Exec Control (b5b9fffe; requires 2299968c)",
  ],
  ["toolstack-of-another-release", "https://github.com/cnplab/cosmos/issues/24", "libxl_physinfo failed."],
  [
    "guest-boot-file-missing",
    "https://github.com/xen-tools/xen-tools/issues/71",
    "Error opening /boot/initrd.img- in guest",
  ],
  [
    "libvirt-driver-inactive",
    "https://github.com/ArchipelProject/Archipel/issues/1082",
    "libvirt: Xen Light Driver error : internal error: libxenlight state driver is not active",
  ],
  [
    "script-failed",
    "https://github.com/voidlinux/void-packages/issues/4519",
    "/etc/xen/scripts/locking.sh: line 59: perl: command not found",
  ],
  [
    "no-irq-handler",
    "https://github.com/pcengines/coreboot/pull/186",
    "CPUx: No irq handler for vector e7 (IRQ -2147483648)",
  ],
];

export const reports: readonly Sighting[] = rows.map(([symptom, where, text]) => ({
  text,
  where,
  symptoms: [symptom].flat(),
}));

/** Lines that look like trouble and are printed on hosts that are well: nothing may be said of them. */
export const silent: readonly string[] = [
  "[   35.768514] xenbus_probe_frontend: Device with no driver: device/vbd/768",
  "(XEN) arch/x86/pv/emul-priv-op.c:1029:d0v6 RDMSR 0x0000064e unimplemented",
  "(XEN) Bogus DMIBAR 0xfed18001 on 0000:00:00.0",
  "(XEN) I/O virtualisation disabled",
  "(XEN) [VT-D]Intel VT-d Snoop Control enabled.",
  "(XEN) AMD-Vi: IOMMU 0 Enabled.",
  "(XEN) d0: Forcing read-only access to MFN fed00",
  'audit: type=1400 audit(1700000000.000:4): avc:  denied  { read } for  pid=812 comm="xl" scontext=system_u:system_r:xm_t:s0',
  "blkfront: xvda: flush diskcache: enabled; persistent grants: enabled; indirect descriptors: enabled;",
  "vif vif-76-0 vif76.0: Guest Rx ready",
  "software IO TLB: mapped [mem 0x00000000b5600000-0x00000000b9600000] (64MB)",
  "Xen reported: 2600.000 MHz processor.",
  "libxl: debug: libxl_device.c:1283:device_hotplug: Domain 175:calling hotplug script: /etc/xen/scripts/block add",
  "libxl: debug: libxl_bootloader.c:410:libxl__bootloader_run: Domain 175:not a PV/PVH domain, skipping bootloader",
  "libxl: debug: libxl_event.c:863:libxl__ev_xswatch_deregister: watch w=0x5630e4571710: deregister unregistered",
  "domainbuilder: detail: xc_dom_find_loader: trying ELF-generic loader ... ",
  "xc: info: Restore successful",
  "Parsing config from /etc/xen/web.cfg",
  "qemu-system-i386: terminating on signal 1 from pid 4130 (/usr/sbin/xl)",
  "Domain 14 has shut down, reason code 0 0x0",
  "Action for shutdown reason code 0 is destroy",
  'Logical volume "web" successfully removed.',
];
