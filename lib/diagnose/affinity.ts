/** Owns the symptoms of where vCPUs run: affinity, scheduler, NUMA placement. */
import { defineSymptom, printed, thread } from "./symptom";

const NEWEST = "RELEASE-4.22.0";

export const affinityRefused = defineSymptom({
  id: "affinity-refused",
  meaning: "The hypervisor refused to bind a vCPU: none of the CPUs that cpus names is there, or in the domU's pool.",
  forms: [
    printed("libxl", "4.9..", "Setting vcpu affinity: {reason}", [
      "tools/libs/light/libxl_sched.c: libxl__set_vcpuaffinity",
      NEWEST,
      'LOGED(ERROR, domid, "Setting vcpu affinity");',
    ]),
    printed(
      "libxl",
      "4.1..4.9",
      "setting vcpu affinity: {reason}",
      ["tools/libxl/libxl.c: libxl_set_vcpuaffinity", "RELEASE-4.8.0", 'LOGE(ERROR, "setting vcpu affinity");'],
      thread("https://github.com/sysml/clickos/issues/4"),
    ),
    printed(
      "libxl",
      "4.2..4.9",
      "failed to set affinity for {vcpu:number}",
      [
        "tools/libxl/libxl.c: libxl_set_vcpuaffinity_all",
        "RELEASE-4.8.0",
        'LOG(WARN, "failed to set affinity for %d", i);',
      ],
      thread("https://github.com/sysml/clickos/issues/4"),
    ),
  ],
  causes: [
    {
      what: "cpus names CPUs that the host does not have.",
      policies: ["cpu-affinity-names-existing-cpus"],
      remedy: "Correct the list; CPUs count from 0 to nr_cpus - 1 of xl info.",
    },
    {
      what: "The CPUs belong to another pool than the domU.",
      noPolicy: "Which CPUs a pool has is not declared.",
      remedy: "Look at `xl cpupool-list -c`.",
    },
  ],
});

export const affinityOutsideHost = defineSymptom({
  id: "affinity-outside-host",
  meaning: "None of the CPUs that a vCPU may run on is there.",
  forms: [
    printed("libxl", "4.13..", "Hard affinity completely outside of domain's cpupool!", [
      "tools/libs/light/libxl_dom.c: numa_place_domain",
      "RELEASE-4.22.0",
      'LOG(ERROR, "Hard affinity completely outside of domain\'s cpupool!");',
    ]),
    printed("libxl", "4.2..", "setting affinity failed on vcpu `{vcpu:number}'", [
      "tools/libs/light/libxl_dom.c: libxl__build_pre",
      "RELEASE-4.22.0",
      'LOG(ERROR, "setting affinity failed on vcpu `%d\'", i);',
    ]),
  ],
  causes: [
    {
      what: "cpus= names CPUs that the host does not have.",
      policies: ["cpu-affinity-names-existing-cpus"],
      remedy: "Correct cpus: xl info shows nr_cpus, and they count from 0.",
    },
    {
      what: "The domU is in a cpupool that has none of them.",
      noPolicy: "Which CPUs a pool has no plan shows.",
      remedy: "Compare cpus with xl cpupool-list -c.",
    },
  ],
});

export const schedulerSettingOutOfRange = defineSymptom({
  id: "scheduler-setting-out-of-range",
  meaning: "A domU's weight or cap is one that the scheduler can't have.",
  forms: [
    printed("libxl", "4.2..", "Cpu weight out of range, valid values are within range from 1 to 65535", [
      "tools/libs/light/libxl_sched.c: sched_credit2_domain_set",
      "RELEASE-4.22.0",
      'LOGD(ERROR, domid, "Cpu weight out of range, "',
    ]),
    printed(
      "libxl",
      "4.2..",
      "Cpu cap out of range, valid range is from 0 to {most:number} for specified number of vcpus",
      [
        "tools/libs/light/libxl_sched.c: sched_credit2_domain_set",
        "RELEASE-4.22.0",
        '"valid range is from 0 to %d for specified number of vcpus",',
      ],
    ),
  ],
  causes: [
    {
      what: "cpu_weight is not from 1 to 65535, or cap is more than 100 for each vCPU.",
      policies: ["scheduler-settings-have-effect"],
      remedy: "Correct it.",
    },
  ],
});

export const schedulerNotFound = defineSymptom({
  id: "scheduler-not-found",
  meaning: "The hypervisor has no scheduler of that name, boots with another one, and says so only here.",
  forms: [
    printed("hypervisor", "3.0.2..", "Could not find scheduler: {scheduler:word}", [
      "xen/common/sched/core.c: scheduler_init",
      "RELEASE-4.22.0",
      'printk("Could not find scheduler: %s\\n", opt_sched);',
    ]),
  ],
  causes: [
    {
      what: "sched= on Xen's command line names one that this release does not have: bvt and sedf were removed, and others are often not built in.",
      policies: ["scheduler-exists"],
      remedy: "Leave sched= out, or name one of this release.",
    },
  ],
});

export const numaPlacementFailed = defineSymptom({
  id: "numa-placement-failed",
  meaning:
    "A note, and no reason why a domain fails: no NUMA node has the memory and CPUs for the domU, and its memory is taken from all of them.",
  forms: [
    printed(
      "libxl",
      "4.2..",
      "NUMA placement failed, performance might be affected",
      [
        "tools/libs/light/libxl_numa.c: libxl__get_numa_candidate",
        NEWEST,
        'LOG(NOTICE, "NUMA placement failed, performance might be affected");',
      ],
      thread("https://github.com/mirage/mirage/issues/354"),
    ),
  ],
  causes: [
    {
      what: "The host is short of memory, or the domU larger than a node.",
      policies: ["host-memory-holds-domus"],
      remedy: "xl info -n shows what each node has left; cpus= decides the placement by hand.",
    },
  ],
});
