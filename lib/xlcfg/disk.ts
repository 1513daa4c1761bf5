/** Owns how xl takes the text of a disk apart (xen.git, tools/libs/util/libxlu_disk_l.l; libxlu_disk.c: xlu_disk_parse), with the words that a release knows. */
import type { Fault } from "./parse";

/** What a release has words for: lib/facts/device-syntax.ts, disk-syntax. */
export interface DiskWords {
  readonly formats: readonly string[];
  readonly backendTypes: readonly string[];
  readonly parameters: readonly string[];
}

export interface DiskText {
  readonly vdev: string;
  /** Empty where nothing is in the drive. */
  readonly target: string;
  /** Absent of a drive with nothing in it. */
  readonly format?: string;
  /** Absent where libxl chooses. */
  readonly backendType?: string;
  readonly writable: boolean;
  readonly cdrom: boolean;
  readonly specification?: string;
  readonly backend?: string;
  readonly script?: string;
  /** Absent where nothing was said; so is `trusted`. */
  readonly discard?: boolean;
  readonly trusted?: boolean;
  readonly directIoSafe: boolean;
}

/** The fault's place is one in the text. */
export type ReadDisk = DiskText | { readonly fault: Fault };

/** What was said so far. */
interface Draft {
  vdev?: string;
  target?: string;
  format?: string;
  backendType?: string;
  specification?: string;
  backend?: string;
  script?: string;
  discard?: boolean;
  trusted?: boolean;
  directIoSafe?: boolean;
  writable: boolean;
  cdrom: boolean;
  /** A prefix of xend's time stands before the target: no format is expected behind it. */
  hasPrefix: boolean;
  /** The positional access was read. */
  hasAccess: boolean;
}

/** What is to be refused, or undefined. */
type Act = (draft: Draft, word: string, words: DiskWords) => string | undefined;

/** One rule of the lexer: of all that match, the one that matches most acts, and of several the first. */
interface Rule {
  /** All that counts as matched; the word itself is its group where it has one, else all. */
  readonly pattern: RegExp;
  readonly act: Act;
  /** The parameter that a release has to know for it. */
  readonly parameter?: string;
}

const NOTHING: Act = () => undefined;

/** `name=value,`: what acts is given the value. */
const keyed = (name: string, act: Act, parameter?: string): Rule => ({
  pattern: new RegExp(`${name}=[^,]*,?`, "y"),
  act: (draft, word, words) => act(draft, withoutComma(word).slice(name.length + 1), words),
  ...(parameter !== undefined && { parameter }),
});

/** `name,` alone. */
const flag = (name: string, set: (draft: Draft) => void, parameter?: string): Rule => ({
  pattern: new RegExp(`${name},?`, "y"),
  act: (draft) => {
    set(draft);
    return undefined;
  },
  ...(parameter !== undefined && { parameter }),
});

/** A prefix counts for all of the line, so that it comes before whatever else matches. */
const prefix = (names: string, act: Act): Rule => ({
  pattern: new RegExp(`((?:${names}):)[^\\n]*`, "y"),
  act: (draft, word, words) => {
    draft.hasPrefix = true;
    return act(draft, word.slice(0, -1), words);
  },
});

const RULES: readonly Rule[] = [
  { pattern: /([ \t\n]+)(?:[^ \t\n][^\n]*)?/y, act: NOTHING },
  keyed("format", format),
  flag("cdrom", (draft) => (draft.cdrom = true)),
  flag("devtype=cdrom", (draft) => (draft.cdrom = true)),
  flag("devtype=disk", (draft) => (draft.cdrom = false)),
  keyed("devtype", (_, value) => `devtype=${value}: it is disk or cdrom`),
  keyed("access", access),
  keyed("backend", text("backend"), "backend"),
  keyed("backendtype", (draft, value, { backendTypes }) => choice(draft, "backendType", value, backendTypes)),
  keyed("specification", (draft, value) => choice(draft, "specification", value, ["xen", "virtio"]), "specification"),
  keyed("vdev", text("vdev")),
  keyed("script", text("script"), "script"),
  flag("direct-io-safe", (draft) => (draft.directIoSafe = true), "direct-io-safe"),
  flag("discard", (draft) => (draft.discard = true), "discard"),
  flag("no-discard", (draft) => (draft.discard = false), "discard"),
  flag("trusted", (draft) => (draft.trusted = true), "trusted"),
  flag("untrusted", (draft) => (draft.trusted = false), "trusted"),
  // The rest of the text, commas and all.
  {
    pattern: /target=[^\n]*/y,
    act: (draft, word, words) => text("target")(draft, withoutComma(word).slice("target=".length), words),
  },
  { pattern: /[a-z][-a-z0-9]*=[^,],?/y, act: (_, word) => `${withoutComma(word)}…: no such parameter` },
  prefix("raw|qcow2?|vhd", format),
  prefix("iscsi|e?nbd|drbd", (draft, word, words) => text("script")(draft, `block-${word}`, words)),
  prefix("tapdisk|tap2?|aio|ioemu|file|phy", NOTHING),
  {
    pattern: /([a-z][a-z0-9]*:)(?:[^a-z0-9\n][^\n]*)?/y,
    act: (_, word) => `${word}: no such prefix`,
  },
  { pattern: /[^=,]*,|[^=,]+,?/y, act: positional },
];

