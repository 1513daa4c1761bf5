/** Owns the fact on which keys of a domU's configuration each release reads, and in which form. */
import { defineFact } from "./fact";
import { measured } from "./measurements";
import type { Toolstack } from "./toolstack";
import { KEY_CHANGES, type KeyChange } from "./toolstack-key-table";

export interface ToolstackKeys {
  readonly toolstack: Toolstack;
  /** Each key with the forms that it is read in: s is a string, n a number, l a list; none for xm, where any value may stand. */
  readonly keys: ReadonlyMap<string, string>;
  /** What is new against the release before. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export const toolstackKeys = defineFact<ToolstackKeys>({
  id: "toolstack-keys",
  statement: "The keys of a domU's configuration that the toolstack reads, each with the form that it takes.",
  basis: "source-code",
  scope:
    "All calls of libxlutil's accessors in xl's parser, and all options of xm create, read by scripts/capture-toolstack-keys.ts out of every release from 4.0 on. " +
    "Of 3.x only what a branch began with can be read. Where 4.1 to 4.4 have both toolstacks, it is xl.",
  show: ({ toolstack, keys, added, removed }) =>
    `${keys.size} keys of ${toolstack}${added.length === keys.size ? "" : `; new or in other forms: ${added.join(", ") || "none"}`}${removed.length === 0 ? "" : `; gone: ${removed.join(", ")}`}`,
  measured: measured("switch-in-words", "misspelt-setting"),
  spans: accumulate(KEY_CHANGES)
    .map(({ change, value }, index) => {
      const next = KEY_CHANGES[index + 1];
      return {
        since: change.since,
        ...(next !== undefined && { until: next.since }),
        value,
        citation: { source: "xen.git", locator: change.file, release: change.tag, quote: change.quote },
      };
    })
    .reverse(),
});

/** Each row of the table with what holds from it on. */
function accumulate(changes: readonly KeyChange[]): { readonly change: KeyChange; readonly value: ToolstackKeys }[] {
  let before: ToolstackKeys | undefined;
  return changes.map((change) => {
    const keys = new Map(before?.toolstack === change.toolstack ? before.keys : []);
    for (const key of change.removed) keys.delete(key);
    for (const [key, forms] of Object.entries(change.added)) keys.set(key, forms);
    before = { toolstack: change.toolstack, keys, added: Object.keys(change.added), removed: change.removed };
    return { change, value: before };
  });
}

/** Which releases read a key, in words: `xl of Xen 4.18 and later`. Empty where none does. */
export function releasesThatRead(key: string): readonly string[] {
  const runs: { readonly toolstack: Toolstack; readonly since: string; until: string | undefined }[] = [];
  for (const { since, until, value } of [...toolstackKeys.spans].reverse()) {
    if (!value.keys.has(key)) continue;
    const last = runs.at(-1);
    if (last?.toolstack === value.toolstack && last.until === since.toString()) last.until = until?.toString();
    else runs.push({ toolstack: value.toolstack, since: since.toString(), until: until?.toString() });
  }
  return runs.map(
    ({ toolstack, since, until }) =>
      `${toolstack} of Xen ${since}${until === undefined ? " and later" : ` up to, not including, ${until}`}`,
  );
}
