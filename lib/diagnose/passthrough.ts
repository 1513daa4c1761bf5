/** Owns the symptoms of passed-through devices, and of settings of memory that exclude each other. */
import { newest } from "../facts/fact";
import { traceBuffer } from "../facts/vmtrace";
import { mmioHoleMebibytes } from "../facts/mmio-hole";
import { defineSymptom, printed, thread } from "./symptom";

const CREATE = "tools/libs/light/libxl_create.c: libxl__domain_config_setdefault";
const X86 = "tools/libs/light/libxl_x86.c: libxl__arch_passthrough_mode_setdefault";
const SANITISE = "xen/arch/x86/domain.c: arch_sanitise_domain_config";
const PARSE_VNUMA = "tools/xl/xl_parse.c: parse_vnuma_config";
const CHECK_VNUMA = "tools/libs/light/libxl_vnuma.c: libxl__vnuma_config_check";
const NEWEST = "RELEASE-4.22.0";
const DEBUG_ONLY = "Only hypervisors built for debugging print it.";

const NEEDS_IOMMU = {
  what: "The host has no IOMMU (VT-d, AMD-Vi), its firmware turns it off, or Xen was started with iommu=0.",
  policies: ["passthrough-needs-iommu"],
  remedy:
    "Turn it on in the firmware and on Xen's command line: virt_caps of xl info must show hvm_directio, for PV domUs pv_directio.",
} as const;

export const passthroughUnsupported = defineSymptom({
  id: "passthrough-unsupported",
  meaning: "Devices are to be passed through, and the host can't.",
  forms: [
    printed("libxl", "4.13..", "passthrough not supported on this platform", [
      CREATE,
      NEWEST,
      '"passthrough not supported on this platform\\n");',
    ]),
    printed(
      "libxl",
      "4.3..",
      "PCI device {device:word} cannot be assigned - no IOMMU?",
      [
        "tools/libs/light/libxl_pci.c: libxl__device_pci_add",
        NEWEST,
        'errno == EOPNOTSUPP ? "cannot be assigned - no IOMMU"',
      ],
      thread("https://github.com/QubesOS/qubes-issues/issues/3684"),
    ),
  ],
  causes: [NEEDS_IOMMU],
});

export const passthroughDisabled = defineSymptom({
  id: "passthrough-disabled",
  meaning: 'The domU has devices to pass through, and says passthrough="disabled".',
  forms: [
    printed("libxl", "4.13..", "passthrough disabled but devices are specified", [
      CREATE,
      NEWEST,
      '"passthrough disabled but devices are specified");',
    ]),
  ],
  causes: [
    {
      what: "passthrough contradicts pci or dtdev.",
      policies: ["passthrough-needs-iommu"],
      remedy: "Take the one or the other away.",
    },
  ],
});

export const pvhPassthrough = defineSymptom({
  id: "passthrough-to-pvh",
  meaning: "PVH domUs can't have passed-through devices.",
  forms: [
    printed("libxl", "4.13..", "passthrough not yet supported for x86 PVH guests", [
      X86,
      NEWEST,
      '"passthrough not yet supported for x86 PVH guests\\n");',
    ]),
  ],
  causes: [
    {
      what: "A PVH domU has pci, or sets passthrough.",
      policies: ["pvh-has-no-passthrough"],
      remedy: "Make the domU HVM or PV, or take the devices away.",
    },
  ],
});

export const sharePtImpossible = defineSymptom({
  id: "share-pt-impossible",
  meaning: "The domU can't share its page tables with the IOMMU; the text says why.",
  forms: [
    printed("libxl", "4.13..", 'passthrough="share_pt" {reason}', [X86, NEWEST, '"passthrough=\\"share_pt\\" %s\\n",']),
  ],
  causes: [
    {
      what: 'passthrough="share_pt" for a PV domU, without HAP, or on a host without iommu_hap_pt_share.',
      policies: ["share-pt-is-possible"],
      remedy: "Leave passthrough out: libxl then takes what is possible.",
    },
  ],
});

