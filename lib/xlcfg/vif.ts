/** Owns how xl takes the text of a vif apart (xen.git, tools/xl/xl_parse.c: parse_nic_config), with the keys that a release knows. */
import { nearest } from "../units/nearest";
import type { Span } from "./lexer";
import type { Fault } from "./parse";

interface Word extends Span {
  readonly text: string;
}

export interface VifText {
  /** By key. Of a key that stands twice, the last value; `untrusted` is the value `0` of trusted. */
  readonly values: ReadonlyMap<string, string>;
  /** What xl complains of, and goes on without. Places in the text. */
  readonly faults: readonly Fault[];
}

/** The octets of a MAC address need no leading zero, and any one character stands between two of them (4.6 on). */
const OCTET = /[\t-\r ]*\+?(?:0x)?([0-9a-f]+)/iy;

export function readVif(vif: string, keys: readonly string[]): VifText {
  const values = new Map<string, string>();
  const faults: Fault[] = [];
  for (const { text: word, start, end } of wordsOf(vif)) {
    const refuse = (message: string): void => void faults.push({ start, end, message });
    const isWord = word === "trusted" || word === "untrusted";
    if (isWord && keys.includes("trusted")) {
      values.set("trusted", word === "trusted" ? "1" : "0");
      continue;
    }
    const at = word.indexOf("=");
    if (at === -1) {
      refuse(`${word}: no such parameter of a vif`);
      continue;
    }
    const written = word.slice(0, at);
    const key = written === "netdev" ? "gatewaydev" : written;
    const value = word.slice(at + 1);
    const meant = key === "mac" ? macOf(value) : value;
    if (key === "trusted" || !keys.includes(key)) refuse(noSuch(written, keys));
    else if (key === "type" && !["vif", "ioemu"].includes(value)) refuse(`type=${value}: it is vif or ioemu`);
    else if (meant === undefined) refuse(`mac=${value}: six octets in hexadecimal are read`);
    else values.set(key, meant);
  }
  return { values, faults };
}

function noSuch(written: string, keys: readonly string[]): string {
  const meant = nearest(written, keys);
  return `${written}: no such parameter of a vif${meant === undefined || meant === written ? "" : ` (is ${meant} meant?)`}`;
}

/** As strtok and the loop behind it: between commas, without blanks before them; what is empty is skipped. */
function wordsOf(vif: string): readonly Word[] {
  return [...vif.matchAll(/[^,]+/g)].flatMap(({ 0: word, index }) => {
    const text = word.replace(/^ +/, "");
    return text === "" ? [] : [{ text, start: index + word.length - text.length, end: index + word.length }];
  });
}

/** In its usual spelling. */
function macOf(text: string): string | undefined {
  const octets: string[] = [];
  for (let at = 0; octets.length < 6; at = OCTET.lastIndex + 1) {
    OCTET.lastIndex = at;
    const octet = parseInt(OCTET.exec(text)?.[1] ?? "", 16);
    if (!(octet <= 0xff)) return undefined;
    octets.push(octet.toString(16).padStart(2, "0"));
  }
  return octets.join(":");
}
