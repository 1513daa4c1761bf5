/** Answers who is declared to set the frequency of a host's CPUs. */
import type { Host } from "../model/fleet";
import { isKnown } from "../model/planned";
import type { Asks } from "./asks";
import { xenOption } from "./xen-option";

/** `cpufreq=hwp;xen,verbose` names two, the second in case that the first is not there. */
const SEPARATORS = /[;:,]/;

/** In dom0.cpufreq, and in `cpufreq=` on Xen's command line with its fallbacks. Words that name no driver are among them: governors, booleans. */
export function namedFrequencyDrivers(host: Host, { needed }: Pick<Asks, "needed">): readonly string[] {
  const { cpufreq } = host.dom0;
  const option = xenOption(host, "cpufreq", { needed });
  return [...new Set([...(isKnown(cpufreq) ? [cpufreq] : []), ...(option?.split(SEPARATORS) ?? [])])];
}
