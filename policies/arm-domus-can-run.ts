import {
  armDomUsStay,
  armGuestTypes,
  armMemory,
  armRefusesAltp2m,
  armSharesPageTables,
  armVcpus,
  armWordSizes,
  sveStep,
} from "../lib/facts/arm";
import type { Operation } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { numberSetting, textSetting } from "../lib/model/settings";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import { altp2mMode } from "../lib/questions/altp2m";
import { architectureOf } from "../lib/questions/architecture";
import type { Size } from "../lib/units/size";

/** What takes a domU's state out of the hypervisor, or puts it into one. */
const OF_STATE: readonly Operation[] = ["migrate", "save", "restore", "suspend", "remus", "colo"];

export const armDomUsCanRun = definePolicy({
  id: "arm-domus-can-run",
  subject: "domU",
  covers: ["D01"],
  judges: "state",
  severity: "error",
  family: "arm",
  summary: "A domU of an Arm host asks for nothing that Xen has on x86 alone, and stays within Arm's own limits.",
  rationale:
    "Arm has one guest type, PVH, and no device model, no migration, no altp2m; CPU and IOMMU share one page table; and its interrupt controller has room for so many vCPUs. xl or the hypervisor refuses the rest, mostly as an invalid argument.",
  remedy: "Declare the domU as PVH, within these limits, or run it on a host of x86.",
  notReported: "What the hardware of the board has: GIC, SVE, SMMU, TEE.",
  facts: [
    armGuestTypes,
    armDomUsStay,
    armVcpus,
    armRefusesAltp2m,
    armSharesPageTables,
    sveStep,
    armMemory,
    armWordSizes,
  ],
  messages: {
    type: message<{ type: string; types: readonly string[] }>(
      ({ type, types }) => `it is of type ${type}, and on Arm xl makes ${types.join(" and ")} only`,
      { remedy: "Make the domU PVH.", facts: [armGuestTypes] },
    ),
    stays: message<{ operation: Operation }>(
      ({ operation }) => `its planned ${operation} is impossible: Xen can't save or restore a domU of Arm`,
      { remedy: "Shut it down and start it on the other host.", facts: [armDomUsStay] },
    ),
    vcpus: message<{ vcpus: number; most: number; by: string }>(
      ({ vcpus, most, by }) => `it has ${vcpus} vCPUs, and ${by} has room for ${most}`,
      { remedy: "Give it fewer vCPUs, or another gic_version.", facts: [armVcpus] },
    ),
    wordSize: message<{ wordSize: string; architecture: string; wordSizes: readonly string[] }>(
      ({ wordSize, architecture, wordSizes }) =>
        `its kernel is of word size ${wordSize}, and a host of ${architecture} runs ${wordSizes.join(" and ")} only`,
      { remedy: "Take a kernel of the host's word size.", facts: [armWordSizes] },
    ),
    altp2m: message<{ release: string }>(({ release }) => `it sets altp2m, which Xen ${release} refuses on Arm`, {
      remedy: "Leave altp2m out.",
      facts: [armRefusesAltp2m],
    }),
    passthrough: message<{ mode: string; modes: readonly string[] }>(
      ({ mode, modes }) => `its passthrough is ${mode}, and on Arm it can be ${modes.join(", ")} only`,
      { remedy: "Write share_pt, or leave passthrough out.", facts: [armSharesPageTables] },
    ),
    sve: message<{ sve: number; step: number; most: number }>(
      ({ sve, step, most }) => `its sve is ${sve}, and a vector's length is a multiple of ${step} up to ${most}`,
      { remedy: 'Write such a length, or "hw" for what the CPU has.', facts: [sveStep] },
    ),
    memory: messageOf<{ memory: Size; most: Size; release: string }>(
      "warning",
      ({ memory, most, release }) =>
        `it has ${memory} of memory, and domUs of this architecture are supported up to ${most} on Xen ${release}`,
      { facts: [armMemory] },
    ),
  },
  check({ host, domU }, { need, needed, factOr, report }) {
    const release = need(host.xen, "release");
    const { settings } = domU;
    const types = factOr(armGuestTypes, release, undefined);
    if (types !== undefined && !types.includes(domU.type)) report("type", { type: domU.type, types }, at(domU, "type"));
    for (const planned of domU.plannedOperations)
      if (OF_STATE.includes(planned.operation) && factOr(armDomUsStay, release, false))
        report("stays", { operation: planned.operation }, at(planned, "operation"));
    const architecture = architectureOf(host) ?? "arm64";
    const wordSizes =
      domU.wordSize === undefined ? undefined : factOr(armWordSizes, release, undefined)?.[architecture];
    if (wordSizes !== undefined) {
      const wordSize = need(domU, "wordSize");
      if (!wordSizes.includes(wordSize))
        report("wordSize", { wordSize, architecture, wordSizes }, at(domU, "wordSize"));
    }
    const limits = factOr(armVcpus, release, undefined);
    if (limits !== undefined) {
      const vcpus = need(domU, domU.maxvcpus === undefined ? "vcpus" : "maxvcpus");
      const gic = textSetting(settings, "gic_version");
      const isV2 = gic !== undefined && needed(gic, at(settings, "gic_version")) === "v2";
      const most = isV2 ? limits.v2 : limits.most[architecture];
      if (most !== undefined && vcpus > most)
        report(
          "vcpus",
          { vcpus, most, by: isV2 ? "GICv2" : `Xen ${release} on ${architecture}` },
          at(domU, domU.maxvcpus === undefined ? "vcpus" : "maxvcpus"),
        );
    }
    if (altp2mMode(settings, { needed }) !== undefined && factOr(armRefusesAltp2m, release, false))
      report("altp2m", { release: release.toString() }, at(settings, "altp2m"));
    const mode = textSetting(settings, "passthrough");
    const modes = mode === undefined ? undefined : factOr(armSharesPageTables, release, undefined);
    if (mode !== undefined && modes !== undefined && !modes.includes(needed(mode, at(settings, "passthrough"))))
      report("passthrough", { mode: needed(mode, at(settings, "passthrough")), modes }, at(settings, "passthrough"));
    const sve = numberSetting(settings, "sve");
    const by = sve === undefined ? undefined : factOr(sveStep, release, undefined);
    if (sve !== undefined && by !== undefined) {
      const length = needed(sve, at(settings, "sve"));
      if (length % by.step !== 0 || length > by.most || length < 0)
        report("sve", { sve: length, ...by }, at(settings, "sve"));
    }
    const most = factOr(armMemory, release, undefined)?.[architecture];
    const memory = most === undefined ? undefined : need(domU, domU.maxmem === undefined ? "memory" : "maxmem");
    if (most !== undefined && memory?.isLargerThan(most) === true)
      report(
        "memory",
        { memory, most, release: release.toString() },
        at(domU, domU.maxmem === undefined ? "memory" : "maxmem"),
      );
  },
  examples: {
    rejected: {
      at: "domUs.web.vcpus",
      host: {
        xen: { release: "4.20.0", wordSize: "aarch64" },
        cpus: 16,
        hardwareVirtualization: null,
        dom0: { wordSize: "aarch64", cpufreq: null },
      },
      domU: { type: "pvh", wordSize: "aarch64", vcpus: 9, settings: { gic_version: "v2" } },
    },
    accepted: {
      host: {
        xen: { release: "4.20.0", wordSize: "aarch64" },
        cpus: 16,
        hardwareVirtualization: null,
        dom0: { wordSize: "aarch64", cpufreq: null },
      },
      domU: { type: "pvh", wordSize: "aarch64", vcpus: 9, settings: { gic_version: "v3" } },
    },
  },
});
