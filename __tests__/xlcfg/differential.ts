/** Owns the comparison of our reader of xl.cfg with Xen's own: over the same texts both read the same values, or refuse both. */
import { type CfgNode, parseCfg } from "../../lib/xlcfg/parse";
import { settingsOf } from "../../lib/xlcfg/settings";
import { askGenuine, type Genuine, type GenuineValue } from "./genuine";

export interface Disagreement {
  readonly text: string;
  readonly ours: string;
  readonly genuine: string;
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
