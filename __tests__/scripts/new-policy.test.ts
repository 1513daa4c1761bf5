import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SubjectOf } from "../../lib/policy/policy";
import { factModule, policyFile, testFile } from "../../scripts/new-policy-templates";
import { folder } from "../support/folder";

const root = join(__dirname, "../..");
const COPIED = [
  "README.md",
  "CONTRIBUTING.md",
  "bin",
  "constructs",
  "docs",
  "examples",
  "fleet.schema.json",
  "jest.config.js",
  "lib",
  "package.json",
  "policies",
  "scripts",
  "tsconfig.json",
  "__tests__/policies",
  "__tests__/support",
];

const run = (cwd: string, ...args: readonly string[]) => {
  const { CI: _ci, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8", env });
  return { status, text: `${stdout}${stderr}` };
};

describe("npm run new:policy", () => {
  const scratch = folder();
  const tsx = require.resolve("tsx", { paths: [root] });
  const newPolicy = (...args: readonly string[]) =>
    run(scratch.path(), "--import", tsx, scratch.path("scripts/new-policy.ts"), ...args);
  const text = (path: string): string => readFileSync(scratch.path(path), "utf8");

  beforeAll(() => {
    for (const path of COPIED) cpSync(join(root, path), scratch.path(path), { recursive: true });
    symlinkSync(join(root, "node_modules"), scratch.path("node_modules"));
  });

  it.each([
    ["no id", []],
    ["an id that is no property", ["Shrinks", "--subject", "domU", "--severity", "error"]],
    ["a subject that there is not", ["vbds-are-blue", "--subject", "vbd", "--severity", "error"]],
    ["no severity", ["vbds-are-blue", "--subject", "domU"]],
    ["a row that there is not", ["vbds-are-blue", "--subject", "domU", "--severity", "error", "--covers", "M99"]],
    ["an option that there is not", ["vbds-are-blue", "--colour", "blue"]],
    ["a policy that is there", ["volume-never-shrinks", "--subject", "domU", "--severity", "error"]],
  ])("refuses %s", (_, args) => {
    expect(newPolicy(...args).status).toBe(2);
  });

  it("writes the policy, its fact, its test and its page, and lists both modules", () => {
    const { status, text: printed } = newPolicy(
      "domu-is-blue",
      "--subject",
      "domU",
      "--severity",
      "warning",
      "--covers",
      "M04,M05",
    );
    expect({ status, printed }).toEqual({
      status: 0,
      printed: expect.stringContaining("npx jest __tests__/policies/domu-is-blue.test.ts"),
    });
    expect(text("policies/domu-is-blue.ts")).toContain('covers: ["M04", "M05"]');
    expect(text("policies/index.ts").match(/.*domuIsBlue.*/g)).toEqual([
      'import { domuIsBlue } from "./domu-is-blue";',
      "  domuIsBlue,",
    ]);
    expect(text("lib/facts/index.ts").match(/.*domuIsBlue.*/g)).toEqual([
      'import * as domuIsBlue from "./domu-is-blue";',
      "  domuIsBlue,",
    ]);
    expect(text("docs/policies/domu-is-blue.md")).toContain("# domu-is-blue\n");
    expect(text("docs/policies/README.md")).toContain("[domu-is-blue](domu-is-blue.md)");
    expect(text("docs/coverage.md")).toContain("[domu-is-blue](policies/domu-is-blue.md)");
  });

  it("writes what compiles, for every subject", () => {
    const subjects: readonly SubjectOf[] = ["host", "fleet", "volumeGroup", "logicalVolume"];
    const ids = subjects.map((subject) => {
      const id = `${subject.toLowerCase()}-is-blue`;
      const policy = { id, subject, severity: "error", covers: [] } as const;
      scratch.write(`policies/${id}.ts`, policyFile(policy));
      scratch.write(`lib/facts/${id}.ts`, factModule(policy));
      scratch.write(`__tests__/policies/${id}.test.ts`, testFile(policy));
      return id;
    });
    const include = ["domu-is-blue", ...ids].map((id) => `__tests__/policies/${id}.test.ts`);
    writeFileSync(scratch.path("tsconfig.new.json"), JSON.stringify({ extends: "./tsconfig.json", include }));
    expect(
      run(scratch.path(), join(root, "node_modules/typescript/bin/tsc"), "--noEmit", "-p", "tsconfig.new.json"),
    ).toEqual({ status: 0, text: "" });
  });

  it("fails until it is filled in, and says where", () => {
    const { status, text: printed } = run(
      scratch.path(),
      join(root, "node_modules/jest/bin/jest.js"),
      "--rootDir",
      scratch.path(),
      "__tests__/policies/domu-is-blue.test.ts",
    );
    expect(status).toBe(1);
    for (const place of [
      "policy.summary",
      "policy.facts.0.statement",
      "policy.facts.0.spans.0.citation.quote",
      "policy.messages.0",
      "valid.0.name",
      "invalid.0.says.0",
    ]) {
      expect(printed).toContain(`"${place}"`);
    }
    expect(printed).toMatch(/Tests:\s+1 failed/);
  });
});
