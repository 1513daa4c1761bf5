import { hvmAcpiByDefault } from "../lib/facts/hvm";
import { oldXen } from "../lib/model/sample";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

const KEYS = ["acpi", "apic"] as const;

export const hvmAcpiApicDefaults = definePolicy({
  id: "hvm-acpi-apic-defaults",
  subject: "domU",
  covers: ["H06f"],
  judges: "state",
  family: "x86",
  severity: "info",
  summary: "An HVM domU says whether it has ACPI and an APIC where it would not get them by itself.",
  rationale:
    "Up to 3.0.3 both are off unless the configuration turns them on. Without them the guest finds one CPU, however many vCPUs it has, and can't switch itself off. From 3.0.4 on both are on.",
  remedy: "Set acpi and apic to 1, or to 0 if that is what is meant.",
  facts: [hvmAcpiByDefault],
  messages: {
    off: message<{ keys: readonly string[]; release: string }>(
      ({ keys, release }) =>
        `it does not say ${keys.join(" and ")}, and on Xen ${release} ${keys.length === 1 ? "that is" : "both are"} off unless it does`,
    ),
  },
  check({ host, domU }, { need, fact, report }) {
    if (domU.type !== "hvm") return;
    const keys = KEYS.filter((key) => !domU.settings.has(key));
    if (keys.length === 0) return;
    const release = need(host.xen, "release");
    if (!fact(hvmAcpiByDefault, release))
      report(
        "off",
        { keys, release: release.toString() },
        { at: at(domU.settings, keys[0] ?? ""), related: keys.slice(1).map((key) => at(domU.settings, key)) },
      );
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.acpi",
      host: oldXen("3.0.3"),
      domU: { type: "hvm", kernel: null, boot: null, vcpus: 1, vbds: [{ vdev: "hda", target: "vg0/web-root" }] },
    },
    accepted: {
      host: oldXen("3.0.3"),
      domU: {
        type: "hvm",
        kernel: null,
        boot: null,
        vcpus: 1,
        settings: { acpi: 1, apic: 1 },
        vbds: [{ vdev: "hda", target: "vg0/web-root" }],
      },
    },
  },
});
