/** Owns the value of dom0_mem= on Xen's command line (xen-command-line.pandoc: dom0_mem). */

/** In bytes. Undefined for what is not given, and for what is given as less than all, or as a part of it. */
export interface Dom0Mem {
  readonly size?: number;
  readonly max?: number;
}

const UNITS: Readonly<Record<string, number>> = { "": 2 ** 10, b: 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/** `2G`, `2048M,max:4G`: numbers without a unit are KiB, and the last of several wins. */
export function parseDom0Mem(text: string): Dom0Mem {
  let result: Dom0Mem = {};
  for (const part of text.split(",")) {
    const [, kind = "", amount = "", unit = ""] = /^(?:(min|max):)?(\d+)([bkmgt]?)$/i.exec(part) ?? [];
    if (amount === "") continue;
    const bytes = Number(amount) * (UNITS[unit.toLowerCase()] ?? 1);
    if (!Number.isSafeInteger(bytes)) continue;
    if (kind === "") result = { ...result, size: bytes };
    else if (kind === "max") result = { ...result, max: bytes };
  }
  return result;
}
