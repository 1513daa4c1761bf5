/** Answers what architecture a host has: asked for by the engine, which judges a policy of one architecture nowhere else. */
import type { Host } from "../model/fleet";
import { isKnown } from "../model/planned";
import {
  type Architecture,
  architectureOfCaps,
  architectureOfWordSize,
  type Family,
  familyOf,
} from "../xen/architecture";

/** As declared, else by xen_caps, else by the word size of the hypervisor, of dom0, or of what its CPUs offer for HVM. Undefined where nothing says so. */
export function architectureOf({
  architecture,
  xen,
  dom0,
  hardwareVirtualization,
  cpuVendor,
}: Host): Architecture | undefined {
  if (architecture !== undefined) return architecture;
  const byCaps = isKnown(xen.capabilities) ? architectureOfCaps(xen.capabilities) : undefined;
  if (byCaps !== undefined) return byCaps;
  for (const wordSize of [xen.wordSize, dom0.wordSize]) if (isKnown(wordSize)) return architectureOfWordSize(wordSize);
  // VT-x and SVM are of x86 alone, as are Intel's and AMD's CPUs.
  const isX86 = cpuVendor !== undefined || hardwareVirtualization === "vmx" || hardwareVirtualization === "svm";
  return isX86 ? "x86_64" : undefined;
}

const families = new WeakMap<Host, Family>();

/** Unknown counts as x86: all of Xen was once, and nearly all hosts that say nothing are. */
export function familyOfHost(host: Host): Family {
  let family = families.get(host);
  if (family === undefined) {
    const architecture = architectureOf(host);
    families.set(host, (family = architecture === undefined ? "x86" : familyOf(architecture)));
  }
  return family;
}
