/** Owns Terraform's template syntax in the strings of a configuration: what is escaped, and what is an expression. */
import { type Planned, Unknown } from "../model/planned";

/** `n` marks before a brace: one begins an expression, n of them stand for n - 1 (measured: `$$${` is the text `$${`). */
const SEQUENCE = /(\$+|%+)\{/g;

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
