/** Owns the symptoms of vCPUs and of what a CPU can. */
import { newest, since } from "../facts/fact";
import { frequencyDrivers } from "../facts/frequency";
import { tscModes } from "../facts/tsc-mode";
import { vcpuLimits } from "../facts/vcpu-limits";
import { defineSymptom, printed, thread } from "./symptom";

const DEBUG_ONLY = "Only hypervisors built for debugging print it; others just refuse with EINVAL.";
const WRMSR = [
  "Domain attempted WRMSR 00000199 from",
  "Domain attempted WRMSR 0000000000000199 from",
  "Domain attempted WRMSR 0x00000199 from",
] as const;
const WRMSR_AMD = [
  "Domain attempted WRMSR c0010062 from",
  "Domain attempted WRMSR 00000000c0010062 from",
  "Domain attempted WRMSR 0xc0010062 from",
] as const;
const [NARROW, WIDE, PREFIXED] = ["3.0.2..4.15", "3.0.2..4.8", "4.15.."] as const;
const OLD = [
  "xen/arch/x86/traps.c: emulate_privileged_op",
  "3.0.4-branched",
  'gdprintk(XENLOG_WARNING, "Domain attempted WRMSR %p from "',
] as const;
const NEW = [
  "xen/arch/x86/pv/emul-priv-op.c: write_msr",
  "RELEASE-4.22.0",
  '"Domain attempted WRMSR 0x%08x from 0x%016"PRIx64" to 0x%016"PRIx64"\\n",',
] as const;

export const tooManyVcpus = defineSymptom({
  id: "too-many-vcpus",
  meaning: `The domain has more vCPUs than its guest type may have. ${DEBUG_ONLY}`,
  forms: [
    printed("hypervisor", "4.12..", "Requested vCPUs ({asked:number}) exceeds max ({limit:number})", [
      "xen/arch/x86/domain.c: arch_sanitise_domain_config",
      "RELEASE-4.22.0",
      'dprintk(XENLOG_INFO, "Requested vCPUs (%u) exceeds max (%u)\\n",',
    ]),
  ],
  causes: [
    {
      what: "maxvcpus, or vcpus without it, is above the limit.",
      policies: ["vcpus-within-limit"],
      remedy: `Lower maxvcpus: on the newest release HVM and PVH domUs have at most ${newest(vcpuLimits).x86_64?.hvm}.`,
    },
  ],
});

export const tooManyVcpusAtStart = defineSymptom({
  id: "too-many-vcpus-at-start",
  meaning: "The domain is to start with more vCPUs than libxl has room for, whatever its guest type may have.",
  forms: [
    printed("libxl", "4.7..", "avail_vcpus bitmap contains too many VCPUS", [
      "tools/libs/light/libxl_create.c: libxl__domain_build_info_setdefault",
      "RELEASE-4.22.0",
      'LOG(ERROR, "avail_vcpus bitmap contains too many VCPUS");',
    ]),
  ],
  causes: [
    { what: "vcpus is above what libxl has room for.", policies: ["vcpus-within-limit"], remedy: "Lower vcpus." },
  ],
});

export const maxvcpusBelowVcpus = defineSymptom({
  id: "maxvcpus-below-vcpus",
  meaning: "The domU is to start with more vCPUs than it may ever have.",
  forms: [
    printed("xl", "4.6..", "xl: maxvcpus < vcpus", [
      "tools/xl/xl_parse.c: parse_config_data",
      "RELEASE-4.22.0",
      'fprintf(stderr, "xl: maxvcpus < vcpus\\n");',
    ]),
  ],
  causes: [
    {
      what: "maxvcpus is below vcpus.",
      policies: ["maxvcpus-cover-vcpus"],
      remedy: "Raise maxvcpus, or leave it out.",
    },
    {
      what: "The nodes of vnuma have fewer vCPUs than vcpus says, and there is no maxvcpus.",
      policies: ["vnuma-is-consistent"],
      remedy: "Let the nodes name each vCPU once.",
    },
  ],
});

export const hvmUnavailable = defineSymptom({
  id: "hvm-unavailable",
  meaning: "The host can't run HVM domUs.",
  forms: [
    printed(
      "xend",
      "3.0.3..4.5",
      "HVM guest support is unavailable: is VT/AMD-V supported by your CPU and enabled in your BIOS?",
      [
        "tools/python/xen/xend/XendDomainInfo.py",
        "RELEASE-4.2.0",
        'raise VmError("HVM guest support is unavailable: is VT/AMD-V "',
      ],
      thread("https://github.com/QubesOS/qubes-issues/issues/2441"),
    ),
    printed("hypervisor", "4.12..", "HVM support not available", [
      "xen/arch/x86/domain.c: arch_sanitise_domain_config",
      "RELEASE-4.22.0",
      'dprintk(XENLOG_INFO, "%s support not available\\n", hvm ? "HVM" : "PV");',
    ]),
  ],
  causes: [
    {
      what: "The CPUs have no VT-x or SVM, or the firmware turns them off.",
      policies: ["hvm-needs-hardware-virtualization"],
      remedy:
        "Turn on VT-x or SVM in the firmware; virt_caps of xl info (xen_caps of xm info) must show hvm. Without them only PV domUs run.",
    },
  ],
});

