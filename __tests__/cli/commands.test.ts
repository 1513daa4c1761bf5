import { readFileSync } from "node:fs";
import { stringify } from "yaml";
import { VERSION } from "../../lib/cli/version";
import { editedSample } from "../../lib/model/sample";
import { Unknown } from "../../lib/model/planned";
import { definePolicy } from "../../lib/policy/policy";
import { folder } from "../support/folder";
import { planOf } from "../support/plan";
import { testPolicies, vcpusAreFew } from "../support/policies";
import { type Ran, xenplan } from "../support/run";
import { stackOf } from "../support/stack";

const { path, write } = folder();
const run = (...argv: readonly string[]): Promise<Ran> => xenplan(argv, { policies: testPolicies });
const fleet = (name: string, domU = {}, host = {}): string => write(name, stringify(editedSample({ domU, host })));

describe("xenplan", () => {
  it("says how it is used, on standard output, and exits 0", async () => {
    const { exit, stdout, stderr } = await run("--help");
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    for (const command of ["check", "emit", "runbook", "explain", "policies"])
      expect(stdout).toContain(`  ${command} `);
  });

  it("is of the package's version", async () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    expect(VERSION).toBe(version);
    expect(await run("--version")).toEqual({ exit: 0, stdout: `${version}\n`, stderr: "" });
  });

  it.each<[string, string[], RegExp]>([
    ["no command", [], /Usage: xenplan/],
    ["a command that there isn't", ["chek"], /unknown command 'chek'\n\(Did you mean check\?\)/],
    [
      "an option that there isn't",
      ["check", "x", "--fail-onn", "error"],
      /unknown option '--fail-onn'\n\(Did you mean --fail-on\?\)/,
    ],
    ["no input", ["check"], /missing required argument 'input'/],
    [
      "a severity that there isn't",
      ["check", "x", "--fail-on", "bad"],
      /Allowed choices are error, warning, info, never/,
    ],
    ["a format that there isn't", ["check", "x", "-f", "sarrif"], /there is no format "sarrif".*did you mean sarif/],
    ["a format without its file", ["check", "x", "-f", "json="], /name the file after =/],
    ["two reports to one place", ["check", "x", "-f", "json", "-f", "human"], /two reports go to standard output/],
    ["standard input twice", ["check", "-", "--base", "-"], /standard input can be read only once/],
    ["no folder to emit to", ["emit", "x"], /required option '-o, --output <dir>' not specified/],
    [
      "a policy that there isn't",
      ["explain", "vcpus-are-view"],
      /there is no policy "vcpus-are-view" \(did you mean "vcpus-are-few"\?\)/,
    ],
  ])("exits 2 for %s", async (_, argv, message) => {
    const { exit, stdout, stderr } = await run(...argv);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });

  it("exits 4 where a policy throws, and names the policy", async () => {
    const broken = definePolicy({ ...vcpusAreFew, id: "broken", check: () => void JSON.parse("{") });
    const { exit, stdout, stderr } = await xenplan(["check", fleet("ok.yaml")], { policies: [broken] });
    expect({ exit, stdout }).toEqual({ exit: 4, stdout: "" });
    expect(stderr).toMatch(/internal error: policy broken failed on domU web on alpha.*\nThis is a bug of xenplan/);
  });
});

