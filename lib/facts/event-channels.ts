/** Owns the facts on event channels, and the arithmetic of what vCPUs, vifs and vbds take of them. */
import { defineFact } from "./fact";

type GuestType = "pv" | "pvh" | "hvm";

export const defaultEventChannels = defineFact<number>({
  id: "default-event-channels",
  statement: "How many event channels a domU may have if max_event_channels does not say.",
  basis: "source-code",
  scope: "libxl's own default; before 4.4 there was no limit below that of the guest's interface.",
  spans: [
    {
      since: "4.4",
      value: 1023,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: libxl__domain_build_info_setdefault",
        release: "RELEASE-4.4.0",
        quote: "b_info->event_channels = 1023;",
      },
    },
  ],
});

/** What event channels are taken by. */
export interface EventChannelArithmetic {
  /** The console and xenstore. */
  readonly base: number;
  readonly perVcpu: Readonly<Record<GuestType, number>>;
  readonly perVifQueue: number;
  readonly vifQueues: number;
  readonly perVbdRing: number;
  readonly vbdRings: number;
}

export const eventChannelArithmetic = defineFact<EventChannelArithmetic>({
  id: "event-channels-of-linux",
  statement:
    "How many event channels a Linux domU takes: for each vCPU, for each queue of a vif and each ring of a vbd, one queue and ring for a vCPU up to a limit.",
  basis: "source-code",
  scope:
    "Six a vCPU: rescheduling, two for calls, debugging, the timer, locks; PV one more, for work that waits for an interrupt (smp_pv.c: XEN_IRQ_WORK_VECTOR). A queue of a vif has one to send and one to receive. Drivers with default parameters; dom0's may allow fewer queues. As for grant frames, mainline's drivers are taken from 4.10 on.",
  show: (value) =>
    `${value.base} in any case, ${value.perVcpu.pvh} a vCPU (${value.perVcpu.pv} of PV), ${value.perVifQueue} a queue of a vif (at most ${value.vifQueues}), ${value.perVbdRing} a ring of a vbd (at most ${value.vbdRings})`,
  spans: [
    {
      since: "4.10",
      value: { base: 2, perVcpu: { pv: 7, pvh: 6, hvm: 6 }, perVifQueue: 2, vifQueues: 8, perVbdRing: 1, vbdRings: 4 },
      citation: {
        source: "Linux",
        locator: "arch/x86/xen/smp.c: xen_smp_intr_init, and smp_pv.c: xen_smp_intr_init_pv",
        release: "6.12.117",
        quote: "rc = bind_ipi_to_irqhandler(XEN_CALL_FUNCTION_SINGLE_VECTOR,",
      },
    },
  ],
});

/** How many event channels a domU takes at its peak. */
export function eventChannels(
  by: EventChannelArithmetic,
  demand: { readonly type: GuestType; readonly vifs: number; readonly vbds: number; readonly vcpus: number },
): number {
  const vif = Math.min(demand.vcpus, by.vifQueues) * by.perVifQueue;
  const vbd = Math.min(demand.vcpus, by.vbdRings) * by.perVbdRing;
  return by.base + demand.vcpus * by.perVcpu[demand.type] + demand.vifs * vif + demand.vbds * vbd;
}
