/** Owns the facts on the buffers that vmtrace writes a domU's processor trace to. */
import { Size } from "../units/size";
import { defineFact } from "./fact";
import { measured } from "./measurements";

/** A power of two from `least` to `most`. libxl rounds what is asked up to whole pages of `least`. */
export interface TraceBuffer {
  readonly least: Size;
  readonly most: Size;
}

const show = ({ least, most }: TraceBuffer): string => `a power of two from ${least} to ${most}`;

export const traceBuffer = defineFact<TraceBuffer>({
  id: "vmtrace-buffer",
  statement: "How large the trace buffer of a vCPU can be.",
  basis: "source-code",
  scope: "By vmtrace_buf_kb; 0 is none.",
  show,
  spans: [
    {
      since: "4.15",
      value: { least: Size.kibibytes(4), most: Size.mebibytes(64) },
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/domain.c: arch_sanitise_domain_config",
        release: "RELEASE-4.15.0",
        quote: "* power-of-2 buffer between 4k and 64M in size.",
      },
    },
  ],
});

export const traceBufferDocumented = defineFact<TraceBuffer>({
  id: "vmtrace-buffer-documented",
  statement: "How large xl.cfg(5) says that the trace buffer of a vCPU can be.",
  basis: "documented",
  scope: "Intel Processor Trace. Xen itself takes larger ones.",
  show,
  spans: [
    {
      since: "4.15",
      value: { least: Size.kibibytes(4), most: Size.mebibytes(16) },
      citation: {
        source: "xl.cfg(5)",
        locator: "vmtrace_buf_kb",
        release: "RELEASE-4.15.0",
        quote: "Trace, this value must be a power of 2 between 4k and 16M.",
      },
    },
  ],
});

export const pvTrace = defineFact<boolean>({
  id: "vmtrace-of-pv",
  statement: "Whether PV domUs can be traced by vmtrace.",
  basis: "source-code",
  scope: "x86.",
  spans: [
    {
      since: "4.15",
      value: false,
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/domain.c: arch_sanitise_domain_config",
        release: "RELEASE-4.15.0",
        quote: "vmtrace not supported for PV",
      },
    },
  ],
});

export const traceCapability = defineFact<string>({
  id: "vmtrace-capability",
  statement: "The token of virt_caps without which the host has no vmtrace.",
  basis: "source-code",
  scope: "xl info.",
  measured: measured("vmtrace-without-capability"),
  spans: [
    {
      since: "4.15",
      value: "vmtrace",
      citation: {
        source: "xen.git",
        locator: "tools/xl/xl_info.c: output_physinfo",
        release: "RELEASE-4.15.0",
        quote: 'info.cap_vmtrace ? " vmtrace" : ""',
      },
    },
  ],
});

/** Whether a buffer can be of that many KiB, as libxl rounds them. */
export function fitsTraceBuffer(kibibytes: number, { least, most }: TraceBuffer): boolean {
  if (kibibytes < 0 || kibibytes > Number.MAX_SAFE_INTEGER / 1024) return false;
  const size = Size.kibibytes(kibibytes).roundedUpTo(least);
  return !size.isLargerThan(most) && Number.isInteger(Math.log2(size.bytes));
}
