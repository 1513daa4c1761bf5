import { armInterrupts, nrSpisCoversInterrupts } from "../lib/facts/arm";
import { at } from "../lib/model/place";
import { listSetting, numberSetting, textSetting } from "../lib/model/settings";
import { definePolicy, message } from "../lib/policy/policy";

const ARM_HOST = {
  xen: { release: "4.22.0", wordSize: "aarch64" },
  hardwareVirtualization: null,
  dom0: { wordSize: "aarch64", cpufreq: null },
};

export const armInterruptsAreFree = definePolicy({
  id: "arm-interrupts-are-free",
  subject: "domU",
  covers: ["D01"],
  judges: "state",
  family: "arm",
  severity: "error",
  summary:
    "The interrupts that an Arm domU is passed are none of those that Xen gives its own devices, and it has room for all of them.",
  rationale:
    "The emulated UART and virtio disks have interrupts with fixed numbers. libxl refuses a domU whose irqs hold one of them, one with more virtio disks than there are numbers, and one whose nr_spis ends below the highest.",
  remedy: "Leave vuart out or take another device, use disks of Xen's own protocol, and leave nr_spis to Xen.",
  notReported: "Virtio devices other than disks; releases before 4.10.",
  facts: [armInterrupts, nrSpisCoversInterrupts],
  messages: {
    taken: message<{ irq: number; by: string }>(
      ({ irq, by }) => `its irqs hold ${irq}, which is the interrupt of its ${by}`,
      { facts: [armInterrupts] },
    ),
    tooMany: message<{ disks: number; most: number }>(
      ({ disks, most }) => `it has ${disks} virtio disks, and there are interrupts for ${most}`,
      { facts: [armInterrupts] },
    ),
    noRoom: message<{ nrSpis: number; least: number }>(
      ({ nrSpis, least }) => `its nr_spis is ${nrSpis}, and its interrupts need ${least}`,
      { facts: [armInterrupts, nrSpisCoversInterrupts] },
    ),
  },
  check({ host, domU: { settings, vbds } }, { need, needed, factOr, report }) {
    const disks = vbds.filter(({ specification }) => specification === "virtio");
    const [uart, list, spis] = [
      textSetting(settings, "vuart"),
      listSetting(settings, "irqs"),
      numberSetting(settings, "nr_spis"),
    ];
    if (disks.length === 0 && uart === undefined && list === undefined && spis === undefined) return;
    const release = need(host.xen, "release");
    const own = factOr(armInterrupts, release, undefined);
    if (own === undefined) return;
    const { shared, virtio } = own;

    const hasUart = uart !== undefined && needed(uart, at(settings, "vuart")) !== "";
    const rooms = virtio === undefined ? 0 : virtio.last - virtio.first + 1;
    if (virtio !== undefined && disks.length > rooms) {
      const [beyond] = disks.slice(rooms);
      report("tooMany", { disks: disks.length, most: rooms }, beyond && at(beyond, "specification"));
    }
    const taken = new Map<number, string>();
    if (hasUart) taken.set(own.vuart, "vuart");
    if (virtio !== undefined)
      disks.slice(0, rooms).forEach(({ vdev }, index) => taken.set(virtio.first + index, `virtio disk ${vdev}`));
    const irqs = list === undefined ? [] : needed(list, at(settings, "irqs")).map(Number);
    for (const irq of irqs) {
      const by = taken.get(irq);
      if (by !== undefined) report("taken", { irq, by }, { at: at(settings, "irqs"), about: String(irq) });
    }
    if (spis === undefined || !factOr(nrSpisCoversInterrupts, release, false)) return;
    const nrSpis = needed(spis, at(settings, "nr_spis"));
    const least = Math.max(0, ...[...taken.keys(), ...irqs].map((irq) => irq - shared + 1));
    if (nrSpis < least) report("noRoom", { nrSpis, least }, at(settings, "nr_spis"));
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.irqs",
      host: ARM_HOST,
      domU: { type: "pvh", wordSize: "aarch64", settings: { vuart: "sbsa_uart", irqs: ["32"] } },
    },
    accepted: {
      host: ARM_HOST,
      domU: { type: "pvh", wordSize: "aarch64", settings: { vuart: "sbsa_uart", irqs: ["120"] } },
    },
  },
});