/** What xl makes of it, or the first thing that it refuses. */
export function readDisk(disk: string, words: DiskWords): ReadDisk {
  const draft: Draft = { writable: true, cdrom: false, hasPrefix: false, hasAccess: false };
  for (let at = 0; at < disk.length;) {
    const found = longestAt(disk, at, words);
    // Xen's lexer meets the end of the text before it complains of the last character.
    if (found === undefined && at === disk.length - 1) break;
    if (found === undefined) return refused(at, disk.length, `${disk.slice(at)}: a parameter is a word, or name=value`);
    const refusal = found.rule.act(draft, found.word, words);
    if (refusal !== undefined) return refused(at, at + found.word.length, refusal);
    at += found.word.length;
  }
  const { vdev, target, format, writable, cdrom, hasPrefix: _, hasAccess: __, ...said } = draft;
  if (vdev === undefined) return refused(0, disk.length, "no vdev is said");
  if (target === undefined && !cdrom) return refused(0, disk.length, "no target is said, and it is no CD-ROM");
  const isEmpty = format === "empty" || (cdrom && (target ?? "") === "");
  return {
    vdev,
    target: target ?? "",
    ...(!isEmpty && { format: format ?? "raw" }),
    writable: writable && !cdrom,
    cdrom,
    ...said,
    directIoSafe: said.directIoSafe ?? false,
  };
}

function refused(start: number, end: number, message: string): ReadDisk {
  return { fault: { start, end, message } };
}

function longestAt(
  disk: string,
  at: number,
  { parameters }: DiskWords,
): { readonly rule: Rule; readonly word: string } | undefined {
  let longest: { readonly rule: Rule; readonly word: string; readonly length: number } | undefined;
  for (const rule of RULES) {
    if (rule.parameter !== undefined && !parameters.includes(rule.parameter)) continue;
    rule.pattern.lastIndex = at;
    const [all = "", word = all] = rule.pattern.exec(disk) ?? [];
    if (all.length > (longest?.length ?? 0)) longest = { rule, word, length: all.length };
  }
  return longest;
}

/** What stands without a name: target, format, vdev and access, in this order; after a prefix, no format. */
function positional(draft: Draft, word: string, words: DiskWords): string | undefined {
  const value = withoutComma(word);
  if (draft.target === undefined) draft.target = value;
  else if (!draft.hasPrefix && draft.format === undefined) {
    if (draft.target !== "" || !value.includes(":")) return format(draft, value, words);
    draft.format = "empty";
    return vdevAndType(draft, value, words);
  } else if (draft.vdev === undefined) return vdevAndType(draft, value, words);
  else if (!draft.hasAccess) {
    draft.hasAccess = true;
    return access(draft, value);
  } else return `${value}: one positional parameter too many`;
  return undefined;
}

/** `xvda`, `hdc:cdrom`. */
function vdevAndType(draft: Draft, value: string, words: DiskWords): string | undefined {
  const colon = value.lastIndexOf(":");
  if (colon === -1) return text("vdev")(draft, value, words);
  const type = value.slice(colon + 1);
  if (type !== "cdrom" && type !== "disk") return `${value}: after the vdev comes :cdrom or :disk`;
  draft.cdrom = type === "cdrom";
  return text("vdev")(draft, value.slice(0, colon), words);
}

function format(draft: Draft, value: string, { formats }: DiskWords): string | undefined {
  return choice(draft, "format", value === "" ? "raw" : value, [...formats, "empty"]);
}

function access(draft: Draft, value: string): string | undefined {
  if (!["r", "ro", "rw", "w", ""].includes(value)) return `${value}: access is r, ro, w or rw`;
  draft.writable = value !== "r" && value !== "ro";
  return undefined;
}

function choice(
  draft: Draft,
  member: "format" | "backendType" | "specification",
  value: string,
  choices: readonly string[],
): string | undefined {
  const known = draft[member];
  if (!choices.includes(value)) return `${value}: ${member.toLowerCase()} is ${choices.join(", ")}`;
  if (known !== undefined && known !== value) return `${value}: ${member.toLowerCase()} is ${known} already`;
  draft[member] = value;
  return undefined;
}

/** A text may be said once; over an empty one, again. */
function text(member: "vdev" | "target" | "backend" | "script"): Act {
  return (draft, value) => {
    const known = draft[member];
    if (known !== undefined && known !== "") return `${value}: ${member} is ${known} already`;
    draft[member] = value;
    return undefined;
  };
}

function withoutComma(word: string): string {
  return word.endsWith(",") ? word.slice(0, -1) : word;
}