describe("xenplan check", () => {
  it.each<[string, object, string[], number]>([
    ["0 for a clean fleet", {}, [], 0],
    ["0 for a warning", { vcpus: 8 }, [], 0],
    ["1 for a warning, if that is to fail", { vcpus: 8 }, ["--fail-on", "warning"], 1],
    ["1 for an error", { kernel: null }, [], 1],
    ["0 for an error, if nothing is to fail", { kernel: null }, ["--fail-on", "never"], 0],
  ])("exits %s", async (_, domU, flags, expected) => {
    const { exit, stdout, stderr } = await run("check", fleet("fleet.yaml", domU), ...flags);
    expect({ exit, stderr }).toEqual({ exit: expected, stderr: "" });
    expect(stdout).toMatch(/3 policies judged: /);
  });

  it("counts an undecided policy at its severity, unless told to let it pass", async () => {
    const stack = write("cdk.tf.json", stackOf(editedSample({ domU: { kernel: new Unknown("${var.kernel}") } })));
    expect(await run("check", stack)).toMatchObject({
      exit: 1,
      stdout: expect.stringContaining("undecided (error)") as string,
    });
    expect(await run("check", stack, "--allow-undecided")).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining("1 undecided") as string,
    });
  });

  it("judges policies on changes against a base, or a plan's own before", async () => {
    const base = fleet("base.yaml", { memory: "1GiB" });
    expect(await run("check", fleet("now.yaml"), "--base", base, "--fail-on", "info")).toMatchObject({
      exit: 1,
      stdout: expect.stringContaining("its memory changes") as string,
    });
    const plan = write("plan.json", planOf(editedSample({}), editedSample({ domU: { memory: "1GiB" } })));
    expect(await run("check", plan, "--fail-on", "info")).toMatchObject({
      exit: 1,
      stdout: expect.stringContaining("its memory changes") as string,
    });
  });

  it("reads standard input for -", async () => {
    const { exit, stdout } = await xenplan(["check", "-", "-f", "github"], {
      policies: testPolicies,
      stdin: stringify(editedSample({ domU: { kernel: null } })),
    });
    expect(exit).toBe(1);
    expect(stdout).toMatch(/^::error title=kernel-is-declared::/);
  });

  it("writes several reports in one run, and only the one without a file to standard output", async () => {
    const files = ["json", "sarif", "github", "human"].map((format) => path("reports", `${format}.txt`));
    const [json, sarif, github, human] = files as [string, string, string, string];
    const reports = [
      "-f",
      `json=${json}`,
      "-f",
      `sarif=${sarif}`,
      "-f",
      `github=${github}`,
      "-f",
      `human=${human}`,
      "-f",
      "json",
    ];
    const { exit, stdout, stderr } = await xenplan(["check", fleet("bad.yaml", { kernel: null }), ...reports], {
      policies: testPolicies,
      color: true,
    });
    expect({ exit, stderr }).toEqual({ exit: 1, stderr: "" });
    expect(stdout).toBe(readFileSync(json, "utf8"));
    expect(JSON.parse(readFileSync(sarif, "utf8"))).toMatchObject({
      runs: [{ results: [{ locations: [{ physicalLocation: { region: { startLine: 31 } } }] }] }],
    });
    expect(readFileSync(github, "utf8")).toMatch(/^::error file=.*bad\.yaml,line=/);
    expect(readFileSync(human, "utf8")).toMatch(/^error domU web on alpha/);
  });

  it("exits 2 if a report can't be written", async () => {
    const { exit, stderr } = await run("check", fleet("ok.yaml"), "-f", `json=${path("ok.yaml", "report.json")}`);
    expect(exit).toBe(2);
    expect(stderr).toMatch(/the report can't be written/);
  });

  it("gives the same bytes for the same input", async () => {
    const bad = fleet("bad.yaml", { kernel: null, vcpus: 9 });
    for (const format of ["human", "json", "sarif", "github"])
      expect(await run("check", bad, "-f", format)).toEqual(await run("check", bad, "-f", format));
  });
});

