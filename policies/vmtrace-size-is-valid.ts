import {
  fitsTraceBuffer,
  pvTrace,
  type TraceBuffer,
  traceBuffer,
  traceBufferDocumented,
  traceCapability,
} from "../lib/facts/vmtrace";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { numberSetting } from "../lib/model/settings";
import { definePolicy, message, messageOf } from "../lib/policy/policy";

export const vmtraceSizeIsValid = definePolicy({
  id: "vmtrace-size-is-valid",
  subject: "domU",
  covers: ["M35"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "A domU that is traced has a trace buffer of a size that Xen takes, on a host that can trace it.",
  rationale:
    "vmtrace writes what each vCPU does to a buffer in hardware. Its size must be a power of two within limits, PV domUs have none, and not every CPU can do it: domain creation fails with EINVAL.",
  remedy: "Make vmtrace_buf_kb a power of two that the release takes, or leave it out.",
  notReported: "Releases before 4.15, where xl doesn't read the key. Sizes below a page, which xl rounds up.",
  facts: [traceBuffer, traceBufferDocumented, pvTrace, traceCapability],
  messages: {
    type: message<{ release: string }>(
      ({ release }) => `it is PV and has vmtrace_buf_kb, and Xen ${release} does not trace PV domUs`,
      { remedy: "Remove vmtrace_buf_kb, or make the domU HVM or PVH.", facts: [pvTrace] },
    ),
    host: message<{ capability: string }>(
      ({ capability }) => `it has vmtrace_buf_kb, and its host can't trace: virt_caps would show ${capability}`,
      { remedy: "Remove vmtrace_buf_kb, or trace on a host that can.", facts: [traceCapability] },
    ),
    size: message<{ kibibytes: number; buffer: TraceBuffer; release: string }>(
      ({ kibibytes, buffer, release }) =>
        `its trace buffers are ${kibibytes}KiB, and Xen ${release} takes a power of two from ${buffer.least} to ${buffer.most}`,
      {
        remedy: ({ buffer }) => `Set vmtrace_buf_kb to a power of two from ${buffer.least} to ${buffer.most}.`,
        facts: [traceBuffer],
      },
    ),
    beyondDocumented: messageOf<{ kibibytes: number; buffer: TraceBuffer }>(
      "warning",
      ({ kibibytes, buffer }) =>
        `its trace buffers are ${kibibytes}KiB, which Xen takes, and xl.cfg(5) names ${buffer.most} as the most`,
      { remedy: ({ buffer }) => `Set vmtrace_buf_kb to ${buffer.most} or less.`, facts: [traceBufferDocumented] },
    ),
  },
  check({ host, domU }, { need, needed, fact, factOr, report }) {
    const declared = numberSetting(domU.settings, "vmtrace_buf_kb");
    const place = at(domU.settings, "vmtrace_buf_kb");
    if (declared === undefined) return;
    const release = need(host.xen, "release");
    const buffer = factOr(traceBuffer, release, undefined);
    if (buffer === undefined) return;
    const kibibytes = needed(declared, place);
    if (kibibytes === 0) return;
    if (domU.type === "pv" && !fact(pvTrace, release)) return report("type", { release: release.toString() }, place);
    const capability = fact(traceCapability, release);
    if (isKnown(host.xen.virtCaps) && !host.xen.virtCaps.includes(capability))
      return report("host", { capability }, { at: place, related: [at(host.xen, "virtCaps")] });
    const documented = fact(traceBufferDocumented, release);
    if (!fitsTraceBuffer(kibibytes, buffer)) report("size", { kibibytes, buffer, release: release.toString() }, place);
    else if (!fitsTraceBuffer(kibibytes, documented))
      report("beyondDocumented", { kibibytes, buffer: documented }, place);
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.vmtrace_buf_kb",
      domU: { type: "hvm", boot: null, settings: { vmtrace_buf_kb: 5000 } },
    },
    accepted: { domU: { type: "hvm", boot: null, settings: { vmtrace_buf_kb: 8192 } } },
  },
});
