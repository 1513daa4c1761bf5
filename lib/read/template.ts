/** Owns Terraform's template syntax in the strings of a configuration: what is escaped, and what is an expression. */
import { type Planned, Unknown } from "../model/planned";

/** `n` marks before a brace: one begins an expression, n of them stand for n - 1 (measured: `$$${` is the text `$${`). */
const SEQUENCE = /((?<!\$)\$+|(?<!%)%+)\{/g;

/** The literal text, or Unknown if any part of it is an expression: its value comes with apply. */
export function fromTemplate(template: string): Planned<string> {
  if (!template.includes("${") && !template.includes("%{")) return template;
  let isExpression = false;
  const text = template.replace(SEQUENCE, (_, marks: string) => {
    if (marks.length === 1) isExpression = true;
    return `${marks.slice(1)}{`;
  });
  return isExpression ? new Unknown(template) : text;
}

/** The same map with its keys as they will be: a key may hold what its value may. One that is an expression stays as it is, and names no field. */
export function withLiteralKeys(map: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const isPlain = (key: string): boolean => fromTemplate(key) === key;
  if (Object.keys(map).every(isPlain)) return map;
  return Object.fromEntries(
    Object.entries(map).map(([key, value]) => {
      const literal = fromTemplate(key);
      return [typeof literal === "string" ? literal : key, value];
    }),
  );
}
