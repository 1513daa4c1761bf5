import type { JsonReport } from "../../lib/report/json";
/** What a user gets for input that can't be judged: each with its message and its exit code. The files are beside this one. */
import { mkdirSync } from "node:fs";
import { join, relative } from "node:path";
import { policies } from "../../policies";
import { folder } from "../support/folder";
import { xenplan } from "../support/run";

const { path, write } = folder();
const fixture = (name: string): string => join(relative(process.cwd(), __dirname), name);

describe("xenplan check", () => {
  it.each<[string, string, RegExp]>([
    ["JSON that is malformed", "malformed.json", /malformed\.json: is not JSON: line 5, column 3: expected a value, found "\]"/],
    ["YAML that is malformed", "malformed.yaml", /malformed\.yaml: is not YAML: line 5, column \d+: /],
    ["a key that stands twice", "duplicate-key.yaml", /duplicate-key\.yaml: is not YAML: line 6, column 5: Map keys must be unique/],
    ["an unknown field, with the nearest known one", "unknown-field.yaml", /hosts\[0\]\.domUs\[0\] \(line 8, column 20\): unknown field "memroyMiB" \(did you mean "memoryMiB"\?/],
    ["a plan that errored", "errored-plan.json", /not judged \(incomplete\)\n.*the plan is marked errored/],
    ["a plan that is incomplete", "incomplete-plan.json", /not judged \(incomplete\)\n.*the plan is marked incomplete/],
    ["a plan of another major format", "plan-of-another-major.json", /not judged \(unsupported\)\n.*format_version "2\.0", and this program reads 1\.x/],
    ["a plan with nothing of ours", "plan-with-nothing-of-ours.json", /not judged \(nothing-to-judge\)\n.*holds no resource of xenplan's/],
    ["a state in place of a plan", "state.json", /it is Terraform's state.*terraform show -json FILE/],
    ["a plan as Terraform streams it", "plan-stream.json", /is not JSON: line 2, column 1: .*not terraform plan -json/],
    ["a plan as Terraform saves it", "binary-plan", /is a zip archive.*terraform show -json/],
    ["a fleet file of another version", "fleet-of-another-version.yaml", /not judged \(unsupported\)\n.*version 2 of the fleet file/],
    ["a fleet without hosts", "no-hosts.yaml", /not judged \(nothing-to-judge\)\n.*declares no hosts/],
    ["JSON of something else", "something-else.json", /is not an input that is known: it holds version, services; expected a cdktf\.out folder/],
    ["Python in place of an xl.cfg", "python.cfg", /not judged \(unsupported\)\n.*is a Python file of xm's \(line 2: import os; line 3: if os\.path\.exists/],
    ["a file without anything in it", "empty.yaml", /empty\.yaml: is empty/],
    ["a file that isn't there", "none.yaml", /not judged \(unreadable\)\n.*none\.yaml: no such file or folder/],
  ])("exits 3 for %s", async (_, name, message) => {
    const { exit, stdout, stderr } = await xenplan(["check", fixture(name)], { policies });
    expect({ exit, stdout }).toEqual({ exit: 3, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).toContain(fixture(name));
  });

  it.each([
    ["a wrong unit", "wrong-unit.yaml", 7, 'hosts.alpha.volumeGroups.vg0.size', /"500GB" is not a size: write a whole number of B, KiB, MiB, GiB/],
    ["a release that doesn't exist", "no-such-release.yaml", 6, "hosts.beta.xen.release", /there is no Xen 3\.0\.5: branch 3\.0 ended with 3\.0\.4/],
    ["a release that YAML takes for a number", "release-as-number.yaml", 4, "hosts.alpha.xen.release", /expected text, found the number 4\.17: quote it, as "4\.17"/],
  ])("exits 1 for %s: that is a fatal finding at its place", async (_, name, _line, path, message) => {
    const { exit, stdout, stderr } = await xenplan(["check", fixture(name), "--format", "json"], { policies });
    expect({ exit, stderr }).toEqual({ exit: 1, stderr: "" });
    const { findings } = JSON.parse(stdout) as JsonReport;
    const malformed = findings.filter(({ policy }) => policy === "values-are-well-formed");
    expect(malformed).toEqual([expect.objectContaining({ path, severity: "fatal", message: expect.stringMatching(message) as string })]);
    expect(malformed[0]?.location?.file).toBe(fixture(name));
  });

  it("exits 3 for an empty folder, and says what it looked for", async () => {
    mkdirSync(path("empty"));
    const { exit, stdout, stderr } = await xenplan(["check", path("empty")], { policies });
    expect({ exit, stdout }).toEqual({ exit: 3, stdout: "" });
    expect(stderr).toMatch(/the folder is empty: looked for a cdktf\.out \(manifest\.json and stacks\), cdk\.tf\.json, one of fleet\.yaml, fleet\.yml, fleet\.json, plan\.json, fleet files of any name \(\*\.yaml, \*\.yml, \*\.json\), or xl\.cfg files/);
  });

  it.each<[string, string, string, RegExp]>([
    ["text in UTF-16", "utf-16.json", '\0{\0"\0', /is not text in UTF-8/],
    ["JSON that is nested too deeply", "deep.json", `{"hosts":${"[".repeat(5000)}${"]".repeat(5000)}}`, /is nested too deeply/],
    ["YAML that is nested too deeply", "deep.yaml", "[".repeat(20000), /is nested too deeply|is not YAML/],
    ["YAML whose aliases multiply", "bomb.yaml", `a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefgh".replace(/./g, (key) => `${key}: &${key} [${`*${String.fromCharCode(key.charCodeAt(0) - 1)},`.repeat(9).slice(0, -1)}]\n`)}`, /Excessive alias count/],
  ])("exits 3 for %s", async (_, name, content, message) => {
    const { exit, stdout, stderr } = await xenplan(["check", write(name, content)], { policies });
    expect({ exit, stdout }).toEqual({ exit: 3, stdout: "" });
    expect(stderr).toMatch(message);
  });

  it("tells everything that is wrong with an input at once", async () => {
    const yaml = "schemaVersion: 1\nhosts:\n  - { name: alpha, xen: { release: 9.9.9 }, memory: 64GB, dom0: { kernel: six } }\n";
    const { exit, stdout } = await xenplan(["check", write("three.yaml", yaml)], { policies });
    expect(exit).toBe(1);
    for (const message of ["there is no Xen 9.9.9", '"64GB" is not a size', '"six" is not a kernel release']) expect(stdout).toContain(message);
  });

  it("exits 1 for a name that two domUs have: that is a finding, on its line", async () => {
    const { exit, stdout, stderr } = await xenplan(["check", fixture("duplicate-name.yaml")], { policies });
    expect({ exit, stderr }).toEqual({ exit: 1, stderr: "" });
    expect(stdout).toMatch(/fatal .*domu-names-are-unique/s);
    expect(stdout).toMatch(/duplicate-name\.yaml:\d+:\d+/);
  });
});
