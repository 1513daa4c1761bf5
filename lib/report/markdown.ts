/** Owns the writing of Markdown from text that may hold anything. */
import { printable } from "../units/inert";
import { oneLine } from "./source";

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => printable(oneLine(cell)).replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A code span. Its fence is longer than any run of backticks in it (CommonMark 6.1). */
export function code(content: string): string {
  const fence = "`".repeat(1 + Math.max(0, ...[...content.matchAll(/`+/g)].map(([run]) => run.length)));
  const pad = content.startsWith("`") || content.endsWith("`") ? " " : "";
  return `${fence}${pad}${printable(oneLine(content))}${pad}${fence}`;
}
