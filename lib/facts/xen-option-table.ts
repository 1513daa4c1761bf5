/**
 * Owns which options of its command line each release of the hypervisor has, oldest first, each row being what changed.
 * Written by scripts/capture-xen-options.ts out of xen.git. Do not edit.
 */
import type { WordChange } from "./word-table";

export const XEN_OPTION_CHANGES: readonly WordChange[] = [
  {
    since: "3.0.2",
    tag: "3.0.2-branched",
    file: "xen/arch/x86/setup.c",
    quote: "custom_param(\"acpi\", parse_acpi_param);",
    added: [
      "acpi", "acpi_skip_timer_override", "amd_flush_filter", "apic", "apic_verbosity", "badpage", "cachesize", "com1", "com2", "console",
      "conswitch", "debug_stack_lines", "debugtrace", "dom0_align", "dom0_ioports_disable", "dom0_max_vcpus", "dom0_mem", "dom0_shadow", "gdb",
      "hpet_force", "hvm_debug", "lapic", "lowmem_emergency_pool", "maxcpus", "mem", "nmi", "no_ipi_broadcast", "noapic", "nofxsr",
      "noirqbalance", "nolapic", "noreboot", "noserialnumber", "nosmp", "sched", "sync_console", "tbuf_size", "unsafe_hypercall", "watchdog",
      "xenheap_megabytes",
    ],
    removed: [],
  },
  {
    since: "3.0.3",
    tag: "3.0.3-branched",
    file: "xen/arch/ia64/xen/xenmem.c",
    quote: "boolean_param(\"contig_mem\", opt_contig_mem);",
    added: [
      "contig_mem", "dom0_vcpus_pin", "dom_rid_bits", "earlygdb", "efi_print", "fontslot", "ioapic_ack", "mce", "microcode.verbose", "noht",
      "nomce", "reboot", "vga", "xencons", "xencons_poll",
    ],
    removed: [
      "no_ipi_broadcast", "unsafe_hypercall",
    ],
  },
  {
    since: "3.0.4",
    tag: "3.0.4-branched",
    file: "xen/common/kexec.c",
    quote: "custom_param(\"crashkernel\", parse_crashkernel);",
    added: [
      "crashkernel", "dma_bits", "dma_emergency_pool", "guest_loglvl", "loglvl", "numa", "pervcpu_vhpt",
    ],
    removed: [
      "dom0_align", "lowmem_emergency_pool",
    ],
  },
  {
    since: "3.1",
    tag: "3.1.0-branched",
    file: "xen/drivers/char/console.c",
    quote: "boolean_param(\"console_to_ring\", opt_console_to_ring);",
    added: [
      "console_to_ring", "gnttab_max_nr_frames", "hap", "no-pv-compat", "p2m_xenheap", "ssidref",
    ],
    removed: [],
  },
  {
    since: "3.2",
    tag: "3.2.0-rc6",
    file: "xen/arch/x86/acpi/power.c",
    quote: "string_param(\"acpi_sleep\", opt_acpi_sleep);",
    added: [
      "acpi_sleep", "bootscrub", "clocksource", "console_timestamps", "cpufreq", "enable_amd_iommu", "flask_enabled", "flask_enforcing", "font",
      "ler", "tboot", "vesa-map", "vesa-mtrr", "vesa-ram", "vtd", "vti_vhpt_size", "vti_vtlb_size",
    ],
    removed: [
      "fontslot", "hpet_force", "no-pv-compat",
    ],
  },
  {
    since: "3.3",
    tag: "3.3.0-branched",
    file: "xen/drivers/acpi/tables.c",
    quote: "custom_param(\"acpi_apic_instance\", acpi_parse_apic_instance);",
    added: [
      "acpi_apic_instance", "additional_cpus", "bm_history", "cpuid_mask_ecx", "cpuid_mask_edx", "cpuidle", "dom0_vhpt_size_log2",
      "hpetbroadcast", "iommu", "max_cstate", "msi", "serial_tx_buffer", "softtsc", "vpid",
    ],
    removed: [
      "dma_emergency_pool", "earlygdb", "enable_amd_iommu", "hap", "noht", "vtd",
    ],
  },
  {
    since: "3.4",
    tag: "3.4.0-rc3",
    file: "xen/arch/x86/acpi/cpufreq/cpufreq.c",
    quote: "integer_param(\"acpi_pstate_strict\", acpi_pstate_strict);",
    added: [
      "acpi_pstate_strict", "allowhugepage", "conring_size", "consistent_tscs", "cpuid_mask_cpu", "cpuid_mask_ext_ecx", "cpuid_mask_ext_edx",
      "e820-mtrr-clip", "e820-verbose", "iommu_inclusive_mapping", "lapic_timer_c2_ok", "sched_smt_power_savings", "timer_slop",
      "vcpu_migration_delay",
    ],
    removed: [
      "bm_history", "microcode.verbose", "msi", "p2m_xenheap", "xenheap_megabytes",
    ],
  },
  {
    since: "4.0",
    tag: "RELEASE-4.0.0",
    file: "xen/drivers/passthrough/vtd/x86/ats.c",
    quote: "custom_param(\"ats\", parse_ats_param);",
    added: [
      "ats", "cpu_type", "cpuinfo", "extra_guest_irqs", "hvm_port80", "idle_latency_factor", "irq_ratelimit", "mce_fb", "mce_verbosity", "mmcfg",
      "nr_irqs", "ple_gap", "ple_window", "tmem", "tmem_compress", "tmem_lock", "tmem_shared_auth", "tsc_unstable", "unrestricted_guest", "vpmu",
      "x2apic", "x2apic_phys", "xsave",
    ],
    removed: [
      "consistent_tscs", "nomce", "softtsc",
    ],
  },
  {
    since: "4.1",
    tag: "RELEASE-4.1.0",
    file: "xen/arch/x86/mm.c",
    quote: "boolean_param(\"allowsuperpage\", opt_allow_superpage);",
    added: [
      "allowsuperpage", "availmem", "credit2_balance_over", "credit2_balance_under", "credit2_load_window_shift", "hap_1gb", "hap_2mb",
      "max_gsi_irqs", "sched_credit2_migrate_resist", "sched_credit_default_yield", "sharept", "snb_igd_quirk", "tdt", "tickle_one_idle_cpu",
      "tmem_dedup", "tmem_tze", "tsc",
    ],
    removed: [
      "allowhugepage", "amd_flush_filter", "tsc_unstable",
    ],
  },
  {
    since: "4.1.2",
    tag: "RELEASE-4.1.2",
    file: "xen/arch/x86/setup.c",
    quote: "invbool_param(\"smep\", disable_smep);",
    added: [
      "smep",
    ],
    removed: [],
  },
  {
    since: "4.1.3",
    tag: "RELEASE-4.1.3",
    file: "xen/arch/x86/cpu/amd.c",
    quote: "boolean_param(\"allow_unsafe\", opt_allow_unsafe);",
    added: [
      "allow_unsafe", "cpuid_mask_xsave_eax", "irq_vector_map", "sched_credit_tslice_ms", "sched_ratelimit_us",
    ],
    removed: [],
  },
  {
    since: "4.2",
    tag: "RELEASE-4.2.0",
    file: "xen/arch/x86/hvm/asid.c",
    quote: "boolean_param(\"asid\", opt_asid_enabled);",
    added: [
      "asid", "com1,com2", "core_parking", "cpuid_mask_", "crashinfo_maxaddr", "edd", "edid", "low_crashinfo", "low_mem_virq_limit",
      "no-real-mode", "tevt_mask", "ucode", "watchdog_timeout",
    ],
    removed: [
      "additional_cpus", "contig_mem", "dom0_vhpt_size_log2", "dom_rid_bits", "efi_print", "pervcpu_vhpt", "sharept", "ssidref", "vti_vhpt_size",
      "vti_vtlb_size", "xencons", "xencons_poll",
    ],
  },
  {
    since: "4.2.2",
    tag: "RELEASE-4.2.2",
    file: "xen/arch/x86/msi.c",
    quote: "boolean_param(\"msi\", use_msi);",
    added: [
      "msi",
    ],
    removed: [],
  },
  {
    since: "4.2.5",
    tag: "RELEASE-4.2.5",
    file: "xen/drivers/acpi/apei/hest.c",
    quote: "boolean_param(\"hest_disable\", hest_disable);",
    added: [
      "hest_disable", "pci",
    ],
    removed: [],
  },
  {
    since: "4.3",
    tag: "RELEASE-4.3.0",
    file: "xen/drivers/char/ehci-dbgp.c",
    quote: "string_param(\"dbgp\", opt_dbgp);",
    added: [
      "dbgp", "dtuart", "hap", "highmem-start", "mwait-idle", "pci-phantom",
    ],
    removed: [
      "hest_disable", "pci", "sched_credit_default_yield",
    ],
  },
  {
    since: "4.3.1",
    tag: "RELEASE-4.3.1",
    file: "xen/arch/x86/hvm/vmx/vmcs.c",
    quote: "boolean_param(\"apicv\", opt_apicv_enabled);",
    added: [
      "apicv",
    ],
    removed: [],
  },
  {
    since: "4.3.3",
    tag: "RELEASE-4.3.3",
    file: "xen/drivers/acpi/apei/hest.c",
    quote: "boolean_param(\"hest_disable\", hest_disable);",
    added: [
      "hest_disable", "pci",
    ],
    removed: [],
  },
  {
    since: "4.3.4",
    tag: "RELEASE-4.3.4",
    file: "xen/arch/x86/efi/boot.c",
    quote: "boolean_param(\"efi-rs\", efi_rs_enable);",
    added: [
      "efi-rs",
    ],
    removed: [],
  },
  {
    since: "4.4",
    tag: "RELEASE-4.4.0",
    file: "xen/arch/x86/cpu/common.c",
    quote: "boolean_param(\"arat\", opt_arat);",
    added: [
      "arat", "ivrs_hpet", "ivrs_ioapic",
    ],
    removed: [
      "efi-rs", "hest_disable", "pci",
    ],
  },
  {
    since: "4.4.1",
    tag: "RELEASE-4.4.1",
    file: "xen/drivers/acpi/apei/hest.c",
    quote: "boolean_param(\"hest_disable\", hest_disable);",
    added: [
      "hest_disable", "pci",
    ],
    removed: [],
  },
  {
    since: "4.4.2",
    tag: "RELEASE-4.4.2",
    file: "xen/arch/x86/efi/boot.c",
    quote: "boolean_param(\"efi-rs\", efi_rs_enable);",
    added: [
      "efi-rs",
    ],
    removed: [],
  },
  {
    since: "4.4.3",
    tag: "RELEASE-4.4.3",
    file: "xen/arch/x86/efi/boot.c",
    quote: "custom_param(\"efi\", parse_efi_param);",
    added: [
      "efi",
    ],
    removed: [
      "efi-rs",
    ],
  },
  {
    since: "4.4.4",
    tag: "RELEASE-4.4.4",
    file: "xen/common/memory.c",
    quote: "custom_param(\"memop-max-order\", parse_max_order);",
    added: [
      "memop-max-order",
    ],
    removed: [],
  },
  {
    since: "4.5",
    tag: "RELEASE-4.5.0",
    file: "xen/common/page_alloc.c",
    quote: "size_param(\"bootscrub_chunk\", opt_bootscrub_chunk);",
    added: [
      "bootscrub_chunk", "cmos-rtc-probe", "cpuid_mask_l7s0_eax", "cpuid_mask_l7s0_ebx", "cpuid_mask_thermal_ecx",
      "cpuid_mask_{l7s0_{eax,ebx},thermal_ecx}", "cpuid_mask_{{,ext_}ecx,edx}", "dom0pvh", "efi-rs", "force-ept", "gnttab_max_frames",
      "gnttab_max_maptrack_frames", "hardware_dom", "hvm_fep", "mtrr.show", "psr", "smap",
    ],
    removed: [
      "cachesize", "cpuid_mask_", "efi", "memop-max-order", "nofxsr", "noserialnumber", "tmem_lock",
    ],
  },
  {
    since: "4.5.1",
    tag: "RELEASE-4.5.1",
    file: "xen/common/efi/boot.c",
    quote: "custom_param(\"efi\", parse_efi_param);",
    added: [
      "efi", "xenheap_megabytes",
    ],
    removed: [
      "efi-rs",
    ],
  },
  {
    since: "4.5.3",
    tag: "RELEASE-4.5.3",
    file: "xen/common/memory.c",
    quote: "custom_param(\"memop-max-order\", parse_max_order);",
    added: [
      "memop-max-order", "mmio-relax",
    ],
    removed: [],
  },
  {
    since: "4.6",
    tag: "RELEASE-4.6.0",
    file: "xen/arch/x86/hvm/hvm.c",
    quote: "boolean_param(\"altp2m\", opt_altp2m_enabled);",
    added: [
      "altp2m", "cmci-threshold", "dom0_nodes", "ept", "flask", "ro-hpet",
    ],
    removed: [
      "flask_enabled", "memop-max-order", "mmio-relax",
    ],
  },
  {
    since: "4.6.1",
    tag: "RELEASE-4.6.1",
    file: "xen/common/memory.c",
    quote: "custom_param(\"memop-max-order\", parse_max_order);",
    added: [
      "memop-max-order",
    ],
    removed: [],
  },
  {
    since: "4.6.3",
    tag: "RELEASE-4.6.3",
    file: "xen/arch/x86/mm.c",
    quote: "custom_param(\"mmio-relax\", parse_mmio_relax);",
    added: [
      "mmio-relax",
    ],
    removed: [],
  },
  {
    since: "4.6.6",
    tag: "RELEASE-4.6.6",
    file: "xen/arch/arm/traps.c",
    quote: "custom_param(\"vwfi\", parse_vwfi);",
    added: [
      "vwfi",
    ],
    removed: [],
  },
  {
    since: "4.7",
    tag: "RELEASE-4.7.0",
    file: "xen/common/sched_credit2.c",
    quote: "custom_param(\"credit2_runqueue\", parse_credit2_runqueue);",
    added: [
      "credit2_runqueue", "pku",
    ],
    removed: [
      "flask_enforcing", "vwfi",
    ],
  },
  {
    since: "4.7.3",
    tag: "RELEASE-4.7.3",
    file: "xen/arch/arm/traps.c",
    quote: "custom_param(\"vwfi\", parse_vwfi);",
    added: [
      "vwfi",
    ],
    removed: [],
  },
  {
    since: "4.7.4",
    tag: "RELEASE-4.7.4",
    file: "xen/arch/x86/mm.c",
    quote: "boolean_param(\"pv-linear-pt\", opt_pv_linear_pt);",
    added: [
      "pv-linear-pt",
    ],
    removed: [],
  },
  {
    since: "4.7.5",
    tag: "RELEASE-4.7.5",
    file: "xen/arch/x86/spec_ctrl.c",
    quote: "custom_param(\"bti\", parse_bti);",
    added: [
      "bti", "cpuid", "xpti",
    ],
    removed: [],
  },
  {
    since: "4.7.6",
    tag: "RELEASE-4.7.6",
    file: "xen/arch/x86/setup.c",
    quote: "boolean_param(\"invpcid\", opt_invpcid);",
    added: [
      "invpcid", "pcid", "spec-ctrl",
    ],
    removed: [],
  },
  {
    since: "4.8",
    tag: "RELEASE-4.8.0",
    file: "xen/arch/x86/traps.c",
    quote: "boolean_param(\"async-show-all\", opt_show_all);",
    added: [
      "async-show-all", "credit2_load_precision_shift", "iommu_dev_iotlb_timeout",
    ],
    removed: [
      "bti", "cpuid", "invpcid", "pcid", "pv-linear-pt", "spec-ctrl", "tmem_dedup", "tmem_tze", "vwfi", "xpti",
    ],
  },
  {
    since: "4.8.1",
    tag: "RELEASE-4.8.1",
    file: "xen/arch/arm/traps.c",
    quote: "custom_param(\"vwfi\", parse_vwfi);",
    added: [
      "vwfi",
    ],
    removed: [],
  },
  {
    since: "4.8.3",
    tag: "RELEASE-4.8.3",
    file: "xen/arch/x86/mm.c",
    quote: "boolean_param(\"pv-linear-pt\", opt_pv_linear_pt);",
    added: [
      "pv-linear-pt", "xpti",
    ],
    removed: [],
  },
  {
    since: "4.8.4",
    tag: "RELEASE-4.8.4",
    file: "xen/arch/x86/spec_ctrl.c",
    quote: "custom_param(\"bti\", parse_bti);",
    added: [
      "bti", "cpuid", "invpcid", "pcid", "spec-ctrl",
    ],
    removed: [],
  },
  {
    since: "4.8.5",
    tag: "RELEASE-4.8.5",
    file: "xen/common/grant_table.c",
    quote: "custom_param(\"gnttab\", parse_gnttab);",
    added: [
      "gnttab", "pv-l1tf", "smt",
    ],
    removed: [],
  },
  {
    since: "4.9",
    tag: "RELEASE-4.9.0",
    file: "xen/arch/x86/dom0_build.c",
    quote: "custom_param(\"dom0\", parse_dom0_param);",
    added: [
      "dom0", "max_lpi_bits", "rmrr", "serrors", "viridian-spinlock-retry-count", "viridian-version",
    ],
    removed: [
      "bti", "cpuid", "dom0_shadow", "dom0pvh", "gnttab", "invpcid", "pcid", "pv-l1tf", "pv-linear-pt", "smt", "spec-ctrl", "tmem_shared_auth",
      "xpti",
    ],
  },
  {
    since: "4.9.1",
    tag: "RELEASE-4.9.1",
    file: "xen/arch/x86/mm.c",
    quote: "boolean_param(\"pv-linear-pt\", opt_pv_linear_pt);",
    added: [
      "pv-linear-pt",
    ],
    removed: [],
  },
  {
    since: "4.9.2",
    tag: "RELEASE-4.9.2",
    file: "xen/arch/x86/spec_ctrl.c",
    quote: "custom_param(\"bti\", parse_bti);",
    added: [
      "bti", "cpuid", "xpti",
    ],
    removed: [],
  },
  {
    since: "4.9.3",
    tag: "RELEASE-4.9.3",
    file: "xen/common/grant_table.c",
    quote: "custom_param(\"gnttab\", parse_gnttab);",
    added: [
      "gnttab", "invpcid", "pcid", "pv-l1tf", "smt", "spec-ctrl",
    ],
    removed: [],
  },
  {
    since: "4.10",
    tag: "RELEASE-4.10.0",
    file: "xen/common/sched_credit2.c",
    quote: "integer_param(\"credit2_cap_period_ms\", opt_cap_period);",
    added: [
      "credit2_cap_period_ms", "rcu-idle-timer-period-ms",
    ],
    removed: [
      "allowsuperpage", "bti", "cpuid", "gnttab", "gnttab_max_nr_frames", "invpcid", "pcid", "pv-l1tf", "smt", "spec-ctrl", "xpti",
    ],
  },
  {
    since: "4.10.1",
    tag: "RELEASE-4.10.1",
    file: "xen/arch/x86/spec_ctrl.c",
    quote: "custom_param(\"bti\", parse_bti);",
    added: [
      "bti", "cpuid", "pv-shim", "shim_mem", "xpti",
    ],
    removed: [],
  },
  {
    since: "4.10.2",
    tag: "RELEASE-4.10.2",
    file: "xen/common/grant_table.c",
    quote: "custom_param(\"gnttab\", parse_gnttab);",
    added: [
      "gnttab", "invpcid", "pcid", "pv-l1tf", "smt", "spec-ctrl",
    ],
    removed: [],
  },
  {
    since: "4.10.4",
    tag: "RELEASE-4.10.4",
    file: "xen/xsm/xsm_core.c",
    quote: "custom_param(\"xsm\", parse_xsm_param);",
    added: [
      "xsm",
    ],
    removed: [],
  },
  {
    since: "4.11",
    tag: "RELEASE-4.11.0",
    file: "xen/arch/arm/smpboot.c",
    quote: "boolean_param(\"hmp-unsafe\", opt_hmp_unsafe);",
    added: [
      "hmp-unsafe",
    ],
    removed: [
      "pv-l1tf", "smt", "xsm",
    ],
  },
  {
    since: "4.11.1",
    tag: "RELEASE-4.11.1",
    file: "xen/arch/x86/spec_ctrl.c",
    quote: "custom_param(\"pv-l1tf\", parse_pv_l1tf);",
    added: [
      "pv-l1tf", "smt",
    ],
    removed: [],
  },
  {
    since: "4.11.2",
    tag: "RELEASE-4.11.2",
    file: "xen/xsm/xsm_core.c",
    quote: "custom_param(\"xsm\", parse_xsm_param);",
    added: [
      "xsm",
    ],
    removed: [],
  },
  {
    since: "4.11.3",
    tag: "RELEASE-4.11.3",
    file: "xen/arch/x86/tsx.c",
    quote: "custom_param(\"tsx\", parse_tsx);",
    added: [
      "tsx",
    ],
    removed: [],
  },
  {
    since: "4.12",
    tag: "RELEASE-4.12.0",
    file: "xen/common/argo.c",
    quote: "custom_param(\"argo\", parse_argo);",
    added: [
      "argo", "dom0-iommu", "placeholder",
    ],
    removed: [
      "bti", "com1,com2", "cpuid_mask_{l7s0_{eax,ebx},thermal_ecx}", "cpuid_mask_{{,ext_}ecx,edx}", "tsx",
    ],
  },
  {
    since: "4.12.2",
    tag: "RELEASE-4.12.2",
    file: "xen/arch/x86/tsx.c",
    quote: "custom_param(\"tsx\", parse_tsx);",
    added: [
      "tsx",
    ],
    removed: [],
  },
  {
    since: "4.13",
    tag: "RELEASE-4.13.0",
    file: "xen/common/cpupool.c",
    quote: "custom_param(\"sched-gran\", sched_select_granularity);",
    added: [
      "sched-gran", "scrub-domheap",
    ],
    removed: [
      "tmem", "tmem_compress",
    ],
  },
  {
    since: "4.13.1",
    tag: "RELEASE-4.13.1",
    file: "xen/arch/x86/pv/domain.c",
    quote: "boolean_runtime_param(\"global-pages\", opt_global_pages);",
    added: [
      "global-pages",
    ],
    removed: [],
  },
  {
    since: "4.13.4",
    tag: "RELEASE-4.13.4",
    file: "xen/arch/x86/hpet.c",
    quote: "custom_param(\"hpet\", parse_hpet_param);",
    added: [
      "hpet",
    ],
    removed: [],
  },
  {
    since: "4.14",
    tag: "RELEASE-4.14.0",
    file: "xen/arch/x86/setup.c",
    quote: "custom_param(\"cet\", parse_cet);",
    added: [
      "cet", "pv", "sched_credit2_max_cpus_runqueue",
    ],
    removed: [
      "hpet",
    ],
  },
  {
    since: "4.14.2",
    tag: "RELEASE-4.14.2",
    file: "xen/arch/x86/hpet.c",
    quote: "custom_param(\"hpet\", parse_hpet_param);",
    added: [
      "hpet",
    ],
    removed: [],
  },
  {
    since: "4.14.6",
    tag: "RELEASE-4.14.6",
    file: "xen/arch/x86/cpu-policy.c",
    quote: "custom_param(\"dom0-cpuid\", parse_dom0_cpuid);",
    added: [
      "dom0-cpuid",
    ],
    removed: [],
  },
  {
    since: "4.15",
    tag: "RELEASE-4.15.0",
    file: "xen/common/keyhandler.c",
    quote: "string_runtime_param(\"crash-debug-debugkey\", crash_debug_debugkey);",
    added: [
      "crash-debug-debugkey", "crash-debug-hwdom", "crash-debug-kexeccmd", "crash-debug-panic", "crash-debug-watchdog", "irq-max-guests",
    ],
    removed: [
      "dom0-cpuid",
    ],
  },
  {
    since: "4.15.5",
    tag: "RELEASE-4.15.5",
    file: "xen/arch/x86/cpu-policy.c",
    quote: "custom_param(\"dom0-cpuid\", parse_dom0_cpuid);",
    added: [
      "dom0-cpuid",
    ],
    removed: [],
  },
  {
    since: "4.16",
    tag: "RELEASE-4.16.0",
    file: "xen/arch/arm/domain_build.c",
    quote: "boolean_param(\"ext_regions\", opt_ext_regions);",
    added: [
      "ext_regions", "ivmd", "pci-passthrough", "real-mode",
    ],
    removed: [
      "dom0-cpuid",
    ],
  },
  {
    since: "4.16.5",
    tag: "RELEASE-4.16.5",
    file: "xen/arch/x86/cpu-policy.c",
    quote: "custom_param(\"dom0-cpuid\", parse_dom0_cpuid);",
    added: [
      "dom0-cpuid",
    ],
    removed: [],
  },
  {
    since: "4.17",
    tag: "RELEASE-4.17.0",
    file: "xen/arch/x86/cpu/mwait-idle.c",
    quote: "string_param(\"preferred-cstates\", preferred_states);",
    added: [
      "preferred-cstates",
    ],
    removed: [
      "vesa-map", "vesa-mtrr",
    ],
  },
  {
    since: "4.17.1",
    tag: "RELEASE-4.17.1",
    file: "xen/arch/x86/hvm/vmx/vmcs.c",
    quote: "integer_param(\"vm-notify-window\", vm_notify_window);",
    added: [
      "vm-notify-window",
    ],
    removed: [],
  },
  {
    since: "4.17.3",
    tag: "RELEASE-4.17.3",
    file: "xen/common/kernel.c",
    quote: "boolean_param(\"dit\", opt_dit);",
    added: [
      "dit", "x2apic-mode",
    ],
    removed: [],
  },
  {
    since: "4.18",
    tag: "RELEASE-4.18.0",
    file: "xen/common/sched/credit.c",
    quote: "integer_param(\"load-balance-ratelimit\", load_balance_ratelimit_us);",
    added: [
      "load-balance-ratelimit", "lock-depth-size",
    ],
    removed: [
      "pku", "x2apic-mode",
    ],
  },
  {
    since: "4.18.1",
    tag: "RELEASE-4.18.1",
    file: "xen/arch/x86/genapic/x2apic.c",
    quote: "custom_param(\"x2apic-mode\", parse_x2apic_mode);",
    added: [
      "x2apic-mode",
    ],
    removed: [],
  },
  {
    since: "4.19",
    tag: "RELEASE-4.19.0",
    file: "xen/arch/arm/traps.c",
    quote: "boolean_param(\"partial-emulation\", partial_emulation);",
    added: [
      "partial-emulation", "probe-port-aliases",
    ],
    removed: [
      "gdb",
    ],
  },
  {
    since: "4.20",
    tag: "RELEASE-4.20.0",
    file: "xen/common/page_alloc.c",
    quote: "size_param(\"buddy-alloc-size\", buddy_alloc_size);",
    added: [
      "buddy-alloc-size", "dom0-llc-colors", "llc-coloring", "llc-nr-ways", "llc-size", "wallclock", "xen-llc-colors",
    ],
    removed: [],
  },
  {
    since: "4.21",
    tag: "RELEASE-4.21.0",
    file: "xen/arch/x86/traps-setup.c",
    quote: "boolean_param(\"fred\", opt_fred);",
    added: [
      "fred", "pdx-compress", "scmi-smc-passthrough", "tee",
    ],
    removed: [],
  },
  {
    since: "4.22",
    tag: "RELEASE-4.22.0",
    file: "xen/arch/x86/cpu/mwait-idle.c",
    quote: "string_param(\"mwait-idle.table\", cmdline_table_str);",
    added: [
      "mwait-idle.table", "vmid",
    ],
    removed: [
      "cpu_type", "cpuid_mask_cpu", "cpuid_mask_ecx", "cpuid_mask_edx", "cpuid_mask_ext_ecx", "cpuid_mask_ext_edx", "cpuid_mask_l7s0_eax",
      "cpuid_mask_l7s0_ebx", "cpuid_mask_thermal_ecx", "cpuid_mask_xsave_eax", "preferred-cstates",
    ],
  },
];
