/** Owns what the hypervisor prints when it stops, or when it stops a domain. */
import { defineSymptom, printed, thread } from "./symptom";

const NEWEST = "RELEASE-4.22.0";
const BUG = "A bug of the hypervisor's no plan shows; release-has-no-known-bug knows some of them.";
const GUEST_BUG = "What a guest's kernel does no plan shows.";
const FRAMEWORK = thread("https://github.com/QubesOS/qubes-issues/issues/9030");
const LING = thread("https://github.com/cloudozer/ling/pull/38");

export const hypervisorPanicked = defineSymptom({
  id: "hypervisor-panicked",
  meaning: "The hypervisor gave up, and the host reboots or stands still. The line after this one says why.",
  forms: [
    printed(
      "hypervisor",
      "3.0.2..",
      "Panic on CPU {cpu:number}:",
      ["xen/drivers/char/console.c: panic", NEWEST, 'printk("Panic on CPU %d:\\n", smp_processor_id());'],
      FRAMEWORK,
    ),
  ],
  causes: [
    {
      what: "What the lines around it name.",
      noPolicy: "The text alone names no cause.",
      remedy:
        "Boot with console=com1,vga and noreboot on Xen's command line, so that all of it can be read, and diagnose it.",
    },
  ],
});

export const hypervisorBug = defineSymptom({
  id: "hypervisor-bug",
  meaning:
    "The hypervisor found itself in a state that its authors hold impossible, and stopped. The place is one of its source.",
  forms: [
    printed(
      "hypervisor",
      "3.1..",
      "Xen BUG at {place:word}",
      ["xen/common/bug.c: do_bug_frame", NEWEST, 'panic("Xen BUG at %s%s:%d\\n", prefix, filename, lineno);'],
      FRAMEWORK,
      thread("https://github.com/xcp-ng/xcp/issues/566"),
    ),
    printed(
      "hypervisor",
      "3.0.2..",
      "Assertion '{condition}' failed at {place:word}",
      ["xen/common/bug.c: do_bug_frame", NEWEST, "panic(\"Assertion '%s' failed at %s%s:%d\\n\","],
      thread("https://github.com/Dasharo/dasharo-issues/issues/488"),
    ),
  ],
  causes: [
    {
      what: "A bug that a later point release may have mended.",
      policies: ["release-has-no-known-bug", "xen-release-is-supported"],
      remedy: "Upgrade to the newest point release; else report it to xen-devel with the whole output.",
    },
    {
      what: "The firmware describes or sets up its hardware wrongly: likely where the place is under drivers/passthrough or drivers/acpi.",
      noPolicy: "What firmware says no plan shows.",
      remedy:
        "Upgrade the firmware, look at its settings of IOMMU and x2APIC, and try iommu=off for once to see whether it is that.",
    },
    {
      what: "The hypervisor was built for debugging: others don't check assertions.",
      noPolicy: "How a hypervisor was built is not declared.",
      remedy: "Run one that was built without, and report the assertion all the same.",
      shownBy: ["Assertion '{condition}' failed at {place:word}"],
    },
  ],
});

export const hypervisorTrap = defineSymptom({
  id: "hypervisor-fatal-trap",
  meaning:
    "A CPU reported an exception while it ran the hypervisor, which can't go on. The vector says which: 2 is an NMI, 8 a double fault, 14 a page fault, 18 a machine check.",
  forms: [
    printed(
      "hypervisor",
      "3.0.2..4.22",
      "FATAL TRAP: vector = {vector:number}",
      ["xen/arch/x86/traps.c: do_trap", "RELEASE-4.16.0", 'panic("FATAL TRAP: vector = %d (%s)\\n"'],
      thread("https://github.com/xcp-ng/xcp/issues/536"),
    ),
    printed("hypervisor", "4.14..", "FATAL TRAP: vec {vector:number}", [
      "xen/arch/x86/traps.c: fatal_trap",
      NEWEST,
      'panic("FATAL TRAP: vec %u, %s[%04x]%s\\n",',
    ]),
  ],
  causes: [
    {
      what: "Hardware: an NMI and a machine check are its reports of failing memory, of a bus or of a power supply.",
      noPolicy: "Hardware that fails no plan shows.",
      remedy:
        "Read the log of the machine's management controller, and test its memory. nmi=dom0 hands NMIs to dom0's kernel.",
    },
    {
      what: "A bug of the hypervisor's.",
      noPolicy: BUG,
      remedy: "Upgrade to the newest point release; else report it with the call trace.",
    },
  ],
});

export const domainCrashed = defineSymptom({
  id: "domain-crashed",
  meaning:
    "The hypervisor ended a domain, and its registers follow. The line before says why; on_crash says what comes next.",
  forms: [
    printed(
      "hypervisor",
      "3.0.2..",
      "Domain {domain:number} (vcpu#{vcpu:number}) crashed on cpu#{cpu:number}:",
      ["xen/common/domain.c: __domain_crash", NEWEST, 'printk("Domain %d (vcpu#%d) crashed on cpu#%d:\\n",'],
      LING,
      thread("https://github.com/QubesOS/qubes-issues/issues/4135"),
    ),
    printed(
      "hypervisor",
      "3.0.2..",
      "domain_crash_sync called from entry.S: fault at {address:word}",
      [
        "xen/arch/x86/traps.c: asm_domain_crash_synchronous",
        NEWEST,
        'printk("domain_crash_sync called from entry.S: fault at %p %pS\\n",',
      ],
      LING,
    ),
  ],
  causes: [
    {
      what: "What the lines before it name.",
      noPolicy: "The text alone names no cause.",
      remedy:
        'Boot Xen with guest_loglvl=all, set on_crash="preserve" for once, and diagnose xl dmesg and the console of the domU.',
    },
    {
      what: "A PV kernel had an exception before it could handle any: it is not made for this type, or is damaged.",
      policies: ["pv-kernel-supports-word-size", "kernel-image-is-readable"],
      remedy: "Boot another kernel.",
      shownBy: ["domain_crash_sync called from entry.S"],
    },
  ],
});

