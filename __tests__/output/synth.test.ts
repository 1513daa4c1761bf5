/** A real synth, killed at operations of the file system all along its way. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const repository = join(__dirname, "../..");
let root: string;
// Where the packages are found that the program imports.
const cache = join(repository, "node_modules/.cache");
beforeEach(() => {
  mkdirSync(cache, { recursive: true });
  root = mkdtempSync(join(cache, "xenplan-synth-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Kills the process at the change of a number, counted from the first that lies in the output folder. */
const PRELOAD = `
const fs = require("node:fs");
let left = Number(process.env.KILL_AT);
for (const name of ["writeFileSync", "mkdirSync", "renameSync", "rmSync", "unlinkSync", "linkSync", "openSync", "rmdirSync"]) {
  const real = fs[name];
  fs[name] = (path, ...rest) => {
    if (String(path).includes("cdktf.out") && --left === 0) process.kill(process.pid, "SIGKILL");
    return real(path, ...rest);
  };
}
`;

const PROGRAM = `
import { TerraformStack } from "cdktf";
import { NullProvider } from "@cdktf/provider-null/lib/provider";
import { Size, VolumeGroup, LogicalVolume, XenApp, XenHost } from ${JSON.stringify(join(repository, "constructs"))};
const size = Number(process.env.SIZE);
const app = new XenApp({ outdir: process.env.OUT, report: () => undefined });
for (const name of ["one", "two"]) {
  const stack = new TerraformStack(app, name);
  new NullProvider(stack, "null");
  const host = new XenHost(stack, name, { xen: { release: "4.17.5", wordSize: "x86_64" }, memory: Size.gibibytes(64), dom0: { memory: Size.gibibytes(2) } });
  new LogicalVolume(stack, "root", { volumeGroup: new VolumeGroup(stack, "vg0", { host, size: Size.gibibytes(500) }), size: Size.gibibytes(size) });
}
app.synth();
`;

function synth(size: number, killAt = 0): void {
  spawnSync(process.execPath, ["--require", join(root, "preload.cjs"), "--import", "tsx", join(root, "main.ts")], {
    cwd: repository,
    env: {
      PATH: process.env["PATH"],
      SIZE: String(size),
      OUT: join(root, "cdktf.out"),
      KILL_AT: String(killAt),
      HOME: root,
    },
  });
}

/** Every size that a file of the output speaks of: 20GiB. */
function sizesIn(path: string): readonly string[] {
  const file = join(root, "cdktf.out", path);
  return existsSync(file) ? [...new Set(readFileSync(file, "utf8").match(/(?<="size": ")(20|40)GiB/g) ?? [])] : [];
}

it("leaves no Terraform of one fleet beside that of another, or beside its artefacts", () => {
  writeFileSync(join(root, "preload.cjs"), PRELOAD);
  writeFileSync(join(root, "main.ts"), PROGRAM);
  const all = ["stacks/one/cdk.tf.json", "stacks/two/cdk.tf.json", "xenplan/fleet.json"];
  synth(20);
  expect(all.map(sizesIn)).toEqual([["20GiB"], ["20GiB"], ["20GiB"]]);
  for (const killAt of [4, 9, 16, 24]) {
    synth(40, killAt);
    expect(new Set(all.flatMap(sizesIn)).size).toBeLessThanOrEqual(1);
    synth(20);
    expect(all.map(sizesIn)).toEqual([["20GiB"], ["20GiB"], ["20GiB"]]);
  }
}, 120_000);
