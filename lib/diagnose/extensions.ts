/** Owns the symptoms of what a domU is given beyond the usual (vNUMA, altp2m, tracing, graphics memory) and of what excludes it. */
import { newest } from "../facts/fact";
import { mmioHoleMebibytes } from "../facts/mmio-hole";
import { traceBuffer } from "../facts/vmtrace";
import { defineSymptom, printed, thread } from "./symptom";

const NEWEST = "RELEASE-4.22.0";
const CREATE = "tools/libs/light/libxl_create.c: libxl__domain_config_setdefault";
const SANITISE = "xen/arch/x86/domain.c: arch_sanitise_domain_config";
const PARSE_VNUMA = "tools/xl/xl_parse.c: parse_vnuma_config";
const CHECK_VNUMA = "tools/libs/light/libxl_vnuma.c: libxl__vnuma_config_check";
const DEBUG_ONLY = "Only hypervisors built for debugging print it.";

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
