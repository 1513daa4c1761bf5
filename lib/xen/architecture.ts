/** Owns the architectures that Xen runs on, and what xen_caps and word sizes say of them. */
import type { WordSize } from "./word-size";

export const ARCHITECTURES = ["x86_64", "x86_32", "arm64", "arm32", "other"] as const;
export type Architecture = (typeof ARCHITECTURES)[number];
/** What most of Xen's own rules tell apart. */
export type Family = "x86" | "arm" | "other";

const OF_WORD_SIZE: Readonly<Record<WordSize, Architecture>> = {
  x86_32: "x86_32",
  x86_32p: "x86_32",
  x86_64: "x86_64",
  aarch64: "arm64",
  armv7l: "arm32",
};

export function architectureOfWordSize(wordSize: WordSize): Architecture {
  return OF_WORD_SIZE[wordSize];
}

/** By the largest guest that a hypervisor runs (`xl info`: xen_caps): `xen-3.0-aarch64 xen-3.0-armv7l`. Undefined where they name none. */
export function architectureOfCaps(capabilities: readonly string[]): Architecture | undefined {
  const runs = (what: RegExp): boolean => capabilities.some((capability) => what.test(capability));
  if (runs(/-aarch64$/)) return "arm64";
  if (runs(/-armv7l$/)) return "arm32";
  if (runs(/-x86_64$/)) return "x86_64";
  return runs(/-x86_32p?$/) ? "x86_32" : undefined;
}

export function familyOf(architecture: Architecture): Family {
  if (architecture.startsWith("x86")) return "x86";
  return architecture.startsWith("arm") ? "arm" : "other";
}
