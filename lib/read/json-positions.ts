/** Owns where the values of a JSON text stand. The text is parsed once more for it, when a place is first asked for. */
import type * as jsonc from "jsonc-parser";
import type { Location } from "../model/location";

/** Where the value at a path begins, or what is nearest above it. */
export type LocatePath = (path: readonly (string | number)[]) => Location | undefined;

/** @param file what the locations name. */
export function jsonPositions(file: string, text: string): LocatePath {
  let tree: { readonly root: jsonc.Node | undefined; readonly lines: readonly number[] } | undefined;
  return (path) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- only what has a finding needs it
    const { parseTree } = require("jsonc-parser") as typeof jsonc;
    tree ??= { root: parseTree(text), lines: lineStarts(text) };
    const node = nearest(tree.root, path);
    return node && { file, ...positionOf(node.offset, tree.lines) };
  };
}

function nearest(root: jsonc.Node | undefined, path: readonly (string | number)[]): jsonc.Node | undefined {
  let node = root;
  for (const step of path) {
    const child = node?.type === "array" ? node.children?.[Number(step)] : propertyOf(node, String(step));
    if (child === undefined) break;
    node = child;
  }
  return node;
}

/** Of two of one name, the last: it is the one that JSON.parse takes. */
function propertyOf(node: jsonc.Node | undefined, name: string): jsonc.Node | undefined {
  return node?.children?.findLast(({ children }) => children?.[0]?.value === name)?.children?.[1];
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function positionOf(offset: number, starts: readonly number[]): { readonly line: number; readonly column: number } {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] as number) + 1 };
}
