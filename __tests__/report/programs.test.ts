import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as cdktf from "cdktf";
import * as ts from "typescript";
import * as xenplan from "../../constructs";
import type { XenApp } from "../../constructs";
import { disk } from "../../lib/disk/disk";
import { loadInput } from "../../lib/read/load";
import { readInputs } from "../../lib/read/read";
import { evaluate } from "../../lib/policy/evaluate";
import type { Finding } from "../../lib/policy/finding";
import { explainMarkdown } from "../../lib/report/explain";
import { policies } from "../../policies";
import { folder } from "../support/folder";

const root = join(__dirname, "../..");
const scratch = folder();

interface Published {
  readonly files: Readonly<Record<string, string>>;
  readonly program: string | undefined;
}

/** The blocks of a page's example, as a person would paste them. */
function published(page: string, title: "Rejected" | "Accepted"): Published {
  const section = page.split(/^### /m).find((part) => part.startsWith(`${title}\n`)) ?? "";
  const blocks = [...section.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language = "", text = ""]) => ({
    language,
    text,
  }));
  const files = blocks
    .filter(({ language }) => language === "yaml")
    .map(({ text }) => [/^# (\S+)/.exec(text)?.[1] ?? "", text]);
  return {
    files: Object.fromEntries(files) as Record<string, string>,
    program: blocks.find(({ language }) => language === "typescript")?.text,
  };
}

const pages = policies.map((policy) => [policy.id, policy, explainMarkdown(policy)] as const);

describe.each(pages)("the page of %s", (id, { examples: { rejected } }, page) => {
  it.each([
    ["Rejected", [id, ...(rejected.also ?? [])]],
    ["Accepted", []],
  ] as const)("%s: its fleet file says the same to the command", (title, broken) => {
    const { files } = published(page, title);
    const write = (name: string): string => scratch.write(`${id}/${title}/${name}`, files[name] ?? "");
    const base = files["before.yaml"] === undefined ? undefined : loadInput(write("before.yaml"), disk);
    const { change } = readInputs([loadInput(write("fleet.yaml"), disk)], base);
    // A plan stands for the fleet file there, and its own state for what was before.
    const claimed = files["base.yaml"] && readInputs([loadInput(write("base.yaml"), disk)]).change.after;
    const claims = change.before && claimed && { claims: { state: change.before, base: claimed } };
    // What else is good to know of it is no matter.
    const told = evaluate({ ...change, ...claims }, policies).findings.filter(
      ({ policy, severity }) => severity !== "info" || policy === id || title === "Rejected",
    );
    expect([...new Set(told.map(({ policy }) => policy))].sort()).toEqual([...broken].sort());
  });
});

describe("the programs of the pages", () => {
  const programs = pages.flatMap(([id, , page]) =>
    (["Rejected", "Accepted"] as const).map((title) => ({ id, title, ...published(page, title) })),
  );
  const written = programs.filter(({ program }) => program !== undefined);

  it("are there for nearly all", () => {
    expect(written.length / programs.length).toBeGreaterThan(0.9);
  });

  it("compile", () => {
    const paths = written.map(({ id, title, program = "" }) => {
      const path = scratch.path("programs", `${id}-${title}.ts`);
      mkdirSync(scratch.path("programs"), { recursive: true });
      writeFileSync(path, program);
      return path;
    });
    const { options } = ts.parseJsonConfigFileContent(
      ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path)).config,
      ts.sys,
      root,
    );
    const program = ts.createProgram(paths, {
      ...options,
      noEmit: true,
      noUnusedLocals: false,
      skipLibCheck: true,
      rootDir: "/",
      typeRoots: [join(root, "node_modules/@types")],
      paths: { xenplan: [join(root, "constructs/index.ts")], cdktf: [join(root, "node_modules/cdktf")] },
    });
    const errors = paths.flatMap((path) =>
      program
        .getSemanticDiagnostics(program.getSourceFile(path))
        .map(({ messageText }) => `${path.split("/").at(-1)}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`),
    );
    expect(errors).toEqual([]);
  });

  it.each(written.map(({ id, title, files, program = "" }) => [`${id}, ${title}`, id, title, files, program] as const))(
    "%s: has the findings of its fleet file",
    (_, id, title, files, program) => {
      const write = (name: string): string => scratch.write(`run/${id}-${title}/${name}`, files[name] ?? "");
      const base = files["before.yaml"] === undefined ? undefined : loadInput(write("before.yaml"), disk);
      const { change } = readInputs([loadInput(write("fleet.yaml"), disk)], base);
      const expected = evaluate(change, policies).findings;
      const found = judged(program, scratch.path(`run/${id}-${title}`));
      expect(found.map(({ policy, path, message }) => [policy, path, message])).toEqual(
        expected.map(({ policy, path, message }) => [policy, path, message]),
      );
    },
  );
});

/** What a program's own app says of its fleet, run in a folder. */
function judged(program: string, cwd: string): readonly Finding[] {
  const { outputText } = ts.transpileModule(program.replace("app.synth();", "export { app };"), {
    compilerOptions: { module: ts.ModuleKind.CommonJS },
  });
  const exported: { app?: XenApp } = {};
  const modules: Readonly<Record<string, unknown>> = { xenplan, cdktf };
  const before = process.cwd();
  process.chdir(cwd);
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the page's program, as it stands there
    new Function("require", "exports", outputText)((name: string) => modules[name], exported);
    return exported.app?.judge().findings ?? [];
  } catch (error) {
    if (!(error instanceof xenplan.RejectedFleet)) throw error;
    return error.judgement.findings;
  } finally {
    process.chdir(before);
  }
}
