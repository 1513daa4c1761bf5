import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { parseFleet } from "../../lib/model/parse";
import { policies } from "../../policies";
import { xenplan } from "../support/run";

const root = join(__dirname, "../..");
const MODERN = join(root, "examples/modern/fleet.yaml");
const ARM = join(root, "examples/arm/fleet.yaml");
const HISTORIC = join(root, "examples/historic/fleet.yaml");

interface JsonFinding {
  readonly policy: string;
  readonly result: string;
  readonly severity: string;
  readonly subject: { readonly host: string; readonly name: string };
  readonly message: string;
}

async function check(
  ...argv: readonly string[]
): Promise<{ readonly exit: number; readonly judged: number; readonly findings: readonly string[] }> {
  const { exit, stdout, stderr } = await xenplan(["check", ...argv, "-f", "json", "--fail-on", "info"], { policies });
  expect(
    stderr.split("\n").filter((line) => !/^note: (.* the base is equal to what is judged|judged as of )|^$/.test(line)),
  ).toEqual([]);
  const { summary, findings } = JSON.parse(stdout) as {
    readonly summary: { readonly policies: number };
    readonly findings: readonly JsonFinding[];
  };
  const lines = findings.map(
    ({ policy, result, severity, subject, message }) =>
      `${severity}, ${result}, ${policy}, ${subject.host} ${subject.name}: ${message}`,
  );
  return { exit, judged: summary.policies, findings: lines };
}

describe.each([
  ["a fleet of today", MODERN],
  ["a fleet of 2007", HISTORIC],
  ["a fleet of Arm", ARM],
])("%s", (_, file) => {
  it("is clean under every policy: no violation, nothing undecided, nothing to tell", async () => {
    expect(await check(file)).toEqual({
      exit: 0,
      judged: policies.filter(({ judges }) => judges === "state").length,
      findings: [],
    });
  });

  it("is clean as a change from itself", async () => {
    expect(await check(file, "--base", file)).toEqual({ exit: 0, judged: policies.length, findings: [] });
  });
});

function read(file: string): ReturnType<typeof parseFleet> {
  return parseFleet(parse(readFileSync(file, "utf8")), { file });
}

describe("the fleet of today", () => {
  const { hosts } = read(MODERN);
  const domUs = hosts.flatMap((host) => host.domUs);

  it("has hosts from Xen 4.17 to 4.22", () => {
    expect([...new Set(hosts.map(({ xen }) => /^\d+\.\d+/.exec(String(xen.release))?.[0]))].sort()).toEqual([
      "4.17",
      "4.19",
      "4.20",
      "4.22",
    ]);
  });

  it("has every guest type, HVM with either firmware, and what goes wrong most often", () => {
    expect(new Set(domUs.map(({ type }) => type))).toEqual(new Set(["pv", "pvh", "hvm"]));
    expect(new Set(domUs.filter(({ type }) => type === "hvm").map(({ boot }) => boot.bios))).toEqual(
      new Set(["ovmf", "seabios"]),
    );
    expect(
      domUs
        .filter(({ pci }) => pci.length > 0)
        .map(({ name, type }) => `${name} ${type}`)
        .sort(),
    ).toEqual(["netdom pv", "render hvm"]);
    expect(domUs.filter(({ vnuma }) => vnuma.length > 0).map(({ name }) => name)).toEqual(["warehouse"]);
    expect(domUs.filter(({ settings }) => settings.has("driver_domain")).map(({ name }) => name)).toEqual(["netdom"]);
    expect(domUs.filter(({ settings }) => settings.has("dm_restrict")).map(({ name }) => name)).toEqual(["tenant1"]);
    expect(domUs.flatMap(({ plannedOperations }) => plannedOperations.map(({ operation }) => operation))).toEqual([
      "migrate",
    ]);
  });
});

describe("the fleet of 2007", () => {
  it("is of Xen 3.0.3 with PAE throughout, with as many vifs as there can be", () => {
    const { hosts } = read(HISTORIC);
    expect(
      new Set(hosts.map(({ xen, dom0 }) => `${String(xen.release)} ${String(xen.wordSize)} ${String(dom0.wordSize)}`)),
    ).toEqual(new Set(["3.0.3 x86_32p x86_32p"]));
    expect(Math.max(...hosts.flatMap((host) => host.domUs.map(({ vifs }) => vifs.length)))).toBe(3);
  });
});
