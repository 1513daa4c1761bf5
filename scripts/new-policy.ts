/**
 * Begins a policy: `npm run new:policy -- ID --subject domU --severity error --covers M04[,M05]`.
 * Writes the policy, its fact, its test and its page, and puts both modules into their lists.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { compareNames } from "../lib/model/document";
import type { Severity } from "../lib/policy/finding";
import type { SubjectOf } from "../lib/policy/policy";
import { catalogue } from "../policies/coverage";
import { constantOf, factModule, type NewPolicy, policyFile, testFile } from "./new-policy-templates";

const root = join(__dirname, "..");
const USAGE = "usage: npm run new:policy -- ID --subject SUBJECT --severity SEVERITY [--covers ROW,...]";

const SUBJECTS: Readonly<Record<SubjectOf, true>> = {
  fleet: true,
  host: true,
  volumeGroup: true,
  logicalVolume: true,
  domU: true,
};
const SEVERITIES: Readonly<Record<Severity, true>> = { fatal: true, error: true, warning: true, info: true };

/** Of the person's: it is said without a stack. */
class UsageError extends Error {}

function read(args: readonly string[]): NewPolicy {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { subject: { type: "string" }, severity: { type: "string" }, covers: { type: "string", default: "" } },
  });
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0) throw new UsageError(USAGE);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id))
    throw new UsageError(`"${id}" is no id: write the property that holds, such as volume-never-shrinks`);
  return {
    id,
    subject: oneOf("--subject", values.subject, SUBJECTS),
    severity: oneOf("--severity", values.severity, SEVERITIES),
    covers: values.covers
      .split(",")
      .filter((row) => row !== "")
      .map(knownRow),
  };
}

function oneOf<T extends string>(option: string, value: string | undefined, known: Readonly<Record<T, true>>): T {
  if (value !== undefined && value in known) return value as T;
  throw new UsageError(`${option} is one of ${Object.keys(known).join(", ")}\n${USAGE}`);
}

function knownRow(row: string): string {
  if (!catalogue.some(({ id }) => id === row))
    throw new UsageError(`the catalogue (policies/coverage.ts) has no row ${row}`);
  return row;
}

function write(path: string, content: string): void {
  if (existsSync(join(root, path))) throw new UsageError(`${path} is there already: an id is never reused`);
  writeFileSync(join(root, path), content);
}

/** Puts an import at its place in the order of paths, and its name at the end of the list. @throws if the file has neither. */
function list(path: string, line: string, name: string): void {
  const lines = readFileSync(join(root, path), "utf8").split("\n");
  const from = (text: string): string => /from "(.+)"/.exec(text)?.[1] ?? "";
  const after = lines.findLastIndex(
    (text) => text.startsWith("import ") && from(text).startsWith("./") && compareNames(from(text), from(line)) < 0,
  );
  const last = after >= 0 ? after : lines.findLastIndex((text) => text.startsWith("import "));
  const end = lines.indexOf("]", last) >= 0 ? lines.indexOf("]", last) : lines.indexOf("];", last);
  if (last < 0 || end < 0) throw new Error(`${path} has no list of imports, or none of what it exports`);
  const listed = [...lines.slice(0, last + 1), line, ...lines.slice(last + 1, end), `  ${name},`, ...lines.slice(end)];
  writeFileSync(join(root, path), listed.join("\n"));
}

function main(): void {
  const policy = read(process.argv.slice(2));
  const { id } = policy;
  const files = { policy: `policies/${id}.ts`, fact: `lib/facts/${id}.ts`, test: `__tests__/policies/${id}.test.ts` };
  const constant = constantOf(id);
  write(files.policy, policyFile(policy));
  write(files.fact, factModule(policy));
  write(files.test, testFile(policy));
  list("policies/index.ts", `import { ${constant} } from "./${id}";`, constant);
  list("lib/facts/index.ts", `import * as ${constant} from "./${id}";`, constant);
  execFileSync(process.execPath, ["--import", require.resolve("tsx"), join(root, "scripts/docs.ts")], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  process.stdout.write(
    [
      ...Object.values(files),
      `docs/policies/${id}.md`,
      "",
      `Fill in what is marked FILL IN, until this passes:  npx jest ${files.test}`,
      "Then npm run docs once more. CONTRIBUTING.md tells the rest.",
      "",
    ].join("\n"),
  );
}

try {
  main();
} catch (error) {
  const isUsage =
    error instanceof UsageError ||
    (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"));
  if (!isUsage) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
