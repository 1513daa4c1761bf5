/** Every regular expression that an input meets takes time linear in the input's length, whoever wrote the input. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkSync } from "recheck";
import ts from "typescript";

const ROOT = join(__dirname, "../..");
const FOLDERS = ["lib", "policies", "constructs", "bin"];

function literalsIn(path: string): readonly string[] {
  const literals: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) literals.push(node.text);
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile(path, readFileSync(join(ROOT, path), "utf8"), ts.ScriptTarget.Latest));
  return literals;
}

const FILES = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => join(folder, path))
    .sort(),
);

/** What is wrong with it, with a text that shows it. Undefined where it is linear. */
function fault(literal: string): string | undefined {
  const end = literal.lastIndexOf("/");
  const diagnostics = checkSync(literal.slice(1, end), literal.slice(end + 1), { timeout: 20_000, randomSeed: 1 });
  if (diagnostics.status === "safe") return undefined;
  const shown = diagnostics.status === "vulnerable" ? ` for ${diagnostics.attack.pattern}` : "";
  const why = diagnostics.status === "vulnerable" ? diagnostics.complexity.summary : diagnostics.error.kind;
  return `${literal} is ${diagnostics.status}: ${why}${shown}`;
}

describe("a regular expression", () => {
  it.each([
    ["/^(a|a)*$/", "exponential"],
    ["/-+$/", "2nd degree polynomial"],
  ])("of super-linear time is found: %s", (literal, complexity) => expect(fault(literal)).toContain(complexity));

  it("is linear wherever one stands in the code", () => {
    const faults = new Map<string, string | undefined>();
    for (const file of FILES)
      for (const literal of literalsIn(file)) if (!faults.has(literal)) faults.set(literal, fault(literal));
    expect(faults.size).toBeGreaterThan(100);
    expect([...faults.values()].filter((one) => one !== undefined)).toEqual([]);
  }, 120_000);
});
