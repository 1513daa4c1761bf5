/** Owns the comparison of our reader of xl.cfg with Xen's own: over the same texts both read the same values, or refuse both. */
import { type CfgNode, parseCfg } from "../../lib/xlcfg/parse";
import { settingsOf } from "../../lib/xlcfg/settings";
import { isDeepStrictEqual } from "node:util";
import { diskSyntax } from "../../lib/facts/device-syntax";
import { lookup } from "../../lib/facts/fact";
import { readDisk } from "../../lib/xlcfg/disk";
import { XenRelease } from "../../lib/xen/release";
import { askGenuine, type Genuine, type GenuineValue } from "./genuine";

export interface Disagreement {
  readonly text: string;
  readonly ours: string;
  readonly genuine: string;
}

/** The same for the texts of disks, as 4.17 reads them. */
export function diskDisagreements(texts: readonly string[]): readonly Disagreement[] {
  const genuine = askGenuine(
    texts.map((text) => ({ text, names: [] })),
    "disk",
  );
  const words = lookup(diskSyntax, XenRelease.parse("4.17.7"))?.value;
  if (words?.form !== "key-value") throw new Error("4.17 reads key=value");
  return texts.flatMap((text, index) => {
    const read = readDisk(text, words);
    const ours = "fault" in read ? "refused" : [read];
    const theirs = genuine[index] as Genuine;
    if (isDeepStrictEqual(ours, theirs) || (ours === "refused" && theirs === "crashed")) return [];
    return [{ text, ours: JSON.stringify(read), genuine: JSON.stringify(theirs) }];
  });
}

interface Ours {
  readonly names: readonly string[];
  readonly values: readonly GenuineValue[] | "refused";
}

/** Texts are asked about in one go: a byte a character. */
export function disagreements(texts: readonly string[]): readonly Disagreement[] {
  const ours = texts.map(read);
  const genuine = askGenuine(texts.map((text, index) => ({ text, names: (ours[index] as Ours).names })));
  return texts.flatMap((text, index) => {
    const [own, theirs] = [(ours[index] as Ours).values, genuine[index] as Genuine];
    if (agree(own, theirs)) return [];
    return [{ text, ours: JSON.stringify(own), genuine: JSON.stringify(theirs) }];
  });
}

/** What ends Xen's own parser is no text that it reads. */
function agree(ours: Ours["values"], genuine: Genuine): boolean {
  if (ours === "refused") return genuine === "refused" || genuine === "crashed";
  return JSON.stringify(ours) === JSON.stringify(genuine);
}

function read(text: string): Ours {
  const { assignments, faults } = parseCfg(text);
  const { settings, faults: others } = settingsOf(assignments);
  const names = [...settings.keys()];
  if (faults.length + others.length > 0) return { names: [], values: "refused" };
  return { names, values: [...settings.values()].map(({ value }) => plain(value)) };
}

function plain(node: CfgNode): GenuineValue {
  return node.kind === "list" ? node.items.map(plain) : node.text;
}
