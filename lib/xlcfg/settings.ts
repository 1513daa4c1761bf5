/** Owns what an xl.cfg sets in the end: of a name that stands several times the last value, with what += adds to it (xlu__cfg_set_store). */
import type { Assignment, CfgNode, Fault } from "./parse";

export interface Setting {
  readonly name: string;
  /** With all that was added to it, in the place of the last. Items of lists keep their own. */
  readonly value: CfgNode;
  /** What makes it up, in order: the last `=`, and each `+=` after it. */
  readonly assignments: readonly [Assignment, ...Assignment[]];
}

export interface CfgSettings {
  /** In the order in which the names first stand in the file. */
  readonly settings: ReadonlyMap<string, Setting>;
  /** What has no effect, since a later line sets the same name. In the order of the file. */
  readonly overridden: readonly Assignment[];
  readonly faults: readonly Fault[];
}

export function settingsOf(assignments: readonly Assignment[]): CfgSettings {
  const parts = new Map<string, [Assignment, ...Assignment[]]>();
  const overridden: Assignment[] = [];
  const faults: Fault[] = [];
  for (const assignment of assignments) {
    const { name, operator, value } = assignment;
    const before = parts.get(name);
    if (before === undefined) parts.set(name, [assignment]);
    else if (operator === "=") {
      overridden.push(...before);
      parts.set(name, [assignment]);
    } else if ((value.kind === "list") === (before[0].value.kind === "list")) before.push(assignment);
    else {
      const [what, to] = value.kind === "list" ? ["a list", "a text"] : ["a text", "a list"];
      faults.push({
        start: value.start,
        end: value.end,
        message: `${what} can't be added to ${to}, which ${name} is above`,
      });
    }
  }
  const settings = new Map<string, Setting>();
  for (const [name, own] of parts) settings.set(name, { name, value: sum(own), assignments: own });
  return { settings, overridden, faults };
}

function sum(parts: readonly [Assignment, ...Assignment[]]): CfgNode {
  const [first] = parts;
  if (parts.length === 1) return first.value;
  const { start, end } = (parts.at(-1) as Assignment).value;
  return first.value.kind === "list"
    ? { kind: "list", items: parts.flatMap(({ value }) => (value.kind === "list" ? value.items : [])), start, end }
    : {
        kind: "string",
        text: parts.map(({ value }) => (value.kind === "list" ? "" : value.text)).join(""),
        start,
        end,
      };
}
