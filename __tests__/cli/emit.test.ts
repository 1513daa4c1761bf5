import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { editedSample } from "../../lib/model/sample";
import { type RawObject } from "../../lib/model/document";
import { disk } from "../../lib/disk/disk";
import { Unknown } from "../../lib/model/planned";
import { loadInput } from "../../lib/read/load";
import { readInputs } from "../../lib/read/read";
import { folder } from "../support/folder";
import { planOf } from "../support/plan";
import { testPolicies } from "../support/policies";
import { type Ran, xenplan } from "../support/run";

const { path, write } = folder();
const run = (...argv: readonly string[]): Promise<Ran> => xenplan(argv, { policies: testPolicies });
let runs = 0;
/** A folder name that no other test uses. */
const output = (): string => path(`out${runs++}`);
const fleet = (domU: RawObject = {}, host: RawObject = {}): string =>
  write("fleet.yaml", stringify(editedSample({ domU, host })));
const tree = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
const contents = (root: string): Record<string, string> =>
  Object.fromEntries(tree(root).map((name) => [name, readFileSync(join(root, name), "utf8")]));
const REJECTED = { kernel: null };
const GROWN = {
  volumeGroups: [
    {
      name: "vg0",
      size: "500GiB",
      logicalVolumes: [{ name: "web-root", size: "40GiB", filesystem: "xfs", mountPoint: "/" }],
    },
  ],
};

describe("xenplan emit", () => {
  it("writes what passes, reports on standard output, and says on standard error where it wrote", async () => {
    const out = output();
    const { exit, stdout, stderr } = await run("emit", fleet(), "-o", out);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/judged: nothing found/);
    const files = tree(out);
    expect(files).toEqual(expect.arrayContaining([".xenplan", "fleet.json", expect.stringMatching(/\.cfg$/)]));
    for (const file of files.filter((name) => name !== ".xenplan")) expect(stderr).toContain(`  ${out}/${file}\n`);
    expect(readdirSync(path()).filter((name) => name.includes(".xenplan-"))).toEqual([]);
  });

  it("writes the same bytes for the same fleet", async () => {
    const [first, second] = [output(), output()];
    await run("emit", fleet(), "-o", first);
    await run("emit", fleet(), "-o", second);
    expect(contents(first)).toEqual(contents(second));
  });

  it("writes a fleet.json that is the next run's base", async () => {
    const out = output();
    await run("emit", fleet({ memory: "1GiB" }), "-o", out);
    const { exit, stdout } = await run("check", fleet(), "--base", out, "--fail-on", "info");
    expect({ exit, stdout }).toEqual({ exit: 1, stdout: expect.stringContaining("its memory changes") as string });
  });

  it("adds the runbooks of what changed", async () => {
    const out = output();
    await run("emit", fleet({}, GROWN), "--base", write("base.yaml", stringify(editedSample({}))), "-o", out);
    expect(tree(out).filter((name) => /runbook/.test(name))).not.toEqual([]);
  });

  it("takes away files of its own that are no longer emitted", async () => {
    const out = output();
    await run("emit", fleet({ name: "old" }), "-o", out);
    const old = tree(out);
    await run("emit", fleet(), "-o", out);
    expect(tree(out).filter((name) => name.includes("old"))).toEqual([]);
    expect(tree(out)).toHaveLength(old.length);
  });

  it("writes nothing for a fleet that is rejected", async () => {
    const out = output();
    const { exit, stdout, stderr } = await run("emit", fleet(REJECTED), "-o", out);
    expect({ exit, stdout }).toEqual({ exit: 1, stdout: expect.stringMatching(/^error domU web on alpha/) as string });
    expect(stderr).toContain("rejected: nothing was written");
    expect(existsSync(out)).toBe(false);
  });

  it("never emits what is fatal, whatever it is told to let pass", async () => {
    const out = output();
    const large = {
      volumeGroups: [{ name: "vg0", size: "4TiB", logicalVolumes: [{ name: "web-root", size: "2TiB" }] }],
    };
    expect((await run("emit", fleet({}, large), "-o", out, "--fail-on", "never")).exit).toBe(1);
    expect(existsSync(out)).toBe(false);
  });

  it("takes away what an earlier run wrote, once the fleet is rejected, but not what a person changed", async () => {
    const out = output();
    await run("emit", fleet(), "-o", out);
    const [cfg = ""] = tree(out).filter((name) => name.endsWith(".cfg"));
    appendFileSync(join(out, cfg), "# mine\n");
    const { exit, stderr } = await run("emit", fleet(REJECTED), "-o", out);
    expect(exit).toBe(1);
    expect(tree(out)).toEqual([".xenplan", cfg]);
    expect(stderr).toMatch(/took away what an earlier run had written/);
    expect(stderr).toContain(`left what was changed by hand: ${cfg}`);
    expect(JSON.parse(readFileSync(join(out, ".xenplan"), "utf8"))).toMatchObject({ state: "rejected", files: {} });
  });

  it("writes again into a folder that a rejected run has emptied", async () => {
    const out = output();
    await run("emit", fleet(), "-o", out);
    const whole = contents(out);
    await run("emit", fleet(REJECTED), "-o", out);
    expect(tree(out)).toEqual([".xenplan"]);
    expect((await run("emit", fleet(), "-o", out)).exit).toBe(0);
    expect(contents(out)).toEqual(whole);
  });

  it("leaves what an earlier run wrote where the input can't be read: nobody said that it no longer passes", async () => {
    const out = output();
    await run("emit", fleet(), "-o", out);
    const whole = contents(out);
    expect((await run("emit", path("none.yaml"), "-o", out)).exit).toBe(3);
    expect(contents(out)).toEqual(whole);
  });

  it("exits 3 where a value that it needs waits for apply, and takes away what an earlier run wrote", async () => {
    const out = output();
    await run("emit", fleet(), "-o", out);
    const plan = write("plan.json", planOf(editedSample({ domU: { memory: new Unknown() } })));
    const { exit, stderr } = await run("emit", plan, "-o", out);
    expect(exit).toBe(3);
    expect(stderr).toMatch(/not emitted: .*not known until apply/);
    expect(tree(out)).toEqual([".xenplan"]);
  });

  it("writes what waits for apply into fleet.json in a form that is read back as not known", async () => {
    const out = output();
    const plan = write(
      "plan.json",
      planOf(editedSample({ domU: { maxGrantFrames: 64 }, host: { cpus: new Unknown() } })),
    );
    const { exit } = await run("emit", plan, "-o", out);
    expect({ exit, files: tree(out).includes("fleet.json") }).toEqual({ exit: 0, files: true });
    const again = readInputs([loadInput(join(out, "fleet.json"), disk)]).change.after;
    expect(again.hosts[0]?.cpus).toEqual(new Unknown());
    expect((await run("check", join(out, "fleet.json"))).exit).toBe(0);
  });

  describe("refuses with exit 2, and leaves as it is,", () => {
    const refused = async (out: string, message: RegExp): Promise<void> => {
      const before = existsSync(out) ? contents(out) : {};
      const { exit, stderr } = await run("emit", fleet(), "-o", out);
      expect(exit).toBe(2);
      expect(stderr).toMatch(message);
      expect(existsSync(out) ? contents(out) : {}).toEqual(before);
    };

    it("a folder with someone else's files", async () => {
      const out = output();
      mkdirSync(join(out, "deep"), { recursive: true });
      writeFileSync(join(out, "deep", "thesis.txt"), "years");
      await refused(out, /holds files that xenplan did not write.*deep\/thesis\.txt/);
    });

    it("a folder of its own with a file that was changed since", async () => {
      const out = output();
      await run("emit", fleet(), "-o", out);
      appendFileSync(join(out, "fleet.json"), "\n");
      await refused(out, /were changed since: fleet\.json/);
    });

    it("a folder of its own with a symbolic link in it", async () => {
      const out = output();
      await run("emit", fleet(), "-o", out);
      symlinkSync("/etc/hostname", join(out, "link"));
      await refused(out, /link/);
    });

    it("a folder whose marker is not one of ours", async () => {
      const out = output();
      mkdirSync(out);
      writeFileSync(join(out, ".xenplan"), "hello");
      await refused(out, /is not a marker that this program wrote/);
    });

    it("a folder that the other command wrote", async () => {
      const out = output();
      await run("runbook", fleet({}, GROWN), "--base", write("base.yaml", stringify(editedSample({}))), "-o", out);
      await refused(out, /holds what xenplan runbook wrote/);
    });

    it("the working folder", async () => {
      const { exit, stderr } = await run("emit", fleet(), "-o", ".");
      expect({ exit, stderr }).toEqual({
        exit: 2,
        stderr: expect.stringContaining("name a folder of its own") as string,
      });
    });
  });

  it("recovers from a run that was killed between two renames", async () => {
    const out = output();
    await run("emit", fleet(), "-o", out);
    const whole = contents(out);
    const base = out.split("/").at(-1) ?? "";
    mkdirSync(path(`.${base}.xenplan-new`, "half"), { recursive: true });
    mkdirSync(path(`.${base}.xenplan-old`, "half"), { recursive: true });
    expect((await run("emit", fleet(), "-o", out)).exit).toBe(0);
    expect(contents(out)).toEqual(whole);
    expect(readdirSync(path()).filter((name) => name.includes(".xenplan-"))).toEqual([]);
  });
});

