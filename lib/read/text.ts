/** Owns the way from text to plain values, JSON or YAML, with the lines that YAML's values stand on. Must not know what is in them. */
import type { InputFile } from "./input";
import { jsonPositions } from "./json-positions";
import { JsonTextError, parseJsonText } from "./json-text";
import { malformed } from "./malformed";
import type { ParsedText } from "./parsed-text";
import type * as yamlText from "./yaml-text";

/** JSON if it looks like it, else YAML 1.2. @throws InputError that names line and column. */
export function parseText({ path, text }: InputFile): ParsedText {
  const first = /\S/.exec(text)?.[0];
  if (first === undefined) throw malformed(path, "is empty");
  if (text.startsWith("PK"))
    throw malformed(
      path,
      "is a zip archive, such as Terraform's own plan file",
      `judge its JSON: terraform show -json ${path} > plan.json`,
    );
  if (!/\.ya?ml$/i.test(path) && (first === "{" || first === "["))
    return { value: parseJson(path, text), locate: jsonPositions(path, text) };
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a plan is judged sooner without the parser that it doesn't need
  const { parseYaml } = require("./yaml-text") as typeof yamlText;
  return parseYaml(path, text);
}

function parseJson(path: string, text: string): unknown {
  try {
    return parseJsonText(text);
  } catch (cause) {
    if (!(cause instanceof JsonTextError)) throw cause;
    const isStream = /^\{"@level"|^\{[^\n]*\}\r?\n\{/.test(text);
    throw malformed(
      path,
      `is not JSON: ${cause.message}`,
      isStream ? "the plan is what terraform show -json prints, not terraform plan -json" : undefined,
      cause,
    );
  }
}