export const pciDeviceNotAssignable = defineSymptom({
  id: "pci-device-not-assignable",
  meaning: "A device is not ready to be passed through: xen-pciback does not hold it.",
  forms: [
    printed("libxl", "4.1..", "PCI device {device:word} is not assignable", [
      "tools/libs/light/libxl_pci.c: libxl__device_pci_add",
      NEWEST,
      'LOGD(ERROR, domid, "PCI device %x:%x:%x.%x is not assignable",',
    ]),
    printed(
      "libxl",
      "4.1..",
      "Looks like pciback driver not loaded",
      ["tools/libs/light/libxl_pci.c", NEWEST, 'LOG(ERROR, "Looks like pciback driver not loaded");'],
      thread("https://github.com/xcp-ng/xcp/issues/320"),
    ),
  ],
  causes: [
    {
      what: "dom0's own driver holds the device, or the module xen-pciback is not loaded.",
      noPolicy: "Which driver holds a device is the host's state of the moment: no plan shows it.",
      remedy: "modprobe xen-pciback, then xl pci-assignable-add BDF before the domU starts.",
    },
  ],
});

export const vnumaSave = defineSymptom({
  id: "vnuma-not-saved",
  meaning: "A domU with vNUMA can't be saved or migrated.",
  forms: [
    printed("libxl", "4.6..", "Cannot save a guest with vNUMA configured", [
      "tools/libs/light/libxl_dom_save.c",
      NEWEST,
      'LOGD(ERROR, domid, "Cannot save a guest with vNUMA configured");',
    ]),
  ],
  causes: [
    {
      what: "xl save or xl migrate of such a domU.",
      policies: ["planned-operation-is-possible"],
      remedy: "Shut it down and start it again, on the other host if it is to move; or take vnuma away.",
    },
  ],
});

export const vnumaInconsistent = defineSymptom({
  id: "vnuma-inconsistent",
  meaning: "vnuma= does not agree with the rest of the domU's configuration, or with the host.",
  forms: [
    printed("xl", "4.6..", "xl: vnuma vcpus and maxvcpus= mismatch", [
      PARSE_VNUMA,
      NEWEST,
      'fprintf(stderr, "xl: vnuma vcpus and maxvcpus= mismatch\\n");',
    ]),
    printed("xl", "4.6..", "xl: maxmem and vnuma memory size mismatch", [
      PARSE_VNUMA,
      NEWEST,
      'fprintf(stderr, "xl: maxmem and vnuma memory size mismatch\\n");',
    ]),
    printed("xl", "4.6..", "xl: invalid pnode number: {pnode:number}", [
      PARSE_VNUMA,
      NEWEST,
      '"xl: invalid pnode number: %lu\\n", val);',
    ]),
    printed("libxl", "4.6..", "Invalid pnode {pnode:number} specified", [
      CHECK_VNUMA,
      NEWEST,
      'LOG(ERROR, "Invalid pnode %"PRIu32" specified", pnode);',
    ]),
    printed("libxl", "4.6..", "PV vNUMA is not yet supported", [
      CREATE,
      NEWEST,
      'LOGD(ERROR, domid, "PV vNUMA is not yet supported");',
    ]),
    printed("libxl", "4.6..", "Cannot enable PoD and vNUMA at the same time", [
      CREATE,
      NEWEST,
      'LOGD(ERROR, domid, "Cannot enable PoD and vNUMA at the same time");',
    ]),
    printed("xl", "4.6..", "xl: vnuma specifies more vcpus than pcpus, use maxvcpus= to override this check.", [
      PARSE_VNUMA,
      NEWEST,
      'fprintf(stderr, "xl: vnuma specifies more vcpus than pcpus, "\\',
    ]),
    printed("libxl", "4.6..", "Vcpu {vcpu:number} assigned more than once", [
      CHECK_VNUMA,
      NEWEST,
      'LOG(ERROR, "Vcpu %d assigned more than once", j);',
    ]),
    printed("libxl", "4.6..", "Vcpu {vcpu:number} is not assigned to any vnode", [
      CHECK_VNUMA,
      NEWEST,
      'LOG(ERROR, "Vcpu %d is not assigned to any vnode", i);',
    ]),
    printed(
      "libxl",
      "4.6..",
      "Distance from {from:number} to {to:number} smaller than {node:number}'s local distance",
      [CHECK_VNUMA, NEWEST, '"Distance from %u to %u smaller than %u\'s local distance",'],
    ),
    printed("libxl", "4.8..", "xc_domain_getvnuma failed (rc={code:number})", [
      "tools/libs/light/libxl_x86_acpi.c: init_acpi_config",
      NEWEST,
      'LOG(ERROR, "xc_domain_getvnuma failed (rc=%d)", r);',
    ]),
  ],
  causes: [
    {
      what: "Its vCPUs are not those of maxvcpus, its sizes don't make up maxmem, a pnode is not of the host, a node is farther from itself than from another, memory is below maxmem, or the domU is PV or PVH.",
      policies: ["vnuma-is-consistent"],
      remedy:
        "Let the nodes hold every vCPU up to maxvcpus once and maxmem in total, set memory equal to maxmem, and name pnodes that xl info -n shows.",
    },
  ],
});

