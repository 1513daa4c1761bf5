import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as library from "../../lib/shell/library";
import type { ShellFunction } from "../../lib/shell/function";
import { shellLibrary } from "../../scripts/shell-library";
import { folder } from "../support/folder";
import { realPart } from "../support/real-part";
import { runShell } from "../support/shell";

const root = join(__dirname, "../..");
const sources = ["lib/shell/sources", "lib/shell/sources/domu"].flatMap((path) =>
  readdirSync(join(root, path))
    .filter((file) => file.endsWith(".sh"))
    .map((file) => join(path, file)),
);
const { domU: _, ...functions } = library;

realPart(
  "shellcheck",
  spawnSync("shellcheck", ["--version"]).status === 0,
  "apt-get install shellcheck",
)("shellcheck", () => {
  it.each(sources)("has nothing to say of %s", (path) => {
    const { stdout, status } = spawnSync("shellcheck", [path], { cwd: root, encoding: "utf8" });
    expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
  });
});

describe("the library of functions", () => {
  it("is what the sources say", () => {
    expect(readFileSync(join(root, "lib/shell/library.ts"), "utf8")).toBe(shellLibrary(root));
  });

  it.each(Object.entries(functions))("%s brings all that it calls", (_, one) => {
    const defined = new Set(Object.values(functions).flatMap(({ source }) => namesIn(source)));
    const brought = new Set(closure(one).flatMap(({ source }) => namesIn(source)));
    // As bash itself has parsed it: without comments, one command a line.
    const { stdout, status } = runShell("bash", [
      "-c",
      `${one === library.end ? "" : one.source}\nfor f in $(compgen -A function); do declare -f "$f"; done`,
    ]);
    expect(status).toBe(0);
    const words = stdout.replace(/'[^']*'/g, "").split(/[\s;|&(){}$"`]+/);
    const missing = words.filter((word) => defined.has(word) && !brought.has(word) && word !== "create_volume");
    expect([...new Set(missing)]).toEqual([]);
  });
});

describe("what a function needs", () => {
  const scratch = folder();

  it("is computed: the files whose functions it calls, in the order of the calls, each before it", () => {
    scratch.write("lib/shell/sources/a.sh", "# head\n\na() {\n  if b 1; then c; fi # d is only named\n  echo d\n}\n");
    scratch.write("lib/shell/sources/b.sh", "# head\n\nb() { await 3 c x; }\n");
    scratch.write("lib/shell/sources/c.sh", "# head\n\nc() { true; }\n");
    scratch.write("lib/shell/sources/d.sh", "# head\n\nd() { x=$(c) || ! c; }\n");
    scratch.write("lib/shell/sources/domu/inside.sh", "# head\n\ntrue\n");
    const text = shellLibrary(scratch.path());
    expect(
      [...text.matchAll(/export const (\w+): ShellFunction = \{\n {2}needs: \[(.*)\]/g)].map(
        ([, name, needs]) => `${name}: ${needs}`,
      ),
    ).toEqual(["c: ", "b: c", "a: b, c", "d: c"]);
    expect(text).toContain('inside: "true"');
  });

  it("can't be each other", () => {
    scratch.write("lib/shell/sources/c.sh", "# head\n\nc() { a; }\n");
    expect(() => shellLibrary(scratch.path())).toThrow("a needs b needs c needs a");
  });
});

function namesIn(source: string): readonly string[] {
  return [...source.matchAll(/^(\w+)\(\)/gm)].map(([, name = ""]) => name);
}

function closure(one: ShellFunction): readonly ShellFunction[] {
  return [...one.needs.flatMap(closure), one];
}
