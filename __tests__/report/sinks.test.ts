/** Text of others in every stream and every file: it can be read, and does nothing. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { FORMATS } from "../../lib/cli/reports";
import { program } from "../../lib/cli/program";
import { disk } from "../../lib/disk/disk";
import { editedSample } from "../../lib/model/sample";
import { fleetDocument, type RawObject } from "../../lib/model/document";
import { inertLines, jsonText, printable } from "../../lib/units/inert";
import { policies } from "../../policies";
import { folder } from "../support/folder";
import { type Ran, xenplan } from "../support/run";

/** What a terminal, a runner of CI, a reader of Markdown or HTML would act on. */
const HOSTILE: readonly string[] = [
  "a\n::error file=README.md,line=1::forged",
  "a\r\n::add-mask::x",
  "##[error]forged",
  "##vso[task.setvariable variable=x]y",
  "a\n##teamcity[buildStatus status='SUCCESS']",
  "\u001b[2J\u001b]0;x\u0007",
  "\u009b31m",
  "\u202etxt.exe\u2066x\u2069",
  "zero\u200bwidth\u2060\ufeff",
  "line\u2028paragraph\u2029",
  "tag\u{e0041}",
  "[click](javascript:alert(1)) ![x](http://h/x.png) <img src=x onerror=alert(1)> <!-- x -->",
  "`code` | cell",
];

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** What a stream or a text file may hold. `ours` are commands that a format is made of. */
function expectInert(text: string, { ours = /^(?!)/, what = "" }: { ours?: RegExp; what?: string } = {}): void {
  for (const line of text.split("\n")) {
    if (UNSEEN.test(line.replaceAll("\t", "")))
      throw new Error(`${what}: unseen characters in ${JSON.stringify(line)}`);
    if (/##\w*\[/.test(line)) throw new Error(`${what}: a command in ${JSON.stringify(line)}`);
    if (/^\s*::/.test(line) && !ours.test(line)) throw new Error(`${what}: a command in ${JSON.stringify(line)}`);
  }
}

const scratch = folder();
let written = 0;
const write = (text: string, name = "fleet.yaml"): string => scratch.write(`${++written}/${name}`, text);

/** The sample with a text of others wherever a fleet can hold any. */
function fleets(text: string): readonly RawObject[] {
  const named = editedSample({
    host: { dom0: { memory: "96MiB" }, xen: { scheduler: text, commandLine: text }, xlConf: { [text]: text } },
    domU: {
      name: text,
      boot: { kernel: `/${text}`, extra: text, bootloader: text },
      vbds: [{ vdev: "xvda", target: `/dev/${text}`, size: "1GiB" }],
      vifs: [{ bridge: "x", script: text, vifname: text, ip: text }],
      settings: { [text]: text, device_model_args: [text, "-drive"] },
      onReboot: text,
      plannedReboots: [{ reason: text }],
    },
    twice: "domU",
  });
  const [host] = named.hosts as [RawObject];
  return [
    named,
    fleetDocument([{ ...host, name: text, address: text }]),
    { ...named, [text]: 1 },
    fleetDocument([{ ...host, [text]: 1, cpus: text }]),
  ];
}

async function everyStream(argv: readonly string[], options: Parameters<typeof xenplan>[1] = {}): Promise<Ran> {
  const ran = await xenplan(argv, { policies, ...options });
  const isGithub = argv.includes("github");
  expectInert(ran.stdout, {
    what: `${argv.join(" ").slice(0, 60)} stdout`,
    ...(isGithub && { ours: /^::(error|warning|notice) / }),
  });
  expectInert(ran.stderr, { what: `${argv.join(" ").slice(0, 60)} stderr` });
  return ran;
}

describe.each(HOSTILE.map((text) => [JSON.stringify(text), text]))("%s", (_, text) => {
  it.each(FORMATS)("is inert in a report as %s on standard output", async (format) => {
    const path = write(JSON.stringify(fleets(text)[0]), "fleet.json");
    const { stdout } = await everyStream(["check", path, "-f", format]);
    if (format === "json" || format === "sarif") JSON.parse(stdout);
  });

  it("is inert in a report of any format in a file", async () => {
    for (const document of fleets(text)) {
      const path = write(JSON.stringify(document), "fleet.json");
      const reports = FORMATS.map((format) => ({ format, file: scratch.path(`report-${++written}`) }));
      await everyStream(["check", path, ...reports.flatMap(({ format, file }) => ["-f", `${format}=${file}`])]);
      for (const { format, file } of reports)
        if (existsSync(file))
          expectInert(readFileSync(file, "utf8"), { what: format, ours: /^::(error|warning|notice) / });
    }
  });

  it("is inert in what commands write to the streams", async () => {
    const good = write(stringify(editedSample({})));
    const yaml = write(stringify(fleets(text)[0]));
    const waivers = write(
      stringify([{ policy: "mac-is-fixed", reason: text, name: text, host: text }]),
      "waivers.yaml",
    );
    const named = text.replace(/[/\0]/g, "");
    for (const argv of [
      ["check", yaml],
      ["check", good, "--base", yaml],
      ["check", yaml, "--base", good],
      ["check", good, "--waivers", waivers],
      ["check", good, "--waivers", write(stringify([{ policy: text, reason: "x" }]), "waivers.yaml")],
      ["check", scratch.write(`${++written}/${named}.yaml`, "hosts: 1")],
      ["check", text],
      ["check", good, "-f", text],
      ["check", good, `--${text}`],
      ["check", good, "--as-of", text],
      [text],
      ["explain", text],
      ["diagnose", text],
      ["diagnose", "-", "-f", "json"],
      ["emit", yaml, "-o", scratch.path(`out-${++written}`)],
    ])
      await everyStream(argv, { stdin: `libxl: error: libxl_create.c:1: ${text}\n${text}` });
  });

  it("is inert in the comments of what is emitted, and data in the rest", async () => {
    const out = scratch.path(`emitted-${++written}`);
    const document = editedSample({
      domU: {
        name: text.replaceAll("/", "_"),
        boot: { extra: text.replaceAll("\n", " ") },
        plannedReboots: [{ reason: text }],
      },
      host: {
        volumeGroups: [
          {
            name: "vg0",
            size: "500GiB",
            logicalVolumes: [{ name: "web-root", size: "40GiB", filesystem: "xfs", mountPoint: "/" }],
          },
        ],
      },
    });
    const before = editedSample({
      domU: { name: text.replaceAll("/", "_"), boot: { extra: text.replaceAll("\n", " ") } },
    });
    const { exit } = await everyStream([
      "emit",
      write(stringify(document)),
      "--base",
      write(stringify(before), "base.yaml"),
      "-o",
      out,
      "--fail-on",
      "never",
    ]);
    if (exit !== 0) return;
    for (const { path } of disk.walk(out)) {
      const lines = readFileSync(join(out, path), "utf8").split("\n");
      if (path.endsWith(".sh") || path.endsWith(".cfg"))
        for (const line of lines) if (/^\s*#/.test(line)) expectInert(line, { what: path });
      if (path.endsWith(".md")) expectInert(lines.join("\n"), { what: path });
    }
  });

  it("stays what it says", () => {
    expect(JSON.parse(jsonText({ text }))).toEqual({ text });
    expectInert(printable(text));
    expectInert(inertLines(text));
    expectInert(jsonText(text));
  });
});

it("is walked through every command that there is", () => {
  const names = program(
    { stdin: () => "", stdout: () => undefined, stderr: () => undefined, color: false, today: () => "", files: disk },
    () => policies,
    () => undefined,
  ).commands.map((command) => command.name());
  // One more command, and it has to be walked above.
  expect(names.filter((name) => name !== "help").sort()).toEqual([
    "check",
    "diagnose",
    "emit",
    "explain",
    "policies",
    "runbook",
  ]);
});