export const altp2mExcluded = defineSymptom({
  id: "altp2m-excluded",
  meaning: "altp2m works neither with nestedhvm nor with memory below maxmem, and only with HAP.",
  forms: [
    printed("libxl", "4.6..", "nestedhvm and altp2mhvm cannot be used together", [
      CREATE,
      NEWEST,
      'LOGD(ERROR, domid, "nestedhvm and altp2mhvm cannot be used together");',
    ]),
    printed("libxl", "4.8..", "Cannot enable PoD and ALTP2M at the same time", [
      CREATE,
      NEWEST,
      'LOGD(ERROR, domid, "Cannot enable PoD and ALTP2M at the same time");',
    ]),
    printed("hypervisor", "4.19..", "Nested virt and altp2m are not supported together", [
      SANITISE,
      NEWEST,
      '"Nested virt and altp2m are not supported together\\n");',
    ]),
    printed("hypervisor", "4.19..", "altp2m is only supported with HAP", [
      SANITISE,
      NEWEST,
      'dprintk(XENLOG_INFO, "altp2m is only supported with HAP\\n");',
    ]),
  ],
  causes: [
    {
      what: "altp2m is set beside nestedhvm, beside memory below maxmem, or beside hap=0.",
      policies: ["altp2m-excludes-nested-and-pod"],
      remedy: "Choose one of the two.",
    },
  ],
});

export const altp2mhvmDeprecated = defineSymptom({
  id: "altp2mhvm-deprecated",
  meaning: "A warning, and not the reason why a domain failed: look for the error near it.",
  forms: [
    printed(
      "xl",
      "4.9..",
      'Specifying "altp2mhvm" is deprecated.',
      [
        "tools/xl/xl_parse.c: parse_config_data",
        NEWEST,
        'fprintf(stderr, "WARNING: Specifying \\"altp2mhvm\\" is deprecated. "',
      ],
      thread("https://github.com/tklengyel/drakvuf/issues/328"),
    ),
  ],
  causes: [
    {
      what: "The domU sets altp2mhvm, the older name of altp2m.",
      noPolicy: "It works: there is nothing to reject.",
      remedy: 'Write altp2m="external" (or "mixed", "limited") instead.',
    },
  ],
});

export const videoramTooSmall = defineSymptom({
  id: "videoram-too-small",
  meaning: "The emulated graphics card needs more memory than videoram gives it.",
  forms: [
    printed("libxl", "4.4..", "videoram must be at least {minimum:number} MB for {card:word} on", [
      "tools/libs/light/libxl_create.c: libxl__domain_build_info_setdefault",
      NEWEST,
      'LOG(ERROR, "videoram must be at least 16 MB for STDVGA on QEMU_XEN");',
    ]),
    printed("libxl", "4.3..4.4", "videoram must be at least {minimum:number} mb", [
      "tools/libxl/libxl_create.c: libxl__domain_build_info_setdefault",
      "RELEASE-4.3.0",
      'LOG(ERROR,"videoram must be at least 8 mb");',
    ]),
  ],
  causes: [
    {
      what: "videoram is below the card's minimum.",
      policies: ["videoram-at-least-minimum"],
      remedy: "Raise videoram, or leave it out.",
    },
  ],
});

