/** Owns word sizes, in the spelling of xen_caps, and what xen_caps says of them. */

export const WORD_SIZES = ["x86_32", "x86_32p", "x86_64", "aarch64", "armv7l"] as const;
/** `x86_32p` is 32 bit with PAE. */
export type WordSize = (typeof WORD_SIZES)[number];

/**
 * The word sizes of the PV guests that a hypervisor runs, from its xen_caps (`xl info`).
 * `xen-3.0-` is the name of the ABI and says nothing of the release.
 */
export function pvWordSizes(capabilities: readonly string[]): readonly WordSize[] {
  return WORD_SIZES.filter((size) => capabilities.includes(`xen-3.0-${size}`));
}

/** The word sizes of the HVM guests that a hypervisor runs, from its xen_caps. */
export function hvmWordSizes(capabilities: readonly string[]): readonly WordSize[] {
  return WORD_SIZES.filter((size) => capabilities.includes(`hvm-3.0-${size}`));
}
