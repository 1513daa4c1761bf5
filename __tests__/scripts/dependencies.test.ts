import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Lock, type Manifest, problemsOf, vulnerabilitiesOf } from "../../scripts/dependencies";

const read = (file: string): unknown => JSON.parse(readFileSync(join(__dirname, "../..", file), "utf8"));
const integrity = "sha512-AAAA";

describe("the packages that this one is built with", () => {
  it("are installed by their hash, and run no script that nobody has looked at", () => {
    expect(problemsOf(read("package-lock.json") as Lock, read("package.json") as Manifest)).toEqual([]);
  });

  it.each<[string, Lock["packages"], Manifest, readonly string[]]>([
    ["no hash", { "node_modules/a": {} }, {}, ["node_modules/a: no sha512 integrity"]],
    ["an old hash", { "node_modules/a": { integrity: "sha1-AAAA" } }, {}, ["node_modules/a: no sha512 integrity"]],
    ["a link, or what lies in another's archive", { a: { link: true }, b: { inBundle: true } }, {}, []],
    [
      "another place",
      { "node_modules/a": { integrity, resolved: "git+ssh://git@example.net/a.git#1" } },
      {},
      ["node_modules/a: comes from git+ssh://git@example.net/a.git#1"],
    ],
    [
      "a registry by name",
      { "node_modules/a": { integrity, resolved: "https://registry.example.net/a/-/a-1.tgz" } },
      {},
      ["node_modules/a: comes from https://registry.example.net/a/-/a-1.tgz"],
    ],
    ["the registry that npm is set to", { "node_modules/a": { integrity } }, {}, []],
    [
      "a script that nobody has looked at",
      { "node_modules/b/node_modules/@s/a": { integrity, hasInstallScript: true } },
      { allowScripts: { a: true } },
      [
        "@s/a: has an install script, and allowScripts of package.json says nothing of it",
        "a: stands in allowScripts of package.json, and has no install script",
      ],
    ],
    [
      "scripts that somebody has looked at",
      {
        "node_modules/@s/a": { integrity, hasInstallScript: true },
        "node_modules/b": { integrity, hasInstallScript: true },
      },
      { allowScripts: { "@s/a@1.0.0": true, b: false } },
      [],
    ],
  ])("%s", (_, packages, manifest, problems) => expect(problemsOf({ packages }, manifest)).toEqual(problems));

  it.each([
    [{ metadata: { vulnerabilities: { low: 3, high: 0, critical: 0 } } }, []],
    [{ metadata: { vulnerabilities: { high: 2, critical: 1 } } }, ["npm audit: 2 high", "npm audit: 1 critical"]],
    [{ message: "405 Method Not Allowed" }, undefined],
    [{}, undefined],
  ])("are audited: %j", (answer, problems) => expect(vulnerabilitiesOf(answer)).toEqual(problems));
});