export const mmioHoleInvalid = defineSymptom({
  id: "mmio-hole-out-of-range",
  meaning:
    "mmio_hole is not a size that the 32-bit address space has room for. xl refuses it; where libxl alone sees it, it is ignored.",
  forms: [
    printed("xl", "4.5..", 'ERROR: invalid value {mebibytes:number} for "mmio_hole"', [
      "tools/xl/xl_parse.c: parse_config_data",
      NEWEST,
      '"ERROR: invalid value %ld for \\"mmio_hole\\"\\n", l);',
    ]),
    printed("libxl", "4.5..", "mmio_hole_memkb={kibibytes:number} invalid ignored.", [
      "tools/libs/light/libxl_dm.c: libxl__build_device_model_args_new",
      NEWEST,
      'LOGD(WARN, guest_domid, "mmio_hole_memkb=%"PRIu64',
    ]),
  ],
  causes: [
    {
      what: "mmio_hole is out of range.",
      policies: ["mmio-hole-within-range"],
      remedy: `Keep it from ${newest(mmioHoleMebibytes).least} to ${newest(mmioHoleMebibytes).most} MiB, or leave it out.`,
    },
  ],
});

export const vmtraceInvalid = defineSymptom({
  id: "vmtrace-invalid",
  meaning: `vmtrace_buf_kb is no size that the hypervisor takes, or the domU is PV. ${DEBUG_ONLY}`,
  forms: [
    printed("hypervisor", "4.15..", "Unsupported vmtrace size: {size:word}", [
      SANITISE,
      NEWEST,
      'dprintk(XENLOG_INFO, "Unsupported vmtrace size: %#x\\n", size);',
    ]),
    printed("hypervisor", "4.15..", "vmtrace not supported for PV", [
      SANITISE,
      NEWEST,
      'dprintk(XENLOG_INFO, "vmtrace not supported for PV\\n");',
    ]),
  ],
  causes: [
    {
      what: `The size is not ${traceBuffer.show(newest(traceBuffer))}, or the domU is PV.`,
      policies: ["vmtrace-size-is-valid"],
      remedy: "Choose such a size, for an HVM or PVH domU.",
    },
  ],
});

export const vpmuUnsupported = defineSymptom({
  id: "vpmu-unsupported",
  meaning: "The host has no vPMU, so no domU can have one.",
  forms: [
    printed("libxl", "4.16..", "vPMU not supported on this platform", [
      CREATE,
      NEWEST,
      'LOGD(ERROR, domid, "vPMU not supported on this platform");',
    ]),
  ],
  causes: [
    {
      what: "The domU sets vpmu=1, and virt_caps of xl info shows no vpmu.",
      policies: ["vpmu-is-security-supported"],
      remedy: "Take vpmu away, or start Xen with vpmu=on where the CPU has one.",
    },
  ],
});

export const seclabelIgnored = defineSymptom({
  id: "seclabel-ignored",
  meaning: "The domU has a security label, and the hypervisor runs without XSM: the label is ignored.",
  forms: [
    printed("libxl", "4.5..", "XSM Disabled: {key:word} not supported", [
      "tools/libs/light/libxl_create.c: libxl__domain_config_setdefault",
      NEWEST,
      'LOGD(WARN, domid, "XSM Disabled: seclabel not supported");',
    ]),
    printed("xl", "4.2..4.5", "XSM Disabled: {key:word} not supported", [
      "tools/libxl/xl_cmdimpl.c: parse_config_data",
      "RELEASE-4.4.0",
      'fprintf(stderr, "XSM Disabled: seclabel not supported\\n");',
    ]),
  ],
  causes: [
    {
      what: "seclabel, init_seclabel or device_model_stubdomain_seclabel is set on a host without FLASK.",
      policies: ["seclabel-needs-xsm"],
      remedy: "Take it away, or boot a hypervisor with XSM and flask=enforcing.",
    },
  ],
});
