/** Answers whether a host's hypervisor runs a PV kernel of some word size: asked for dom0 and for every PV domU. */
import { hypervisorMustMatchPv, pvWordSizesByHypervisor, xenCapsTell } from "../facts/pv-word-size";
import type { Host } from "../model/fleet";
import { pvWordSizes, type WordSize } from "../xen/word-size";
import type { Asks } from "./asks";
import { xenSwitch } from "./xen-option";

export interface PvKernelVerdict {
  /** `if-built-in`: only the hypervisor's own xen_caps can tell. */
  readonly verdict: "runs" | "refused" | "if-built-in";
  /** What it does run. */
  readonly runs: readonly WordSize[];
  /** Who says so: `Xen 3.0.3 on x86_64`. */
  readonly by: string;
}

/** The facts that the verdict rests on, for the policies that ask. */
export const pvKernelFacts = [pvWordSizesByHypervisor, hypervisorMustMatchPv, xenCapsTell];

/** Declared xen_caps win over what the release implies. */
export function judgePvKernel(
  host: Host,
  kernel: WordSize,
  { need, needed, fact, cite }: Pick<Asks, "need" | "needed" | "fact" | "cite">,
): PvKernelVerdict {
  const release = need(host.xen, "release");
  const { capabilities, wordSize } = host.xen;
  if (capabilities !== undefined) {
    const runs = pvWordSizes(need(host.xen, "capabilities"));
    cite(xenCapsTell, release);
    return { verdict: runs.includes(kernel) ? "runs" : "refused", runs, by: `the declared xen_caps of Xen ${release}` };
  }
  const byHypervisor = fact(pvWordSizesByHypervisor, release);
  const builds = Object.keys(byHypervisor) as WordSize[];
  const hypervisor =
    wordSize === undefined && builds.length === 1 ? (builds[0] as WordSize) : need(host.xen, "wordSize");
  const { runs, ifBuiltIn } = byHypervisor[hypervisor] ?? { runs: [], ifBuiltIn: [] };
  const by = `Xen ${release} on ${hypervisor}`;
  if (kernel !== "x86_64" && xenSwitch(host, "pv", "32", { needed }) === false) {
    return {
      verdict: "refused",
      runs: runs.filter((size) => size === "x86_64"),
      by: `${by} with 32-bit PV turned off on its command line`,
    };
  }
  if (ifBuiltIn.includes(kernel)) return { verdict: "if-built-in", runs, by };
  if (runs.includes(kernel)) return { verdict: "runs", runs, by };
  cite(hypervisorMustMatchPv, release);
  return { verdict: "refused", runs, by };
}

/** `its kernel is x86_32p, and Xen 3.0.3 on x86_64 runs PV kernels of x86_64`. */
export function describeMismatch(whose: string, kernel: WordSize, { runs, by }: PvKernelVerdict): string {
  return `${whose} is ${kernel}, and ${by} runs ${runs.length === 0 ? "no PV kernels" : `PV kernels of ${runs.join(" and ")} only`}`;
}
