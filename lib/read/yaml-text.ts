/** Owns reading YAML, with the lines that its values stand on. Loaded only where there is YAML: most inputs are JSON. */
import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { Location } from "../model/fleet";
import { InputError } from "../model/input-error";
import { malformed } from "./malformed";
import type { ParsedText } from "./parsed-text";

/** YAML 1.2. @throws InputError that names line and column. */
export function parseYaml(path: string, text: string): ParsedText {
  if (text.includes("\0"))
    throw malformed(
      path,
      "is not text in UTF-8",
      "a redirection in PowerShell writes UTF-16: use Out-File -Encoding utf8",
    );
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
    if (document.errors.length > 0) {
      throw new InputError(
        "malformed",
        path,
        document.errors.map((error) => ({ path: "", message: `is not YAML: ${describe(error, lines)}` })),
        { cause: document.errors[0] },
      );
    }
    const value: unknown = document.toJS();
    return {
      value,
      locate: (keys) =>
        location(
          find(document.contents, keys, (node) => (isAlias(node) ? node.resolve(document) : node)),
          path,
          lines,
        ),
    };
  } catch (cause) {
    // yaml throws these for aliases that multiply beyond bounds, and V8 for a nesting that no fleet has.
    if (cause instanceof ReferenceError)
      throw malformed(path, `is not YAML that can be read: ${cause.message}`, undefined, cause);
    if (cause instanceof RangeError) throw malformed(path, "is nested too deeply", undefined, cause);
    if (cause instanceof InputError) throw cause;
    // What it merges is no map, and whatever else the parser finds only when it makes values of what it read.
    throw malformed(path, `is not YAML that can be read: ${(cause as Error).message}`, undefined, cause);
  }
}

function describe({ message, pos: [offset] }: YAMLError, lines: LineCounter): string {
  const { line, col } = lines.linePos(offset);
  return `line ${line}, column ${col}: ${message}`;
}

/** The node at `keys`, or nearest above it. */
function find(
  root: Node | null,
  keys: readonly (string | number)[],
  follow: (node: Node) => Node | undefined,
): Node | undefined {
  let node = root ?? undefined;
  for (const key of keys) {
    const owner = node && follow(node);
    if (!isCollection(owner)) break;
    const child = childOf(owner, key, follow);
    if (child === undefined) break;
    node = child;
  }
  return node;
}

/** What a map says itself wins over what it merges (`<<: *anchor`). */
function childOf(
  owner: YAMLMap | YAMLSeq | Node,
  key: string | number,
  follow: (node: Node) => Node | undefined,
): Node | undefined {
  if (!isCollection(owner)) return undefined;
  const child: unknown = isMap(owner) && typeof key === "number" ? owner.get(String(key), true) : owner.get(key, true);
  if (isNode(child)) return child;
  // A merge key is a scalar whose value is a symbol.
  const merged: unknown = isMap(owner)
    ? owner.items.find((pair) => isScalar(pair.key) && pair.key.source === "<<")?.value
    : undefined;
  const from = isNode(merged) ? follow(merged) : undefined;
  if (isSeq(from)) {
    for (const item of from.items) {
      const found = isNode(item) ? childOf(follow(item) ?? item, key, follow) : undefined;
      if (found !== undefined) return found;
    }
  }
  return from !== undefined && isMap(from) ? childOf(from, key, follow) : undefined;
}

function location(node: Node | undefined, file: string, lines: LineCounter): Location | undefined {
  const offset = node?.range?.[0];
  if (offset === undefined) return undefined;
  const { line, col } = lines.linePos(offset);
  return { file, line, column: col };
}
