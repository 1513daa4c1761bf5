/** Owns the reading of Xen's command line (`xl info`: xen_commandline), as Xen itself reads it (xen/common/kernel.c). */
import { Size } from "../units/size";

/** The value of `name=VALUE`, the last one winning as in Xen's own parser; undefined where the option is not there. */
export function commandLineOption(commandLine: string, name: string): string | undefined {
  let value: string | undefined;
  for (const word of commandLine.split(/\s+/)) if (word.startsWith(`${name}=`)) value = word.slice(name.length + 1);
  return value;
}

/** The first word, which GRUB's scripts put where GRUB of old took the file's name away (20_linux_xen: `placeholder`). */
const PLACEHOLDER = "placeholder";

/** The names of the options on a command line, each once, without values and indices. What stands behind `--` is dom0's (xen/arch/x86/setup.c). */
export function commandLineOptions(commandLine: string): ReadonlySet<string> {
  const words = commandLine.split(/\s+/);
  const end = words.findIndex((word) => /^--+$/.test(word));
  return new Set(
    words
      .slice(0, end === -1 ? undefined : end)
      .filter((word) => word !== "" && word !== PLACEHOLDER && !word.startsWith("/"))
      .map((word) => word.replace(/[=[].*$/s, "")),
  );
}

/**
 * Whether a command line switches an option on or off, or one `part` of it: `iommu=off`, `no-iommu`, `iommu`; `pv=no-32`, `pv=32=0`. The last word
 * wins, and words that are neither are left out. Undefined where nothing says so.
 *
 * @param part of an option that is a list; absent: the option itself.
 */
export function commandLineSwitch(commandLine: string, name: string, part?: string): boolean | undefined {
  let state: boolean | undefined;
  for (const word of commandLine.split(/\s+/)) {
    const value = switchValue(word, name);
    if (value === undefined) continue;
    // The name alone, or none of it, is the option itself (parse_params: OPT_CUSTOM).
    for (const item of value.split(",")) state = (part === undefined ? boolean(item) : named(item, part)) ?? state;
  }
  return state;
}

const POWERS: Readonly<Record<string, number>> = { b: 0, k: 1, m: 2, g: 3, t: 4 };

/** The value of an option that is a size, as parse_size_and_unit reads it: decimal, octal or hexadecimal; kilobytes without a unit. Undefined for anything else. */
export function parseSizeOption(text: string): Size | undefined {
  const [, digits, unit = "k"] = /^(0x[0-9a-f]+|\d+)([bkmgt])?$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const amount = Number(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits);
  const bytes = amount * 1024 ** (POWERS[unit.toLowerCase()] ?? 0);
  return Number.isSafeInteger(bytes) ? Size.bytes(bytes) : undefined;
}

function switchValue(word: string, name: string): string | undefined {
  if (word === name) return "yes";
  if (word === `no-${name}`) return "no";
  return word.startsWith(`${name}=`) ? word.slice(name.length + 1) : undefined;
}

// parse_bool
const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...["1", "on", "yes", "true", "enable"].map((word) => [word, true] as const),
  ...["0", "no", "off", "false", "disable"].map((word) => [word, false] as const),
]);

function boolean(word: string): boolean | undefined {
  return WORDS.get(word);
}

/** parse_boolean: `32`, `no-32`, `32=off`. */
function named(item: string, name: string): boolean | undefined {
  if (item === name) return true;
  if (item === `no-${name}`) return false;
  return item.startsWith(`${name}=`) ? boolean(item.slice(name.length + 1)) : undefined;
}
