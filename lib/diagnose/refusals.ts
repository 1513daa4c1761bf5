/** Owns what the hypervisor prints when it refuses a domain something, and the domain goes on. */
import { defineSymptom, printed, thread } from "./symptom";

const NEWEST = "RELEASE-4.22.0";
const GUEST_BUG = "What a guest's kernel does no plan shows.";

export const mappingRefused = defineSymptom({
  id: "pv-mapping-refused",
  meaning:
    "The hypervisor refused to let a PV domain map a page that is not its own, or that has another use. The error goes to the domain's kernel.",
  forms: [
    printed(
      "hypervisor",
      "3.0.2..",
      "Error getting mfn {frame:word} (pfn {guestFrame:word}) from L1 entry {entry:word}",
      [
        "xen/arch/x86/mm.c: get_page_from_l1e",
        NEWEST,
        'gdprintk(XENLOG_WARNING, "Error getting mfn %" PRI_mfn " (pfn %" PRI_pfn',
      ],
      thread("https://github.com/QubesOS/qubes-issues/issues/331"),
    ),
    printed(
      "hypervisor",
      "4.0..4.10",
      "Could not find L1 PTE for address {address:word}",
      [
        "xen/arch/x86/mm.c: create_grant_va_mapping",
        "RELEASE-4.9.0",
        'gdprintk(XENLOG_WARNING, "Could not find L1 PTE for address %lx\\n", va);',
      ],
      thread("https://github.com/OpenXT/xenclient-oe/pull/56"),
    ),
  ],
  causes: [
    {
      what: "A driver in that domain (of a device that is passed through, or a backend) has a bug in how it maps memory.",
      noPolicy: GUEST_BUG,
      remedy:
        "Upgrade that domain's kernel, or make the domU HVM or PVH. The number behind d or l1e_owner names the domain.",
    },
  ],
});

export const eventChannelRefused = defineSymptom({
  id: "event-channel-refused",
  meaning:
    "The hypervisor refused an operation on an event channel. Error -22 is a port that is not as expected, -28 that there are none left.",
  forms: [
    printed(
      "hypervisor",
      "4.0..4.18",
      "EVTCHNOP failure: domain {domain:number}, error {code:number}",
      [
        "xen/common/event_channel.c: ERROR_EXIT_DOM",
        "RELEASE-4.17.0",
        '"EVTCHNOP failure: domain %d, error %d\\n", \\',
      ],
      thread("https://github.com/QubesOS/qubes-issues/issues/1491"),
    ),
    printed("hypervisor", "4.18..", "EVTCHNOP failure: d{domain:number}, error {code:number}", [
      "xen/common/event_channel.c: evtchn_bind_interdomain",
      NEWEST,
      'gdprintk(XENLOG_WARNING, "EVTCHNOP failure: %pd, error %d\\n", rd, rc);',
    ]),
    printed("hypervisor", "4.0..", "EVTCHNOP failure: error {code:number}", [
      "xen/common/event_channel.c: evtchn_alloc_unbound",
      NEWEST,
      'gdprintk(XENLOG_WARNING, "EVTCHNOP failure: error %d\\n", rc);',
    ]),
  ],
  causes: [
    {
      what: "The domain at the other end just ended: a backend came too late, and it does no harm.",
      noPolicy: "What ends when no plan shows.",
      remedy: "None, while no device stops.",
    },
    {
      what: "The domain has more vCPUs and devices than it may have event channels.",
      policies: ["event-channels-suffice"],
      remedy: "Raise max_event_channels of the domU.",
    },
  ],
});

export const accessVectorDenied = defineSymptom({
  id: "flask-denied",
  meaning:
    "The hypervisor runs with XSM (FLASK), and its policy does not allow what a domain did. In permissive mode it is a note.",
  forms: [
    printed("hypervisor", "4.2..4.17", "avc: denied { {permission} } for domid={domain:number} scontext={label:word}", [
      "xen/xsm/flask/avc.c: avc_audit",
      "RELEASE-4.16.0",
      'avc_printk(&buf, "avc:  %s ", denied ? "denied" : "granted"); … avc_printk(&buf, " for "); … avc_printk(&buf, "domid=%d ", cdom->domain_id); … avc_printk(buf, "scontext=%s", scontext);',
    ]),
    printed(
      "hypervisor",
      "4.17..",
      "avc: denied { {permission} } for current={domain:word} scontext={label:word}",
      [
        "xen/xsm/flask/avc.c: avc_audit",
        NEWEST,
        'avc_printk(&buf, "avc:  %s ", denied ? "denied" : "granted"); … avc_printk(&buf, " for "); … avc_printk(&buf, "current=%pd ", cdom); … avc_printk(buf, "scontext=%s", scontext);',
      ],
      thread("https://github.com/xen-troops/meta-xt-prod-devel-rpi5/issues/50"),
    ),
  ],
  causes: [
    {
      what: "The domU has no label, or one that the policy gives no such right.",
      policies: ["seclabel-needs-xsm"],
      remedy: "Give it seclabel=, change the policy, or boot with flask=permissive to see all that it would deny.",
    },
  ],
});

export const gicWriteUnhandled = defineSymptom({
  id: "gic-write-unhandled",
  meaning:
    "A domain on Arm wrote a register of the interrupt controller that Xen does not emulate: its kernel has a data abort.",
  forms: [
    printed(
      "hypervisor",
      "4.6..",
      "unhandled word write {value:word} to {register:word}",
      [
        "xen/arch/arm/vgic-v3.c: __vgic_v3_distr_common_mmio_write",
        NEWEST,
        '"%pv: %s: unhandled word write %#"PRIregister" to ISACTIVER%d\\n",',
      ],
      thread("https://github.com/xen-troops/meta-xt-prod-devel-rpi5/issues/42"),
    ),
  ],
  causes: [
    {
      what: "The kernel clears or sets active interrupts at its start, and was not written with Xen in mind.",
      noPolicy: "What a guest's kernel does no plan shows.",
      remedy: "Take a kernel, or a version of it, that was tested as a domU on Arm.",
    },
  ],
});
