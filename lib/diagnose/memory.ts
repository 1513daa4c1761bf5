/** Owns the symptoms of memory: too little of it on the host, and domUs that get less than they may have. */
import { defineSymptom, mail, printed, publicText, seenText, thread } from "./symptom";

export const hostMemoryNotFreed = defineSymptom({
  id: "host-memory-not-freed",
  meaning:
    "xl could not free as much of the host's memory as the domain needs. It tries only if autoballoon is on, by making dom0 smaller, and says nothing else of what went wrong.",
  forms: [
    printed(
      "xl",
      "4.1..",
      "failed to free memory for the domain",
      [
        "tools/xl/xl_vmcontrol.c: create_domain",
        "RELEASE-4.22.0",
        'fprintf(stderr, "failed to free memory for the domain\\n");',
      ],
      mail("https://lore.kernel.org/xen-devel/f0cb59af-383b-62fc-d627-a4e3bee48874@suse.com/"),
    ),
  ],
  causes: [
    {
      what: "The host has not got that much memory beside its other domains.",
      policies: ["host-memory-holds-domus"],
      remedy: "Give the domU less memory, or stop another one: xl info shows free_memory in MiB.",
    },
    {
      what: "dom0 does not shrink as far or as fast as xl asks it to, for example where dom0_min or its own load keeps it large.",
      policies: ["autoballoon-off-with-dom0-mem"],
      remedy:
        "Fix dom0's memory with dom0_mem= on Xen's command line, and set autoballoon=\"off\" in /etc/xen/xl.conf.",
    },
  ],
});

export const lowMemoryNotAllocated = defineSymptom({
  id: "domain-memory-not-allocated",
  meaning:
    "The domain builder could not set up the domain's memory. The text says out of memory whatever the reason was.",
  forms: [
    printed(
      "libxc",
      "3.1..",
      "can't allocate low memory for domain",
      [
        "tools/libs/guest/xg_dom_boot.c: xc_dom_boot_mem_init",
        "RELEASE-4.22.0",
        '"%s: can\'t allocate low memory for domain",',
      ],
      thread("https://github.com/CERT-Polska/drakvuf-sandbox/issues/6"),
      thread("https://github.com/QubesOS/qubes-issues/issues/8087"),
    ),
    printed("libxl", "4.1..", "xc_dom_boot_mem_init failed", [
      "tools/libs/light/libxl_dom.c: libxl__build_dom",
      "RELEASE-4.22.0",
      'LOGE(ERROR, "xc_dom_boot_mem_init failed");',
    ]),
  ],
  causes: [
    {
      what: "The host has not got the memory free that the domain is to have.",
      policies: ["host-memory-holds-domus"],
      remedy:
        "Compare the domU's memory, and what Xen needs beside it, with free_memory of xl info: give it less, or stop another domU.",
      shownBy: ["xc_dom_boot_mem_init failed: Operation not permitted"],
    },
    {
      what: "The domU's kernel is 32-bit PV, and the hypervisor does not run it (built without CONFIG_PV32, pv=no-32, or CET in use). Older releases notice that only here.",
      policies: ["pv-word-size-matches-hypervisor"],
      remedy:
        "Look for xen-3.0-x86_32p in xen_caps of xl info. Where it is missing, boot a 64-bit kernel, or make the domU PVH with pvshim=1, or HVM.",
      until: "4.16",
      shownBy: ["xc_dom_boot_mem_init failed: Operation not supported"],
    },
    {
      what: "The domU is PVH, and its kernel is too old to have an entry for that.",
      policies: ["pvh-kernel-has-entry"],
      remedy: "Use a newer kernel, or make the domU PV or HVM.",
      until: "4.10",
      shownBy: ["xc_dom_boot_mem_init failed: Permission denied"],
    },
  ],
});

export const dom0CannotShrink = defineSymptom({
  id: "dom0-cannot-shrink",
  meaning:
    "xend would have to take memory from dom0 to start the domain, and dom0 is at the minimum that xend-config.sxp sets.",
  forms: [
    printed(
      "xend",
      "3.0.3..4.5",
      "I need {needed:number} KiB, but dom0_min_mem is {minimum:number} and shrinking to {target:number} KiB would leave only {free:number} KiB free.",
      [
        "tools/python/xen/xend/balloon.py: free",
        "RELEASE-4.2.0",
        "('I need %d KiB, but dom0_min_mem is %d and shrinking to '",
      ],
      publicText('Ubuntu forum, "xm create error", 2009-11-16'),
    ),
    printed(
      "xend",
      "3.0.2..3.0.3",
      "I need {needed:number} MiB, but dom0_min_mem is {minimum:number} and shrinking to {target:number} MiB would leave only {free:number} MiB free.",
      [
        "tools/python/xen/xend/balloon.py: free",
        "3.0.2-branched",
        "('I need %d MiB, but dom0_min_mem is %d and shrinking to '",
      ],
    ),
    seenText(
      "xend",
      "failed domain creation due to memory shortage, unable to balloon domain0",
      thread(
        "https://www.manualshelf.com/manual/red-hat/enterprise-linux-5-virtualization-guide/specifications-english/page-104.html",
      ),
    ),
  ],
  causes: [
    {
      what: "The host has not got the memory that its domains are to have together.",
      policies: ["host-memory-holds-domus"],
      remedy: "Give the domU less memory, stop another one, or let dom0 shrink further with a lower dom0-min-mem.",
    },
  ],
});