export const pvFaultUnhandled = defineSymptom({
  id: "pv-fault-unhandled",
  meaning: "A PV kernel had an exception for which it has set no handler: it is at the very beginning, or broken.",
  forms: [
    printed(
      "hypervisor",
      "4.0..4.6",
      "Unhandled {fault} fault/trap [#{vector:number}] on VCPU {vcpu:number}",
      [
        "xen/arch/x86/traps.c: do_guest_trap",
        "RELEASE-4.5.0",
        'gdprintk(XENLOG_WARNING, "Unhandled %s fault/trap [#%d] "',
      ],
      LING,
    ),
    printed("hypervisor", "4.6..4.17", "Unhandled {fault} fault/trap [#{vector:number}, ec={code:word}]", [
      "xen/arch/x86/pv/traps.c: pv_inject_event",
      "RELEASE-4.16.0",
      '"Unhandled %s fault/trap [#%d, ec=%04x]\\n",',
    ]),
    printed("hypervisor", "4.17..", "Unhandled: vec {vector:number}, ", [
      "xen/arch/x86/pv/traps.c: pv_inject_event",
      NEWEST,
      '"Unhandled: vec %u, %s[%04x]\\n",',
    ]),
  ],
  causes: [
    {
      what: "The kernel is not made to run as PV on this hypervisor, or has a bug.",
      policies: ["pv-kernel-supports-word-size"],
      remedy: "Boot another kernel, or make the domU PVH or HVM.",
    },
  ],
});

export const vmEntryFailed = defineSymptom({
  id: "vm-entry-failed",
  meaning:
    "An Intel CPU refused to run an HVM or PVH domain: what the hypervisor loaded as its state is none. The domain is crashed.",
  forms: [
    printed(
      "hypervisor",
      "4.8..",
      "vmentry failure (reason {reason:word}",
      [
        "xen/arch/x86/hvm/vmx/vmx.c: vmx_failed_vmentry",
        NEWEST,
        'printk("%pv vmentry failure (reason %#x): ", curr, exit_reason);',
      ],
      thread("https://github.com/tklengyel/drakvuf/issues/388"),
    ),
    printed("hypervisor", "4.0..4.8", "Failed vm entry (exit reason {reason:word}", [
      "xen/arch/x86/hvm/vmx/vmx.c: vmx_failed_vmentry",
      "RELEASE-4.7.0",
      'printk("Failed vm entry (exit reason %#x) ", exit_reason);',
    ]),
  ],
  causes: [
    {
      what: "A program that changes a running domain's registers (introspection, a debugger) left them inconsistent.",
      noPolicy: "What a program in dom0 does no plan shows.",
      remedy: "Run the domain without it; then upgrade it with the hypervisor.",
    },
    {
      what: "A bug of the hypervisor's, likelier with nested virtualization.",
      policies: ["nested-hypervisor-can-run", "release-has-no-known-bug"],
      remedy: "Take nestedhvm away, or upgrade to the newest point release.",
    },
  ],
});

export const l1tfDomainCrashed = defineSymptom({
  id: "l1tf-domain-crashed",
  meaning:
    "A PV kernel wrote a page-table entry that is open to L1TF, and this hypervisor was built without shadow paging, by which it would have contained it: it crashes the domain.",
  forms: [
    printed(
      "hypervisor",
      "4.12..",
      "L1TF-vulnerable L{level:number}e {entry:word} - Crashing",
      [
        "xen/arch/x86/include/asm/shadow.h: pv_l1tf_check_pte",
        NEWEST,
        '"d%d L1TF-vulnerable L%ue %016"PRIx64" - Crashing\\n",',
      ],
      thread("https://github.com/QubesOS/qubes-issues/issues/7935"),
    ),
  ],
  causes: [
    {
      what: "The kernel is from before the fixes for L1TF, or was changed in how it sets page attributes.",
      noPolicy: GUEST_BUG,
      remedy: "Upgrade the domU's kernel, make the domU PVH, or run a hypervisor with shadow paging.",
    },
  ],
});

export const altp2mOutOfMemory = defineSymptom({
  id: "altp2m-entry-not-set",
  meaning:
    "The hypervisor could not copy an entry into a domain's second set of page tables (altp2m), and crashed the domain. rc -12 is a lack of memory.",
  forms: [
    printed(
      "hypervisor",
      "4.13..",
      "failed to set entry for {frame:word} -> {target:word} altp2m {view:number}, rc {code:number}",
      [
        "xen/arch/x86/mm/altp2m.c: p2m_altp2m_get_or_propagate",
        NEWEST,
        '"failed to set entry for %"PRI_gfn" -> %"PRI_mfn" altp2m %u, rc %d\\n",',
      ],
      thread("https://github.com/tklengyel/drakvuf/issues/1314"),
      thread("https://github.com/CERT-Polska/drakvuf-sandbox/issues/942"),
    ),
  ],
  causes: [
    {
      what: "The pool that the domain's page tables are taken from is used up: every view takes its own.",
      noPolicy: "How many views a program makes no plan shows.",
      remedy: "Raise shadow_memory of the domU.",
    },
  ],
});
