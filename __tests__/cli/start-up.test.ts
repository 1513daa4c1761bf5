import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "../..");

/** The files that a run of the command has loaded, in a process of its own. */
function loadedBy(...argv: readonly string[]): readonly string[] {
  const program = `
    const { run } = require("./lib/cli/run");
    const { disk } = require("./lib/disk/disk");
    const io = { stdin: () => "", stdout() {}, stderr() {}, color: false, today: () => "2026-01-01", files: disk };
    void run(${JSON.stringify(argv)}, io, () => require("./policies").policies).then((exit) => {
      console.log(JSON.stringify({ exit, loaded: Object.keys(require.cache) }));
    });`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--require", "tsx/cjs", "--eval", program], {
    cwd: root,
    encoding: "utf8",
  });
  if (stdout === "") throw new Error(stderr);
  const { exit, loaded } = JSON.parse(stdout) as { exit: number; loaded: string[] };
  expect(exit).toBe(0);
  return loaded;
}

describe("xenplan starts fast:", () => {
  it("help loads neither policies nor what judging needs", () => {
    const loaded = loadedBy("--help");
    for (const part of [
      "node_modules/ajv",
      "node_modules/yaml",
      "/policies/",
      "/lib/read/",
      "/lib/report/",
      "/lib/model/",
      "/lib/emit/",
    ]) {
      expect(loaded.filter((file) => file.includes(part))).toEqual([]);
    }
  });

  it("no command loads the CDKTF framework", () => {
    const loaded = loadedBy("policies");
    expect(loaded.some((file) => file.includes("/policies/"))).toBe(true);
    expect(loaded.filter((file) => /node_modules\/(cdktf|cdktn|constructs|@cdktf)\//.test(file))).toEqual([]);
  });
});
