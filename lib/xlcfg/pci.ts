/** Owns how xl takes the text of a PCI device apart (xen.git, tools/libs/util/libxlu_pci.c: xlu_pci_parse_spec_string, from 4.15 on). */
import type { Fault } from "./parse";

export interface PciText {
  /** `0000:03:00.0`, or `*` in place of the function. Absent where `name` stands for it. */
  readonly bdf?: string;
  /** In hexadecimal. */
  readonly vslot?: string;
  readonly name?: string;
  readonly permissive?: boolean;
  readonly msitranslate?: boolean;
  readonly seize?: boolean;
  readonly rdmPolicy?: string;
}

export type ReadPci = PciText | { readonly fault: Fault };

const BDF = /^(?:([0-9a-f]+):)?([0-9a-f]+):([0-9a-f]+)\.(\*|[0-7](?![0-9a-f]))/i;
const VSLOT = /^0*1?[0-9a-f](?![0-9a-f])/i;
const FLAGS = ["permissive", "msitranslate", "seize", "power_mgmt"] as const;
const RDM_POLICIES = ["strict", "relaxed"];

/** @param words the options that the release knows beside bdf, vslot and power_mgmt. */
export function readPci(device: string, words: readonly string[]): ReadPci {
  const said: { -readonly [K in keyof PciText]: PciText[K] } = {};
  let at = 0;
  const refused = (end: number, message: string): ReadPci => ({ fault: { start: at, end, message } });

  const first = bdfOf(device);
  if (first !== undefined) {
    said.bdf = first.bdf;
    at = first.length;
    if (device[at] === "@") {
      const slot = VSLOT.exec(device.slice(at + 1))?.[0];
      if (slot === undefined) return refused(device.length, `${device.slice(at)}: a slot is 0 to 1f`);
      said.vslot = hex(slot, 1);
      at += 1 + slot.length;
    }
    if (device[at] === ",") at += 1;
    else if (at < device.length) return refused(device.length, `${device.slice(at)}: after the device comes a comma`);
  }

  while (at < device.length) {
    const equals = device.indexOf("=", at);
    if (equals === -1) return refused(device.length, `${device.slice(at)}: an option is name=value`);
    const comma = device.indexOf(",", equals);
    const end = comma === -1 ? device.length : comma;
    const [key, value] = [device.slice(at, equals), device.slice(equals + 1, end)];
    const refusal = take(said, key, value, words);
    if (refusal !== undefined) return refused(end, refusal);
    at = comma === -1 ? end : end + 1;
  }
  if ((said.bdf === undefined) !== (said.name === undefined)) return said;
  const message = `${device}: a device is told by where it is or by its name, and not by both`;
  return { fault: { start: 0, end: device.length, message } };
}

function take(
  said: { -readonly [K in keyof PciText]: PciText[K] },
  key: string,
  value: string,
  words: readonly string[],
): string | undefined {
  if (key === "bdf") {
    const found = bdfOf(value);
    if (found === undefined) return `bdf=${value}: a device is written as 0000:03:00.0`;
    said.bdf = found.bdf;
  } else if (key === "vslot") {
    const slot = VSLOT.exec(value)?.[0];
    if (slot === undefined) return `vslot=${value}: a slot is 0 to 1f`;
    said.vslot = hex(slot, 1);
  } else if (key !== "power_mgmt" && !words.includes(key)) return `${key}: no such option of a PCI device`;
  else if (isFlag(key)) {
    // As atoi reads it.
    if (key !== "power_mgmt") said[key] = Number(/^[\t-\r ]*([+-]?[0-9]+)/.exec(value)?.[1] ?? 0) !== 0;
  } else if (key === "name") said.name = value;
  else if (!RDM_POLICIES.includes(value)) return `rdm_policy=${value}: it is ${RDM_POLICIES.join(" or ")}`;
  else said.rdmPolicy = value;
  return undefined;
}

function isFlag(key: string): key is (typeof FLAGS)[number] {
  return (FLAGS as readonly string[]).includes(key);
}

function bdfOf(text: string): { readonly bdf: string; readonly length: number } | undefined {
  const [all, domain = "0", bus = "", device = "", fn] = BDF.exec(text) ?? [];
  if (all === undefined) return undefined;
  if (parseInt(domain, 16) > 0xffff || parseInt(bus, 16) > 0xff || parseInt(device, 16) > 0x1f) return undefined;
  return { bdf: `${hex(domain, 4)}:${hex(bus, 2)}:${hex(device, 2)}.${fn}`, length: all.length };
}

function hex(text: string, width: number): string {
  return parseInt(text, 16).toString(16).padStart(width, "0");
}
