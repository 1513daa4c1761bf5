import { armInterrupts, nrSpisCoversInterrupts } from "../../lib/facts/arm";
import type { RawObject } from "../../lib/model/document";
import { Unknown } from "../../lib/model/planned";
import { armInterruptsAreFree } from "../../policies/arm-interrupts-are-free";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const arm = (domU: RawObject, release = "4.22.0") => ({
  host: {
    xen: { release, wordSize: "aarch64" },
    hardwareVirtualization: null,
    dom0: { wordSize: "aarch64", cpufreq: null },
  },
  domU: { type: "pvh", wordSize: "aarch64", ...domU },
});
const UART = { vuart: "sbsa_uart" };
const disks = (count: number) => ({
  vbds: Array.from({ length: count }, (_, index) => ({
    vdev: `xvd${String.fromCharCode(97 + index)}`,
    target: `/dev/vg9/disk${index}`,
    size: "1GiB",
    specification: "virtio",
  })),
});

policyCases(armInterruptsAreFree, {
  valid: [
    { name: "a domU that has none of it", ...arm({}) },
    { name: "another interrupt than the UART's", ...arm({ settings: { ...UART, irqs: ["33", "256"] } }) },
    { name: "the UART's interrupt without a UART", ...arm({ settings: { irqs: ["32"] } }) },
    { name: "as many virtio disks as there are interrupts", ...arm(disks(11)) },
    { name: "an nr_spis that is just large enough", ...arm({ settings: { irqs: ["0x78"], nr_spis: 89 } }) },
    { name: "a small nr_spis where nobody compares", ...arm({ settings: { irqs: ["120"], nr_spis: 8 } }, "4.20.0") },
    { name: "all of it on 4.9, before the sources begin", ...arm({ settings: { ...UART, irqs: ["32"] } }, "4.9.0") },
  ],
  invalid: [
    {
      name: "the UART's own interrupt",
      ...arm({ settings: { ...UART, irqs: ["0x20"] } }, "4.10.0"),
      says: ["its irqs hold 32, which is the interrupt of its vuart"],
    },
    {
      name: "a virtio disk's interrupt",
      ...arm({ ...disks(2), settings: { irqs: ["34", "35"] } }, "4.17.0"),
      says: ["its irqs hold 34, which is the interrupt of its virtio disk xvdb"],
    },
    {
      name: "more virtio disks than there are interrupts",
      ...arm(disks(12)),
      says: ["it has 12 virtio disks, and there are interrupts for 11"],
    },
    {
      name: "an nr_spis that is too small",
      ...arm({ settings: { irqs: ["120"], nr_spis: 88 } }),
      says: ["its nr_spis is 88, and its interrupts need 89"],
    },
  ],
  undecided: [
    {
      name: "interrupts that are not known until apply",
      ...arm({ settings: { ...UART, irqs: new Unknown() } }),
      says: ["irqs"],
    },
  ],
});

for (const fact of [armInterrupts, nrSpisCoversInterrupts])
  withoutBoundary(armInterruptsAreFree, fact, "Both sides of it stand in the table, with disks and without.");