export const viridianBaseMissing = defineSymptom({
  id: "viridian-without-base",
  meaning: "Every viridian group builds on the group base.",
  forms: [
    printed("libxl", "4.5..", "base group not enabled", [
      "tools/libs/light/libxl_x86.c: hvm_set_viridian_features",
      "RELEASE-4.22.0",
      'LOG(ERROR, "base group not enabled");',
    ]),
  ],
  causes: [
    {
      what: "viridian= names groups without base, or takes base away.",
      policies: ["viridian-groups-agree"],
      remedy: "Add base, or write viridian=1.",
    },
  ],
});

export const viridianGroupUnknown = defineSymptom({
  id: "viridian-group-unknown",
  meaning: "viridian= names a group that this xl does not know.",
  forms: [
    printed("xl", "4.5..", "xl: unknown viridian enlightenment '{group}'", [
      "tools/xl/xl_parse.c: parse_config_data",
      "RELEASE-4.22.0",
      "\"xl: unknown viridian enlightenment '%s'\\n\",",
    ]),
  ],
  causes: [
    {
      what: "It is misspelt, or newer than this release.",
      policies: ["viridian-groups-agree"],
      remedy: "Correct it, or write viridian=1 for the default groups.",
    },
  ],
});

export const viridianContradicts = defineSymptom({
  id: "viridian-contradicts-itself",
  meaning: "A viridian group is asked for and ruled out at once.",
  forms: [
    printed("libxl", "4.5..", "{group:word} group both enabled and disabled", [
      "tools/libs/light/libxl_x86.c: hvm_set_viridian_features",
      "RELEASE-4.22.0",
      'LOG(ERROR, "%s group both enabled and disabled",',
    ]),
  ],
  causes: [
    {
      what: "viridian= holds the group with and without an exclamation mark.",
      policies: ["viridian-groups-agree"],
      remedy: "Keep one of the two.",
    },
  ],
});

export const tscModeRemoved = defineSymptom({
  id: "tsc-mode-removed",
  meaning: `Xen ${since(tscModes, (modes) => !modes.includes("native_paravirt"))} removed tsc_mode=native_paravirt.`,
  forms: [
    printed("libxl", "4.12..", "TSC Mode native_paravirt (a.k.a PVRDTSCP) has been removed", [
      "tools/libs/light/libxl_x86.c",
      "RELEASE-4.22.0",
      'LOGD(ERROR, domid, "TSC Mode native_paravirt (a.k.a PVRDTSCP) has been removed");',
    ]),
  ],
  causes: [{ what: "The domU still sets it.", policies: ["tsc-mode-exists"], remedy: "Leave tsc_mode out." }],
});

export const nestedWithoutHap = defineSymptom({
  id: "nested-without-hap",
  meaning: `A domU with nestedhvm needs hardware-assisted paging. ${DEBUG_ONLY}`,
  forms: [
    printed("hypervisor", "4.15..", "Nested virt not supported without HAP", [
      "xen/arch/x86/domain.c: arch_sanitise_domain_config",
      "RELEASE-4.22.0",
      'dprintk(XENLOG_INFO, "Nested virt not supported without HAP\\n");',
    ]),
    printed("hypervisor", "4.19..", "Nested virt requested but not available", [
      "xen/arch/x86/domain.c: arch_sanitise_domain_config",
      "RELEASE-4.22.0",
      'dprintk(XENLOG_INFO, "Nested virt requested but not available\\n");',
    ]),
    printed("libxl", "4.14..4.15", "Couldn't set HVM_PARAM_NESTEDHVM", [
      "tools/libxl/libxl_x86.c: hvm_set_conf_params",
      "RELEASE-4.14.0",
      'LOG(ERROR, "Couldn\'t set HVM_PARAM_NESTEDHVM");',
    ]),
  ],
  causes: [
    {
      what: "nestedhvm=1 on a host without it, or together with hap=0.",
      policies: ["nested-hypervisor-can-run"],
      remedy: "Leave hap to its default on a host whose virt_caps show hap, or take nestedhvm away.",
    },
  ],
});

export const frequencyWriteIgnored = defineSymptom({
  id: "frequency-write-ignored",
  meaning:
    "dom0 wrote to the register that sets a CPU's frequency (Intel 0x199, AMD 0xc0010062), and the hypervisor took no notice: something in dom0 believes that it scales the frequency.",
  forms: [
    printed("hypervisor", NARROW, WRMSR[0], OLD),
    printed("hypervisor", WIDE, WRMSR[1], OLD),
    printed("hypervisor", PREFIXED, WRMSR[2], NEW),
    printed("hypervisor", NARROW, WRMSR_AMD[0], OLD),
    printed("hypervisor", WIDE, WRMSR_AMD[1], OLD),
    printed("hypervisor", PREFIXED, WRMSR_AMD[2], NEW),
  ],
  causes: [
    {
      what: "A cpufreq driver or daemon of dom0 (powernowd, cpuspeed, cpufreqd) is at work.",
      policies: ["frequency-daemons-are-off", "cpufreq-driver-matches-release"],
      remedy: `Turn it off. From ${since(frequencyDrivers, ({ otherwise }) => otherwise !== "none" && otherwise !== "dom0-kernel")} on Xen scales the frequency itself: xenpm shows and sets it.`,
    },
  ],
});