describe("xenplan runbook", () => {
  const base = (): string => write("base.yaml", stringify(editedSample({})));

  it("writes the steps of a change, and nothing else", async () => {
    const out = output();
    const { exit, stderr } = await run("runbook", fleet({}, GROWN), "--base", base(), "-o", out);
    expect(exit).toBe(0);
    expect(stderr).toMatch(/wrote \d+ files? to/);
    expect(tree(out).filter((name) => name.endsWith(".cfg") || name === "fleet.json")).toEqual([]);
  });

  it("takes what was before from a plan", async () => {
    const plan = write("plan.json", planOf(editedSample({ host: GROWN }), editedSample({})));
    expect((await run("runbook", plan, "-o", output())).exit).toBe(0);
  });

  it("exits 2 where nothing says what was before", async () => {
    expect(await run("runbook", fleet(), "-o", output())).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining("give --base INPUT") as string,
    });
  });

  it("writes nothing where nothing changes", async () => {
    const out = output();
    expect(await run("runbook", fleet(), "--base", base(), "-o", out)).toMatchObject({
      exit: 0,
      stderr: expect.stringContaining("nothing changes") as string,
    });
    expect(existsSync(out)).toBe(false);
  });

  it("takes away a runbook that nothing calls for any more", async () => {
    const out = output();
    await run("runbook", fleet({}, GROWN), "--base", base(), "-o", out);
    await run("runbook", fleet(), "--base", base(), "-o", out);
    expect(tree(out)).toEqual([".xenplan"]);
  });
});