describe("a waiver", () => {
  const waive = (
    waivers: unknown,
    flags: readonly string[] = [],
    domU: object = { kernel: null },
    host = {},
  ): Promise<Ran> =>
    run("check", fleet("waived.yaml", domU, host), "--waivers", write("waivers.yaml", stringify(waivers)), ...flags);
  const accepted = { policy: "kernel-is-declared", host: "alpha", name: "web", reason: "an appliance" };

  it("leaves its findings out of the report, and counts them", async () => {
    expect(await waive([accepted])).toEqual({
      exit: 0,
      stdout: expect.stringContaining("nothing found, 1 waived") as string,
      stderr: "",
    });
  });

  it("is keyed on what it is about, and on nothing else", async () => {
    expect(await waive([{ ...accepted, name: "other" }])).toMatchObject({
      exit: 1,
      stderr: expect.stringMatching(
        /a waiver matches nothing and can go: kernel-is-declared, host alpha, name other/,
      ) as string,
    });
    expect(await waive([{ policy: accepted.policy, reason: "all of them" }])).toMatchObject({ exit: 0 });
  });

  it("covers what it was written for, and nothing that its words happen to match", async () => {
    const twice = { kernel: null, vcpus: 9 };
    const broad = { policy: "kernel-is-declared", reason: "an appliance" };
    const two = { otherDomU: { kernel: null } };
    const check = (waiver: object) =>
      run(
        "check",
        write("two.yaml", stringify(editedSample({ domU: twice, ...two }))),
        "--waivers",
        write("w.yaml", stringify([waiver, { policy: "vcpus-are-few", reason: "measured" }])),
      );
    expect(await check(broad)).toMatchObject({
      exit: 1,
      stderr: expect.stringMatching(
        /a waiver matches 2 findings and waives none of them: kernel-is-declared: say which by host, kind, name and path \(.*domUs\.mail.*domUs\.web.*or all: true/,
      ) as string,
    });
    expect(await check({ ...broad, name: "web" })).toMatchObject({ exit: 1 });
    const byPath = (name: string) => ({ ...broad, path: `hosts.alpha.domUs.${name}` });
    expect(await check(byPath("web"))).toMatchObject({
      exit: 1,
      stdout: expect.stringMatching(/domU mail on alpha(?![\s\S]*domU web on alpha: no kernel)/) as string,
    });
    expect(await check({ ...broad, all: true })).toMatchObject({ exit: 0 });
  });

  it("holds on its last day, and not on the next", async () => {
    expect(await waive([{ ...accepted, until: "2026-06-01" }])).toMatchObject({ exit: 0 });
    expect(await waive([{ ...accepted, until: "2026-05-31" }])).toMatchObject({
      exit: 1,
      stderr: expect.stringContaining("a waiver ended on 2026-05-31") as string,
    });
  });

  it("can't waive what is fatal", async () => {
    const large = {
      volumeGroups: [{ name: "vg0", size: "4TiB", logicalVolumes: [{ name: "web-root", size: "2TiB" }] }],
    };
    const { exit, stdout, stderr } = await waive(
      [{ policy: "volumes-are-small", reason: "it will fit" }],
      [],
      {},
      large,
    );
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toMatch(/a fatal finding can't be waived \(logical volume vg0\/web-root on alpha: it is large\)/);
  });

  it.each<[string, unknown, RegExp]>([
    ["is no list", { policy: "x" }, /expected a list of waivers/],
    ["has no reason", [{ policy: "kernel-is-declared" }], /waivers\.yaml\[0\]: "reason" is missing/],
    [
      "names a policy that there isn't",
      [{ ...accepted, policy: "kernel-is-decared" }],
      /did you mean "kernel-is-declared"/,
    ],
    [
      "has a field that there isn't",
      [{ ...accepted, untill: "2026-12-31" }],
      /unknown field "untill" \(did you mean "until"\?\)/,
    ],
    ["ends on a day that there isn't", [{ ...accepted, until: "2026-02-30" }], /"2026-02-30" is not a day/],
  ])("file is refused with exit 2 if it %s", async (_, waivers, message) => {
    const { exit, stderr } = await waive(waivers);
    expect(exit).toBe(2);
    expect(stderr).toMatch(message);
  });

  it("file that isn't there exits 2", async () => {
    expect(await run("check", fleet("ok.yaml"), "--waivers", path("none.yaml"))).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining("no such file") as string,
    });
  });
});

describe("xenplan explain and policies", () => {
  it("prints a policy's page", async () => {
    expect(await run("explain", "vcpus-are-few")).toEqual({
      exit: 0,
      stdout: expect.stringContaining("## Facts") as string,
      stderr: "",
    });
  });

  it("lists the policies for people and for programs", async () => {
    expect((await run("policies")).stdout).toContain("vcpus-are-few       warning  A domU has few vCPUs.\n");
    expect(JSON.parse((await run("policies", "-f", "json")).stdout)).toMatchObject({
      schemaVersion: 1,
      policies: testPolicies.map(({ id, severity, summary }) => ({
        id,
        severity,
        summary,
        page: `docs/policies/${id}.md`,
      })),
    });
  });
});