export const dom0TargetTooSmall = defineSymptom({
  id: "dom0-target-too-small",
  meaning: "dom0 was to be made smaller than libxl lets it become.",
  forms: [
    printed("libxl", "4.9..", "New target {target:number} for dom0 is below the minimum threshold", [
      "tools/libs/light/libxl_mem.c: libxl_set_memory_target",
      "RELEASE-4.22.0",
      '"New target %"PRIu64" for dom0 is below the minimum threshold",',
    ]),
    printed("libxl", "4.1..4.9", "new target {target:number} for dom0 is below the minimum threshold", [
      "tools/libxl/libxl.c: libxl_set_memory_target",
      "RELEASE-4.6.0",
      '"new target %d for dom0 is below the minimum threshold",',
    ]),
  ],
  causes: [
    {
      what: "Less was asked for than dom0 must keep: with xl mem-set, or by autoballoon for a domU that does not fit.",
      policies: ["dom0-memory-at-least-minimum", "host-memory-holds-domus"],
      remedy: "Leave dom0 its minimum, and plan the domUs into the rest.",
    },
  ],
});

export const memoryTargetAboveMaximum = defineSymptom({
  id: "memory-target-above-maximum",
  meaning: "A running domain was to have more memory than its maxmem.",
  forms: [
    printed("libxl", "4.1..", "memory_dynamic_max must be less than or equal to memory_static_max", [
      "tools/libs/light/libxl_mem.c: libxl_set_memory_target",
      "RELEASE-4.22.0",
      '"memory_dynamic_max must be less than or equal to"',
    ]),
  ],
  causes: [
    {
      what: "xl mem-set was given more than the domain's maxmem.",
      noPolicy:
        "xl mem-set is asked of a running domain: no plan shows it. maxmem-covers-memory judges the sizes that are declared.",
      remedy: "Set a higher maxmem in the domU's configuration and start it anew: the maximum is fixed while it runs.",
    },
  ],
});

export const overAllocation = defineSymptom({
  id: "domain-over-allocation",
  meaning:
    "A domain was to get more pages than its maximum. The hypervisor refused, and says how many there would have been and how many are allowed.",
  forms: [
    printed("hypervisor", "4.16..", "Over-allocation for d{domain:number}: {asked:number} > {allowed:number}", [
      "xen/common/page_alloc.c: assign_pages",
      "RELEASE-4.22.0",
      'gprintk(XENLOG_INFO, "Over-allocation for %pd: %Lu > %u\\n",',
    ]),
    printed(
      "hypervisor",
      "3.0.2..4.16",
      "Over-allocation for domain {domain:number}: {asked:number} > {allowed:number}",
      [
        "xen/common/page_alloc.c: assign_pages",
        "RELEASE-4.14.0",
        'gprintk(XENLOG_INFO, "Over-allocation for domain %u: "',
      ],
    ),
  ],
  causes: [
    {
      what: "The domU's memory is declared above its maxmem: xl does not check that, and the build runs into the maximum.",
      policies: ["maxmem-covers-memory"],
      remedy: "Make maxmem at least as large as memory.",
    },
    {
      what: "A running domU's balloon driver asked for more than the domU may have.",
      noPolicy: "What a domU asks for while it runs no plan shows.",
      remedy: "Compare the two numbers, in pages of 4 KiB, with the domU's maxmem.",
    },
  ],
});

export const podMemoryExhausted = defineSymptom({
  id: "populate-on-demand-exhausted",
  meaning:
    "A domU that was started with memory below maxmem touched more pages than it has memory, and Xen crashed it. Its balloon driver has to give the difference back before they are touched.",
  forms: [
    printed(
      "hypervisor",
      "4.2..",
      "p2m_pod_demand_populate: Dom{domain:number} out of PoD memory! (tot={pages:number} ents={outstanding:number} dom{current:number})",
      [
        "xen/arch/x86/mm/p2m-pod.c: p2m_pod_demand_populate",
        "RELEASE-4.22.0",
        'printk("%s: Dom%d out of PoD memory! (tot=%"PRIu32" ents=%ld dom%d)\\n",',
      ],
      thread("https://github.com/QubesOS/qubes-issues/issues/4135"),
      thread("https://github.com/freedomofpress/securedrop-workstation/issues/498"),
      publicText("a mail to xen-devel with Dom72"),
    ),
    printed("hypervisor", "3.4..4.2", "Out of populate-on-demand memory!", [
      "xen/arch/x86/mm/p2m.c: p2m_pod_demand_populate",
      "RELEASE-4.1.0",
      'printk("%s: Out of populate-on-demand memory! tot_pages %" PRIu32 " pod_entries %" PRIi32 "\\n",',
    ]),
    seenText(
      "hypervisor",
      "domain_crash called from p2m-pod.c:{place:number}",
      thread("https://github.com/QubesOS/qubes-issues/issues/4135"),
    ),
  ],
  causes: [
    {
      what: "The domU has no balloon driver, or it started too late.",
      policies: ["pod-domu-has-balloon-driver"],
      remedy: "Set memory equal to maxmem, or install a kernel or PV drivers that balloon.",
    },
  ],
});

export const wrapperOutOfMemory = defineSymptom({
  id: "manager-out-of-memory",
  meaning: "A manager above xl found too little free memory before it tried to start the domain.",
  forms: [
    seenText(
      "Qubes OS",
      "Not enough memory to start domain '{name}'",
      thread("https://github.com/QubesOS/qubes-issues/issues/5669"),
    ),
    seenText(
      "Qubes OS",
      "insufficient memory to start VM",
      thread("https://github.com/QubesOS/qubes-issues/issues/1136"),
    ),
  ],
  causes: [
    {
      what: "The host's free memory is less than the domain needs; in one report dom0 itself held most of it.",
      policies: ["host-memory-holds-domus"],
      remedy: "Give the domain less memory, stop another one, or take memory from dom0.",
    },
  ],
});
